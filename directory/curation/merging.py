"""Two entries that are the same service become one, with a choice per field; or somebody says that they are not."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.bulk import Row
from directory.curation.history import acting, as_text, last_sequence, take_turn
from directory.curation.references import referring
from directory.curation.reversal import Kept, Reversal
from directory.curation.texts import value_of
from directory.curation.unused import remove_if_unused
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import (
    Address,
    Attribute,
    Closing,
    Contact,
    CostOption,
    DuplicateDecision,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    SourceRecord,
    TagDecision,
    Url,
)
from directory.queries.duplicate_decisions import further_merges
from directory.words.organization_names import normalize_name

NO_SUCH_SERVICE = N_("There is no service %(id)s in the directory.")
ITSELF = N_("These are one and the same entry: name two different ones.")
NO_SUCH_FIELD = N_("There is no field “%(field)s” to choose; there are: %(fields)s.")
NO_SUCH_DECISION = N_("There is no decision number %(number)s about duplicates.")
UNDONE_ALREADY = N_("Decision number %(number)s was undone already.")
LATER_FIRST = N_(
    "Decision number %(number)s cannot be taken back yet: the entry was merged further with decision number %(later)s. "
    "Take that one back first."
)

Side = Literal["kept", "removed", "both"]
LISTS: Mapping[str, Any] = {  # what belongs to a service or to it at its place, chosen together
    "phones": Phone,
    "schedules": Schedule,
    "closings": Closing,
    "contacts": Contact,
    "languages": Language,
    "costs": CostOption,
    "documents": RequiredDocument,
    "areas": ServiceArea,
    "capacities": ServiceCapacity,
    "urls": Url,
}
OWNERS = ("service_id", "service_at_location_id")
PLACE, ORGANIZATION, TAGS = "place", "organization", "tags"
SCALARS = tuple(column.name for column in Service.__table__.c if column.name not in ("id", "organization_id"))
FIELDS = (*SCALARS, *LISTS, PLACE, ORGANIZATION, TAGS)
BOTH = frozenset({*LISTS, PLACE, TAGS})  # of which both may stay
TAKEN_TOGETHER = ("email", "website", "tax_id", "legal_status", "description")  # of organizations called the same


@dataclass
class _Merge:
    """Two services on the way to one."""

    session: Session
    kept: Row
    removed: Row
    take: Mapping[str, Side]
    before: dict[str, dict[str, Any]] = field(default_factory=lambda: {"source_record": {}, "tag_decision": {}})

    def side(self, name: str, *, kept_says: bool, removed_says: bool) -> Side:
        """Which side's value stays: as chosen, else the kept one's where it says anything."""
        return self.take.get(name, "kept" if kept_says or not removed_says else "removed")


def merge_services(
    session: Session,
    kept_id: uuid.UUID,
    removed_id: uuid.UUID,
    *,
    take: Mapping[str, Side],
    compared: Mapping[str, Any],
    by: str,
    now: datetime,
) -> int:
    """Make two entries one; the caller commits.

    What the kept one does not say is taken from the other. Rows of lists that became the removed entry lead to the
    kept one from now on, and so does its address.

    Args:
        take: field (FIELDS) -> whose value stays, where that is not the kept one's; "both" for BOTH only.
        compared: what was compared, kept for learning: "kept" and "removed" with fields and text.
        by: who decides, for the history; `now`: aware time.
    Returns:
        The number under which it can be undone.
    Raises:
        NotFound: one of them does not exist; InvalidInput: both are the same, or a field that there is not.
    """
    take_turn(session)
    session.flush()
    check(session, kept_id, removed_id, take)
    first = last_sequence(session)
    kept, removed = (bulk.read(session, Service, Service.id == id_)[0] for id_ in (kept_id, removed_id))
    merge = _Merge(session, kept, removed, take)
    with acting(session, by=by):
        _merge_values(merge)
        location_of = _merge_places(merge)
        _merge_organizations(merge, location_of)
        _merge_tags(merge)
        _turn_what_is_left(merge)
        bulk.delete(session, Service, [merge.removed])
        _remove_unused(merge, location_of)
    session.expire_all()
    decision = _decision(kept_id, removed_id, same=True, compared=compared, by=by, now=now)
    decision.first_sequence, decision.last_sequence = first, last_sequence(session)
    decision.records_before = merge.before
    session.add(decision)
    session.flush()
    return decision.number


def keep_apart(
    session: Session, one: uuid.UUID, other: uuid.UUID, *, compared: Mapping[str, Any], by: str, now: datetime
) -> int:
    """Remember that two entries are not the same; the caller commits. Arguments and errors as for merge_services."""
    check(session, one, other, {})
    decision = _decision(one, other, same=False, compared=compared, by=by, now=now)
    session.add(decision)
    session.flush()
    return decision.number


def _decision(
    one: uuid.UUID, other: uuid.UUID, *, same: bool, compared: Mapping[str, Any], by: str, now: datetime
) -> DuplicateDecision:
    facts = {"same": same, "decided_by": by, "decided_at": now, "compared": dict(compared)}
    return DuplicateDecision(
        kept_id=one, removed_id=other, first_sequence=0, last_sequence=0, records_before={}, **facts
    )


def check(session: Session, one: uuid.UUID, other: uuid.UUID, take: Mapping[str, Side]) -> None:
    """See merge_services, Raises."""
    if one == other:
        raise InvalidInput(ITSELF)
    for id_ in (one, other):
        if session.get(Service, id_) is None:
            raise NotFound(NO_SUCH_SERVICE, id=str(id_))
    for name, side in take.items():
        if name not in FIELDS or (side == "both" and name not in BOTH):
            raise InvalidInput(NO_SUCH_FIELD, field=name, fields=FIELDS if side != "both" else tuple(sorted(BOTH)))


def undo_decision(session: Session, number: int, *, by: str, now: datetime) -> list[Kept]:
    """Take a decision back: what was merged is two entries again; the caller commits.

    Returns:
        What stays as it is, because it was changed since.
    Raises:
        NotFound: there is no such decision; InvalidInput: it was undone already; Conflict: a later one comes first.
    """
    take_turn(session)
    decision = session.get(DuplicateDecision, number)
    if decision is None:
        raise NotFound(NO_SUCH_DECISION, number=str(number))
    if decision.undone_at is not None:
        raise InvalidInput(UNDONE_ALREADY, number=str(number))
    if (later := further_merges(session, [decision.kept_id]).get(decision.kept_id)) and decision.same:
        raise Conflict(LATER_FIRST, number=str(number), later=str(later))
    kept: list[Kept] = []
    if decision.same:
        records = {uuid.UUID(id_): was for id_, was in decision.records_before["source_record"].items()}
        reversal = Reversal(session, decision.first_sequence, decision.last_sequence, held={}, records=records.keys())
        reversal.find_what_stays()
        with acting(session, by=by):
            reversal.write()
            for id_, was in records.items():
                _point(session, id_, {name: was[name] and uuid.UUID(was[name]) for name in was})
            _give_back_tag_decisions(session, decision.records_before["tag_decision"])
        kept = reversal.kept
    decision.undone_by, decision.undone_at = by, now
    session.flush()
    session.expire_all()
    return kept


def _give_back_tag_decisions(session: Session, rows: Mapping[str, Mapping[str, Any]]) -> None:
    table: Any = TagDecision.__table__
    for id_, was in rows.items():
        session.connection().execute(sa.delete(table).where(table.c.id == uuid.UUID(id_)))
        values = {name: value_of(table.c[name], text) for name, text in was.items()}
        session.connection().execute(sa.insert(table).values(id=uuid.UUID(id_), **values))


def _point(session: Session, record_id: uuid.UUID, to: Mapping[str, uuid.UUID | None]) -> None:
    table: Any = SourceRecord.__table__
    session.connection().execute(sa.update(table).where(table.c.id == record_id).values(to))


def _merge_values(merge: _Merge) -> None:
    """Single values of the service."""
    changes = {}
    for name in SCALARS:
        ours, theirs = merge.kept[name], merge.removed[name]
        side = merge.side(name, kept_says=as_text(ours) != "", removed_says=as_text(theirs) != "")
        if side == "removed" and ours != theirs:
            changes[name] = (ours, theirs)
    bulk.update(merge.session, Service, {merge.kept["id"]: changes})


def _merge_places(merge: _Merge) -> dict[uuid.UUID, uuid.UUID | None]:
    """Places, and the lists that may hang on them; location of the removed service -> what its rows point to now."""
    ours, theirs = (_listings(merge.session, each["id"]) for each in (merge.kept, merge.removed))
    side = merge.side(PLACE, kept_says=_has_street(merge.session, ours), removed_says=bool(theirs))
    lists = {
        name: (_rows(merge, model, ours, merge.kept), _rows(merge, model, theirs, merge.removed))
        for name, model in LISTS.items()
    }
    staying = [] if side == "removed" and theirs else list(ours)
    if side != "kept" or not ours:
        there = {each["location_id"] for each in staying}
        staying += [each for each in theirs if each["location_id"] not in there]
    moved = {each["id"]: {"service_id": (each["service_id"], merge.kept["id"])} for each in staying if each in theirs}
    bulk.update(merge.session, ServiceAtLocation, moved)
    for name, model in LISTS.items():
        _merge_list(merge, name, model, lists[name], staying)
    ids = {each["id"] for each in staying}
    bulk.delete(merge.session, ServiceAtLocation, [each for each in (*ours, *theirs) if each["id"] not in ids])
    locations = {each["location_id"] for each in staying}
    first = staying[0]["location_id"] if staying else None
    return {
        each["location_id"]: each["location_id"] if each["location_id"] in locations else first
        for each in (*ours, *theirs)
    }


def _listings(session: Session, service_id: uuid.UUID) -> list[dict[str, Any]]:
    return bulk.read(session, ServiceAtLocation, ServiceAtLocation.service_id == service_id)


def _has_street(session: Session, listings: Sequence[Row]) -> bool:
    places = [each["location_id"] for each in listings]
    return bool(session.scalar(sa.select(Address.id).where(Address.location_id.in_(places), Address.address_1 != "")))


def _rows(merge: _Merge, model: Any, listings: Sequence[Row], service: Row) -> list[dict[str, Any]]:
    """Rows of a list, of the service and of it at its places."""
    conditions = [model.service_id == service["id"]]
    if "service_at_location_id" in model.__table__.c:
        conditions.append(model.service_at_location_id.in_([each["id"] for each in listings]))
    return bulk.read(merge.session, model, sa.or_(*conditions))


def _merge_list(
    merge: _Merge, name: str, model: Any, lists: tuple[list[dict[str, Any]], ...], staying: Sequence[Row]
) -> None:
    """Keep one side's rows, or both's without what is there twice, at the places that stay."""
    ours, theirs = lists
    side = merge.side(name, kept_says=bool(ours), removed_says=bool(theirs))
    chosen = {"kept": ours, "removed": theirs, "both": [*ours, *theirs]}[side]
    seen: list[dict[str, Any]] = []
    gone = [row for row in (*ours, *theirs) if row not in chosen]
    places = {each["id"] for each in staying}
    changes = {}
    for row in chosen:
        said = {column: value for column, value in row.items() if column not in ("id", *OWNERS)}
        if said in seen:
            gone.append(row)
            continue
        seen.append(said)
        changes[row["id"]] = _owner_changes(merge, row, places, staying)
    bulk.delete(merge.session, model, gone)
    bulk.update(merge.session, model, changes)


def _owner_changes(
    merge: _Merge, row: Row, places: set[uuid.UUID], staying: Sequence[Row]
) -> dict[str, tuple[Any, Any]]:
    """Columns to change so that a row belongs to the kept service, at its place where it was at one."""
    listing = row.get("service_at_location_id")
    if listing in places and listing is not None:
        return {}
    if (
        "service_at_location_id" in row
        and staying
        and (listing is not None or row["service_id"] == merge.removed["id"])
    ):
        wanted = {"service_id": None, "service_at_location_id": staying[0]["id"]}
    else:
        wanted = {"service_id": merge.kept["id"], "service_at_location_id": None}
    return {name: (row[name], new) for name, new in wanted.items() if name in row and row[name] != new}


def _merge_organizations(merge: _Merge, location_of: Mapping[uuid.UUID, uuid.UUID | None]) -> None:
    """Who offers it, and where the rows of lists point to."""
    ours, theirs = merge.kept["organization_id"], merge.removed["organization_id"]
    stays = theirs if merge.take.get(ORGANIZATION) == "removed" else ours
    if stays != ours:
        bulk.update(merge.session, Service, {merge.kept["id"]: {"organization_id": (ours, stays)}})
    _fill_organization(merge.session, stays, theirs if stays == ours else ours)
    pointing = bulk.read(
        merge.session, SourceRecord, SourceRecord.service_id.in_([merge.kept["id"], merge.removed["id"]])
    )
    for row in pointing:
        now = {
            "service_id": merge.kept["id"],
            "organization_id": stays,
            "location_id": location_of.get(row["location_id"], row["location_id"]),
        }
        if any(row[name] != value for name, value in now.items()):
            merge.before["source_record"][str(row["id"])] = {name: row[name] and str(row[name]) for name in now}
            _point(merge.session, row["id"], now)
    for location_id in set(location_of.values()) - {None}:
        for row in bulk.read(merge.session, Location, Location.id == location_id):
            if row["organization_id"] in (ours, theirs) and row["organization_id"] != stays:
                change = {"organization_id": (row["organization_id"], stays)}
                bulk.update(merge.session, Location, {row["id"]: change})


def _fill_organization(session: Session, stays: uuid.UUID, other: uuid.UUID) -> None:
    """What the organization that stays does not say is taken from the other, if both are called the same."""
    if stays == other:
        return
    ours, theirs = (bulk.read(session, Organization, Organization.id == id_)[0] for id_ in (stays, other))
    if normalize_name(ours["name"]) == normalize_name(theirs["name"]):
        new = {name: (ours[name], theirs[name]) for name in TAKEN_TOGETHER if theirs[name] and not ours[name]}
        bulk.update(session, Organization, {stays: new})


def _merge_tags(merge: _Merge) -> None:
    """What the service is about: both, unless one side was chosen; and what somebody decided about that."""
    ours, theirs = (
        bulk.read(merge.session, Attribute, Attribute.link_id == each["id"]) for each in (merge.kept, merge.removed)
    )
    side = merge.take.get(TAGS, "both")
    chosen = {"kept": ours, "removed": theirs, "both": [*ours, *theirs]}[side]
    known: set[uuid.UUID] = set()
    gone = [row for row in (*ours, *theirs) if row not in chosen]
    turned = {}
    for row in chosen:
        if row["taxonomy_term_id"] in known:
            gone.append(row)
        elif row["link_id"] != merge.kept["id"]:
            turned[row["id"]] = {"link_id": (row["link_id"], merge.kept["id"])}
        known.add(row["taxonomy_term_id"])
    bulk.delete(merge.session, Attribute, gone)
    bulk.update(merge.session, Attribute, turned)
    _merge_tag_decisions(merge)


def _merge_tag_decisions(merge: _Merge) -> None:
    table: Any = TagDecision.__table__
    known = set(
        merge.session.scalars(sa.select(TagDecision.taxonomy_term_id).where(TagDecision.service_id == merge.kept["id"]))
    )
    for row in bulk.read(merge.session, TagDecision, TagDecision.service_id == merge.removed["id"]):
        texts = {name: as_text(value) for name, value in row.items() if name != "id"}
        merge.before["tag_decision"][str(row["id"])] = texts
        mine = table.c.id == row["id"]
        if row["taxonomy_term_id"] in known:
            merge.session.connection().execute(sa.delete(table).where(mine))
        else:
            merge.session.connection().execute(sa.update(table).where(mine).values(service_id=merge.kept["id"]))


def _turn_what_is_left(merge: _Merge) -> None:
    """Whatever else refers to the removed service refers to the kept one."""
    handled = (*LISTS.values(), SourceRecord, TagDecision, ServiceAtLocation, Attribute)
    for model, column in referring(Service):
        if model in handled or not column.foreign_keys:
            continue
        rows = bulk.read(merge.session, model, column == merge.removed["id"])
        changes = {row["id"]: {column.name: (merge.removed["id"], merge.kept["id"])} for row in rows}
        bulk.update(merge.session, model, changes)


def _remove_unused(merge: _Merge, location_of: Mapping[uuid.UUID, uuid.UUID | None]) -> None:
    """Places and the organization to which nothing refers any more, with what belongs to them alone."""
    for location_id, now in location_of.items():
        if now != location_id:
            remove_if_unused(merge.session, Location, location_id)
    for each in {merge.kept["organization_id"], merge.removed["organization_id"]}:
        remove_if_unused(merge.session, Organization, each)
