"""How columns were understood, and what is shown of new rows before they are written."""

import re

from flask.testing import FlaskClient

from tests.web.imports import confirm, draft_of, list_file, upload
from tests.web.test_imports import name

HEADER = "Nome;A chi è rivolto;Comune;Telefono"


def lines(tag: str, count: int = 5) -> list[str]:
    return [f"Doposcuola {tag} {at};famiglie;Forlì;0543 71234{at}" for at in range(count)]


def test_only_a_list_of_the_same_source_is_understood_as_the_last_time(client: FlaskClient) -> None:
    first = client.get(draft_of(upload(client, list_file(lines("uno"), HEADER), name("Consulta")))).text
    assert "come l&#39;ultima volta" not in first  # a header of four words is sure, and nobody's memory
    source = name("Comune")
    confirm(client, draft_of(upload(client, list_file(lines("due"), HEADER), source)))
    assert (
        "come l&#39;ultima volta" in client.get(draft_of(upload(client, list_file(lines("due"), HEADER), source))).text
    )
    assert "come l&#39;ultima volta" not in client.get(draft_of(upload(client, list_file(lines("tre"), HEADER)))).text


def test_some_new_rows_are_shown_whole(client: FlaskClient) -> None:
    page = client.get(draft_of(upload(client, list_file(lines("quattro"), HEADER), name("Consulta")))).text
    shown = re.sub(r"<[^>]+>", " ", page.partition('id="new"')[2])
    shown = " ".join(shown.split())
    assert "telefono 0543 712340" in shown
    assert "comune Forlì" in shown
    assert "famiglie" in shown
    assert "D704" not in shown
    assert shown.count("telefono") == 3
