"""What importing a list would change, as data: nothing is written here."""

import uuid
from collections import Counter
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
from directory.models import LIVE_STATUSES, ServiceStatus
from directory.vocabulary import Vocabulary
from importers.cells.categories import TAXONOMIES
from importers.columns.chosen import Chosen
from importers.coordinator_notes import kept_value, told_alike, told_perhaps, told_same
from importers.garbage_collection import collecting_seldom
from importers.known_entries import USUAL, Found, KnownEntry, Wishes, find_known
from importers.places.finder import PlaceFinder
from importers.places.list_country import country_of
from importers.problems import Problem
from importers.read import read_tables
from importers.reading.tables import Table
from importers.records import stored
from importers.records.drafts import Drafts, Progress, read_drafts
from importers.records.recognition import recognise
from importers.records.rows import CanonicalValues, Draft, name_of
from importers.records.stored import StoredRecord
from importers.slots import Canonical, canonical, is_worked_out
from importers.three_way import (
    CHOSEN_WITH,
    Claim,
    Conflict,
    Difference,
    claims_of_others,
    conflict,
    differences,
    load_trust,
    settle,
    with_taken,
)

NO_SOURCE = N_("The list needs a name of 1 to %(longest)s characters, so that its rows are found again next time.")
RAGGED = N_(
    "%(ragged)s of %(rows)s rows have more or fewer cells than the header, so nothing was written: put quotation marks "
    "around cells that contain the separator, and try again."
)

LIVE = frozenset(status.value for status in LIVE_STATUSES)
LONGEST_SOURCE = 200  # characters
FEW_RAGGED = 2  # rows; in a short list a missing last cell is no reason to refuse it
MOST_RAGGED = 0.2  # share of rows; above it the separator or the quotation marks are wrong, not a few rows

Action = Literal["create", "update", "unchanged", "ask"]
RETIRED = "row.retired"  # marks a row whose service is inactive because the list had left the row out


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What would become of one row.

    Args:
        same_as: key of an earlier row with the same values, whose entry it shares.
        stored: what was written before; None: nothing yet. Of a row that is a known service: what that says.
        known: the service of another source, or written by hand, that the row is; or may be, where it is to be asked.
        not_same: services that somebody said the row is not.
    """

    key: str
    draft: Draft
    action: Action
    differences: tuple[Difference, ...] = ()
    same_as: str | None = None
    stored: StoredRecord | None = None
    known: KnownEntry | None = None
    not_same: tuple[uuid.UUID, ...] = ()

    @property
    def values(self) -> Canonical:
        """What the row says, in the form that is compared; made anew each time, so that a plan keeps no value twice."""
        return canonical(self.draft.values)

    @property
    def is_link(self) -> bool:
        """Whether a new row is a service that is known already."""
        return self.known is not None and self.action != "ask"


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row of the last list that the new one no longer has; its entry stays, and is at most made inactive.

    Args:
        retires: the service to be made inactive, where the list is a full one and no other list has it.
    """

    key: str
    name: str
    line: int
    stored: StoredRecord
    retires: uuid.UUID | None = None


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
        conflicts: values of the list that the directory contradicts, which are only written where somebody took them.
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
    conflicts: tuple[Conflict, ...] = ()

    @property
    def asked(self) -> tuple[RowPlan, ...]:
        """Rows that wait until somebody says whether they are a service that is known already."""
        return tuple(record for record in self.records if record.action == "ask")

    @property
    def linked(self) -> tuple[RowPlan, ...]:
        """New rows that are services which are known already."""
        return tuple(record for record in self.records if record.is_link)

    @property
    def retired(self) -> tuple[MissingRow, ...]:
        """Rows whose services would become inactive."""
        return tuple(row for row in self.missing if row.retires is not None)

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


@collecting_seldom()
def make_plan(
    session: Session,
    path: Path,
    *,
    source: str | None = None,
    country: str = "IT",
    progress: Progress | None = None,
    wishes: Wishes = USUAL,
    chosen: Chosen | None = None,
) -> Plan:
    """Read a file or folder and say what writing it would change.

    Args:
        source: name of the list; by default the file's name without its ending.
        country: ISO 3166-1 alpha-2, where the list itself does not show another.
        progress: called with (rows done, rows) now and then; what it raises stops the work.
        chosen: what somebody chose for a column; without it, headers and cells decide.
    Raises:
        NotFound, InvalidInput: there is no table to read, or none with names; `source` is empty or too long.
    """
    name = _source(session, path, source)
    tables = read_tables(path)
    country = country_of(tables, country)
    finder, refusal = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled(), wishes.towns), _refusal(tables)
    how = {"country": country, "about": name, "file": path.stem, "progress": progress, "chosen": chosen}
    drafts = _drafts(tables, finder, refusal, **how)
    del tables, finder  # and what they remember: a plan is large
    comparison = _Comparison(session, name, wishes)
    comparison.compare(drafts.drafts, stored.load(session, name))
    return Plan(
        source=name,
        country=country,
        rows=drafts.rows,
        lost=drafts.lost,
        records=tuple(comparison.plans),
        problems=tuple(sorted([*drafts.problems, *comparison.problems], key=lambda problem: problem.line or 0)),
        mapping=drafts.mapping,
        unmapped=tuple(drafts.unmapped),
        municipality_expected=drafts.with_place,
        municipality_resolved=drafts.with_municipality,
        refusal=refusal,
        missing=comparison.missing,
        conflicts=tuple(comparison.conflicts),
    )


def _source(session: Session, path: Path, source: str | None) -> str:
    name = stored.source_name(session, path.stem if source is None else source.strip())
    if path.name and not 0 < len(name) <= LONGEST_SOURCE:
        raise InvalidInput(NO_SOURCE, longest=LONGEST_SOURCE)
    return name


def _drafts(tables: Sequence[Table], finder: PlaceFinder, refusal: InvalidInput | None, **how: Any) -> Drafts:
    try:
        return read_drafts(tables, finder, **how)
    except InvalidInput as problem:
        raise refusal or problem from problem


def _refusal(tables: Sequence[Table]) -> InvalidInput | None:
    bad, rows = sum(table.ragged_rows for table in tables), sum(len(table.rows) for table in tables)
    return InvalidInput(RAGGED, ragged=bad, rows=rows) if bad > max(MOST_RAGGED * rows, FEW_RAGGED) else None


class _Comparison:
    """Each row beside what is stored, the values that contradict it, and the rows that the list left out."""

    def __init__(self, session: Session, source: str, wishes: Wishes) -> None:
        self.session, self.source, self.wishes = session, source, wishes
        self.trust = load_trust(session)
        self.plans: list[RowPlan] = []
        self.problems: list[Problem] = []
        self.conflicts: list[Conflict] = []
        self.missing: tuple[MissingRow, ...] = ()

    def compare(self, drafts: Sequence[Draft], before: Mapping[str, StoredRecord]) -> None:
        """Fill the lists."""
        all_values = CanonicalValues(drafts)
        found = recognise(drafts, all_values, before)
        new = [index for index, record in enumerate(found.stored) if record is None]
        known = self._known(all_values, {index: found.keys[index] for index in new})
        entries = stored.load_entries(self.session, [each.service.id for each in known.same.values()])
        claims = claims_of_others(self.session, self.source, list(entries))
        first_with: dict[tuple[str, str], str] = {}
        times = Counter(found.own)
        for index, (draft, key, own, record) in enumerate(
            zip(drafts, found.keys, found.own, found.stored, strict=True)
        ):
            same = first_with.setdefault((own, repr(all_values[index])), key) if times[own] > 1 else key
            refused = known.refused.get(index, ())
            if index in known.same:
                entry = known.same[index]
                self._change(key, draft, entries[entry.service.id], claims, known=entry, not_same=refused)
                self.problems.append(told_same(draft, entry))
            elif index in known.asked:
                self.plans.append(RowPlan(key, draft, "ask", known=known.asked[index], not_same=refused))
                self.problems.append(told_perhaps(draft, known.asked[index]))
            elif record is None:
                same_as = same if same != key else None
                self.plans.append(RowPlan(key, draft, "create", same_as=same_as, not_same=refused))
                if index in found.unsure:
                    self.problems.append(told_alike(draft, found.unsure[index]))
            else:
                self._change(key, draft, record, claims, not_same=refused)
        self.missing = self._left_out(found.missing)

    def _known(self, rows: Sequence[Canonical], keys: Mapping[int, str]) -> Found:
        if not self.wishes.finds_known:
            return Found({}, {}, {})
        return find_known(self.session, rows, keys, source=self.source, answers=self.wishes.answers)

    def _change(
        self,
        key: str,
        draft: Draft,
        record: StoredRecord,
        claims: Mapping[uuid.UUID, Sequence[Claim]],
        *,
        known: KnownEntry | None = None,
        not_same: tuple[uuid.UUID, ...] = (),
    ) -> None:
        """What a row changes of its entry, and what of it stays."""
        if draft.hours_unread and _has_hours(record.current):
            draft.values.pop("schedules", None)
        changes, by_hand = differences(record, canonical(draft.values))
        others = claims.get(record.service_id, ()) if record.service_id else ()
        changes, stays = settle(changes, by_hand, others, source=self.source, trust=self.trust)
        taken, fields = self.wishes.taken.get(key, frozenset()), {each.field for each, _ in stays}
        taken = {field for field in fields if field in taken or CHOSEN_WITH.get(field) in taken}
        changes = with_taken(record, canonical(draft.values), changes, stays, taken)
        changes += _comes_back(draft, record)
        action: Action = "update" if changes or known else "unchanged"
        self.plans.append(RowPlan(key, draft, action, tuple(changes), stored=record, known=known, not_same=not_same))
        for each, source in stays:
            if is_worked_out(each.field, draft.values) or CHOSEN_WITH.get(each.field) in fields:
                continue  # nobody may read that the list says so, nor the same twice
            is_taken = each.field in taken
            self.conflicts.append(conflict(key, draft, record, each, source, is_taken=is_taken))
            if not is_taken:
                self.problems.append(kept_value(draft.line, each, source, is_known_service=known is not None))

    def _left_out(self, records: Sequence[StoredRecord]) -> tuple[MissingRow, ...]:
        """Rows of the last list that are gone, with the services that nobody else's list has."""
        kept = {plan.stored.service_id for plan in self.plans if plan.stored is not None}
        if self.wishes.is_full:
            kept |= set(claims_of_others(self.session, self.source, []))
        missing = []
        for record in records:
            is_live = record.current.get("service.status") in LIVE
            retires = record.service_id if self.wishes.is_full and is_live and record.service_id not in kept else None
            missing.append(MissingRow(record.key, name_of(record.values), record.line, record, retires))
        return tuple(sorted(missing, key=lambda row: (row.line, row.key)))


def _comes_back(draft: Draft, record: StoredRecord) -> Iterator[Difference]:
    """A service that was retired with its row is active again with it."""
    status = record.current.get("service.status", "")
    if RETIRED in record.values and "service.status" not in draft.values and status == record.values[RETIRED]:
        draft.values["service.status"] = ServiceStatus.ACTIVE
        yield Difference("service.status", status, ServiceStatus.ACTIVE.value)


def _has_hours(current: Canonical) -> bool:
    """Whether the directory knows hours, more than words about them."""
    return any(set(row) - {"description", "freq"} for row in current.get("schedules", ()))


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
