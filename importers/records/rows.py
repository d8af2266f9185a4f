"""One row of a list to the values of one record; a bad cell costs that cell, not the row."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from directory.i18n import N_
from directory.language import fold
from directory.tagging.evidence import Text, Where, evidence
from importers.cells.categories import attribute_rows
from importers.cells.context import Context, read_cell
from importers.cells.filling import merge
from importers.columns.fields import SEVERAL, Field
from importers.convert.empty import is_empty
from importers.places.finder import Place, PlaceFinder, Usual
from importers.problems import Problem
from importers.reading.tables import Row
from importers.slots import CHILDREN, SCALARS, Values

NO_NAME = N_("This row has no name, so nobody could find it: give it one, or delete the row.")
CELLS_SHIFTED = N_(
    "This row has more cells than the header, so its values may stand under the wrong names, and it was left out: put "
    "quotation marks around cells that contain the separator."
)
AGES_REVERSED = N_("The lowest age %(minimum)s is above the highest %(maximum)s, so both were left out: check them.")
FORMULA_OR_CODE = N_("This name looks like a formula or program code and was kept as plain text: write the real name.")
UNKNOWN_TERM = N_("“%(value)s” is not a category known here, so nobody finds the entry by it; the word is kept.")

ODD_NAME = re.compile(r"^=|<\s*/?\s*script", re.IGNORECASE)
PLACE_FIELDS = ("address.", "location.latitude", "location.longitude", "location.coordinates")
COLUMNS_OF = {  # slot of a place's problem -> the fields whose columns may hold its cause
    "place.code": ("address.municipality_code",),
    "place.city": ("address.city", "address.full", "address.street"),
    "place.postal_code": ("address.postal_code", "address.full"),
    "location.latitude": ("location.latitude", "location.coordinates"),
}
STORED = frozenset([*(f"{entity}.{column}" for entity, columns in SCALARS.items() for column in columns), *CHILDREN])


@dataclass
class Draft:
    """A row on its way to a record.

    Args:
        line, origin: where it stood: line in the file and table.
        table_id: its id in a package's table.
        cells: every column as it arrived, by name.
        values: by slot; besides those that are stored, "row.…" by which it is recognised.
        problems: of its cells.
        lost: the problem because of which it becomes no record.
    """

    line: int
    origin: str
    table_id: str
    cells: dict[str, str]
    values: Values = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    place: Place | None = None
    unknown_terms: dict[str, str] = field(default_factory=dict)  # value -> column
    lost: Problem | None = None

    @property
    def stored(self) -> Values:
        """The values that go into the directory."""
        return {slot: value for slot, value in self.values.items() if slot in STORED}

    @property
    def name(self) -> str:
        """What people know the entry by."""
        return name_of(self.values)

    @property
    def hours_unread(self) -> bool:
        """Whether the row's opening hours are nothing but words that could not be read."""
        return bool(self.values.get("row.hours_unread"))


def name_of(values: Mapping[str, Any]) -> str:
    """The name of the service, else of the organization or the location; empty without any."""
    names = (values.get(f"{entity}.name") for entity in ("service", "organization", "location"))
    return next((str(name) for name in names if name), "")


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table.

    Args:
        header: names of its columns.
        fields: column positions with their field, the most telling column of a field first.
        kinds: table of a row -> "service", "location" or "organization" in a package; empty for a plain list.
        about: the words of the list's own name.
        country: ISO 3166-1 alpha-2 of the list.
    """

    header: tuple[str, ...]
    fields: tuple[tuple[int, Field], ...]
    finder: PlaceFinder
    country: str
    about: str
    kinds: dict[str, str] = field(default_factory=dict)

    def read(self, row: Row, origin: str, usual: Usual | None = None) -> Draft:
        """The draft of a row; `usual` is where most rows of the list are, None while that is not known."""
        cells = {name: cell for name, cell in zip(self.header, row.cells, strict=True) if cell}
        draft = Draft(row.line, origin, "", {name: _storable(cell) for name, cell in cells.items()})
        if row.surplus:
            draft.lost = Problem(row.line, "", row.text, CELLS_SHIFTED)
            return draft
        self._fill(draft, row, self.country, lambda each: each.name.startswith(PLACE_FIELDS))
        self._place(draft, usual)
        country = draft.place.country if draft.place else self.country
        self._fill(draft, row, country, lambda each: not each.name.startswith(PLACE_FIELDS))
        self._complete(draft, country)
        return draft

    def _fill(self, draft: Draft, row: Row, country: str, wanted: Callable[[Field], bool]) -> None:
        filled: set[str] = set()
        for position, each in self.fields:
            cell = row.cells[position]
            if not wanted(each) or (each.name in filled and each.name not in SEVERAL) or is_empty(cell):
                continue
            filled.add(each.name)
            column = self.header[position]
            context = Context(country, column, self.finder.gazetteer, self.finder.vocabulary)
            found, problem = read_cell(each.fill, _storable(cell), context)
            merge(draft.values, found)
            draft.unknown_terms.update(dict.fromkeys(found.get("unknown_terms", ()), column))
            if problem is not None:
                draft.problems.append(Problem(row.line, column, cell, problem.message, problem.facts))

    def _place(self, draft: Draft, usual: Usual | None) -> None:
        draft.place = place = self.finder.find(draft.values, self.country, usual)
        merge(draft.values, place.values())
        if place.problem is not None:
            slot, error = place.problem
            columns = [self.header[at] for name in COLUMNS_OF[slot] for at, each in self.fields if each.name == name]
            column = next((column for column in columns if column in draft.cells), "")
            value = draft.cells.get(column, "")
            draft.problems.append(Problem(draft.line, column, value, error.message, error.facts))

    def _complete(self, draft: Draft, country: str) -> None:
        """Names, ages, capacity and tags, which take more than one cell to say."""
        values, kind = draft.values, self.kinds.get(draft.origin, "service")
        draft.table_id = values.get(f"{kind}.id", "") if self.kinds else ""
        if kind == "service" and draft.table_id:
            draft.table_id += f"@{values.get('location.id', '')}"
        name = values.get("service.name") or values.get("organization.name") or values.get("location.name")
        if name is None:
            draft.lost = self._without_name(draft)
            return
        if ODD_NAME.search(name):
            draft.problems.append(Problem(draft.line, "", name, FORMULA_OR_CODE))
        values.setdefault("organization.name", values.get("service.name") or values.get("location.name"))
        values["organization.country"] = country
        if kind != "service":
            for slot in [slot for slot in values if slot.startswith("service.") and slot != "service.id"]:
                del values[slot]
            return
        if "service.name" not in values:
            of_location = values.get("location.name") if self.kinds else None
            values["service.name"] = of_location or values["organization.name"]
        _settle_derived(draft)
        values["attributes"] = self._attributes(draft)

    def _without_name(self, draft: Draft) -> Problem:
        """Why the row has no name: what stands there is too long, or there is nothing."""
        columns = {self.header[at] for at, each in self.fields if each.name.endswith(".name")}
        too_long = (each for each in draft.problems if each.column in columns)
        return next(too_long, Problem(draft.line, "", " | ".join(draft.cells.values()), NO_NAME))

    def _attributes(self, draft: Draft) -> tuple[dict[str, Any], ...]:
        """Tags from category columns, name, description and the list's name, the surest for each term."""
        values = draft.values
        found: dict[tuple[str, str], float] = dict(values.get("terms", {}))
        texts = (
            Text(_without_place(values["service.name"], draft.place), Where.NAME),
            Text(self.about, Where.LIST),
            Text(values.get("service.description", ""), Where.TEXT),
            Text(values.get("service.eligibility_description", ""), Where.TEXT),
        )
        for one in evidence(texts, self.finder.vocabulary):
            found[one.key] = max(found.get(one.key, 0.0), one.confidence)
        return attribute_rows(found)


def _without_place(name: str, place: Place | None) -> str:
    """A name without the municipality that it ends with: the parish of Cori has no choirs."""
    town = fold(place.municipality.name) if place and place.municipality else ""
    plain = fold(name)
    return plain.removesuffix(town) if town and plain.endswith(f" {town}") else name


def _settle_derived(draft: Draft) -> None:
    """Ages found in words, where no column says them; ages that contradict each other go."""
    values = draft.values
    if "service.minimum_age" not in values and "service.maximum_age" not in values:
        for end in ("minimum_age", "maximum_age"):
            if f"derived.{end}" in values:
                values[f"service.{end}"] = values[f"derived.{end}"]
    lowest, highest = values.get("service.minimum_age"), values.get("service.maximum_age")
    if lowest is not None and highest is not None and lowest > highest:
        facts = {"minimum": _years(lowest), "maximum": _years(highest)}
        draft.problems.append(Problem(draft.line, "", f"{facts['minimum']}-{facts['maximum']}", AGES_REVERSED, facts))
        del values["service.minimum_age"], values["service.maximum_age"]
    if "capacity.available" in values:
        values["capacities"] = ({"available": values["capacity.available"], "maximum": values.get("capacity.maximum")},)


def _years(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _storable(cell: str) -> str:
    """Text that every database takes: without NUL and half characters."""
    return cell.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def unknown_term_problems(drafts: Sequence[Draft]) -> list[Problem]:
    """One problem for each category that no taxonomy knows, at the line where it stands first."""
    first: dict[str, Problem] = {}
    for draft in drafts:
        for value, column in draft.unknown_terms.items():
            first.setdefault(value, Problem(draft.line, column, value, UNKNOWN_TERM, {"value": value}))
    return list(first.values())
