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


def test_columns_of_which_nothing_is_read_are_named_before_the_list_is_confirmed(client: FlaskClient) -> None:
    header = "Nome;Comune;Telefono;Xyzzy;Vuota"
    rows = [f"Ludoteca {at};Forlì;0543 71300{at};qui si gioca {at};" for at in range(4)]
    draft = draft_of(upload(client, list_file(rows, header), source := name("Consulta")))
    page = " ".join(client.get(draft).text.split())

    assert "1 colonna non viene letta, e nelle schede non se ne vedrà nulla: Xyzzy." in page
    assert page.index("1 colonna non viene letta") < page.index("Conferma e salva")
    confirm(client, draft)
    again = client.get(draft_of(upload(client, list_file([*rows, "Giochi;Forlì;0543 713009;;"], header), source))).text
    assert "non viene letta" not in again
