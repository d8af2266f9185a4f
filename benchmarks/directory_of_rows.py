"""A database of synthetic listings: what a page reads beside the catalog, and the catalog where a process finds it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

import sqlalchemy as sa

from benchmarks import ours
from benchmarks.synthetic import World, rows
from directory.catalog import current as current_catalog
from directory.catalog import files
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.from_database import LastChange, last_change
from directory.catalog.hours import WrittenHours
from directory.catalog.rows import ListingRow
from directory.catalog.slots import DAYS, slot_bits
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.models import Location, Organization, Phone, Schedule, Service, ServiceAtLocation
from directory.settings import Settings

_AT_ONCE = 10_000  # rows
_HOURS = ((time(9), time(12, 30)), (time(14), time(18)), (time(18, 30), time(21)))  # of a day's parts


def kept_or_made(size: int, world: World) -> Settings:
    """Settings of a directory with that many listings, from an earlier run of the same program if there was one."""
    folder = ours.WORK / f"pages-{size}"
    settings = Settings(
        database_url=f"sqlite:///{folder / 'prossima.db'}", instance_dir=folder, secret_key="of the measurements"
    )
    made = folder / "made"
    if not made.exists() or made.read_text("ascii") != files.program():  # another program would build it of less
        print(f"== {size:,} listings: writing the directory", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("prossima.db*"):
            old.unlink()
        listings = [_with_details(number, row) for number, row in enumerate(rows(size, world))]
        save(build_catalog(listings, world.vocabulary, 1), settings, _written(listings, settings))
        made.write_text(files.program(), "ascii")
    return settings


def _with_details(number: int, row: ListingRow) -> ListingRow:
    """A listing with a number to call, and with hours for the times at which it is open."""
    return replace(row, phone=f"+39054{number:07}" if row.reachable else "", hours=tuple(_hours(row)))


def save(catalog: Catalog, settings: Settings, change: LastChange) -> None:
    """Keep a catalog where the pages of that directory look for it."""
    name = f"{change.sequence}-{current_catalog._database(settings)}"  # noqa: SLF001 - no page is to build it anew
    files.save(catalog, current_catalog.folder(settings) / name, identity=str(change.id))


def _written(listings: Sequence[ListingRow], settings: Settings) -> LastChange:
    """Write what pages read of listings; the history knows nothing of them, and stands where it is returned."""
    engine = make_engine(settings)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        session.commit()
    with engine.begin() as connection:
        organizations = {row.organization_id: row.organization for row in listings}
        _load(connection, Organization, ({"id": key, "name": name} for key, name in organizations.items()))
        for start in range(0, len(listings), _AT_ONCE):
            _write(connection, listings[start : start + _AT_ONCE])
    with open_session(engine) as session:
        change = last_change(session)
    engine.dispose()
    return change


def _write(connection: sa.Connection, listings: Sequence[ListingRow]) -> None:
    of_place = {row.listing_id: uuid.uuid5(row.listing_id, "place") for row in listings}
    services = (
        {"id": row.service_id, "organization_id": row.organization_id, "name": row.name, "description": row.description}
        for row in listings
    )
    places = (
        {
            "id": of_place[row.listing_id],
            "latitude": row.point.latitude if row.point else None,
            "longitude": row.point.longitude if row.point else None,
        }
        for row in listings
    )
    placed = (
        {"id": row.listing_id, "service_id": row.service_id, "location_id": of_place[row.listing_id]}
        for row in listings
    )
    phones = ({"id": uuid.uuid4(), "service_id": row.service_id, "number": row.phone} for row in listings if row.phone)
    _load(connection, Service, services)
    _load(connection, Location, places)
    _load(connection, ServiceAtLocation, placed)
    _load(connection, Phone, phones)
    schedules = (
        {"id": uuid.uuid4(), "service_at_location_id": row.listing_id, **hours._asdict()}
        for row in listings
        for hours in row.hours
    )
    _load(connection, Schedule, schedules)


def _hours(row: ListingRow) -> Iterable[WrittenHours]:
    """One for each part of the day, with the days on which it is open then."""
    for part, (opens_at, closes_at) in enumerate(_HOURS):
        days = [name for day, name in enumerate(DAYS) if row.slots & slot_bits([day], [part])]
        if days:
            yield WrittenHours(freq="WEEKLY", byday=",".join(days), opens_at=opens_at, closes_at=closes_at)


def _load(connection: sa.Connection, model: type[Any], written: Iterable[dict[str, Any]]) -> None:
    if rows_written := list(written):
        connection.execute(sa.insert(model), rows_written)
