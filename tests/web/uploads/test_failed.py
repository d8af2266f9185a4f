"""Files that are no lists: another one is asked for, and what failed is put away."""

import re

import pytest
from flask.testing import FlaskClient

from directory.settings import Settings
from tests.web.imports import draft_id, draft_of, list_file, upload
from tests.web.test_imports import name, rows
from web.imports.folder import ImportFolder

WRONG = {
    "foto.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "vuoto.csv": b"",
    "rotto.xlsx": b"PK\x03\x04 no workbook",
    "foglio.pdf": b"%PDF-1.7 \x00\x01\xff",
}


@pytest.mark.parametrize("file", WRONG)
def test_another_file_is_asked_for_and_trying_again_is_not_offered(file: str, client: FlaskClient) -> None:
    page = client.get(draft_of(upload(client, WRONG[file], name("Consulta"), file))).text
    assert "Carica un altro file" in page
    assert "/again" not in page


def test_what_failed_is_not_on_the_way_and_goes_with_the_next_file(client: FlaskClient, settings: Settings) -> None:
    source = name("Consulta")
    failed = draft_of(upload(client, b"", source))
    page = client.get("/imports").text
    on_the_way = re.search(r'id="waiting".*?</section>', page, re.DOTALL)
    assert on_the_way is None or source not in on_the_way[0]
    assert "caricament" in page
    assert failed.removeprefix("http://localhost") in page
    other = draft_of(upload(client, b"", name("Altra")))
    draft_of(upload(client, list_file(rows("susino")), source.upper()))
    page = client.get("/imports").text
    assert failed.removeprefix("http://localhost") not in page
    assert other.removeprefix("http://localhost") in page
    assert not ImportFolder(settings, draft_id(failed)).path.exists()
