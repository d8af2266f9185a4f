"""What browsers are sent and may keep: files of the pages, small and for everybody; and nothing of anybody."""

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.territory import Territory
from web.lasting_files import state_of_files

FILES = re.compile(r'(?:href|src)="(/static/[^"#]+)')
FONTS = {f"/static/vendor/titillium-web-v10-latin-ext_latin-{weight}.woff2" for weight in ("regular", "600", "700")}
SMALL = {"Accept-Encoding": "gzip"}


def files_of(client: FlaskClient) -> list[str]:
    """The addresses of the files that the first page names."""
    return sorted(set(FILES.findall(client.get("/").get_data(as_text=True))))


def test_a_file_of_the_pages_is_kept_for_a_year_and_is_the_same_for_everybody(coordinator: FlaskClient) -> None:
    addresses = files_of(coordinator)
    assert addresses
    for address in addresses:
        with coordinator.get(address) as answer:
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert "Cookie" not in answer.headers.get("Vary", "")  # else it is asked for again with every page
            assert "Set-Cookie" not in answer.headers


def test_what_a_page_from_before_an_upgrade_names_is_there_and_kept_for_a_short_time(client: FlaskClient) -> None:
    new = next(address for address in files_of(client) if address.endswith("css/prossima.css"))
    for old in ("/static/css/prossima.css", "/static/0123456789ab/css/prossima.css"):
        with client.get(old) as answer, client.get(new) as there:
            assert answer.data == there.data
            assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert client.get("/static/0123456789ab/css/nothing.css").status_code == 404


def test_the_state_of_files_is_another_once_one_is_changed_renamed_or_added(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    file = tmp_path / "css" / "a.css"
    states = []
    for change in (
        lambda: file.write_text("a{}"),
        lambda: file.write_text("b{}"),
        lambda: file.rename(tmp_path / "css" / "b.css"),
        lambda: (tmp_path / "c.css").write_text(""),
    ):
        change()
        states.append(state_of_files(tmp_path))
    assert len(set(states)) == len(states)
    assert state_of_files(tmp_path) == states[-1]


def test_where_passwords_are_typed_nothing_is_kept(client: FlaskClient) -> None:
    for address in ("/account/sign-in", "/account/reset"):
        assert client.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/list", "/list/sheet", "/s/unknown"])
def test_a_list_is_kept_by_nobody(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/search?q=casa", "/match", "/"])
def test_a_page_is_kept_by_nobody_once_there_is_a_list(client: FlaskClient, territory: Territory, address: str) -> None:
    assert "Cache-Control" not in client.get(address).headers
    client.post("/list/add", data={"service": str(territory.counselling)})
    assert client.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/static/vendor/bootstrap-italia.min.css", "/search?q=casa"])
def test_files_and_public_pages_are_sent_compressed(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers=SMALL)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.data) < len(gzip.decompress(answer.data)) / 3


def test_a_file_that_is_there_already_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/static/css/prossima.css", headers=SMALL)
    again = client.get("/static/css/prossima.css", headers={**SMALL, "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_pages_of_somebody_are_not_compressed(coordinator: FlaskClient) -> None:
    assert "Content-Encoding" not in coordinator.get("/search?q=casa", headers=SMALL).headers


def test_the_first_view_is_small(client: FlaskClient) -> None:
    """Styles, scripts, fonts and icons of the results, as a phone gets them; WCAG and people outdoors ask for it."""
    page = client.get("/search?q=casa", headers=SMALL)
    addresses = sorted(set(FILES.findall(gzip.decompress(page.data).decode())) | FONTS)
    assert len(addresses) > 8
    files = [client.get(address, headers=SMALL) for address in addresses]
    assert all(answer.status_code == 200 for answer in files)
    assert len(page.data) + sum(len(answer.data) for answer in files) <= 250 * 1024
