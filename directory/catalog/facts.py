"""What hangs on services, places and organizations, read in bulk: their tags, hours, telephones …, by owner."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import starmap
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory import models
from directory.catalog.hours import STORED, WrittenHours, holds_between
from directory.catalog.rows import Place
from directory.catalog.slots import DAYS_AFTER_TODAY, slots_of
from directory.db import IdNumber
from directory.places.geo import Point

Found = dict[int, list[Any]]  # by the number of an owner's id: hashing and comparing ids is done by Python
Only = frozenset[uuid.UUID] | None  # ids of owners; None for all
Owners = Sequence[Any]  # numbers of ids, None where there is no such owner

_AT_ONCE = 1_000  # rows

T = TypeVar("T")


class Facts(NamedTuple):
    """What hangs on services, places and organizations, by the number of its owner's id."""

    tags: Found
    municipalities: dict[int, "Town"]  # by location
    schedules: dict[int, "Week"]
    closings: Found
    languages: Found
    costs: Found
    areas: Found
    capacities: Found
    verified: Found
    accessibility: Found
    documents: Found
    phones: Found


class Town(NamedTuple):
    """A municipality, and its centre."""

    place: Place
    point: Point


class Week(NamedTuple):
    """The hours of one owner, and the slots of those that are in force on any of the next seven days."""

    hours: tuple[WrittenHours, ...] = ()
    slots: int = 0


NO_WEEK = Week()


def read_facts(session: Session, only: Only, today: date) -> Facts:
    """Everything that hangs on these owners, None for all; `today` decides which hours count as slots."""
    schedule, language, area, phone = models.Schedule, models.Language, models.ServiceArea, models.Phone
    closing, capacity, accessibility = models.Closing, models.ServiceCapacity, models.Accessibility
    option = models.CostOption
    return Facts(
        tags=_tags(session, only),
        municipalities=_towns(session, only),
        schedules=_weeks(
            grouped(
                session,
                only,
                [schedule.service_id, schedule.location_id, schedule.service_at_location_id],
                *(getattr(schedule, name) for name in STORED),
            ),
            today,
        ),
        closings=grouped(session, only, [closing.service_id], closing.begins_on, closing.ends_on, closing.reason),
        languages=grouped(session, only, [language.service_id, language.location_id], language.code),
        costs=grouped(session, only, [option.service_id], option.amount, option.amount_description),
        areas=grouped(session, only, [area.service_id, area.service_at_location_id], area.extent_type, area.extent),
        capacities=grouped(session, only, [capacity.service_id], capacity.updated, capacity.available),
        verified=grouped(session, only, [models.Verification.resource_id], models.Verification.verified_at),
        accessibility=grouped(
            session, only, [accessibility.location_id], accessibility.description, accessibility.details
        ),
        documents=grouped(session, only, [models.RequiredDocument.service_id], models.RequiredDocument.document),
        phones=grouped(
            session,
            only,
            [phone.service_id, phone.location_id, phone.service_at_location_id, phone.organization_id],
            *(phone.number, phone.type, phone.description),
            order=models.PHONE_ORDER,
        ),
    )


def grouped(
    session: Session,
    only: Only,
    owners: Sequence[InstrumentedAttribute[Any]],
    *columns: Any,
    join: Any = (),
    order: Sequence[Any] = (),
) -> Found:
    """The columns of all rows that have one of these owners, by owner, those of each in a steady order.

    Args:
        only: of these owners.
        order: of the rows of one owner, before that of their ids.
    """
    owner = sa.func.coalesce(*owners) if len(owners) > 1 else owners[0]
    query = sa.select(sa.type_coerce(owner, IdNumber()), *columns).where(owner.is_not(None))
    if only is not None:
        query = query.where(sa.or_(*(one.in_(only) for one in owners)))
    if join:
        query = query.join(*join) if isinstance(join, tuple) else query.join(join)
    found: Found = defaultdict(list)
    for key, *values in selected(session, query.order_by(*order, owners[0].class_.id)):
        found[key].append(values)
    return dict(found)


def _towns(session: Session, only: Only) -> dict[int, Town]:
    """The municipality of each location; those in one municipality share it."""
    address, municipality = models.Address, models.MunicipalityRow
    stated = grouped(
        session,
        only,
        [address.location_id],
        *(municipality.code, municipality.name, municipality.province, municipality.region, municipality.country),
        *(municipality.latitude, municipality.longitude),
        join=(municipality, address.municipality_code == municipality.code),
    )
    towns: dict[str, Town] = {}
    found = {}
    for location, ((code, *said, latitude, longitude), *_) in stated.items():
        if code not in towns:
            towns[code] = Town(Place(code, *said), Point(latitude, longitude))
        found[location] = towns[code]
    return found


def _weeks(schedules: Found, today: date) -> dict[int, Week]:
    """Hours of each owner; many have the same ones, which are looked at once."""
    weeks: dict[tuple[WrittenHours, ...], Week] = {}
    found = {}
    for owner, stated in schedules.items():
        hours = tuple(starmap(WrittenHours, stated))
        week = weeks.get(hours)
        if week is None:
            week = weeks[hours] = Week(hours, _slots(hours, today))
        found[owner] = week
    return found


def _slots(schedules: Iterable[WrittenHours], today: date) -> int:
    """Of the hours that are in force on any of the next seven days, not of last summer's."""
    bits = 0
    for hours in schedules:
        if holds_between(hours, today, today + timedelta(DAYS_AFTER_TODAY)):
            bits |= slots_of(hours)
    return bits


def _tags(session: Session, only: Only) -> Found:
    attribute, term, taxonomy = models.Attribute, models.TaxonomyTerm, models.Taxonomy
    query = (
        sa.select(number_of(attribute.link_id), taxonomy.code, term.code, attribute.confidence)
        .join(term, attribute.taxonomy_term_id == term.id)
        .join(taxonomy, term.taxonomy_id == taxonomy.id)
        .where(attribute.link_entity.in_(["service", "service_at_location", "organization"]))
    )
    if only is not None:
        query = query.where(attribute.link_id.in_(only))
    found: Found = defaultdict(list)
    for owner, kind, code, confidence in selected(session, query):
        found[owner].append(((kind, code), confidence))
    return dict(found)


def selected(session: Session, query: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
    """The rows of a query past the session's objects, many at a time."""
    for rows in session.connection().execute(query).partitions(_AT_ONCE):
        yield from rows


def number_of(column: InstrumentedAttribute[Any]) -> Any:
    """A column of ids, read as their numbers."""
    return sa.type_coerce(column, IdNumber()).label(column.key)


def first_known(found: Mapping[int, T], owners: Owners, otherwise: T) -> T:
    """What is known of the first owner of whom anything is."""
    if found:
        for owner in owners:
            if owner in found:
                return found[owner]
    return otherwise
