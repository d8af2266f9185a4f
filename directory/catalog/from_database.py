"""Read the live listings from the database: columns in bulk, put together in memory."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import starmap
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from directory import models
from directory.catalog.catalog import Cost, Door
from directory.catalog.freshness import held_days
from directory.catalog.hours import STORED, WrittenHours, closed_between, holds_between
from directory.catalog.rows import LOW_COST_EURO, ListingRow, Place
from directory.catalog.slots import DAYS_AFTER_TODAY, slots_of
from directory.contact_ways import refuse_calls, refuses_calls
from directory.db import Id
from directory.geo import Point
from directory.language import fold
from directory.vocabulary import Term, Vocabulary

OF_ORGANIZATION = 0.5  # what an organization is about need not be what each of its services does
_INTENSITY = [*models.Intensity]
_WHEELCHAIR = ("carrozzina", "sedia a rotelle", "sedie a rotelle", "wheelchair", "rollstuhl", "disabilita motoria")
_NOT = ("non ", "not ", "nicht ")
_FREE = ("gratuit", "gratis", "free of charge", "kostenlos")

Found = dict[uuid.UUID, list[Any]]
Only = frozenset[uuid.UUID] | None  # ids of owners; None for all


@dataclass(frozen=True)
class LastChange:
    """How far the directory's history has come; the id tells apart two directories that count alike."""

    sequence: int
    id: uuid.UUID | None


# Made once: every request asks it, and putting a statement together takes longer than answering it.
_LAST_CHANGE = sa.select(models.ChangeCounter.last_sequence, models.Metadata.id).outerjoin(
    models.Metadata, models.Metadata.sequence == models.ChangeCounter.last_sequence
)


def last_change(session: Session) -> LastChange:
    """The directory's last change; number 0 when nothing was ever written."""
    found = session.connection().execute(_LAST_CHANGE).first()
    return LastChange(found[0], found[1]) if found else LastChange(0, None)


def read_vocabulary(session: Session) -> Vocabulary:
    """The taxonomies as they are in the database."""
    parent = aliased(models.TaxonomyTerm)
    query = (
        sa.select(models.Taxonomy.code, models.TaxonomyTerm, parent.code)
        .join(models.TaxonomyTerm, models.TaxonomyTerm.taxonomy_id == models.Taxonomy.id)
        .outerjoin(parent, models.TaxonomyTerm.parent_id == parent.id)
        .order_by(models.TaxonomyTerm.code)
    )
    return Vocabulary(
        Term(
            taxonomy=taxonomy,
            code=term.code,
            parent=parent_code,
            labels=term.labels,
            description=term.description,
            synonyms={language: tuple(words) for language, words in term.synonyms.items()},
            mappings={scheme: tuple(codes) for scheme, codes in term.mappings.items()},
            needs=tuple(term.needs),
        )
        for taxonomy, term, parent_code in session.execute(query)
    )


def read_rows(session: Session, services: Collection[uuid.UUID] | None = None, *, today: date) -> Iterator[ListingRow]:
    """Every live listing: each place of a live service, or the service itself when it has none.

    Args:
        services: only theirs, at most a few thousand; None for all.
        today: decides which of the hours that are only for a time count.
    """
    only = None if services is None else _with_owners(session, services)
    facts = _read_facts(session, only)
    places: Found = _grouped(
        session,
        only,
        [models.ServiceAtLocation.service_id],
        models.ServiceAtLocation.id,
        models.ServiceAtLocation.location_id,
        models.ServiceAtLocation.description,
        models.Location.latitude,
        models.Location.longitude,
        models.Location.location_type,
        join=models.ServiceAtLocation.location,
    )
    live = _live_services()
    if services is not None:
        live = live.where(models.Service.id.in_(services))
    for service in session.execute(live):
        for delivered in places.get(service.id, [None]):
            yield _row(service, delivered, facts, today)


def _with_owners(session: Session, services: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """The ids of services, of their places, and of the organizations that offer them."""
    placed = models.ServiceAtLocation
    found = set(services)
    for row in session.execute(sa.select(placed.id, placed.location_id).where(placed.service_id.in_(services))):
        found.update(row)
    organizations = sa.select(models.Service.organization_id).where(models.Service.id.in_(services))
    return frozenset(found.union(session.scalars(organizations)) - {None})


def _live_services() -> sa.Select[Any]:
    return (
        sa.select(
            *models.Service.__table__.columns,
            models.Organization.name.label("organization"),
            models.Organization.email.label("organization_email"),
            models.Organization.website.label("organization_website"),
        )
        .join(models.Organization, models.Service.organization_id == models.Organization.id)
        .where(models.Service.status.in_(models.LIVE_STATUSES))
    )


@dataclass(frozen=True)
class _Facts:
    """What hangs on services, places and organizations, by the id of its owner."""

    tags: Found
    municipalities: Found
    schedules: Found
    closings: Found
    languages: Found
    costs: Found
    areas: Found
    capacities: Found
    verified: Found
    accessibility: Found
    documents: Found
    phones: Found


def _read_facts(session: Session, only: Only) -> _Facts:
    schedule, language, area, phone = models.Schedule, models.Language, models.ServiceArea, models.Phone
    municipality, closing = models.MunicipalityRow, models.Closing
    return _Facts(
        tags=_tags(session, only),
        municipalities=_grouped(
            session,
            only,
            [models.Address.location_id],
            *(municipality.code, municipality.name, municipality.province, municipality.region, municipality.country),
            *(municipality.latitude, municipality.longitude),
            join=(municipality, models.Address.municipality_code == municipality.code),
        ),
        schedules=_grouped(
            session,
            only,
            [schedule.service_id, schedule.location_id, schedule.service_at_location_id],
            *(getattr(schedule, name) for name in STORED),
        ),
        closings=_grouped(session, only, [closing.service_id], closing.begins_on, closing.ends_on, closing.reason),
        languages=_grouped(session, only, [language.service_id, language.location_id], language.code),
        costs=_grouped(session, only, [models.CostOption.service_id], models.CostOption.amount),
        areas=_grouped(session, only, [area.service_id, area.service_at_location_id], area.extent_type, area.extent),
        capacities=_grouped(
            session,
            only,
            [models.ServiceCapacity.service_id],
            *(models.ServiceCapacity.updated, models.ServiceCapacity.available),
        ),
        verified=_grouped(session, only, [models.Verification.resource_id], models.Verification.verified_at),
        accessibility=_grouped(
            session,
            only,
            [models.Accessibility.location_id],
            *(models.Accessibility.description, models.Accessibility.details),
        ),
        documents=_grouped(session, only, [models.RequiredDocument.service_id], models.RequiredDocument.document),
        phones=_grouped(
            session,
            only,
            [phone.service_id, phone.location_id, phone.service_at_location_id, phone.organization_id],
            *(phone.number, phone.type, phone.description),
            order=models.PHONE_ORDER,
        ),
    )


def _grouped(
    session: Session,
    only: Only,
    owners: Sequence[InstrumentedAttribute[Any]],
    *columns: InstrumentedAttribute[Any],
    join: Any = (),
    order: Sequence[Any] = (),
) -> Found:
    """The columns of all rows that have one of these owners, by owner, in a steady order.

    Args:
        only: of these owners.
        order: of the rows of one owner, before that of their ids.
    """
    owner = sa.func.coalesce(*owners) if len(owners) > 1 else owners[0]
    query = sa.select(sa.type_coerce(owner, Id()), *columns).where(owner.is_not(None))
    if only is not None:
        query = query.where(sa.or_(*(one.in_(only) for one in owners)))
    if join:
        query = query.join(*join) if isinstance(join, tuple) else query.join(join)
    found: Found = defaultdict(list)
    for key, *values in session.execute(query.order_by(owner, *order, owners[0].class_.id)):
        found[key].append(values)
    return dict(found)


def _tags(session: Session, only: Only) -> Found:
    attribute, term, taxonomy = models.Attribute, models.TaxonomyTerm, models.Taxonomy
    query = (
        sa.select(attribute.link_id, taxonomy.code, term.code, attribute.confidence)
        .join(term, attribute.taxonomy_term_id == term.id)
        .join(taxonomy, term.taxonomy_id == taxonomy.id)
        .where(attribute.link_entity.in_(["service", "service_at_location", "organization"]))
    )
    if only is not None:
        query = query.where(attribute.link_id.in_(only))
    found: Found = defaultdict(list)
    for owner, kind, code, confidence in session.execute(query):
        found[owner].append(((kind, code), confidence))
    return dict(found)


def _row(service: Any, delivered: Any, facts: _Facts, today: date) -> ListingRow:
    listing_id, location_id, remark, latitude, longitude, kind = delivered or (service.id, None, None, None, None, None)
    own = [listing_id, service.id, location_id]  # the most exact statement first
    place = _first(facts.municipalities, [location_id])
    municipality = place[0] if place else None
    point = [latitude, longitude] if latitude is not None else municipality[5:] if municipality else None
    amount, cost = _cost(service, facts)
    return ListingRow(
        listing_id=listing_id,
        service_id=service.id,
        organization_id=service.organization_id,
        name=service.name,
        organization=service.organization,
        description=" ".join(filter(None, (service.alternate_name, service.description, remark))),
        eligibility=service.eligibility_description or "",
        place=Place(*municipality[:5]) if municipality else None,
        point=Point(*point) if point else None,
        remote=bool(service.remote) or kind == models.LocationType.VIRTUAL,
        home_visits=bool(service.home_visits),
        tags=_own_tags(facts, [listing_id, service.id], service.organization_id),
        minimum_age=_number(service.minimum_age),
        maximum_age=_number(service.maximum_age),
        languages=tuple(sorted({code for owner in own for (code,) in facts.languages.get(owner, [])})),
        interpretation=bool(service.interpretation_services),
        cost=cost,
        cost_amount=amount,
        isee_maximum=_number(service.isee_maximum),
        slots=_slots(_first(facts.schedules, own), today),
        access=Door[service.access.name] if service.access else Door.UNKNOWN,
        intensity=1 + _INTENSITY.index(service.intensity) if service.intensity else 0,
        waiting_days=service.waiting_days,
        response_days=_number(service.response_days),
        places=max(facts.capacities[service.id])[1] if service.id in facts.capacities else None,
        **_verified(service, facts, [listing_id, service.id]),
        gender_reserved=service.gender_reserved,
        residence_required=service.residence_required,
        required_documents=tuple(document for (document,) in facts.documents.get(service.id, [])),
        exclusion_criteria=service.exclusion_criteria or "",
        areas=_areas(_first(facts.areas, own)),
        wheelchair=_wheelchair(_first(facts.accessibility, [location_id])),
        **_on_the_card(service, facts, [listing_id, location_id, service.id, service.organization_id]),
        **_contacts(service, facts, [*own, service.organization_id]),
        is_example=service.is_example,
        closed_now=service.status == models.ServiceStatus.TEMPORARILY_CLOSED,
    )


def _first(found: Found, owners: Iterable[uuid.UUID | None]) -> list[Any]:
    return next((found[owner] for owner in owners if owner in found), [])


def _own_tags(facts: _Facts, owners: Iterable[uuid.UUID], organization_id: uuid.UUID) -> dict[tuple[str, str], float]:
    tags = {key: confidence * OF_ORGANIZATION for key, confidence in facts.tags.get(organization_id, [])}
    for owner in owners:
        for key, confidence in facts.tags.get(owner, []):
            tags[key] = max(tags.get(key, 0.0), confidence)
    return tags


def _areas(stated: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((extent_type, extent) for extent_type, extent in stated if extent_type and extent)


def _cost(service: Any, facts: _Facts) -> tuple[float | None, Cost]:
    """The least that is asked, and what that means for a purse."""
    amounts = [float(amount) for (amount,) in facts.costs.get(service.id, []) if amount is not None]
    if not amounts:
        free = any(word in fold(service.fees_description or "") for word in _FREE)
        return (0.0, Cost.FREE) if free else (None, Cost.UNKNOWN)
    least = min(amounts)
    return least, Cost.FREE if least == 0 else Cost.LOW if least <= LOW_COST_EURO else Cost.PAID


def _slots(schedules: Iterable[Any], today: date) -> int:
    """Of the hours that are in force on any of the next seven days, not of last summer's."""
    bits = 0
    for hours in starmap(WrittenHours, schedules):
        if holds_between(hours, today, today + timedelta(DAYS_AFTER_TODAY)):
            bits |= slots_of(hours)
    return bits


def _on_the_card(service: Any, facts: _Facts, nearest_first: Sequence[uuid.UUID | None]) -> dict[str, Any]:
    """What only cards show; of the owners, the nearest to the place that has any counts."""
    hours = starmap(WrittenHours, _first(facts.schedules, nearest_first))
    closed = starmap(closed_between, facts.closings.get(service.id, ()))
    is_to_write = refuse_calls((service.alert, service.application_process))
    return {"phone": "" if is_to_write else _phone(facts, nearest_first), "hours": (*hours, *closed)}


def _phone(facts: _Facts, owners: Iterable[uuid.UUID | None]) -> str:
    """The first number to call of the first owner that has one; not one for messages only."""
    stated = (phone for owner in owners if owner in facts.phones for phone in facts.phones[owner])
    return next((number for number, kind, said in stated if kind != "fax" and not refuses_calls(said or "")), "")


def _verified(service: Any, facts: _Facts, owners: Iterable[uuid.UUID]) -> dict[str, Any]:
    """When somebody last confirmed it, and for how long that holds."""
    days = [at.date() for owner in owners for (at,) in facts.verified.get(owner, [])]
    last = max([*days, *([service.assured_date] if service.assured_date else [])], default=None)
    return {"verified": last, "holds_days": held_days(last, service.assured_until)}


def _wheelchair(remarks: Iterable[Any]) -> bool | None:
    text = fold(" ".join(part for remark in remarks for part in remark if part))
    if not any(word in text for word in _WHEELCHAIR):
        return None
    return not any(word in text for word in _NOT)


def _contacts(service: Any, facts: _Facts, owners: Iterable[uuid.UUID | None]) -> dict[str, Any]:
    """All ways to reach it, and whether there is any."""
    written = (service.email, service.url, service.organization_email, service.organization_website)
    phones = (number for owner in owners if owner in facts.phones for number, *_ in facts.phones[owner])
    contacts = tuple(dict.fromkeys([*phones, *filter(None, written)]))
    return {"contacts": contacts, "reachable": bool(contacts)}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
