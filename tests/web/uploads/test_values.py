"""Values of a list that the directory contradicts: whose counts is chosen, and the partner is told nothing of it."""

import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.models import Address, Service, ServiceAtLocation
from tests.web.imports import confirm, digest, draft_of, list_file, upload
from tests.web.reading import elements
from tests.web.test_imports import name, rows
from web.imports import deciding


def contradicted(client: FlaskClient, stored: Session, tag: str, count: int = 1) -> str:
    """The address of an upload whose list says other mail addresses than somebody wrote by hand since the last one."""
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows(tag, count)), source)))
    with acting(stored, by="Sara"):
        for service in services(stored, tag):
            service.email = f"mano{service.name[-1]}@example.org"
    stored.commit()
    changed = [row.replace(f"{tag}{at}@", f"elenco{at}@") for at, row in enumerate(rows(tag, count))]
    return draft_of(upload(client, list_file([*changed, f"Altro {tag};Forlì;;chiamare Sara;;"]), source))


def services(stored: Session, tag: str) -> list[Service]:
    stored.expire_all()
    return [*stored.scalars(sa.select(Service).where(Service.name.like(f"Sportello {tag} %")).order_by(Service.name))]


def checked(page: str) -> list[str]:
    return [str(one["value"]) for one in elements(page, "input", type="radio") if "checked" in one]


def test_the_lists_value_is_taken_with_the_import(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "acacia")
    page = client.get(address).text
    assert checked(page) == ["later"]
    sent = {"digest": digest(page), "step": "confirm", "value-0": "take"}
    answer = client.post(address, data=sent)
    assert draft_of(answer) == address  # what was chosen is looked at before it is written
    page = client.get(answer.location).text
    assert "non è ancora salvato niente" in page
    assert checked(page) == ["take"]
    assert services(stored, "acacia")[0].email == "mano0@example.org"
    confirm(client, address, **{"value-0": "take"})
    assert services(stored, "acacia")[0].email == "elenco0@example.org"


def test_a_value_that_was_taken_can_be_kept_after_all(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "betulla2")
    for value in ("take", "keep"):
        client.post(address, data={"digest": digest(client.get(address).text), "step": "look", "value-0": value})
    assert checked(client.get(address).text) == ["keep"]
    confirm(client, address)
    assert services(stored, "betulla2")[0].email == "mano0@example.org"


def test_values_beyond_the_first_page_are_chosen_on_pages_of_their_own(
    client: FlaskClient,
    stored: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deciding, "VALUES_PER_PAGE", 2)
    address = contradicted(client, stored, "carpino", 3)
    sent = {"digest": digest(client.get(address).text), "step": "values"}
    assert client.post(address, data=sent).location.endswith("/values?page=2")
    page = client.get(f"{address}/values?page=2").text
    assert len(checked(page)) == 1
    sent = {"digest": digest(page), "value-0": "take"}
    assert draft_of(client.post(f"{address}/values?page=2", data=sent)) == address
    assert client.post(f"{address}/values?page=2", data=sent).status_code == 409  # of the plan before
    confirm(client, address)
    assert [one.email for one in services(stored, "carpino")] == [
        "mano0@example.org",
        "mano1@example.org",
        "elenco2@example.org",
    ]


def test_turning_the_page_keeps_what_was_chosen(
    client: FlaskClient,
    stored: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deciding, "VALUES_PER_PAGE", 2)
    address = contradicted(client, stored, "edera2", 5)
    page = client.get(address).text
    assert len(elements(page, "button", value="values")) == 1
    turned = client.post(address, data={"digest": digest(page), "step": "values", "value-1": "take"})
    page = client.get(turned.location).text
    turned = client.post(turned.location, data={"digest": digest(page), "page": "3", "value-0": "take"})
    assert turned.location.endswith("/values?page=3")
    page = client.get(turned.location).text
    assert [one["value"] for one in elements(page, "button", name="page")] == ["2"]
    assert checked(client.get(f"{address}/values?page=1").text) == ["later", "take"]
    assert checked(client.get(f"{address}/values?page=2").text) == ["take", "later"]
    assert "2 risposte" in text(client.get(address).text)  # not compared yet, so nothing is written without a look
    assert draft_of(client.post(turned.location, data={"digest": digest(page)})) == address
    confirm(client, address)
    emails = [str(one.email).partition("@")[0] for one in services(stored, "edera2")]
    assert emails == ["mano0", "elenco1", "elenco2", "mano3", "mano4"]


def test_what_the_coordinator_decides_is_no_problem_of_the_list(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "douglas")
    page = client.get(address).text
    assert "1 problema" in page
    sheet = client.get(f"{address}/problems.csv").text
    assert [line.split(";")[1] for line in sheet.splitlines()[1:]] == ["telefono"]
    assert "mano0" not in sheet


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_differences_are_said_in_peoples_words_and_once(client: FlaskClient, stored: Session) -> None:
    source, header = name("Consulta"), "nome;comune;telefono;fax;costo"
    before, after = "Sportello pioppo;Forlì;0543 712345;;", "Sportello pioppo;Cesena;0543 712345;0543 712399;gratuito"
    confirm(client, draft_of(upload(client, list_file([before, "Altro pioppo;Forlì;;;"], header), source)))
    page = text(client.get(draft_of(upload(client, list_file([after, "Altro pioppo;Forlì;;;"], header), source))).text)
    for technical in ("+39", "voice", "D704", "C573", "EUR", " free", "geocoder"):
        assert technical not in page
    assert "0543 712399, fax" in page
    assert "gratuito" in page
    assert "comune prima: Forlì → dopo: Cesena" in page


def test_the_history_says_each_thing_once_in_peoples_words(client: FlaskClient, stored: Session) -> None:
    header = "nome;comune;indirizzo;telefono;costo"
    row = "Sportello platano;Forlì;Via Platano 3;347 1560760;gratuito"
    confirm(client, draft_of(upload(client, list_file([row], header), name("Consulta"))))
    service = stored.scalars(sa.select(Service).where(Service.name == "Sportello platano")).one()
    page = client.get(f"/curation/services/{service.id}/history").text
    assert not re.search(r'data-label="Dopo">\s*</td>', page)
    page = text(page)
    for technical in ("cost_option", "D704", "EUR", "cell ", "telefono, telefono", "paese"):
        assert technical not in page, technical
    assert page.count("Via Platano 3, Forlì") == 2  # the address, and the place where the service is given
    assert not re.search(r"4\d\.\d{3}", page)  # a point on the map, which says nothing to people
    assert "punto sulla mappa: centro del comune" in page
    assert "347 156 0760, cellulare" in page


def test_which_town_is_meant_is_asked_and_written(client: FlaskClient, stored: Session) -> None:
    lines = ["Sportello rovo;Castro;Via Rovo 1;;;", "Sportello tiglio;Forlì;Via Tiglio 1;;;"]
    page = client.get(address := draft_of(upload(client, list_file(lines), name("Consulta")))).text
    assert "In quale comune è?" in page
    codes = dict(re.findall(r'<option value="(\w+)"\s*>(Castro \(\w\w\))<', page)[::-1])
    lecce = next(code for code, label in codes.items() if label == "Castro (LE)")
    sent = {"digest": digest(page), "step": "confirm", "town-0": lecce}
    assert draft_of(client.post(address, data=sent)) == address  # looked at before it is written
    page = client.get(address).text
    assert "aggiungi la provincia" not in page
    assert re.search(rf'value="{lecce}"\s*selected', page)
    confirm(client, address, **{"town-0": lecce})
    query = sa.select(Address.municipality_code).join(
        ServiceAtLocation, ServiceAtLocation.location_id == Address.location_id
    )
    query = query.join(Service, Service.id == ServiceAtLocation.service_id).where(Service.name == "Sportello rovo")
    assert stored.scalars(query).all() == [lecce]


def test_a_town_whose_name_goes_on_can_be_chosen(client: FlaskClient, stored: Session) -> None:
    """Only quarters of other towns are called so alone, but people there leave the second word out."""
    lines = ["Sportello gelso;San Mauro;Via Gelso 1;;;", "Sportello tiglio;Forlì;Via Tiglio 1;;;"]
    page = client.get(address := draft_of(upload(client, list_file(lines), name("Consulta")))).text
    assert "San Mauro può essere San Mauro Castelverde (PA), " in page
    offered = re.findall(r'<option value="(\w+)"\s*>([\w ]+) \(\w\w\)<', page)
    code = next(code for code, label in offered if label == "San Mauro Pascoli")
    client.post(address, data={"digest": digest(page), "step": "look", "town-0": code})
    page = client.get(address).text
    assert "aggiungi la provincia" not in page
    assert re.search(rf'value="{code}"\s*selected', page)


def test_values_that_nobody_chose_about_are_open_questions(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "zenzero")
    page = client.get(address).text
    assert "Rispondi a 1 domanda" in page
    assert "Salva lo stesso" in page
    client.post(address, data={"digest": digest(page), "step": "look", "value-0": "keep"})
    page = client.get(address).text
    assert "Salva lo stesso" not in page
    assert "Conferma e salva" in page
