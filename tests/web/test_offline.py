import json
import re

import pytest
from flask.testing import FlaskClient

from tests.web.territory import Territory
from web.assets import ROOT, VENDOR


def test_the_worker_speaks_for_the_whole_site_and_is_asked_for_anew(client: FlaskClient) -> None:
    with client.get("/sw.js") as response:
        assert response.mimetype == "text/javascript"
        assert response.headers["Cache-Control"] == "no-cache"
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_worker_is_another_after_an_upgrade_so_that_its_files_are_fetched(client: FlaskClient) -> None:
    page, worker = (client.get(address).get_data(as_text=True) for address in ("/offline", "/sw.js"))
    states = set(re.findall(r"/static/([0-9a-f]{12})/", page))
    assert len(states) == 1
    assert worker.startswith(f'const STATE = "{states.pop()}";\n')


def test_the_manifest_names_pictures_that_exist(client: FlaskClient) -> None:
    with client.get("/manifest.webmanifest") as response:
        assert response.mimetype == "application/manifest+json"
        told = json.loads(response.get_data(as_text=True))
    assert {"name", "start_url", "display"} <= set(told)
    for icon in told["icons"]:
        with client.get(icon["src"]) as picture:
            assert picture.status_code == 200
            assert picture.mimetype == icon["type"]


def test_everything_that_the_worker_keeps_from_the_start_exists() -> None:
    if not VENDOR.is_dir():
        pytest.skip("front-end packages are not installed")
    worker = (ROOT / "web/static/js/worker.js").read_text("utf-8")
    kept = re.findall(r'"(/static/[^"]+\.\w+)"', worker)
    assert len(kept) > 10
    assert not [path for path in kept if not (ROOT / "web" / path.lstrip("/")).is_file()]


def test_an_area_has_what_helps_people_there_in_words(client: FlaskClient, territory: Territory) -> None:
    answer = client.get("/offline/area.json?near=Forlì&within=10").get_json()
    names = [one["name"] for one in answer["services"]]

    assert answer["area"] == "Forlì (FC), 10 km"
    assert "Spazio Giovani" in names
    assert "Numero di ascolto" in names
    assert not [name for name in names if name.startswith("Tirocini")]
    (service,) = [one for one in answer["services"] if one["name"] == "Spazio Giovani"]
    lines = {line["label"]: line["text"] for line in service["lines"]}
    assert lines["Telefono"] == "0543 712345"
    assert lines["Quando"] == "lunedì, giovedì 14:00–18:00"
    assert "gratuito" in lines["A chi è rivolto"]
    assert lines["Verificato"] == "10 novembre 2026"


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("near=Castro&within=10", 422, "aggiungi la provincia"),
        ("near=Forlì&within=7", 422, "5, 10, 20, 40"),
        ("within=10", 422, ""),
        ("near=Nonesiste&within=10", 404, ""),
    ],
)
def test_an_area_that_cannot_be_found_is_a_sentence(query: str, status: int, words: str, client: FlaskClient) -> None:
    response = client.get(f"/offline/area.json?{query}")
    assert response.status_code == status
    assert response.get_json()["problem"]
    assert words in response.get_json()["problem"]
