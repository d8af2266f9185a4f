"""Rows with several whole addresses: whether each place becomes an entry is asked once, and kept for the next list."""

import re

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Address, Service, ServiceAtLocation
from tests.web.imports import confirm, digest, draft_of, list_file, upload
from tests.web.reading import elements
from tests.web.test_imports import name
from tests.web.uploads.test_done import plain, tiles

HEADER = "nome;indirizzo;telefono"
QUESTION = "Una scheda per riga o una per sede?"
NO_ANSWER = "riga con più sedi diventa una scheda sola"


def lines(tag: str) -> list[str]:
    return [
        f"Sportello {tag};Via Roma 3, Forlì / Via Verdi 5, Cesena;0543 712345",
        f"Mensa {tag};Via Po 1, Rimini;0541 712345",
        f"Doccia {tag};Via Roma 9, Forlì / oratorio;0543 712399",
    ]


def towns_of(stored: Session, service: str) -> set[str | None]:
    stored.rollback()
    query = sa.select(Address.city).join(ServiceAtLocation, ServiceAtLocation.location_id == Address.location_id)
    return set(
        stored.scalars(query.join(Service, Service.id == ServiceAtLocation.service_id).where(Service.name == service))
    )


def test_what_an_entry_for_each_place_would_be_is_shown_and_asked(client: FlaskClient) -> None:
    page = client.get(draft_of(upload(client, list_file(lines("acero"), HEADER), name("Consulta")))).text
    assert tiles(page)["nuove"] == "3"
    asked = page[page.index('id="asked"') :]
    said = plain(asked)
    assert QUESTION in said
    assert "Sportello acero riga 2 Via Roma 3, Forlì Via Verdi 5, Cesena" in said
    assert "Doccia acero riga" not in said[: said.index("Usa queste risposte")]
    assert NO_ANSWER in plain(page)
    assert re.search(r'href="#asked"><span>da chiarire</span> <span class="count">1<', page)
    assert not [one for one in elements(page, "input", name="places") if "checked" in one]


def test_each_place_becomes_an_entry_where_somebody_says_so_and_again_the_next_time(
    client: FlaskClient, stored: Session
) -> None:
    source = name("Consulta")
    address = draft_of(upload(client, list_file(lines("betulla"), HEADER), source))
    page = client.get(address).text
    client.post(address, data={"digest": digest(page), "step": "look", "places": "each"})
    page = client.get(address).text
    assert tiles(page)["nuove"] == "4"
    assert NO_ANSWER not in plain(page)
    assert "da chiarire" not in tiles(page)
    confirm(client, address)
    assert towns_of(stored, "Sportello betulla") == {"Forlì", "Cesena"}

    again = client.get(address := draft_of(upload(client, list_file(lines("betulla"), HEADER), source))).text
    assert tiles(again)["invariate"] == "4"
    [chosen] = [one for one in elements(again, "input", name="places") if "checked" in one]
    assert chosen["value"] == "each"
    client.post(address, data={"digest": digest(again), "step": "look", "places": "row"})
    assert tiles(client.get(address).text)["invariate"] != "4"


def test_one_entry_is_an_answer_that_is_kept_too(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    address = draft_of(upload(client, list_file(lines("cipresso"), HEADER), source))
    client.post(address, data={"digest": digest(client.get(address).text), "step": "look", "places": "row"})
    assert NO_ANSWER not in plain(client.get(address).text)
    confirm(client, address)
    assert towns_of(stored, "Sportello cipresso") == {"Forlì"}
    page = client.get(draft_of(upload(client, list_file(lines("cipresso"), HEADER), source))).text
    assert tiles(page)["invariate"] == "3"
    assert NO_ANSWER not in plain(page)


def test_a_list_without_such_rows_asks_nothing_of_places(client: FlaskClient) -> None:
    page = client.get(draft_of(upload(client, list_file(lines("tasso")[1:], HEADER), name("Consulta")))).text
    assert QUESTION not in plain(page)
    assert not elements(page, "input", name="places")
