"""One row of a list to the values of one record; a bad cell costs that cell, not the row."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from directory.i18n import N_
from directory.tagging.evidence import Text, Where, confidences
from directory.words.language import fold
from importers.cells.categories import attribute_rows
from importers.cells.choices import UNPUBLISHED
from importers.cells.context import Context, merge
from importers.cells.offered import NOT_OFFERED
from importers.cells.opening_hours import PERIOD_STAYS, UNREAD, with_days
from importers.cells.target_groups import GROUP_OF_WOMEN
from importers.columns.fields import CONTACTS, HOURS_IN_ADDRESS, HOURS_IN_CONTACTS, STREET_IN_CONTACTS, Field
from importers.convert.closings import without_cause
from importers.convert.empty import is_empty
from importers.convert.genders import WOMEN
from importers.convert.phones.national import are_national
from importers.places.finder import Place, PlaceFinder, Usual
from importers.places.named_town import TOWN_OF_NAME, named_town, without_place
from importers.problems import Problem
from importers.reading.tables import Row
from importers.records.closings import settle_closings
from importers.records.column import HOURS, Column, storable
from importers.records.derived import settle_appointments, settle_closed_times, settle_derived
from importers.records.draft import NO_SUCH_SERVICE, NOT_PUBLISHED_THERE, NOT_TO_BE_PUBLISHED, Draft
from importers.records.draft import UNREAD as UNREAD_SLOTS
from importers.records.held_back import hold_back, marked_elsewhere
from importers.records.names_of_places import ONLY_A_PLACE, titled
from importers.records.shifted import MENDED, may_be_shifted, mended
from importers.records.two_services import two_services
from importers.records.unread import TAGS, unread_slots
from importers.records.where_said import first_column, located
from importers.row_values import Rows

NO_NAME = N_("This row has no name, so nobody could find it: give it one, or delete the row.")
OFFICE_ONLY = N_(
    "“%(value)s” names an office and no service, so the row was left out: if a service is given there, write its name."
)
CELLS_SHIFTED = N_(
    "This row has more cells than the header, so its values may stand under the wrong names, and it was left out: put "
    "quotation marks around cells that contain the separator."
)
NO_TOWN = N_(
    "What this row says of its place names no municipality, so nobody finds the entry nearby: write the municipality, "
    "best in a column of its own."
)
FORMULA_OR_CODE = N_("This name looks like a formula or program code and was kept as plain text: write the real name.")

ODD_NAME = re.compile(r"^=|<\s*/?\s*script", re.IGNORECASE)
OFFICE = re.compile(  # a name that is no more than that, in a table of offices below one of services
    r"(?:sed[ei]|uffici?o?)(?: (?:e )?(?:legal|operativ|amministrativ|central|principal|territorial)\w{1,2})+|"
    r"(?:registered|head) office|hauptsitz|geschaftsstelle"
)
PLACE_FIELDS = ("address.", "location.name", "location.latitude", "location.longitude", "location.coordinates")
COLUMNS_OF = {  # slot of a place's problem -> the fields whose columns may hold its cause
    "place.code": ("address.municipality_code",),
    "place.city": ("address.city", "address.full", "address.street"),
    "place.postal_code": ("address.postal_code", "address.full"),
    "location.latitude": ("location.latitude", "location.coordinates"),
}
TOWN_OF_ROW = ("address.city", "address.full", "address.street", "location.name", CONTACTS)
CONTACT_FIELDS = (CONTACTS, "phone", "email")
NAMES = ("service.name", "organization.name", "location.name")
HOURS_WITHIN = {CONTACTS: HOURS_IN_CONTACTS, "address.full": HOURS_IN_ADDRESS}  # where no column says hours


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table.

    Args:
        header: names of its columns.
        fields: column positions with their field, the most telling column of a field first.
        kinds: table of a row -> "service", "location" or "organization" in a package; empty for a plain list.
        about: the words of the list's own name.
        country: ISO 3166-1 alpha-2 of the list.
        today: a service that closed before is closed.
        language: of its opening hours, "" where it is not known.
        above: an address above the table, for rows that say nothing of their place.
        lists_days: whether its hours have hyphens between single days.
        town: the municipality of rows that name none.
        joint: what separates its cells.
        towns_in_names: whether no column says the municipality, so that a name may; `names_are_towns`: whether it is
            one.
        title: the list's own name, as it is written.
    """

    header: tuple[str, ...]
    fields: tuple[tuple[int, Field], ...]
    finder: PlaceFinder
    country: str
    about: str
    today: date
    kinds: dict[str, str] = field(default_factory=dict)
    language: str = ""
    above: str = ""
    lists_days: bool = False
    town: str = ""
    joint: str = ";"
    towns_in_names: bool = False
    names_are_towns: bool = False
    title: str = ""

    def read(self, row: Row, origin: str, usual: Usual | None = None) -> Draft:
        """The draft of a row; `usual` is where most rows of the list are, None while that is not known."""
        (draft,) = self.read_together([(row, origin)], usual)
        return draft

    def read_together(self, rows: Sequence[tuple[Row, str]], usual: Usual | None = None) -> list[Draft]:
        """The drafts of some rows, each with where it is from."""
        drafts = self._read([(row, origin) for row, origin in rows if not row.surplus], usual)
        whole = iter(drafts)
        found = [
            self._of_surplus(row, origin, usual) if row.surplus else self._looked_at(next(whole), row, usual)
            for row, origin in rows
        ]
        for draft in found:
            self._say_columns(draft)
        return found

    def _say_columns(self, draft: Draft) -> None:
        """Name the column of what is wrong, where it is of one."""
        draft.problems = tuple(located(each, draft, self.fields) for each in draft.problems)
        draft.lost = located(draft.lost, draft, self.fields) if draft.lost else None

    def _of_surplus(self, row: Row, origin: str, usual: Usual | None) -> Draft:
        """The draft of a row with more cells than columns, which is lost where they cannot be put right."""
        if right := mended(row, self.fields, self.country, self.joint):
            return self._of_mended(right, row, origin, usual)
        draft = Draft(row.line, origin, self.header, row.cells)
        draft.lost = Problem(row.line, "", row.text, CELLS_SHIFTED)
        return draft

    def _looked_at(self, draft: Draft, row: Row, usual: Usual | None) -> Draft:
        """The draft, or another one where cells of its row are shifted."""
        if may_be_shifted(row, len(draft.problems)) and (right := mended(row, self.fields, self.country, self.joint)):
            return self._of_mended(right, row, draft.origin, usual)
        return draft

    def _of_mended(self, right: Row, row: Row, origin: str, usual: Usual | None) -> Draft:
        (draft,) = self._read([(right, origin)], usual)
        draft.problems += (Problem(row.line, "", row.text, MENDED),)
        return draft

    def _read(self, rows: Sequence[tuple[Row, str]], usual: Usual | None) -> list[Draft]:
        """Read rows step by step: the processor has at hand what a step needs, which spares a fifth of the time."""
        drafts = [Draft(row.line, origin, self.header, row.cells) for row, origin in rows]
        self._read_ahead(drafts)
        for draft in drafts:
            self._fill(draft, self.country, self._of_place)
        for draft in drafts:
            self._place(draft, usual)
        countries = [draft.place.country if draft.place else self.country for draft in drafts]
        for draft, country in zip(drafts, countries, strict=True):
            self._fill(draft, country, self._of_the_rest)
            marked_elsewhere(draft, self._not_read)
            hold_back(draft, self.finder, self.country)
        for draft, country in zip(drafts, countries, strict=True):
            self._complete(draft, country)
        return drafts

    def _read_ahead(self, drafts: Sequence[Draft]) -> None:
        """Read columns one after the other; of those that fill one field, the first, which most rows need alone."""
        firsts = {column.field: column for column in reversed((*self._of_place, *self._of_the_rest))}
        for column in firsts.values() if len(drafts) > 1 else ():
            column.read_ahead([draft.row[column.position] for draft in drafts], self.country)

    @cached_property
    def _of_place(self) -> "tuple[Column, ...]":
        """Columns that say where the row is, which are read first, since they may say in which country."""
        named = self._columns(lambda each: each.name.startswith(PLACE_FIELDS))
        if any(each.name in ("address.full", "address.street") for _, each in self.fields):
            return named
        within = [position for position, each in self.fields if each.name == CONTACTS]
        return (*named, *(Column(at, self.header[at], STREET_IN_CONTACTS, self._context) for at in within))

    @cached_property
    def _of_the_rest(self) -> "tuple[Column, ...]":
        named = self._columns(lambda each: not each.name.startswith(PLACE_FIELDS))
        if self._has_hours:
            return named
        within = [(at, HOURS_WITHIN[each.name]) for at, each in self.fields if each.name in HOURS_WITHIN]
        return (*named, *(Column(at, self.header[at], each, self._context) for at, each in within))

    @cached_property
    def _has_hours(self) -> bool:
        return bool(self.kinds) or any(each.name.startswith("schedule") for _, each in self.fields)

    @cached_property
    def _headers_of_names(self) -> Mapping[str, str]:
        return {each.name: self.header[at] for at, each in reversed(self.fields) if each.name in NAMES}

    @cached_property
    def _not_read(self) -> tuple[int, ...]:
        """Columns that fill no field."""
        filled = {position for position, _ in self.fields}
        return tuple(position for position in range(len(self.header)) if position not in filled)

    def _columns(self, wanted: Callable[[Field], bool]) -> "tuple[Column, ...]":
        return tuple(
            Column(position, self.header[position], each, self._context, table=self._table_of(position))
            for position, each in self.fields
            if wanted(each)
        )

    @cached_property
    def _context(self) -> Callable[[str, str], Context]:
        """What cells are read with, by country and header, which is "" for hours of several columns."""
        gazetteer, vocabulary = self.finder.gazetteer, self.finder.vocabulary
        hours = self.language, self.lists_days, self.today.year, self._has_hours
        return cache(lambda country, header: Context(country, header, gazetteer, vocabulary, *hours))

    def _table_of(self, position: int) -> str:
        """The table of a package that a column is from, "" in a plain list."""
        name = self.header[position]
        return max((each for each in self.kinds if name == each or name.startswith(f"{each}.")), key=len, default="")

    def _fill(self, draft: Draft, country: str, columns: "Iterable[Column]") -> None:
        filled: set[str] = set()
        hours_of: str | None = None  # the table that said them: a service's own count before those of its place
        row, values = draft.row, draft.values
        for column in columns:
            cell = row[column.position]
            if not cell or (column.field in filled and column.is_one):
                continue
            if column.is_of_hours and hours_of not in (None, column.table):
                continue
            said = column.read(cell, country)
            if said is None:
                continue
            filled.add(column.field)
            hours_of = column.table if column.is_of_hours else hours_of
            merge(values, said.values)
            for slot in unread_slots(column.field, said.problem):
                _note_unread(draft, slot, column.name, str((said.problem and said.problem.facts.get("value")) or cell))
            if said.unknown_terms:
                _note_unread(draft, TAGS, column.name, said.unknown_terms[0])
                draft.unknown_terms = {**draft.unknown_terms, **dict.fromkeys(said.unknown_terms, column.name)}
            if said.problem is not None:
                problem = Problem(draft.line, column.name, cell, said.problem.message, said.problem.facts)
                draft.problems += (problem,) if problem not in draft.problems else ()

    def _place(self, draft: Draft, usual: Usual | None) -> None:
        if self.above and not any(slot.startswith("place.") for slot in draft.values):
            draft.values["place.address"] = self.above
        place = self.finder.find(draft.values, self.country, usual)
        if self.towns_in_names and not place.expected and place.point is None:
            place = self._place_in_name(draft, place, usual)
        if self.town and (place.lacks_town or (place.says_nothing and self._may_be_in_town(draft))):
            draft.values["place.city"] = self.town
            place = self.finder.find(draft.values, self.country, usual)
        draft.place = place
        merge(draft.values, place.values())
        if place.lacks_town:  # told once: what is wrong with other cells of the place matters when the town is known
            told = Problem(draft.line, self._header_of(*TOWN_OF_ROW), self._of_its_place(draft), NO_TOWN)
            draft.problems = () if place.problem else (told,)
        if place.problem is not None:
            slot, error = place.problem
            where, value = self._cell_of(draft, *COLUMNS_OF[slot])
            draft.problems += (Problem(draft.line, where, value, error.message, error.facts),)

    def _may_be_in_town(self, draft: Draft) -> bool:
        """Whether a row that says no place may be in the municipality of its list: no helpline of the whole country."""
        contacts = [draft.row[at] for at, each in self.fields if each.name.startswith(CONTACT_FIELDS) and draft.row[at]]
        is_helpline = bool(contacts) and all(are_national(cell, self.country) for cell in contacts)
        return not draft.values.get("service.remote") and not is_helpline

    def _header_of(self, *names: str) -> str:
        """The column of the first of some fields that has one."""
        return next((self.header[at] for name in names for at, each in self.fields if each.name == name), "")

    def _cell_of(self, draft: Draft, *names: str) -> tuple[str, str]:
        """Name and cell of the column where the first of some fields is; empty where none has a column."""
        at = first_column(draft.row, self.fields, *names)
        return ("", "") if at is None else (self.header[at], storable(draft.row[at]))

    def _place_in_name(self, draft: Draft, place: Place, usual: Usual | None) -> Place:
        """The place of a row of which nothing but its name says the municipality."""
        names = (draft.row[at] for at, each in self.fields if each.name in NAMES)
        name = next(filter(None, names), "")
        town = name if self.names_are_towns else named_town(name, self.finder.gazetteer, usual)
        if not town:
            return place
        draft.values["place.city"] = town
        draft.problems += (Problem(draft.line, "", town, TOWN_OF_NAME),)
        return self.finder.find(draft.values, self.country, usual)._replace(guessed=usual is None)

    def _of_its_place(self, draft: Draft) -> str:
        """What the cells of a row say of its place."""
        cells = (draft.row[column.position] for column in self._of_place)
        return " | ".join(storable(cell) for cell in cells if not is_empty(cell))

    def _complete(self, draft: Draft, country: str) -> None:
        """Names, ages, capacity and tags, which take more than one cell to say."""
        values, kind = draft.values, self.kinds.get(draft.origin, "service")
        draft.table_id = values.get(f"{kind}.id", "") if self.kinds else ""
        if kind == "service" and draft.table_id:
            draft.table_id += f"@{values.get('location.id', '')}"
        if "organization.name" in values and OFFICE.fullmatch(fold(values.get("service.name", ""))):
            del values["service.name"]
        name = next((values[slot] for slot in NAMES if values.get(slot)), None)
        draft.lost = self._why_lost(draft, name)
        if draft.lost is not None or name is None:
            return
        if ODD_NAME.search(name):
            draft.problems += (Problem(draft.line, "", name, FORMULA_OR_CODE),)
        if "organization.name" not in values:
            values["organization.name"], values["row.organization_unsaid"] = name, True
        values["organization.country"] = country
        if kind != "service":
            for slot in [slot for slot in values if slot.startswith("service.") and slot != "service.id"]:
                del values[slot]
            return
        if "service.name" not in values:
            of_location = values.get("location.name") if self.kinds else None
            values["service.name"] = of_location or values["organization.name"]
        if name := titled(values, self.title, draft.place, self._headers_of_names, self.finder.vocabulary):
            values["service.name"] = name
            draft.problems += (Problem(draft.line, "", name, ONLY_A_PLACE),)
        self._join_hours(draft, country)
        settle_appointments(values)
        settle_closed_times(values)
        draft.problems += (*settle_closings(values, draft.line, self.today), *settle_derived(values, draft.line))
        draft.problems += (*two_services(values["service.name"], draft.row, draft.line),)
        values["attributes"] = self._attributes(draft)

    def _why_lost(self, draft: Draft, name: str | None) -> Problem | None:
        """Why a row becomes no entry: it has no name, or itself says that it is not to be shown."""
        values = draft.values
        if said := values.get(NOT_OFFERED):
            return Problem(draft.line, values["row.asked"], said, NO_SUCH_SERVICE, {"value": said})
        if name is None:
            return self._without_name(draft)
        if values.get("row.publishing") is False:
            return Problem(draft.line, "", name, NOT_TO_BE_PUBLISHED)
        if OFFICE.fullmatch(fold(name)):
            return Problem(draft.line, "", name, OFFICE_ONLY, {"value": name})
        if UNPUBLISHED in values:
            return Problem(draft.line, "", name, NOT_PUBLISHED_THERE, {"value": values[UNPUBLISHED]})
        return None

    def _join_hours(self, draft: Draft, country: str) -> None:
        """Hours of several columns; what is wrong stands at the hours, or at the first other column of them."""
        problem = with_days(draft.values, self._context(country, ""))
        if draft.values.get("hours.joined"):  # then nothing is wrong with a part of them
            draft.problems = tuple(each for each in draft.problems if each.message not in UNREAD)
        if problem is not None:
            is_period = problem.message == PERIOD_STAYS
            where = [
                (
                    (each.name == "schedule.period") != is_period,
                    each.name != "schedule",
                    each.name == "schedule.days",
                    at,
                )
                for at, each in self.fields
            ]
            *_, at = min(each for each in where if draft.row[each[-1]] and self._is_of_hours(each[-1]))
            draft.problems += (
                Problem(draft.line, self.header[at], storable(draft.row[at]), problem.message, problem.facts),
            )

    def _is_of_hours(self, position: int) -> bool:
        return any(each.name.startswith(HOURS) for at, each in self.fields if at == position)

    def _without_name(self, draft: Draft) -> Problem:
        """Why the row has no name: what stands there is too long, or there is nothing."""
        columns = {self.header[at] for at, each in self.fields if each.name.endswith(".name")}
        too_long = (each for each in draft.problems if each.column in columns)
        none = Problem(draft.line, self._header_of(*NAMES), " | ".join(draft.cells.values()), NO_NAME)
        return next(too_long, none)

    def _attributes(self, draft: Draft) -> Rows:
        """Tags from category columns, name, description and the list's name, the surest for each term."""
        values = draft.values
        found: dict[tuple[str, str], float] = dict(values.get("terms", {}))
        texts = (
            Text(without_place(values["service.name"], draft.place), Where.NAME),
            Text(self.about, Where.LIST),
            Text(without_cause(values.get("service.description", "")), Where.TEXT),
            Text(values.get("service.eligibility_description", ""), Where.FOR_WHOM),
        )
        is_for_men_too = values.get("derived.gender_reserved", WOMEN) != WOMEN  # "uomini e donne" are no group of women
        for key, sure in confidences(texts, self.finder.vocabulary).items():
            if is_for_men_too and key == GROUP_OF_WOMEN:
                continue
            found[key] = max(found.get(key, 0.0), sure)
        return attribute_rows(found)


def _note_unread(draft: Draft, slot: str, column: str, value: str) -> None:
    """The first thing that cannot be read of a slot."""
    draft.values[UNREAD_SLOTS] = {slot: (column, value), **draft.values.get(UNREAD_SLOTS, {})}
