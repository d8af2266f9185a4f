"""Towns that several are called: asked about where nobody can miss it, and once."""

import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Address, Service, ServiceAtLocation
from tests.web.imports import confirm, digest, draft_of, list_file, upload
from tests.web.reading import elements
from tests.web.test_imports import name

NO_ANSWER = "Senza risposta le schede restano senza comune"


def castro(tag: str, count: int = 1) -> list[str]:
    return [f"Sportello {tag} {at};Castro;Via {tag.title()} {at + 1};;;" for at in range(count)]


def address_of(stored: Session, service: str) -> Address:
    stored.expire_all()
    query = sa.select(Address).join(ServiceAtLocation, ServiceAtLocation.location_id == Address.location_id)
    return stored.scalars(
        query.join(Service, Service.id == ServiceAtLocation.service_id).where(Service.name == service)
    ).one()


def lecce(page: str) -> str:
    codes = {label: str(code) for code, label in re.findall(r'<option value="(\w+)"\s*>([^<]+)<', page)}
    return codes["Castro (LE)"]


def test_an_open_town_is_counted_and_linked_beside_the_button(client: FlaskClient) -> None:
    address = draft_of(upload(client, list_file(castro("erica", 2)), name("Consulta")))
    page = client.get(address).text
    assert re.search(r'href="#asked"><span>da chiarire</span> <span class="count">1<', page)
    [save] = elements(page, "button", value="confirm")
    assert save["class"] == "btn btn-outline-primary"  # what is open comes first
    [answer] = elements(page, "a", **{"class": "btn btn-primary"})
    assert answer["href"] == "#asked"
    assert "Rispondi a 1 domanda" in page
    assert 'id="towns"' in page[page.index('id="asked"') :]
    done = client.get(draft_of(confirm(client, address))).location
    page = client.get(done).text
    assert "Di 2 servizi non è chiaro il comune" in page
    assert 'href="/desk/towns"' in page


@pytest.mark.parametrize("way", ["answered", "in the form"])
def test_a_town_that_is_known_is_not_asked_again(way: str, client: FlaskClient, stored: Session) -> None:
    source, tag = name("Consulta"), f"ginepro {way}"
    address = draft_of(upload(client, list_file(castro(tag)), source))
    page = client.get(address).text
    if way == "answered":
        sent = {"digest": digest(page), "step": "look", "town-0": lecce(page)}
        client.post(address, data=sent)
    done = client.get(draft_of(confirm(client, address))).location
    if way == "in the form":
        address_of(stored, f"Sportello {tag} 0").municipality_code = lecce(page)
        stored.commit()
    else:
        assert 'href="/desk/towns"' not in client.get(done).text.partition("<main")[2]
    page = client.get(again := draft_of(upload(client, list_file(castro(tag)), source))).text
    assert NO_ANSWER not in page
    assert "da chiarire</span>" not in page
    code = address_of(stored, f"Sportello {tag} 0").municipality_code
    assert code
    assert re.search(rf'value="{code}"\s*selected', page)
    confirm(client, again)
    assert address_of(stored, f"Sportello {tag} 0").municipality_code == code


def test_that_no_town_is_known_can_be_said_all_the_same(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    address = draft_of(upload(client, list_file(castro("leccio")), source))
    code = lecce(client.get(address).text)
    confirm(client, address)
    address_of(stored, "Sportello leccio 0").municipality_code = code
    stored.commit()
    rows = [*castro("leccio"), "Sportello leccio nuovo;Castro;Via Nuova 9;;;"]
    address = draft_of(upload(client, list_file(rows), source))
    assert NO_ANSWER not in client.get(address).text
    client.post(address, data={"digest": digest(client.get(address).text), "step": "look", "town-0": ""})
    page = client.get(address).text
    assert NO_ANSWER in page
    assert re.search(r'da chiarire</span> <span class="count">1<', page)


def test_two_towns_of_one_name_in_the_entries_are_not_asked_about(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    address = draft_of(upload(client, list_file(castro("mirto", 2)), source))
    page = client.get(address).text
    codes = re.findall(r'<option value="(\w+)"\s*>Castro \(\w\w\)<', page)
    confirm(client, address)
    for at, code in enumerate(codes):
        address_of(stored, f"Sportello mirto {at}").municipality_code = code
    stored.commit()
    page = client.get(draft_of(upload(client, list_file(castro("mirto", 2)), source))).text
    assert NO_ANSWER not in page
    assert "da chiarire</span>" not in page


def test_a_known_place_whose_list_now_says_a_name_of_several_is_asked_which(
    client: FlaskClient, stored: Session
) -> None:
    source, row = name("Consulta"), "Sportello mirto;Forlì;Via Mirto 1;0543 712345;;"
    confirm(client, draft_of(upload(client, list_file([row]), source)))
    address = draft_of(upload(client, list_file([row.replace("Forlì", "Castro").replace("2345", "23")]), source))
    page = client.get(address).text
    assert re.search(r'href="#asked"><span>da chiarire</span> <span class="count">3<', page)  # a town, two values
    assert "può essere più di uno, o nessuno" in page
    assert "sembra mancare qualche cifra" in page
    confirm(client, address)
    assert address_of(stored, "Sportello mirto").city == "Forlì"
    again = draft_of(upload(client, list_file([row.replace("Forlì", "Castro")]), source))
    page = client.get(again).text
    field = re.search(r'<select[^>]*name="(town-[^"]+)"', page)
    assert field
    sent = {"digest": digest(page), "step": "confirm", field[1]: lecce(page)}
    address = draft_of(client.post(again, data=sent))
    confirm(client, address)
    assert address_of(stored, "Sportello mirto").state_province == "LE"
