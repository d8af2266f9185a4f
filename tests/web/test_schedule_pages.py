"""The pages on which coordinators say from where a list is fetched by itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.db import open_session
from directory.settings import Fetching
from tests.importers.publishing import Published, Publisher, publishing
from tests.web.imports import browser, directory, imported_once, list_file, opened
from tests.web.test_imports import name


@pytest.fixture(scope="module")
def server() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, server: Publisher) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("schedules")
    watched = folder / "watched"
    watched.mkdir()
    (watched / "elenco.csv").write_bytes(list_file())
    settings = directory(request.param, folder, "schedules")
    with opened(replace(settings, fetching=replace(server.fetching, folder=watched))) as made:
        yield made


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    return browser(app)


@pytest.fixture
def address(app: Flask) -> str:
    """The page of a source that was imported once."""
    with open_session(app.extensions["engine"]) as session:
        source_id = imported_once(session, name("Consulta")).id
        session.commit()
    return f"/imports/schedules/{source_id}"


def test_a_list_is_fetched_from_then_on_and_waits_on_the_desk(
    client: FlaskClient, address: str, server: Publisher
) -> None:
    source_id = address.rpartition("/")[2]
    assert f'value="{source_id}"' in client.get("/imports").text
    assert client.get(f"/imports/schedules?source={source_id}").location == address
    page = client.get(address).text
    assert server.origin in page
    assert '<option value="elenco.csv">' in page

    server.at["/lista.csv"] = Published(list_file())
    saved = client.post(address, data={"address": f"{server.origin}/lista.csv", "every": "week"})
    assert saved.status_code == 303, saved.text
    page = client.get(address).text
    assert "un elenco nuovo da guardare" in page
    assert "Deciso da" in page
    overview = client.get("/imports").text
    assert "aspetta che tu" in overview
    assert "scaricato in automatico" in overview
    assert "ogni settimana" in overview
    client.post(f"{address}/look")
    assert "un elenco nuovo da guardare" in client.get(address).text


def test_a_failure_is_said_here_and_on_the_desk_until_it_is_paused_or_removed(
    client: FlaskClient, address: str, server: Publisher
) -> None:
    client.post(address, data={"address": f"{server.origin}/gone.csv", "every": "day", "is_full": "y"})
    page = client.get(address).text
    assert "non c&#39;è più nessun file" in page
    assert "Prossimo tentativo" in page
    assert "non si è potuto scaricare" in client.get("/desk").text
    client.post(f"{address}/pause")
    page = client.get(address).text
    assert "in pausa" in page
    assert "Ricomincia" in page
    assert "potuto scaricare" not in client.get("/desk").text
    client.post(f"{address}/remove")
    assert "Ricomincia" not in client.get(address).text
    assert client.post(f"{address}/look").status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"address": "", "every": "day"}, "Scrivi da dove"),
        ({"address": "elenco.csv", "every": "hour"}, "Scegli ogni quanto"),
        ({"address": "https://altrove.example.org/x", "every": "day"}, "non si possono scaricare elenchi"),
        ({"address": "../segreto.csv", "every": "day"}, "nome di un file della cartella"),
    ],
)
def test_a_mistake_is_said_and_what_was_written_stays(
    client: FlaskClient, address: str, sent: dict[str, str], told: str
) -> None:
    answer = client.post(address, data=sent)
    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{sent["address"]}"' in answer.text
    assert "A che punto" not in client.get(address).text


def test_where_nothing_may_be_fetched_the_pages_say_so(client: FlaskClient, app: Flask, address: str) -> None:
    settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(settings, fetching=Fetching())
    try:
        assert "Chi gestisce l&#39;installazione" in client.get("/imports").text
        assert "<form" not in client.get(address).text.partition("<main")[2].partition("</main>")[0]
    finally:
        app.config["SETTINGS"] = settings
    assert client.get("/imports/schedules?source=x").location == "/imports"
    assert client.get("/imports/schedules/00000000-0000-0000-0000-000000000001").status_code == 404
