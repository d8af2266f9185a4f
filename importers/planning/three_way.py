"""What a partner said last, says now, and what the directory says: whose value stays where they contradict."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.models import ServiceStatus, Source, SourceRecord, SourceTrust
from directory.words.language import words
from importers.convert.addresses.streets import street_key
from importers.convert.costs import speaks_of_price
from importers.convert.phones.faults import has_a_digit_more
from importers.records.stored import StoredRecord
from importers.row_values import SCALARS, Canonical

USUAL_TRUST = 0
COST_WORDS, COSTS = "service.fees_description", "cost_options"
CODE, COUNTRY = "address.municipality_code", "address.country"
TOWN = frozenset({"address.municipality_code", "address.city"})
ADDRESS = TOWN | {"address.address_1"}
CHOSEN_WITH = {  # field -> the one that people choose for both
    "address.municipality_code": "address.city",
    "address.state_province": "address.city",
    "address.region": "address.city",
    "location.longitude": "location.latitude",
    "location.point_source": "location.latitude",
    "cost_options": COST_WORDS,
}
UNSAID = {"service.status": ServiceStatus.ACTIVE.value}  # what an entry has of which its list never spoke
POINT = frozenset({"location.latitude", "location.longitude", "location.point_source"})
POINT_SOURCE, OF_A_TOWN = "location.point_source", "municipality"
NAMES = frozenset({"organization.name", "service.name", "location.name"})
TELEPHONES = frozenset({"phones", "organization_phones"})
OF_A_PLACE = POINT | {f"address.{column}" for column in SCALARS["address"]}


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the list would change, as text or as rows of text."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Claim:
    """What another source says of an entry."""

    source: str
    values: Canonical


class Trust:
    """How far sources are believed, field by field."""

    def __init__(self, ranks: Iterable[tuple[str, str, int]]) -> None:
        self._ranks = {(source, field): rank for source, field, rank in ranks}

    def rank(self, source: str, field: str) -> int:
        """Of a field; more is believed."""
        return self._ranks.get((source, field), self._ranks.get((source, ""), USUAL_TRUST))


def load_trust(session: Session) -> Trust:
    """What was decided with `set_trust`."""
    query = sa.select(Source.name, SourceTrust.field, SourceTrust.rank).join(
        SourceTrust, SourceTrust.source_id == Source.id
    )
    return Trust(session.execute(query).tuples())


def set_trust(session: Session, source_id: uuid.UUID, field: str, rank: int) -> None:
    """Say how far a source is believed about a field, "" for all others; the caller commits."""
    session.merge(SourceTrust(source_id=source_id, field=field, rank=rank))
    session.flush()


def claims_of_others(
    session: Session, source: str, service_ids: Iterable[uuid.UUID | None]
) -> dict[uuid.UUID, list[Claim]]:
    """What sources other than this one say of services, by service."""
    found: dict[uuid.UUID, list[Claim]] = defaultdict(list)
    for ids in bulk.in_parts(id_ for id_ in service_ids if id_ is not None):
        query = (
            sa.select(SourceRecord.service_id, Source.name, SourceRecord.values)
            .join(Source, Source.id == SourceRecord.source_id)
            .where(Source.name != source, SourceRecord.service_id.in_(ids))
            .order_by(SourceRecord.last_seen_at.desc(), Source.name, SourceRecord.line)
        )
        for service_id, name, values in session.execute(query):
            found[service_id].append(Claim(name, values))
    return found


def differences(record: StoredRecord, values: Canonical) -> tuple[list[Difference], list[Difference]]:
    """What the list changes, and what it would change but somebody changed by hand since it was last written.

    What would take away something known for less is asked about like what somebody changed (see `vaguer_fields`). A
    value that the list leaves out, or only repeats, changes nothing; a new address takes the old one's point along.
    """
    changes: list[Difference] = []
    by_hand: list[Difference] = []
    unsaid = UNSAID if record.values else {}  # a service of another list is asked about
    vaguer = vaguer_fields(record.current, values)
    for slot, new in values.items():
        current, written = record.current.get(slot), record.values.get(slot, unsaid.get(slot))
        if new in (current, written) or (current and says_it_again(slot, new, current)):
            continue
        is_plain = current == written and slot not in vaguer
        (changes if is_plain else by_hand).append(Difference(slot, current, new))
    changed = {each.field for each in changes}
    if changed.isdisjoint(ADDRESS) and _is_less_exact(record, values):
        changes = [each for each in changes if each.field not in POINT]
    if not changed.isdisjoint(ADDRESS):
        by_hand = [each for each in by_hand if each.field not in POINT or not _is_geocoded(record)]
        changes += [each for each in _left_behind(record, values, changed) if each.field not in changed]
    return changes, by_hand


def vaguer_fields(current: Canonical, values: Canonical) -> frozenset[str]:
    """Fields of which a list says less than is known, so that nothing known is lost unasked.

    Telephones that only lost digits; a town that may be several or none in place of a municipality, and all of its
    address; words that say nothing of the price in place of one.
    """
    found = {slot for slot in TELEPHONES if loses_digits(slot, current.get(slot), values.get(slot))}
    if _loses_town(current, values):
        found |= {slot for slot in values if slot.startswith(("address.", "location."))}
    known, words_now = current.get(COSTS) or (), values.get(COST_WORDS) or ""
    says_price = any(row.get("option") or row.get("amount") for row in known)
    if says_price and words_now and not speaks_of_price(words_now):
        found |= {COST_WORDS, COSTS}
    return frozenset(found)


def _loses_town(current: Canonical, values: Canonical) -> bool:
    """Whether a list names another town in the same country, of which nobody knows which municipality it is."""
    town, known = values.get("address.city"), current.get("address.city")
    is_same_country = values.get(COUNTRY) == current.get(COUNTRY)
    return bool(town and current.get(CODE)) and CODE not in values and town != known and is_same_country


def says_it_again(slot: str, new: Any, current: Any) -> bool:
    """Whether a list says less well what is known.

    A name in nothing but capitals, a street with more short forms, a telephone without what it is for.

    >>> says_it_again("service.name", "INFORMAGIOVANI", "Informagiovani")
    True
    >>> says_it_again("address.address_1", "V.le Roma 3", "Viale Roma 3")
    True
    >>> says_it_again("address.address_1", "Viale Roma 3", "V.le Roma 3")
    False
    """
    if slot in NAMES:
        return new.isupper() and not current.isupper() and words(new) == words(current)
    if slot == "phones":
        return len(new) == len(current) and all(any(one.items() <= known.items() for known in current) for one in new)
    return slot == "address.address_1" and len(new) <= len(current) and street_key(new) == street_key(current)


def loses_digits(slot: str, before: Any, after: Any) -> bool:
    """Whether telephones are what they were but for a number of which digits are gone.

    >>> loses_digits("phones", [{"number": "+390543712345"}], [{"number": "+3905437123"}])
    True
    """
    if slot not in TELEPHONES or not before or not after:
        return False
    known, now = ({str(row["number"]) for row in rows} for rows in (before, after))
    pairs = ((short, whole) for short in now - known for whole in known - now)
    return any(_is_without_digits(short, whole) and not has_a_digit_more(whole) for short, whole in pairs)


def _is_without_digits(short: str, whole: str) -> bool:
    """Whether a number is another one without its last digits, or without one within."""
    lost = len(whole) - len(short)
    if lost == 1:
        return any(whole[:at] + whole[at + 1 :] == short for at in range(len(whole)))
    return lost > 1 and whole.startswith(short)


def _left_behind(record: StoredRecord, values: Canonical, changed: set[str]) -> Iterator[Difference]:
    """What belongs to the old address: the point that was found for it; after a move to another town all of it."""
    for slot, current in record.current.items():
        if slot in POINT and slot in values and _is_geocoded(record):
            yield Difference(slot, current, values[slot])
        elif slot in OF_A_PLACE - values.keys() and TOWN & changed and current == record.values.get(slot):
            yield Difference(slot, current, None)


def _is_less_exact(record: StoredRecord, values: Canonical) -> bool:
    """Whether the list has only the point of a municipality beside one of an address."""
    known, now = record.current.get(POINT_SOURCE), values.get(POINT_SOURCE)
    return known not in (None, OF_A_TOWN) and now == OF_A_TOWN


def _is_geocoded(record: StoredRecord) -> bool:
    return record.current.get("location.point_source") == "geocoder"


def settle(
    changes: Sequence[Difference],
    by_hand: Sequence[Difference],
    claims: Sequence[Claim],
    *,
    source: str,
    trust: Trust,
) -> tuple[list[Difference], list[tuple[Difference, str]]]:
    """What is written of a row, once it is known which source is believed about a field.

    A source that is believed more than the one whose value is there changes it; one that is believed less changes
    nothing that the other says, not even what both had said.

    Args:
        changes: values that the source may change, for it wrote them, or nobody did.
        by_hand: values that contradict what the directory says otherwise.
        claims: what other sources say of the entry.
    Returns:
        Differences to write, and differences that stay with the source that says so ("" when it was written by hand).
    """
    written: list[Difference] = []
    stays: list[tuple[Difference, str]] = []
    for each, is_mine in (*((one, True) for one in changes), *((one, False) for one in by_hand)):
        others = (
            [claim.source for claim in claims if claim.values.get(each.field) == each.before] if each.before else []
        )
        other = max(others, key=lambda name: trust.rank(name, each.field), default="")
        more = trust.rank(source, each.field) - trust.rank(other, each.field) if other else 0
        if more > 0 or (is_mine and more == 0):
            written.append(each)
        else:
            stays.append((each, other))
    return written, stays


def with_taken(
    record: StoredRecord,
    values: Canonical,
    changes: Sequence[Difference],
    stays: Iterable[tuple[Difference, str]],
    taken: Collection[str],
) -> list[Difference]:
    """The changes, with those values that somebody took from the list although the directory contradicts them.

    A new address that was taken takes the old one's point along, as one that nobody contradicts does.
    """
    more = [each for each, _ in stays if each.field in taken]
    fields = {each.field for each in (*changes, *more)}
    if not ADDRESS.isdisjoint(each.field for each in more):
        more += [each for each in _left_behind(record, values, fields) if each.field not in fields]
    return [*changes, *more]
