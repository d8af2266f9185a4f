"""Rows of a list that may be services of another list, written by hand, or of rows that the list no longer has."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import WHOLE_ROW
from directory.models import LIVE_STATUSES, Metadata, Service, Source, SourceRecord
from directory.queries.duplicate_decisions import compared_decisions
from directory.queries.same_services import NO_SPOT, ComparedService, compared_services
from importers.known_services.known_codes import CODES, ByCode, codes_said, have_two_codes, tell_apart
from importers.known_services.only_renamed import only_renamed
from importers.known_services.other_towns import Towns
from importers.known_services.own_contacts import are_in_one_house, with_the_same_contact
from importers.long_lists.repeats import spread
from importers.resolution.comparisons import DIFFERENT_NAMES, SERVICE
from importers.resolution.decisions import Decided
from importers.resolution.kinds_named import are_told_apart
from importers.resolution.weights import Weights
from importers.resolve import DOUBTFUL, SURE, Band, Link, Resolution
from importers.row_values import Canonical

Answers = Mapping[tuple[str, uuid.UUID], bool]  # (key of a row, id of a service) -> whether they are the same

NOTHING_LEFT: Mapping[uuid.UUID, Canonical] = {}
TOGETHER = 20_000  # rows that are compared at once, or as many as there are services


@dataclass(frozen=True)
class Wishes:
    """How a list is to be compared with the directory.

    Args:
        finds_known: whether new rows are looked for among the services of other sources.
        answers: what somebody said about rows and known services.
        is_full: whether rows that the list leaves out are to be retired.
        taken: key of a row -> fields in which the list is believed, though the directory says something else.
        kept: key of a row -> what somebody decided to keep against it (see importers.planning.contradictions).
        towns: a name that several municipalities have -> the code of the one that is meant.
        splits_places: whether rows with several complete addresses become a row for each; None: as the last time.
    """

    finds_known: bool = True
    answers: Answers = field(default_factory=dict)
    is_full: bool = False
    taken: Mapping[str, Collection[str]] = field(default_factory=dict)
    kept: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    towns: Mapping[str, str] = field(default_factory=dict)
    splits_places: bool | None = None


USUAL = Wishes()


@dataclass(frozen=True)
class KnownEntry:
    """A service that a new row of a list may be.

    Args:
        probability: how often such a row is that service, in [0.01, 0.99].
        answered: somebody said that it is.
    """

    service: ComparedService
    probability: float
    band: Band
    answered: bool = False


@dataclass(frozen=True)
class Found:
    """What is known of new rows, by position.

    Args:
        same: services that rows are; each service is one row at most.
        asked: services that rows may be, and nobody has said yet.
        refused: services that rows are not, because somebody said so.
    """

    same: Mapping[int, KnownEntry]
    asked: Mapping[int, KnownEntry]
    refused: Mapping[int, tuple[uuid.UUID, ...]]


def find_known(
    session: Session,
    rows: Collection[Canonical],
    keys: Sequence[str],
    is_new: Callable[[int], bool],
    *,
    source: str,
    answers: Answers,
    left: Mapping[uuid.UUID, Canonical] = NOTHING_LEFT,
) -> Found:
    """Compare new rows of a source with the live services that no other row of it is.

    Half a year later much of a list has another name: a new row is often one that is gone. A row in another
    municipality than a service is asked about, however alike they are: every town has its "Sportello stranieri". All
    rows are compared, and all services that were there: what agreement says is learned from them, so that a row that
    waits for an answer is asked the same when its list comes again and all other rows are known.

    Args:
        rows: values of all rows of the list; `keys`: by which they are recognised.
        is_new: whether the row at a position was not in the last list.
        answers: what somebody said about rows and services.
        left: services of rows that the list had the last time, and of no other row, with what these said.
    """
    if not any(map(is_new, range(len(rows)))):
        return Found({}, {}, {})
    services = _services_of_no_row(session, source, left)
    answered = _answered(keys, is_new, answers)
    refused = {at: no for at, said in answered.items() if (no := tuple(id_ for id_, yes in said if not yes))}
    if not services:
        return Found({}, {}, refused)
    by_id = {service.id: service for service in services}
    same = _said_same(answered, by_id)
    taken = {entry.service.id for entry in same.values()} | _services_of(session, source, by_id).difference(left)
    asked = _sorted_out(_links(session, rows, services, refused, is_new), services, Towns(session), same, taken)

    def is_open(at: int, id_: uuid.UUID) -> bool:
        return is_new(at) and at not in same and id_ not in taken and id_ not in refused.get(at, ())

    asked = {**_with_own_contacts(rows, services, left, is_open), **asked}
    renamed = _only_renamed(rows, services, left, lambda at, id_: at not in asked and is_open(at, id_))
    return Found(same, {**renamed, **asked}, refused)


def _sorted_out(
    links: Iterable[tuple[Link, Mapping[str, str], bool]],
    services: Sequence[ComparedService],
    towns: Towns,
    same: dict[int, KnownEntry],
    taken: set[uuid.UUID],
) -> dict[int, KnownEntry]:
    """Rows to be asked about; those that are surely a service which no other row is are added to `same` and `taken`."""
    asked: dict[int, KnownEntry] = {}
    for link, fields, is_called_alike in links:
        service = services[link.known]
        is_sure = link.band is Band.SAME and is_called_alike and service.id not in taken
        if link.row in same:
            continue
        if is_sure and not towns.differ(fields, service):
            same[link.row] = KnownEntry(service, link.honest, link.band)
            taken.add(service.id)
        else:
            asked[link.row] = KnownEntry(service, link.honest, Band.ASK)
    return asked


def _with_own_contacts(
    rows: Iterable[Canonical],
    services: Sequence[ComparedService],
    left: Collection[uuid.UUID],
    is_open: Callable[[int, uuid.UUID], bool],
) -> dict[int, KnownEntry]:
    """Rows to be asked about although they are called quite otherwise: they share what nobody else has.

    Of a service of another list they also have to share the house, and not to be another kind of service.
    """
    found: dict[int, KnownEntry] = {}
    for at, row, known in with_the_same_contact(map(_with_codes, rows), [service.fields for service in services]):
        service = services[known]
        is_like = are_in_one_house(row, service.fields) and not are_told_apart(row["name"], service.name)
        if is_open(at, service.id) and (service.id in left or is_like) and not tell_apart(row, service):
            found[at] = KnownEntry(service, DOUBTFUL, Band.ASK)
    return found


def _only_renamed(
    rows: Iterable[Canonical],
    services: Sequence[ComparedService],
    left: Mapping[uuid.UUID, Canonical],
    is_open: Callable[[int, uuid.UUID], bool],
) -> dict[int, KnownEntry]:
    """Rows to be asked about because their list said much the same of a service that is gone from it."""
    gone = {service.id: service for service in services if service.id in left}
    new = {at: row for at, row in enumerate(rows) if gone and any(is_open(at, id_) for id_ in gone)}
    pairs = only_renamed(new, {id_: left[id_] for id_ in gone})
    return {at: KnownEntry(gone[id_], DOUBTFUL, Band.ASK) for at, id_ in pairs if is_open(at, id_)}


def _answered(
    keys: Sequence[str], is_new: Callable[[int], bool], answers: Answers
) -> dict[int, list[tuple[uuid.UUID, bool]]]:
    """What somebody said about new rows, by position: services, and whether a row is one."""
    said: dict[str, list[tuple[uuid.UUID, bool]]] = defaultdict(list)
    for (key, id_), yes in answers.items():
        said[key].append((id_, yes))
    return {at: said[key] for at, key in enumerate(keys) if key in said and is_new(at)} if said else {}


def _said_same(
    answered: Mapping[int, Sequence[tuple[uuid.UUID, bool]]], by_id: Mapping[uuid.UUID, ComparedService]
) -> dict[int, KnownEntry]:
    """Rows of which somebody said that they are a service which is there, by position."""
    return {
        at: KnownEntry(by_id[id_], 0.99, Band.SAME, answered=True)
        for at, said in answered.items()
        for id_, yes in said
        if yes and id_ in by_id
    }


def _links(
    session: Session,
    rows: Collection[Canonical],
    services: Sequence[ComparedService],
    refused: Mapping[int, Sequence[uuid.UUID]],
    is_new: Callable[[int], bool],
) -> list[tuple[Link, Mapping[str, str], bool]]:
    """New rows with the services that they may be, the most probable first.

    A long list is compared in parts, by what was learned from rows spread over all of it.

    Returns:
        Links by the positions of rows and of services, what the row says, and whether both are called alike.
    """
    decided = [Decided(each.one, each.other, each.same) for each in compared_decisions(session)]
    together = max(TOGETHER, len(services))
    learned = None
    if len(rows) > together:
        some = [_with_codes(row) for _, row in spread(rows, together)]
        records = [*some, *(service.fields for service in services)]
        learned = Resolution(records, SERVICE, len(some), decided=decided).weights
    every, found = enumerate(map(_with_codes, rows)), list[tuple[Link, Mapping[str, str], bool]]()
    by_code = ByCode(services)
    while part := list(islice(every, together)):
        begin, fields = part[0][0], [each for _, each in part]
        apart = {row - begin: ids for row, ids in refused.items() if 0 <= row - begin < len(part)}
        resolution = _compared(fields, services, apart, decided, learned)
        links = resolution.links()
        for link, is_called_alike in zip(links, _called_alike(links, resolution), strict=True):
            known, row, said = link.known - len(part), link.row + begin, fields[link.row]
            if link.band is Band.NEW or not is_new(row) or tell_apart(said, services[known]):
                continue
            if not are_told_apart(said["name"], services[known].name):
                is_in_doubt = have_two_codes(said, services[known])
                probability = min(link.probability, DOUBTFUL) if is_in_doubt else link.probability
                found.append((Link(row, known, probability), said, is_called_alike))
        for row, said in enumerate(fields, begin):
            codes = by_code.of(said) if is_new(row) else ()
            found += (
                (Link(row, known, SURE if is_sure else DOUBTFUL), said, is_called_alike)
                for known, is_called_alike, is_sure in codes
                if services[known].id not in refused.get(row, ())
            )
    return sorted(found, key=lambda each: (-each[0].probability, each[0].row))


def _compared(
    rows: Sequence[Mapping[str, str]],
    services: Sequence[ComparedService],
    refused: Mapping[int, Sequence[uuid.UUID]],
    decided: Sequence[Decided],
    learned: Weights | None,
) -> Resolution:
    """The rows, and then the services that they may be."""
    at = {service.id: len(rows) + place for place, service in enumerate(services)}
    apart = [(row, at[id_]) for row, ids in refused.items() for id_ in ids if id_ in at]
    records = [*rows, *(service.fields for service in services)]
    return Resolution(records, SERVICE, len(rows), decided=decided, apart=apart, learned=learned)


def _called_alike(links: Sequence[Link], resolution: Resolution) -> list[bool]:
    """Whether each row is called like its service; one house has many services, so an address is not enough."""
    rows, services = (np.array([getattr(link, end) for link in links], np.int64) for end in ("row", "known"))
    alike: list[bool] = (resolution.levels("name", rows, services) < DIFFERENT_NAMES).tolist()
    return alike


def _services_of_no_row(session: Session, source: str, left: Mapping[uuid.UUID, Canonical]) -> list[ComparedService]:
    """Live services that were there without the source, also those that rows of it are, and those that are left.

    What is left is compared as the last list called it, whatever somebody has made of it by hand since.
    """
    made_by_it = (
        sa.select(Metadata.id)
        .where(Metadata.resource_id == SourceRecord.service_id, Metadata.field_name == WHOLE_ROW)
        .where(Metadata.last_action_type == "create", Metadata.source_id == SourceRecord.source_id)
        .offset(0)  # so that PostgreSQL looks for each service, and does not join what it thinks to be a few rows
        .exists()
    )
    query = sa.select(SourceRecord.service_id).join(Source, Source.id == SourceRecord.source_id)
    brought = query.where(Source.name == source, SourceRecord.service_id.is_not(None), made_by_it)
    # Of many ids, PostgreSQL answers "not in" by looking through all of them each time, and SQLite "not exists".
    any_other = sa.select(Service.id).where(Service.status.in_(LIVE_STATUSES)).except_(brought).limit(1)
    if not left and session.scalar(any_other) is None:
        return []
    mine = set(session.scalars(brought)).difference(left)
    others = [_as_called(service, left) for service in compared_services(session) if service.id not in mine]
    return sorted(others, key=lambda service: service.rows)  # of two that say the same, ids would choose by chance


def _as_called(service: ComparedService, left: Mapping[uuid.UUID, Canonical]) -> ComparedService:
    said = left.get(service.id, {})
    is_named = "service.name" in said  # a row may have been taken for a service whose name stayed
    return replace(service, fields={**service.fields, **fields_of(said)}) if is_named else service


def _services_of(session: Session, source: str, some: Container[uuid.UUID]) -> set[uuid.UUID]:
    """Which of some services rows of the source are."""
    query = sa.select(SourceRecord.service_id).join(Source, Source.id == SourceRecord.source_id)
    every = session.scalars(query.where(Source.name == source, SourceRecord.service_id.is_not(None)))
    return {id_ for id_ in every if id_ is not None and id_ in some}


def fields_of(values: Canonical) -> dict[str, str]:
    """What a row says, by the names that comparisons use (see directory.queries.same_services)."""
    organization = values.get("organization.name", "")
    name = values.get("service.name") or organization or values.get("location.name", "")
    phones = [*values.get("phones", ()), *values.get("organization_phones", ())]
    exact = values.get("location.point_source") != NO_SPOT
    fields = {
        "name": name,
        "organization": organization if organization != name else "",
        "email": values.get("service.email") or values.get("organization.email", ""),
        "url": values.get("service.url") or values.get("organization.website", ""),
        "phone": "; ".join(sorted({row["number"] for row in phones})),
        "address": values.get("address.address_1", ""),
        "city": values.get("address.city", ""),
        "postal_code": values.get("address.postal_code", ""),
        "municipality_code": values.get("address.municipality_code", ""),
        "latitude": values.get("location.latitude", "") if exact else "",
        "longitude": values.get("location.longitude", "") if exact else "",
    }
    return {field: text for field, text in fields.items() if text}


def _with_codes(values: Canonical) -> dict[str, str]:
    """What a row says to be compared, with its codes where it has any."""
    codes = codes_said(values)
    return {**fields_of(values), **({CODES: codes} if codes else {})}
