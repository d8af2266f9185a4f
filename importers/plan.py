"""What importing a list would change, as data: nothing is written here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.errors import InvalidInput
from directory.gazetteer import Gazetteer
from directory.i18n import N_
from directory.vocabulary import Vocabulary
from importers.cells.categories import TAXONOMIES
from importers.places.finder import PlaceFinder
from importers.places.list_country import country_of
from importers.problems import Problem
from importers.read import read_tables
from importers.records import stored
from importers.records.drafts import Drafts, Progress, read_drafts
from importers.records.recognition import recognise
from importers.records.rows import Draft, name_of
from importers.records.stored import StoredRecord
from importers.slots import SCALARS, Canonical, canonical

CHANGED_BY_HAND = N_(
    "The list now says “%(new)s”, but somebody changed this to “%(current)s” by hand since the last import, "
    "which was kept."
)
LOOKS_LIKE = N_(
    "This row looks like “%(name)s”, line %(line)s of the last list, but that is not sure, so it becomes a new entry: "
    "if they are the same, delete one of them."
)
NO_SOURCE = N_("The list needs a name of 1 to %(longest)s characters, so that its rows are found again next time.")
RAGGED = N_(
    "%(ragged)s of %(rows)s rows have more or fewer cells than the header, so nothing was written: put quotation marks "
    "around cells that contain the separator, and try again."
)

TOWN = frozenset({"address.municipality_code", "address.city"})
ADDRESS = TOWN | {"address.address_1"}
POINT = frozenset({"location.latitude", "location.longitude", "location.point_source"})
OF_A_PLACE = POINT | {f"address.{column}" for column in SCALARS["address"]}
LONGEST_SOURCE = 200  # characters
FEW_RAGGED = 2  # rows; in a short list a missing last cell is no reason to refuse it
MOST_RAGGED = 0.2  # share of rows; above it the separator or the quotation marks are wrong, not a few rows

Action = Literal["create", "update", "unchanged"]


@dataclass(frozen=True)
class Difference:
    """A value that the list would change, as text or as rows of text."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowPlan:
    """What would become of one row.

    Args:
        values: what it says, in the form that is compared.
        same_as: key of an earlier row with the same values, whose entry it shares.
        stored: what was written before; None: nothing yet.
    """

    key: str
    draft: Draft
    values: Canonical
    action: Action
    differences: tuple[Difference, ...] = ()
    same_as: str | None = None
    stored: StoredRecord | None = None


@dataclass(frozen=True)
class MissingRow:
    """A row of the last list that the new one no longer has; its entry stays as it is."""

    key: str
    name: str
    line: int


@dataclass(frozen=True)
class Plan:
    """What importing a list would change.

    Args:
        rows: of the list: as many as `records` and `lost` together.
        lost: rows that become no record; each has a problem with its line.
        mapping: column -> field; "table.column" where the list has several tables.
        municipality_expected: records whose row names a place with a municipality.
        municipality_resolved: those that got one.
        refusal: why none of it may be written; None when it may.
        missing: rows of the last list that are not in this one, in the order of their lines.
    """

    source: str
    country: str
    rows: int
    lost: int
    records: tuple[RowPlan, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]
    municipality_expected: int
    municipality_resolved: int
    refusal: InvalidInput | None = None
    missing: tuple[MissingRow, ...] = ()

    @property
    def created(self) -> int:
        """Rows that would become new entries."""
        return self._count("create")

    @property
    def updated(self) -> int:
        """Rows whose entries would change."""
        return self._count("update")

    @property
    def unchanged(self) -> int:
        """Rows whose entries would stay as they are."""
        return self._count("unchanged")

    def _count(self, action: Action) -> int:
        return sum(record.action == action for record in self.records)


def make_plan(
    session: Session, path: Path, *, source: str | None = None, country: str = "IT", progress: Progress | None = None
) -> Plan:
    """Read a file or folder and say what writing it would change.

    Args:
        source: name of the list; by default the file's name without its ending.
        country: ISO 3166-1 alpha-2, used where the list itself does not show another.
        progress: called with (rows done, rows) now and then.
    Raises:
        NotFound, InvalidInput: there is no table to read, or none with names; `source` is empty or too long.
    """
    name = stored.source_name(session, path.stem if source is None else source.strip())
    if path.name and not 0 < len(name) <= LONGEST_SOURCE:
        raise InvalidInput(NO_SOURCE, longest=LONGEST_SOURCE)
    tables = read_tables(path)
    country = country_of(tables, country)
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    bad, rows = sum(table.ragged_rows for table in tables), sum(len(table.rows) for table in tables)
    refusal = InvalidInput(RAGGED, ragged=bad, rows=rows) if bad > max(MOST_RAGGED * rows, FEW_RAGGED) else None
    try:
        drafts = read_drafts(tables, finder, country=country, about=name, file=path.stem, progress=progress)
    except InvalidInput as problem:
        raise refusal or problem from problem
    records, conflicts, missing = _compared(drafts.drafts, stored.load(session, name))
    return Plan(
        source=name,
        country=country,
        rows=drafts.rows,
        lost=drafts.lost,
        records=tuple(records),
        problems=tuple(sorted([*drafts.problems, *conflicts], key=lambda problem: problem.line or 0)),
        mapping=drafts.mapping,
        unmapped=tuple(drafts.unmapped),
        municipality_expected=_with_place(drafts, resolved=False),
        municipality_resolved=_with_place(drafts, resolved=True),
        refusal=refusal,
        missing=missing,
    )


def _with_place(drafts: Drafts, *, resolved: bool) -> int:
    places = [draft.place for draft in drafts.drafts if draft.place and draft.place.expected]
    return sum(place.municipality is not None for place in places) if resolved else len(places)


def _compared(
    drafts: Sequence[Draft], before: Mapping[str, StoredRecord]
) -> tuple[list[RowPlan], list[Problem], tuple[MissingRow, ...]]:
    """Each draft beside what is stored, the changes by hand that the list contradicts, and rows that it left out."""
    plans: list[RowPlan] = []
    problems: list[Problem] = []
    first_with: dict[tuple[str, str], str] = {}
    all_values = [canonical(draft.stored) for draft in drafts]
    found = recognise(drafts, all_values, before)
    for index, (draft, values, key) in enumerate(zip(drafts, all_values, found.keys, strict=True)):
        record = found.stored[index]
        same = first_with.setdefault((found.own[index], repr(values)), key)
        if record is None:
            plans.append(RowPlan(key, draft, values, "create", same_as=same if same != key else None))
            if index in found.unsure:
                problems.append(_looks_like(draft, found.unsure[index]))
            continue
        if draft.hours_unread and _has_hours(record.current):
            values.pop("schedules", None)
        changes, by_hand = differences(record, values)
        action: Action = "update" if changes else "unchanged"
        plans.append(RowPlan(key, draft, values, action, tuple(changes), stored=record))
        problems += [changed_by_hand(draft.line, each) for each in by_hand]
    missing = [MissingRow(record.key, name_of(record.values), record.line) for record in found.missing]
    return plans, problems, tuple(sorted(missing, key=lambda row: (row.line, row.key)))


def _looks_like(draft: Draft, record: StoredRecord) -> Problem:
    facts = {"name": name_of(record.values), "line": record.line}
    return Problem(draft.line, "", draft.name, LOOKS_LIKE, facts)


def _has_hours(current: Canonical) -> bool:
    """Whether the directory knows hours, more than words about them."""
    return any(set(row) - {"description", "freq"} for row in current.get("schedules", ()))


def differences(record: StoredRecord, values: Canonical) -> tuple[list[Difference], list[Difference]]:
    """What the list changes, and what it would change but somebody changed by hand since it was last written.

    A value that the list leaves out, or only repeats, changes nothing; a new address takes the old one's point along.
    """
    changes: list[Difference] = []
    by_hand: list[Difference] = []
    for slot, new in values.items():
        current, written = record.current.get(slot), record.values.get(slot)
        if new in (current, written):
            continue
        (changes if current == written else by_hand).append(Difference(slot, current, new))
    changed = {each.field for each in changes}
    if not changed.isdisjoint(ADDRESS):
        by_hand = [each for each in by_hand if each.field not in POINT or not _is_geocoded(record)]
        changes += [each for each in _left_behind(record, values, changed) if each.field not in changed]
    return changes, by_hand


def _left_behind(record: StoredRecord, values: Canonical, changed: set[str]) -> Iterator[Difference]:
    """What belongs to the old address: the point that was found for it; after a move to another town all of it."""
    for slot, current in record.current.items():
        if slot in POINT and slot in values and _is_geocoded(record):
            yield Difference(slot, current, values[slot])
        elif slot in OF_A_PLACE - values.keys() and TOWN & changed and current == record.values.get(slot):
            yield Difference(slot, current, None)


def _is_geocoded(record: StoredRecord) -> bool:
    return record.current.get("location.point_source") == "geocoder"


def changed_by_hand(line: int, each: Difference) -> Problem:
    """Say that a list contradicts what somebody changed."""
    facts = {"new": shown(each.after), "current": shown(each.before)}
    return Problem(line, each.field, shown(each.after), CHANGED_BY_HAND, facts)


def shown(value: Any) -> str:
    """A value of a difference as one line of text."""
    if not isinstance(value, list):
        return str(value or "")
    return "; ".join(" ".join(_term_names().get(part, part) for part in row.values()) for row in value)


@cache
def _term_names() -> Mapping[str, str]:
    """Ids of the bundled terms -> label."""
    vocabulary = Vocabulary.bundled()
    return {
        str(term_id(each.taxonomy, each.code)): each.label() for kind in TAXONOMIES for each in vocabulary.terms(kind)
    }
