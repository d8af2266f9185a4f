"""Read the live listings from the database: columns in bulk, put together in memory."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from directory import models
from directory.catalog.catalog import Cost, Door
from directory.catalog.facts import NO_WEEK, Facts, Owners, first_known, grouped, number_of, read_facts, selected
from directory.catalog.freshness import held_days
from directory.catalog.hours import closed_between
from directory.catalog.rows import LOW_COST_EURO, ListingRow
from directory.ids import id_of
from directory.places.geo import Point
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.contact_ways import refuse_calls, refuses_calls
from directory.words.free_words import MOST_BESIDE_FREE, says_free
from directory.words.language import fold

OF_ORGANIZATION = 0.5  # what an organization is about need not be what each of its services does
_INTENSITY = [*models.Intensity]
_WHEELCHAIR = ("carrozzina", "sedia a rotelle", "sedie a rotelle", "wheelchair", "rollstuhl", "disabilita motoria")
_NOT = ("non ", "not ", "nicht ")
_NOWHERE = ((None,) * 6,)  # where a service without places is delivered


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
    facts = read_facts(session, only, today)
    placed, location = models.ServiceAtLocation, models.Location
    delivered = grouped(
        session,
        only,
        [placed.service_id],
        *(number_of(placed.id), number_of(placed.location_id), placed.description),
        *(location.latitude, location.longitude, location.location_type),
        join=placed.location,
    )
    live = _live_services()
    if services is not None:
        live = live.where(models.Service.id.in_(services))
    for service in selected(session, live):
        for place in delivered.get(service.id, _NOWHERE):
            yield _row(service, place, facts)


def _with_owners(session: Session, services: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """The ids of services, of their places, and of the organizations that offer them."""
    placed = models.ServiceAtLocation
    found = set(services)
    for row in session.execute(sa.select(placed.id, placed.location_id).where(placed.service_id.in_(services))):
        found.update(row)
    organizations = sa.select(models.Service.organization_id).where(models.Service.id.in_(services))
    return frozenset(found.union(session.scalars(organizations)) - {None})


def _live_services() -> sa.Select[Any]:
    service, organization = models.Service, models.Organization
    return (
        sa.select(
            *(number_of(service.id), number_of(service.organization_id)),
            *(service.name, service.alternate_name, service.description, service.eligibility_description),
            *(service.email, service.url, service.remote, service.home_visits, service.status, service.is_example),
            *(service.minimum_age, service.maximum_age, service.isee_maximum, service.fees_description),
            *(service.interpretation_services, service.access, service.intensity, service.gender_reserved),
            *(service.waiting_days, service.response_days, service.residence_required, service.exclusion_criteria),
            *(service.assured_date, service.assured_until, service.alert, service.application_process),
            organization.name.label("organization"),
            organization.email.label("organization_email"),
            organization.website.label("organization_website"),
        )
        .join(organization, service.organization_id == organization.id)
        .where(service.status.in_(models.LIVE_STATUSES))
    )


def _row(service: Any, delivered: Sequence[Any], facts: Facts) -> ListingRow:
    at, location, remark, latitude, longitude, kind = delivered
    service_id, organization_id = service.id, service.organization_id
    at = service_id if at is None else at
    own = (at, service_id, location)  # the most exact statement first
    town = facts.municipalities.get(location)
    amount, cost = _cost(service, facts)
    is_closed = service.status == models.ServiceStatus.TEMPORARILY_CLOSED
    return ListingRow(
        listing_id=id_of(at),
        service_id=id_of(service_id),
        organization_id=id_of(organization_id),
        name=service.name,
        organization=service.organization,
        description=" ".join(filter(None, (service.alternate_name, service.description, remark))),
        eligibility=service.eligibility_description or "",
        place=town.place if town else None,
        point=Point(latitude, longitude) if latitude is not None else town.point if town else None,
        remote=bool(service.remote) or kind == models.LocationType.VIRTUAL,
        home_visits=bool(service.home_visits),
        tags=_own_tags(facts, (at, service_id), organization_id),
        languages=_languages(facts, own),
        interpretation=bool(service.interpretation_services),
        cost=cost,
        cost_amount=amount,
        slots=0 if is_closed else first_known(facts.schedules, own, NO_WEEK).slots,
        access=Door[service.access.name] if service.access else Door.UNKNOWN,
        intensity=1 + _INTENSITY.index(service.intensity) if service.intensity else 0,
        waiting_days=service.waiting_days,
        response_days=_number(service.response_days),
        places=max(facts.capacities[service_id])[1] if service_id in facts.capacities else None,
        **_verified(service, facts, (at, service_id)),
        **_who_may_come(service, facts),
        areas=_areas(first_known(facts.areas, own, ())),
        wheelchair=_wheelchair(facts.accessibility.get(location, ())),
        **_on_the_card(service, facts, (at, location, service_id, organization_id)),
        **_contacts(service, facts, (*own, organization_id)),
        is_example=service.is_example,
        closed_now=is_closed,
    )


def _own_tags(facts: Facts, owners: Iterable[int], organization_id: int) -> dict[tuple[str, str], float]:
    tags = {key: confidence * OF_ORGANIZATION for key, confidence in facts.tags.get(organization_id, ())}
    for owner in owners:
        for key, confidence in facts.tags.get(owner, ()):
            if confidence > tags.get(key, 0.0):
                tags[key] = confidence
    return tags


def _languages(facts: Facts, owners: Owners) -> tuple[str, ...]:
    said = [stated for owner in owners if (stated := facts.languages.get(owner))]
    return tuple(sorted({code for stated in said for (code,) in stated})) if said else ()


def _areas(stated: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple([(extent_type, extent) for extent_type, extent in stated if extent_type and extent])


def _cost(service: Any, facts: Facts) -> tuple[float | None, Cost]:
    """The least that is asked, and what that means for a purse: what is free but for a card or so costs little."""
    prices = [(float(amount), words or "") for amount, words in facts.costs.get(service.id, ()) if amount is not None]
    if not prices:
        return (0.0, Cost.FREE) if says_free(service.fees_description or "") else (None, Cost.UNKNOWN)
    least, words = min(prices)
    if least == 0:
        return least, Cost.FREE
    is_little = least <= LOW_COST_EURO or (least <= MOST_BESIDE_FREE and says_free(words))
    return least, Cost.LOW if is_little else Cost.PAID


def _on_the_card(service: Any, facts: Facts, nearest_first: Owners) -> dict[str, Any]:
    """What only cards show; of the owners, the nearest to the place that has any counts."""
    hours, closed = first_known(facts.schedules, nearest_first, NO_WEEK).hours, facts.closings.get(service.id)
    if closed:
        hours = (*hours, *starmap(closed_between, closed))
    is_to_write = refuse_calls((service.alert, service.application_process))
    return {"phone": "" if is_to_write else _phone(facts, nearest_first), "hours": hours}


def _phone(facts: Facts, owners: Owners) -> str:
    """The first number to call of the first owner that has one; not one for messages only."""
    for owner in owners:
        for number, kind, said in facts.phones.get(owner, ()):
            if kind != "fax" and not (said and refuses_calls(said)):
                return str(number)
    return ""


def _who_may_come(service: Any, facts: Facts) -> dict[str, Any]:
    return {
        "minimum_age": _number(service.minimum_age),
        "maximum_age": _number(service.maximum_age),
        "isee_maximum": _number(service.isee_maximum),
        "gender_reserved": service.gender_reserved,
        "residence_required": service.residence_required,
        "required_documents": tuple([document for (document,) in facts.documents.get(service.id, ())]),
        "exclusion_criteria": service.exclusion_criteria or "",
    }


def _verified(service: Any, facts: Facts, owners: Iterable[int]) -> dict[str, Any]:
    """When somebody last confirmed it, and for how long that holds."""
    days = [at.date() for owner in owners for (at,) in facts.verified.get(owner, ())]
    last = max([*days, *([service.assured_date] if service.assured_date else [])], default=None)
    return {"verified": last, "holds_days": held_days(last, service.assured_until)}


def _wheelchair(remarks: Iterable[Any]) -> bool | None:
    text = " ".join([part for remark in remarks for part in remark if part])
    return _names_wheelchair(text) if text else None


@lru_cache(maxsize=1 << 10)
def _names_wheelchair(text: str) -> bool | None:
    plain = fold(text)
    return all(word not in plain for word in _NOT) if any(word in plain for word in _WHEELCHAIR) else None


def _contacts(service: Any, facts: Facts, owners: Owners) -> dict[str, Any]:
    """All ways to reach it, each once, and whether there is any."""
    found = [number for owner in owners for number, *_ in facts.phones.get(owner, ())]
    written = (service.email, service.url, service.organization_email, service.organization_website)
    contacts = tuple(dict.fromkeys([*found, *filter(None, written)]))
    return {"contacts": contacts, "reachable": bool(contacts)}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
