import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from directory.settings import Settings
from tests.web.reading import elements
from tests.web.territory import Territory
from web.app import create_app
from web.maps.views import FOLDER
from web.security import content_security_policy

TILES = "https://tiles.example.org:8443/{z}/{x}/{y}.png"


@pytest.mark.parametrize("kind", ["provinces", "municipalities"])
def test_outlines_are_lines_and_named_points_inside_italy_and_ticino(kind: str, client: FlaskClient) -> None:
    with client.get(f"/map/{kind}.json") as response:
        assert response.mimetype == "application/geo+json"
        assert "max-age" in response.headers["Cache-Control"]
        features = json.loads(response.get_data(as_text=True))["features"]
    lines = [f for f in features if f["geometry"]["type"] == "MultiLineString"]
    towns = [f for f in features if f["geometry"]["type"] == "Point"]
    assert len(lines) + len(towns) == len(features)
    points = [point for feature in lines for line in feature["geometry"]["coordinates"] for point in line]
    points += [feature["geometry"]["coordinates"] for feature in towns]
    assert all(6 < longitude < 19 and 35 < latitude < 48 for longitude, latitude in points)
    assert {"Trento", "Forlì"} <= {feature["properties"]["name"] for feature in towns}


def test_outlines_are_small() -> None:
    assert all(path.stat().st_size < 300_000 for path in FOLDER.iterdir())


def test_there_are_no_outlines_of_anything_else(client: FlaskClient) -> None:
    assert client.get("/map/..%2FSOURCES.json").status_code == 404
    assert client.get("/map/planets.json").status_code == 404


def test_every_result_with_a_place_says_where_it_is_and_the_map_knows_the_rest(client: FlaskClient) -> None:
    html = client.get("/search?need=work").text
    (panel,) = elements(html, "div", id="map")
    points = client.get(panel["data-points"]).get_json()["points"]

    shown = elements(html, "article", class_="result")
    assert len(shown) == 10
    assert [card["data-number"] for card in shown] == [str(number) for number in range(1, 11)]
    assert len(points) == 24
    by_id = {one["id"]: one for one in points}
    for card in shown:
        latitude, longitude = map(float, (card["data-point"] or "").split(","))
        assert by_id[card["data-id"]]["point"] == [latitude, longitude]
        assert by_id[card["data-id"]]["name"] == card["data-name"]
        assert by_id[card["data-id"]]["words"]


def test_numbers_go_on_from_page_to_page(client: FlaskClient) -> None:
    html = client.get("/search?need=work&page=2").text
    assert elements(html, "article", class_="result")[0]["data-number"] == "11"


def test_the_map_stands_in_the_address_and_in_the_links_to_other_pages(client: FlaskClient) -> None:
    html = client.get("/search?need=work&view=map").text
    (next_page,) = elements(html, "a", rel="next")
    assert "view=map" in (next_page["href"] or "")
    assert elements(html, "div", class_="with-map")[0]["data-view"] == "map"
    assert elements(client.get("/search?need=work&view=x").text, "div", class_="with-map")[0]["data-view"] == "list"


def test_pictures_come_from_this_site_alone_and_from_the_tile_server_that_is_set(territory: Territory) -> None:
    assert "img-src 'self' data:;" in content_security_policy(territory.settings)
    settings = replace(territory.settings, tile_url=TILES, tile_attribution="© Example")
    assert not settings.faults()
    app = create_app(settings)
    response = app.test_client().get("/search?need=work")

    assert "img-src 'self' data: https://tiles.example.org:8443;" in response.headers["Content-Security-Policy"]
    (panel,) = elements(response.text, "div", id="map")
    assert panel["data-tiles"] == TILES
    assert panel["data-owed"] == "© Example"
    app.extensions["waiting_searches"].write()
    app.extensions["engine"].dispose()


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example.org/a.png",
        "ftp://example.org/{z}/{x}/{y}",
        "https://*.example.org/{z}/{x}/{y}",
        "https://example.org; script-src *;/{z}/{x}/{y}",
        "{z}/{x}/{y}",
    ],
)
def test_a_tile_server_that_would_widen_the_policy_is_refused(address: str, tmp_path: Path) -> None:
    settings = Settings(database_url="sqlite://", instance_dir=tmp_path, tile_url=address, tile_attribution="© Example")
    assert [fault for fault in settings.faults() if "PROSSIMA_TILE_URL" in str(fault)]


def test_tiles_without_thanks_are_refused(tmp_path: Path) -> None:
    faults = Settings(database_url="sqlite://", instance_dir=tmp_path, tile_url=TILES).faults()
    assert "PROSSIMA_TILE_ATTRIBUTION" in str(faults[0])


def test_points_are_plain_json(client: FlaskClient) -> None:
    assert json.loads(client.get("/search/points?q=psicologo+Forlì").text)["points"]
