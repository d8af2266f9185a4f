import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory import models
from directory.catalog import current as module
from directory.catalog import files
from directory.catalog.build import build
from directory.catalog.catalog import Catalog, Cost
from directory.catalog.current import current
from directory.catalog.from_database import last_change
from directory.catalog.slots import slot_bits
from directory.settings import Settings
from tests import factories

TODAY = date(2026, 11, 22)


def row_of(catalog: Catalog, listing_id: uuid.UUID) -> int:
    return [catalog.listing_uuid(row) for row in range(len(catalog))].index(listing_id)


def test_a_place_of_a_service_is_a_listing_and_so_is_a_service_without_a_place(session: Session) -> None:
    placed = factories.listing(session, place="Forlì", name="Consultorio")
    helpline = factories.service(session, name="Telefono amico", remote=True)

    catalog = build(session, today=TODAY)

    assert len(catalog) == 2
    at_forli, by_phone = row_of(catalog, placed.id), row_of(catalog, helpline.id)
    assert (catalog.name[at_forli], catalog.place[at_forli]) == ("Consultorio", "Forlì")
    assert catalog.service_uuid(at_forli) == placed.service_id
    assert (catalog.name[by_phone], catalog.place[by_phone]) == ("Telefono amico", "")
    assert catalog.has_point[at_forli]
    assert not catalog.has_point[by_phone]
    assert catalog.remote.tolist() == [row == by_phone for row in range(2)]


def test_only_live_services_are_in_the_catalog(session: Session) -> None:
    factories.service(session, status=models.ServiceStatus.INACTIVE)
    factories.service(session, status=models.ServiceStatus.DEFUNCT)
    closed = factories.service(session, status=models.ServiceStatus.TEMPORARILY_CLOSED)

    catalog = build(session, today=TODAY)

    assert [catalog.listing_uuid(row) for row in range(len(catalog))] == [closed.id]
    assert catalog.closed_now.all()


def test_everything_that_decides_is_read(session: Session) -> None:
    placed = factories.listing(
        session,
        minimum_age=14,
        maximum_age=25.5,
        access=models.Access.REFERRAL,
        intensity=models.Intensity.NETWORK,
        waiting_days=30,
        gender_reserved="women",
        residence_required=True,
        interpretation_services="su richiesta",
        assured_date=date(2026, 5, 1),
    )
    service_id, location_id = placed.service_id, placed.location_id
    unit = factories.add(session, models.Unit(name="posti"))
    for row in (
        models.CostOption(service_id=service_id, amount=10),
        models.CostOption(service_id=service_id, amount=40),
        models.Language(service_id=service_id, code="ar"),
        models.Language(location_id=location_id, code="it"),
        models.Schedule(service_at_location_id=placed.id, byday="TU", opens_at=time(14), closes_at=time(17)),
        models.Schedule(location_id=location_id, byday="MO", opens_at=time(9), closes_at=time(12)),
        models.ServiceArea(service_id=service_id, extent="FC", extent_type="province"),
        models.ServiceCapacity(service_id=service_id, unit_id=unit.id, available=5, updated=date(2026, 1, 1)),
        models.ServiceCapacity(service_id=service_id, unit_id=unit.id, available=0, updated=date(2026, 10, 1)),
        models.Accessibility(location_id=location_id, description="Ingresso per sedia a rotelle"),
        models.Verification(
            resource_id=placed.id,
            resource_type="service_at_location",
            verified_at=datetime(2026, 11, 1, tzinfo=UTC),
            verified_by="partner",
            method="phone",
        ),
    ):
        factories.add(session, row)

    catalog = build(session, today=TODAY)

    expected: dict[str, Any] = {
        "minimum_age": 14,
        "maximum_age": 25.5,
        "access": 2,
        "intensity": 3,
        "waiting_days": 30,
        "gender_reserved": 1,
        "residence_required": 1,
        "interpretation": True,
        "cost": Cost.LOW,
        "cost_amount": 10,
        "languages": catalog.language_bit("ar") | catalog.language_bit("it"),
        "slots": slot_bits([1], [1]),
        "places": 0,
        "wheelchair": 1,
        "verified_day": (date(2026, 11, 1) - date(1970, 1, 1)).days,
    }
    assert {name: getattr(catalog, name)[0] for name in expected} == expected
    assert catalog.areas.known[0]


def test_what_an_organization_is_about_counts_half_for_a_service_that_does_not_say(session: Session) -> None:
    silent = factories.service(session)
    factories.service(session, organization_id=silent.organization_id, tags=("need:housing.eviction",))
    factories.tagged(session, "organization", silent.organization_id, "need:work")

    catalog = build(session, today=TODAY)

    half, says_otherwise = sorted(catalog.cover_of_need("work").tolist(), reverse=True)
    assert (half, says_otherwise) == (128, 0)


def test_the_catalog_is_read_in_few_queries_however_many_listings_there_are(session: Session) -> None:
    for _ in range(5):
        factories.listing(session, tags=("need:work",))
    connection = session.connection()
    statements: list[str] = []
    count = lambda *values: statements.append(values[2])  # noqa: E731
    sa.event.listen(connection, "before_cursor_execute", count)

    build(session, today=TODAY)

    sa.event.remove(connection, "before_cursor_execute", count)
    assert len(statements) <= 16


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, instance_dir=tmp_path)


def forget(settings: Settings) -> None:
    """As a new process would be."""
    module._kept.pop(settings.database_url, None)


def test_the_same_catalog_serves_until_the_directory_changes(session: Session, own: Settings) -> None:
    factories.listing(session, name="Consultorio")
    first = current(session, own, today=TODAY)

    assert current(session, own, today=TODAY) is first
    factories.listing(session, name="Biblioteca")
    second = current(session, own, today=TODAY)

    assert second.sequence > first.sequence
    assert sorted(second.name) == ["Biblioteca", "Consultorio"]


def test_a_request_that_waited_for_a_build_takes_the_newest_catalog_and_not_the_one_it_came_for(
    session: Session, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = last_change(session)
    factories.listing(session, name="Consultorio")
    newest = current(session, own, today=TODAY)
    seen = iter([before, last_change(session)])  # the directory moved while the request waited for the lock
    monkeypatch.setattr(module, "last_change", lambda _: next(seen))
    monkeypatch.setattr(module, "build", lambda *_, **__: pytest.fail("was built again"))

    assert current(session, own, today=TODAY) is newest


def test_another_process_opens_the_file_instead_of_building(
    session: Session, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.listing(session, name="Consultorio")
    built = current(session, own, today=TODAY)
    forget(own)
    monkeypatch.setattr(module, "build", lambda *_, **__: pytest.fail("was built again"))

    opened = current(session, own, today=TODAY)

    assert opened is not built
    assert np.array_equal(opened.listing_id, built.listing_id)


def test_a_process_that_waited_for_another_one_to_build_takes_what_it_built(
    session: Session, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.listing(session, name="Consultorio")

    def wait(*_: object) -> None:
        """While the other one builds."""
        module.renew(session, own, today=TODAY)
        monkeypatch.setattr(module, "build", lambda *_, **__: pytest.fail("was built again"))

    monkeypatch.setattr(module, "flock", wait)
    assert sorted(current(session, own, today=TODAY).name) == ["Consultorio"]


def test_a_torn_file_is_built_again_and_old_ones_go(session: Session, own: Settings, tmp_path: Path) -> None:
    factories.listing(session, name="Consultorio")
    current(session, own, today=TODAY)
    (folder,) = (tmp_path / "catalog").iterdir()
    (folder / "text.base.gains.npy").write_bytes(b"torn")
    forget(own)

    assert sorted(current(session, own, today=TODAY).name) == ["Consultorio"]
    assert files.open_catalog(folder, identity=str(last_change(session).id)).sequence > 0
    for name in ("Biblioteca", "Mensa", "Dormitorio"):
        factories.listing(session, name=name)
        module.renew(session, own, today=TODAY)

    assert len([*(tmp_path / "catalog").iterdir()]) == 2


def test_two_directories_in_one_folder_are_not_confused(session: Session, own: Settings) -> None:
    factories.listing(session, name="Consultorio")
    other = replace(own, database_url="sqlite:///elsewhere.db")
    first = current(session, own, today=TODAY)

    assert current(session, other, today=TODAY) is not first
    assert len(list((own.instance_dir / "catalog").iterdir())) == 2
    forget(other)


def test_a_disk_that_cannot_be_written_does_not_stop_the_search(session: Session, own: Settings) -> None:
    factories.listing(session, name="Consultorio")
    (own.instance_dir / "catalog").write_text("a file where a folder should be")

    assert list(current(session, own, today=TODAY).name) == ["Consultorio"]
    forget(own)


def seasonal(session: Session, byday: str, **days: date | str) -> None:
    """A service that is open on a weekday of some weeks."""
    service = factories.service(session, name=byday)
    hours = {"freq": "WEEKLY", "byday": byday, "opens_at": time(9), "closes_at": time(12)}
    factories.add(session, models.Schedule(service_id=service.id, **hours, **days))


def open_days(catalog: Catalog) -> dict[str, bool]:
    """Whether anything is known of the hours of each listing."""
    return {catalog.name[row]: bool(catalog.slots[row]) for row in catalog.live_rows.tolist()}


def test_hours_count_while_they_are_in_force_or_soon_are(session: Session) -> None:
    seasonal(session, "MO", valid_to=date(2026, 9, 30))
    seasonal(session, "TU", until=date(2026, 11, 21))
    seasonal(session, "WE", valid_from=date(2026, 11, 28))
    seasonal(session, "TH", valid_from=date(2026, 11, 29))
    seasonal(session, "FR", valid_from=date(2026, 1, 1), valid_to=TODAY)

    catalog = build(session, today=TODAY)

    assert open_days(catalog) == {"MO": False, "TU": False, "WE": True, "TH": False, "FR": True}


def test_a_new_day_takes_the_hours_that_are_over_out_of_the_catalog(
    session: Session, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody changes anything, and nothing is built again for it, in this process or in the next one."""
    seasonal(session, "SA", valid_to=TODAY)
    seasonal(session, "SU", valid_from=TODAY + timedelta(10))
    seasonal(session, "MO")
    assert open_days(current(session, own, today=TODAY)) == {"SA": True, "SU": False, "MO": True}
    monkeypatch.setattr(module, "build", lambda *_, **__: pytest.fail("was built again"))

    for day, expected in (
        (TODAY + timedelta(1), {"SA": False, "SU": False, "MO": True}),
        (TODAY + timedelta(4), {"SA": False, "SU": True, "MO": True}),
        (TODAY, {"SA": True, "SU": False, "MO": True}),
    ):
        for _ in range(2):
            catalog = current(session, own, today=day)
            assert open_days(catalog) == expected
            assert current(session, own, today=day) is catalog
            forget(own)


def test_a_catalog_of_the_same_change_and_a_later_day_is_taken(session: Session, own: Settings) -> None:
    seasonal(session, "SA", valid_to=TODAY)
    current(session, own, today=TODAY)
    later = TODAY + timedelta(1)
    module.renew(session, own, today=later)

    assert module._kept[own.database_url].base.day < current(session, own, today=later).day
    assert module._kept[own.database_url].base.day == (later - date(1970, 1, 1)).days


def test_hours_of_a_time_of_every_year_come_and_go_with_the_days(session: Session, own: Settings) -> None:
    seasonal(session, "MO", season="06-01/11-20")
    seasonal(session, "TU", season="12-15/03-10")
    seasonal(session, "WE", bymonth="12,1")
    seasonal(session, "TH", bymonth="9,10,11")
    before, after = (current(session, own, today=day) for day in (date(2026, 11, 15), date(2026, 12, 10)))

    assert open_days(before) == {"MO": True, "TU": False, "WE": False, "TH": True}
    assert open_days(after) == {"MO": False, "TU": True, "WE": True, "TH": False}


@pytest.mark.parametrize(
    ("words", "amount", "cost"),
    [
        ("gratuito", None, Cost.FREE),
        ("gratuito per tutti", None, Cost.FREE),
        ("gratuito per i primi cinque colloqui", None, Cost.UNKNOWN),
        ("Gratuito con ISEE fino a 9.360", None, Cost.UNKNOWN),
        ("non gratuito", None, Cost.UNKNOWN),
        ("gratuito, € 20 di assicurazione", 20, Cost.LOW),
        ("gratuito, corso 200 €", 200, Cost.PAID),
        ("gratuito per i soci, altri € 20", 20, Cost.PAID),
        ("€ 20", 20, Cost.PAID),
        ("gratuito", 0, Cost.FREE),
    ],
)
def test_a_card_says_of_costs_what_the_words_on_the_page_say(
    session: Session, words: str, amount: int | None, cost: Cost
) -> None:
    service = factories.service(session, fees_description=words)
    factories.add(session, models.CostOption(service_id=service.id, amount=amount, amount_description=words))
    assert build(session, today=TODAY).cost.tolist() == [cost]
