"""An organization or a location that several rows, lists or services share: moving one of them leaves the others."""

import uuid
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

import importers.apply
from directory.curation import bulk
from directory.curation.history import acting
from directory.models import Address, Location, Organization, Service, ServiceAtLocation
from importers.history.origins import value_origins
from tests.importers.lists import imported, write

HEADER = "ente;codice fiscale;servizio;comune;indirizzo;id"
FIRST, SECOND = "00488410010", "01234567897"  # tax codes


def owners(session: Session) -> dict[str, str]:
    """Service -> organization."""
    query = sa.select(Service.name, Organization.name).join(Organization, Organization.id == Service.organization_id)
    return dict(session.execute(query).tuples().all())


def streets(session: Session) -> dict[str, str | None]:
    """Service -> street."""
    query = (
        sa.select(Service.name, Address.address_1)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Address, Address.location_id == ServiceAtLocation.location_id)
    )
    return dict(session.execute(query).tuples().all())


def test_a_new_row_keeps_the_organization_that_another_row_leaves_at_the_same_time(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, HEADER, ["Alfa;;Doposcuola;Forlì;Via Roma 1;1"]))
    rows = ["Beta;;Doposcuola;Forlì;Via Roma 1;1", "Alfa;;Sportello;Forlì;Via Roma 1;2"]
    imported(session, write(tmp_path, HEADER, rows))
    assert owners(session) == {"Doposcuola": "Beta", "Sportello": "Alfa"}


def test_a_new_row_keeps_the_location_that_another_row_leaves_at_the_same_time(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, HEADER, ["Alfa;;Doposcuola;Forlì;Via Roma 1;1"]))
    rows = ["Alfa;;Doposcuola;Forlì;Via Milano 2;1", "Alfa;;Sportello;Forlì;Via Roma 1;2"]
    imported(session, write(tmp_path, HEADER, rows))
    assert streets(session) == {"Doposcuola": "Via Milano 2", "Sportello": "Via Roma 1"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_joins_an_organization_keeps_it_when_its_only_row_leaves(
    session: Session, tmp_path: Path, order: int
) -> None:
    before = ["Alfa;;Uno;Forlì;;1", "Alfa;;Due;Forlì;;2", "Beta;;Tre;Forlì;;3"]
    imported(session, write(tmp_path, HEADER, before))
    after = ["Beta;;Uno;Forlì;;1", "Alfa;;Due;Forlì;;2", "Gamma;;Tre;Forlì;;3"][::order]
    imported(session, write(tmp_path, HEADER, after))
    assert owners(session) == {"Uno": "Beta", "Due": "Alfa", "Tre": "Gamma"}


def test_an_organization_of_two_lists_is_not_renamed_when_a_row_of_one_list_leaves_it(
    session: Session, tmp_path: Path
) -> None:
    one = write(tmp_path, HEADER, [f"Alfa;{FIRST};Doposcuola;Forlì;;1"], "one.csv")
    two = write(tmp_path, HEADER, [f"Alfa;{FIRST};Sportello;Cesena;;7"], "two.csv")
    imported(session, one, source="one")
    imported(session, two, source="two")
    moved = write(tmp_path, HEADER, [f"Beta;{SECOND};Doposcuola;Forlì;;1"], "one.csv")
    imported(session, moved, source="one")
    assert owners(session) == {"Doposcuola": "Beta", "Sportello": "Alfa"}


def test_an_organization_with_a_service_entered_by_hand_is_not_renamed(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, ["Alfa;;Doposcuola;Forlì;;1"]))
    alfa = session.scalars(sa.select(Organization)).one()
    session.add(Service(name="Scritto a mano", organization_id=alfa.id))
    session.flush()
    imported(session, write(tmp_path, HEADER, ["Beta;;Doposcuola;Forlì;;1"]))
    assert owners(session) == {"Doposcuola": "Beta", "Scritto a mano": "Alfa"}


def test_an_organization_of_a_single_row_is_renamed_in_place(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, ["Alfa;;Doposcuola;Forlì;;1"]))
    imported(session, write(tmp_path, HEADER, ["Beta;;Doposcuola;Forlì;;1"]))
    assert session.scalars(sa.select(Organization.name)).all() == ["Beta"]


def test_a_location_belongs_to_the_organization_of_its_service(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, ["Alfa;;Uno;Forlì;Via Roma 1;1", "Alfa;;Due;Forlì;Via Milano 2;2"]))
    imported(session, write(tmp_path, HEADER, ["Beta;;Uno;Forlì;Via Roma 1;1", "Alfa;;Due;Forlì;Via Milano 2;2"]))
    query = (
        sa.select(Address.address_1, Organization.name)
        .join(Location, Location.id == Address.location_id)
        .join(Organization, Organization.id == Location.organization_id)
    )
    assert dict(session.execute(query).tuples().all()) == {"Via Roma 1": "Beta", "Via Milano 2": "Alfa"}


def test_who_wrote_an_address_is_told_where_it_was_made_with_its_place(session: Session) -> None:
    organization, service, location = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    with acting(session, by="marta"):
        rows: list[tuple[Any, dict[str, Any]]] = [
            (Organization, {"id": organization, "name": "Caritas"}),
            (Service, {"id": service, "organization_id": organization, "name": "Mensa"}),
            (Location, {"id": location, "organization_id": organization}),
            (Address, {"location_id": location, "address_1": "Via Roma 3", "city": "Forlì", "country": "IT"}),
            (ServiceAtLocation, {"service_id": service, "location_id": location}),
        ]
        bulk.insert(session, rows)
    origins = {one.field: [each.source for each in one.origins] for one in value_origins(session, service)}
    assert (origins["address.city"], origins["service.name"]) == (["marta"], ["marta"])


def test_what_a_later_batch_says_of_an_organization_is_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importers.apply, "BATCH_ROWS", 1)
    rows = ["Alfa;;Doposcuola;Forlì;;1", f"Alfa;{FIRST};Sportello;Forlì;;2"]
    imported(session, write(tmp_path, HEADER, rows))
    said = session.execute(sa.select(Organization.name, Organization.tax_id)).tuples().all()
    assert list(said) == [("Alfa", FIRST)]


def test_an_organization_keeps_its_name_when_a_row_joins_it_by_its_tax_code(session: Session, tmp_path: Path) -> None:
    before = [
        f"Alfa;{FIRST};Uno;Forlì;;1",
        f"Alfa;{FIRST};Due;Forlì;;2",
        "Gamma;;Tre;Forlì;;3",
        "Gamma;;Quattro;Forlì;;4",
    ]
    imported(session, write(tmp_path, HEADER, before))
    after = [before[0].replace("Uno", "Uno e mezzo"), before[1], f"Beta;{FIRST};Tre;Forlì;;3", before[3]]
    imported(session, write(tmp_path, HEADER, after))
    assert owners(session) == {"Uno e mezzo": "Alfa", "Due": "Alfa", "Tre": "Alfa", "Quattro": "Gamma"}
