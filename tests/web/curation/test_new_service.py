"""Writing a service by hand."""

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Address, Organization, Phone, Service, ServiceAtLocation
from tests.web.territory import Territory

ADDRESS = "/curation/services/new"
DANCE = {"name": "Ballo in piazza", "organization": "Auser Forlì", "municipality": "Forlì", "phones": "0543 712999"}


def made(session: Session, name: str) -> Service | None:
    return session.scalar(sa.select(Service).where(Service.name == name))


def test_a_new_service_of_a_new_organization_is_found_at_once(coordinator: FlaskClient, stored: Session) -> None:
    answer = coordinator.post(ADDRESS, data=DANCE)

    service = made(stored, "Ballo in piazza")
    assert service is not None
    assert answer.headers["Location"] == f"/curation/services/{service.id}"
    assert stored.get_one(Organization, service.organization_id).name == "Auser Forlì"
    listing = stored.scalars(sa.select(ServiceAtLocation).where(ServiceAtLocation.service_id == service.id)).one()
    [address] = stored.scalars(sa.select(Address).where(Address.location_id == listing.location_id))
    assert (address.city, address.state_province) == ("Forlì", "FC")
    [phone] = stored.scalars(sa.select(Phone).where(Phone.service_at_location_id == listing.id))
    assert phone.number == "+390543712999"
    assert "Ballo in piazza" in coordinator.get("/search?q=ballo+in+piazza").text


def test_what_is_nearly_the_same_is_shown_before_it_is_written_again(coordinator: FlaskClient, stored: Session) -> None:
    sent = {"name": "Spazio giovane", "organization": "ausl romagna", "municipality": "Forlì"}

    warned = coordinator.post(ADDRESS, data=sent)

    assert warned.status_code == 409
    assert "Spazio Giovani</a>" in warned.text
    assert made(stored, "Spazio giovane") is None
    coordinator.post(ADDRESS, data={**sent, "step": "anyway"})
    service = made(stored, "Spazio giovane")
    assert service is not None
    assert stored.get_one(Organization, service.organization_id).name == "AUSL Romagna"


def test_the_same_number_is_a_warning_whatever_the_name(coordinator: FlaskClient) -> None:
    warned = coordinator.post(ADDRESS, data={**DANCE, "name": "Tombola", "phones": "1522"})
    assert warned.status_code == 409
    assert "Numero di ascolto</a>" in warned.text


def test_an_organization_that_resembles_known_ones_is_asked_about(coordinator: FlaskClient, stored: Session) -> None:
    sent = {"name": "Corso di cucito", "organization": "AUSL della Romagna"}
    asked = coordinator.post(ADDRESS, data=sent)
    assert asked.status_code == 422
    assert "Di chi è il servizio?" in asked.text
    assert made(stored, "Corso di cucito") is None

    coordinator.post(ADDRESS, data={**sent, "organization_id": "new"})
    service = made(stored, "Corso di cucito")
    assert service is not None
    assert stored.get_one(Organization, service.organization_id).name == "AUSL della Romagna"


def test_bad_values_are_told_and_nothing_is_written(coordinator: FlaskClient, stored: Session) -> None:
    sent = {**DANCE, "name": "", "municipality": "Atlantide", "phones": "3"}
    answer = coordinator.post(ADDRESS, data=sent)
    assert answer.status_code == 422
    assert 'value="Atlantide"' in answer.text
    assert "Questo campo non può restare vuoto." in answer.text
    assert coordinator.post(ADDRESS, data={**DANCE, "name": " "}).status_code == 422
    assert coordinator.post(ADDRESS, data={**DANCE, "organization": ""}).status_code == 422


def test_a_partner_writes_for_their_own_organization_only(partner: FlaskClient, stored: Session) -> None:
    foreign = {"name": "Corso di nuoto", "organization": "RIFUGIO NOTTURNO"}
    assert partner.post(ADDRESS, data=foreign).status_code == 422
    assert partner.post(ADDRESS, data={**foreign, "organization_id": "new"}).status_code == 422
    rescue = stored.scalars(sa.select(Organization).where(Organization.name == "RIFUGIO NOTTURNO")).one()
    assert partner.post(ADDRESS, data={**foreign, "organization_id": str(rescue.id)}).status_code == 422
    assert made(stored, "Corso di nuoto") is None
    assert "RIFUGIO" not in partner.get("/curation/organizations?organization=rifugio+notturno").text
    assert partner.post(ADDRESS, data={**foreign, "organization": "AUSL Romagna"}).status_code == 302


def test_names_of_organizations_are_offered_while_one_types(coordinator: FlaskClient) -> None:
    assert '<option value="AUSL Romagna">' in coordinator.get("/curation/organizations?organization=ausl").text
    assert coordinator.get("/curation/organizations?organization=au").text.strip() == ""


def test_a_service_gets_another_place_but_not_the_same_twice(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    address = f"/curation/services/{territory.counselling}/places"
    cesena = {"municipality": "Cesena", "address_1": "Corso Mazzini 3", "phones": "0547 352111"}
    assert coordinator.post(address, data={**cesena, "municipality": ""}).status_code == 422

    answer = coordinator.post(address, data=cesena, follow_redirects=True)

    assert "Sede: Cesena" in answer.text
    assert "0547 352111" in coordinator.get(f"/services/{territory.counselling}").text
    assert "Spazio Giovani" in coordinator.get("/search?q=spazio+giovani+Cesena").text
    assert coordinator.post(address, data={**cesena, "address_1": "corso mazzini 3"}).status_code == 409
    places = sa.select(sa.func.count()).where(ServiceAtLocation.service_id == territory.counselling)
    assert stored.scalar(places) == 2
