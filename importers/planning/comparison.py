"""Each row of a list beside what is stored: what becomes of it, what contradicts it, and what the list left out."""

import uuid
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy.orm import Session

from directory.models import ServiceStatus
from importers.known_services.known_entries import Found, KnownEntry, Wishes, find_known
from importers.long_lists.sequence import LongSequence
from importers.planning.contradictions import Conflict, Stays
from importers.planning.coordinator_notes import CLOSED_BEFORE, kept_value, told_alike, told_known
from importers.planning.planned import LIVE, RETIRED, STATUS, Action, MissingRow, PlannedRows, RowPlan
from importers.planning.still_known import keep_known
from importers.planning.three_way import (
    CHOSEN_WITH,
    Claim,
    Difference,
    claims_of_others,
    differences,
    load_trust,
    settle,
    vaguer_fields,
    with_taken,
)
from importers.planning.unpublished_address import to_be_asked
from importers.problems import Problem
from importers.records.canonical_values import CanonicalValues
from importers.records.draft import Draft, name_of
from importers.records.joined_places import joined_again
from importers.records.keys import Key, own_key_of
from importers.records.recognition import Recognised, recognise
from importers.records.stored import READ_TOGETHER, LastList, StoredRecord, load_entries, splitting_of
from importers.row_values import canonical, is_worked_out

TOGETHER = READ_TOGETHER  # rows that are compared with what is stored


class Comparison:
    """Each row beside what is stored, the values that contradict it, and the rows that the list left out."""

    def __init__(self, session: Session, source: str, wishes: Wishes, country: str = "IT") -> None:
        self.session, self.source, self.wishes, self.country = session, source, wishes, country
        self.trust = load_trust(session)
        self.plans = PlannedRows()
        self.problems = LongSequence[Problem]()
        self.conflicts = LongSequence[Conflict]()
        self.decided = LongSequence[Conflict]()
        self.missing: tuple[MissingRow, ...] = ()
        self._left: Mapping[uuid.UUID, StoredRecord] = {}  # services that only rows have which the list no longer has

    def compare(self, drafts: Sequence[Draft], before: LastList, withdrawn: Container[Key] = ()) -> None:
        """Fill the lists; `withdrawn` is what rows call themselves that say that they are not to be shown."""
        found = recognise(drafts, before)
        left = self._left = before.only_of(found.missing)
        known = self._known(drafts, found)
        same = {at: entry.service.id for at, entry in known.same.items()}
        entries = load_entries(self.session, set(same.values()).difference(left))
        asked = {entry.service.id for entry in known.asked.values()}
        gone = {record.service_id for record in found.missing} - asked
        first_with: dict[tuple[str, str], str] = {}
        rows = enumerate(zip(drafts, found.own, found.keys, strict=True))
        while some := list(islice(rows, TOGETHER)):
            last = before.of(key for at, (_, _, key) in some if found.by_key[at])
            records = {at: found.stored.get(at) or last.get(key) for at, (_, _, key) in some}
            records |= {at: left.get(same[at]) or entries[same[at]] for at, _ in some if at in same}
            told = {record.service_id for record in records.values() if record is not None}
            gone -= told
            claims = claims_of_others(self.session, self.source, told)
            for at, (draft, own, key) in some:
                first = key
                if own in found.shared:
                    first = first_with.setdefault((own, repr(canonical(draft.values))), key)
                refused = known.refused.get(at, ())
                if (record := records[at]) is not None:
                    self._change(key, draft, record, claims, known=known.same.get(at), not_same=refused)
                elif at in known.asked:
                    self._add(RowPlan(key, draft, "ask", known=known.asked[at], not_same=refused))
                else:
                    same_as = first if first != key else None
                    self._add(RowPlan(key, draft, "create", same_as=same_as, not_same=refused), found.unsure.get(at))
        found_again = {left[id_].id for id_ in asked.union(same.values()) if id_ in left}
        missing = [row for row in found.missing if row.id not in found_again]
        self._tell_joined(missing, drafts)
        self.missing = self._left_out(missing, gone, withdrawn)

    def _tell_joined(self, records: Collection[StoredRecord], drafts: Sequence[Draft]) -> None:
        """Tell of entries of places whose rows are one again; a list that is no full one makes none inactive."""
        live = [record for record in records if record.current.get(STATUS) in LIVE]
        if not self.wishes.is_full and not self.wishes.splits_places and splitting_of(self.session, self.source):
            self.problems.extend(joined_again(live, drafts, self.country))

    def _add(self, row: RowPlan, alike: StoredRecord | None = None) -> None:
        """A row, with what is to be told of it; `alike` is a row of the last list that it resembles."""
        self.plans.append(row)
        if row.known is not None:
            last = self._left.get(row.known.service.id)
            self.problems.append(told_known(row.draft, row.known, last, is_sure=row.action != "ask"))
        if alike is not None:
            self.problems.append(told_alike(row.draft, alike))

    def _known(self, drafts: Sequence[Draft], found: Recognised) -> Found:
        if not self.wishes.finds_known:
            return Found({}, {}, {})
        rows = CanonicalValues(drafts)
        answers, left = self.wishes.answers, {id_: record.values for id_, record in self._left.items()}
        return find_known(self.session, rows, found.keys, found.is_new, source=self.source, answers=answers, left=left)

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
        self.problems.extend(keep_known(draft, record))
        _keep_organization(draft, record)
        values = canonical(draft.values)
        record.share(draft.cells, values)
        changes, by_hand = differences(record, values)
        others = claims.get(record.service_id, ()) if record.service_id else ()
        changes, contradicted = settle(changes, by_hand, others, source=self.source, trust=self.trust)
        asked = to_be_asked(record, values, changes)
        contradicted += [(each, "") for each in changes if each.field in asked]
        changes = [each for each in changes if each.field not in asked]
        stays = Stays(record.kept, self.wishes.kept.get(key, {}), changes, contradicted, others)
        taken = self.wishes.taken.get(key, frozenset())
        taken = {field for field in stays.fields if field in taken or CHOSEN_WITH.get(field) in taken}
        changes = with_taken(record, values, stays.changes, stays.differences, taken)
        changes += _comes_back(draft, record)
        action: Action = "update" if changes or known else "unchanged"
        kept = stays.to_remember(values, taken)
        row = RowPlan(
            key,
            draft,
            action,
            tuple(changes),
            stored=record,
            known=known,
            not_same=not_same,
            kept=kept,
            repeats=record.values is values,
        )
        self._add(row)
        if known is None and _was_closed(draft, record):
            self.problems.append(Problem(draft.line, "", draft.name, CLOSED_BEFORE))
        self._contradict(row, record, stays, taken)

    def _contradict(self, row: RowPlan, record: StoredRecord, stays: Stays, taken: Collection[str]) -> None:
        """What of a row stays, to be asked about, or only told where somebody decided about it before."""
        vaguer = vaguer_fields(record.current, canonical(row.draft.values)) if stays.differences else ()
        for each, source in stays.differences:
            if is_worked_out(each.field, row.draft.values) or CHOSEN_WITH.get(each.field) in stays.fields:
                continue  # nobody may read that the list says so, nor the same twice
            one = Conflict(
                key=row.key,
                line=row.draft.line,
                name=row.draft.name,
                field=each.field,
                last=record.values.get(each.field),
                now=each.after,
                directory=each.before,
                source=source,
                choice=stays.choice(each.field, taken),
                is_remembered=stays.is_remembered(each.field),
                is_vaguer=each.field in vaguer and not source and row.known is None,
                further=stays.with_it(each.field),
            )
            (self.decided if one.is_remembered else self.conflicts).append(one)
            if one.choice != "take" and not one.is_remembered:
                how = {"is_known_service": row.known is not None, "is_vaguer": each.field in vaguer}
                self.problems.append(kept_value(one.line, each, source, **how))

    def _left_out(
        self, records: Sequence[StoredRecord], gone: Collection[uuid.UUID | None], withdrawn: Container[Key]
    ) -> tuple[MissingRow, ...]:
        """Rows of the last list that are gone, with the services that nobody else's list has.

        Args:
            gone: services of these rows that no row of the new list is.
        """
        said = {record.id for record in records if own_key_of(record.key, ()) in withdrawn or record.key in withdrawn}
        asked_for = gone if self.wishes.is_full else {each.service_id for each in records if each.id in said}
        claimed = claims_of_others(self.session, self.source, asked_for)
        missing = []
        for record in records:
            is_withdrawn = record.id in said
            row = MissingRow(record.key, name_of(record.values), record.line, record, is_withdrawn=is_withdrawn)
            is_nobodys = row.is_live and record.service_id in gone and record.service_id not in claimed
            retires = is_nobodys and (is_withdrawn or self.wishes.is_full)
            missing.append(replace(row, retires=record.service_id) if retires else row)
        return tuple(sorted(missing, key=lambda row: (row.line, row.key)))


def _was_closed(draft: Draft, record: StoredRecord) -> bool:
    """Whether the last list closed the service, and this one says nothing of that."""
    said = record.values.get(STATUS, ServiceStatus.ACTIVE.value)
    is_closed = said != ServiceStatus.ACTIVE.value and record.current.get(STATUS) == said
    return is_closed and STATUS not in draft.values


def _comes_back(draft: Draft, record: StoredRecord) -> Iterator[Difference]:
    """A service that was retired with its row is active again with it."""
    status = record.current.get(STATUS, "")
    if RETIRED in record.values and STATUS not in draft.values and status == record.values[RETIRED]:
        draft.values[STATUS] = ServiceStatus.ACTIVE
        yield Difference(STATUS, status, ServiceStatus.ACTIVE.value)


def _keep_organization(draft: Draft, record: StoredRecord) -> None:
    """A row that names no organization says nothing against the one that is known."""
    known, last = record.current.get("organization.name"), record.values.get("organization.name")
    is_renamed_with_its_service = known == last == record.values.get("service.name")
    if draft.organization_unsaid and known and not is_renamed_with_its_service:
        draft.values["organization.name"] = known
