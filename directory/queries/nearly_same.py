"""What somebody is about to write anew and may be there already: organizations, and services."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from directory.models import (
    LIVE_STATUSES,
    Address,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
)
from directory.words.language import fold

ALIKE, RESEMBLES = 88, 80  # of 100, by rapidfuzz
MOST = 8  # shown at once
COMPARED = 60  # the likeliest names


@dataclass(frozen=True)
class Known:
    """An entry that may be the same."""

    id: uuid.UUID
    name: str
    organization: str = ""
    place: str = ""


def organizations_called(session: Session, name: str, *, only: Collection[uuid.UUID] | None = None) -> list[Known]:
    """Organizations of exactly that name, whatever its accents and capitals."""
    return [one for one in _organizations(session, only) if fold(one.name).split() == fold(name).split()]


def similar_organizations(session: Session, name: str, *, only: Collection[uuid.UUID] | None = None) -> list[Known]:
    """Organizations whose names resemble that one or contain it, the likeliest first.

    Args:
        only: their ids; None for all.
    """
    known, typed = _organizations(session, only), fold(name).strip()
    names = [fold(one.name) for one in known]
    containing = [at for at, one in enumerate(names) if typed in one]
    found = process.extract(typed, names, scorer=fuzz.token_set_ratio, limit=MOST, score_cutoff=RESEMBLES)
    places = dict.fromkeys([*sorted(containing, key=lambda at: len(names[at])), *(at for _, _, at in found)])
    return [known[at] for at in list(places)[:MOST]]


def _organizations(session: Session, only: Collection[uuid.UUID] | None) -> Sequence[Known]:
    query = sa.select(Organization.id, Organization.name).order_by(Organization.name, Organization.id)
    if only is not None:
        query = query.where(Organization.id.in_(only))
    return [Known(id_, name) for id_, name in session.execute(query)]


def nearly_same_services(
    session: Session,
    *,
    name: str,
    organization: str,
    municipality_code: str,
    numbers: Collection[str],
) -> list[Known]:
    """Live services that may be the one somebody is about to write.

    They have the same number, or nearly the same name in the same municipality, or of the same organization, or
    where one of the two says no place.

    Args:
        municipality_code: "" where it is not known.
        numbers: E.164 or short.
    """
    rows = session.execute(
        sa.select(Service.id, Service.name, Organization.name.label("organization"))
        .join(Organization, Organization.id == Service.organization_id)
        .where(Service.status.in_(LIVE_STATUSES))
        .order_by(Service.name, Service.id)
    ).all()
    found = process.extract(
        fold(name), [fold(row.name) for row in rows], scorer=fuzz.token_sort_ratio, limit=COMPARED, score_cutoff=ALIKE
    )
    alike = [rows[at] for _, _, at in found]
    same_number = _with_numbers(session, numbers)
    places = _places(session, {*(row.id for row in alike), *same_number})
    kept = [row for row in alike if _may_be_same(row, places.get(row.id, []), organization, municipality_code)]
    ids = {row.id for row in kept}
    kept += [row for row in rows if row.id in same_number and row.id not in ids]
    return [
        Known(row.id, row.name, row.organization, ", ".join(sorted({city for _, city in places.get(row.id, [])})))
        for row in kept[:MOST]
    ]


def _may_be_same(row: Any, places: list[tuple[str, str]], organization: str, municipality_code: str) -> bool:
    codes = {code for code, _ in places}
    is_where = not codes or not municipality_code or municipality_code in codes
    return is_where or fuzz.token_sort_ratio(fold(row.organization), fold(organization)) >= ALIKE


def _with_numbers(session: Session, numbers: Collection[str]) -> set[uuid.UUID]:
    """The services that have one of the numbers, themselves or at a place."""
    if not numbers:
        return set()
    placed = sa.or_(
        Phone.service_at_location_id == ServiceAtLocation.id, Phone.location_id == ServiceAtLocation.location_id
    )
    own = sa.select(Phone.service_id).where(Phone.number.in_(numbers), Phone.service_id.is_not(None))
    at_place = sa.select(ServiceAtLocation.service_id).join(Phone, placed).where(Phone.number.in_(numbers))
    return {one for query in (own, at_place) for one in session.scalars(query) if one is not None}


def _places(session: Session, services: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """Code and name of the municipalities of some services."""
    query = (
        sa.select(ServiceAtLocation.service_id, Address.municipality_code, Address.city)
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Address, Address.location_id == Location.id)
        .where(ServiceAtLocation.service_id.in_(services))
    )
    found: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for service, code, city in session.execute(query):
        found.setdefault(service, []).append((code or "", city))
    return found
