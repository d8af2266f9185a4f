"""In German, municipalities of South Tyrol have their German name, too."""

import uuid
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.db import make_engine, open_session
from directory.places.gazetteer import Gazetteer
from directory.places.town_names import town_label, town_name
from directory.settings import Settings
from tests import factories
from tests.databases import ready_database
from web.app import create_app


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("south-tyrol")
    return ready_database("sqlite", folder)


@pytest.fixture(scope="module")
def service_id(settings: Settings) -> uuid.UUID:
    """A service of Bolzano, of an organization that is called as the town."""
    engine = make_engine(settings)
    with open_session(engine) as session:
        town = factories.organization(session, name="Bolzano").id
        listing = factories.listing(
            session, "Bolzano", name="Centro psicologico", organization_id=town, tags=("need:mental_wellbeing",)
        )
        found: uuid.UUID = listing.service_id
        session.commit()
    engine.dispose()
    return found


@pytest.fixture
def reader(settings: Settings, service_id: uuid.UUID) -> FlaskClient:
    app: Flask = create_app(settings)
    app.config.update(WTF_CSRF_ENABLED=False)
    return app.test_client()


def test_every_municipality_of_south_tyrol_has_its_german_name() -> None:
    towns = [one for one in Gazetteer.bundled().municipalities if one.province == "BZ"]
    assert len(towns) == 116
    assert sum(town_name(one.code, one.name) == one.name for one in towns) == 3  # Gais, Lana and Plaus
    assert town_label("B160", "Bressanone", "BZ").in_language("de") == "Brixen / Bressanone (BZ)"  # type: ignore[union-attr]
    assert town_name("D704", "Forlì") == "Forlì"


@pytest.mark.parametrize("question", ["psychologe bozen", "psychologe meran"])
def test_a_result_in_german_names_the_town_in_both_languages(question: str, reader: FlaskClient) -> None:
    html = reader.get("/search", query_string={"q": question, "lang": "de"}).text
    card = html[html.index("Centro psicologico</a>") :].split("</article>")[0]
    assert 'class="whose" data-popup>Bolzano</p>' in card  # the organization keeps its name
    assert "Bozen / Bolzano" in card.partition('class="result-facts"')[2]
    assert ("Bozen / Bolzano (BZ)" if "bozen" in question else "Meran / Merano (BZ)") in html[: html.index("<article")]


def test_a_result_in_italian_has_the_italian_name_alone(reader: FlaskClient) -> None:
    html = reader.get("/search", query_string={"q": "psicologo Merano", "lang": "it"}).text
    assert "Bozen" not in html
    assert "Bolzano, " in html


def test_a_service_and_its_sheet_have_both_names_in_german_only(reader: FlaskClient, service_id: uuid.UUID) -> None:
    reader.post("/list/add", data={"service": str(service_id)})
    for address in (f"/services/{service_id}?from=Merano&lang=", "/list?lang="):
        assert "39100 Bozen / Bolzano" in reader.get(f"{address}de").text.replace("\n", " ")
        assert "Bozen" not in reader.get(f"{address}it").text
    assert "Meran / Merano" in reader.get(f"/services/{service_id}?from=Merano&lang=de").text
