"""Values of the directory that somebody keeps against a list: noted with the import, and then not asked about again."""

import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.models import ImportBatch, ImportDraft, SourceRecord
from importers.undo import undo_import
from tests.importers.lists import NOW
from tests.web.imports import confirm, digest, draft_id, draft_of, list_file, upload
from tests.web.reading import elements
from tests.web.test_imports import rows
from tests.web.uploads.test_values import checked, contradicted, services, text
from web.imports import deciding


def list_of(client: FlaskClient, address: str) -> str:
    """Whose list an upload is."""
    found = re.search(r"<h1>(.+?)</h1>", client.get(address).text)
    assert found
    return found[1]


def again(client: FlaskClient, source: str, tag: str, count: int = 1, said: str = "elenco") -> str:
    """The address of the same list, uploaded once more, or with other mail addresses."""
    lines = [row.replace(f"{tag}{at}@", f"{said}{at}@") for at, row in enumerate(rows(tag, count))]
    return draft_of(upload(client, list_file([*lines, f"Altro {tag};Forlì;;chiamare Sara;;"]), source))


def kept(stored: Session, tag: str) -> list[str]:
    """What the list said and was refused, of the rows that remember it."""
    stored.expire_all()
    ids = [one.id for one in services(stored, tag)]
    query = sa.select(SourceRecord.kept).where(SourceRecord.service_id.in_(ids)).order_by(SourceRecord.line)
    return [one["service.email"]["list"] for one in stored.scalars(query) if one]


def test_the_second_time_there_is_nothing_to_choose(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "zafferano")
    source = list_of(client, address)
    written = client.get(draft_of(confirm(client, address, **{"value-0": "keep"})), follow_redirects=True)
    assert "Annulla questo caricamento" in written.text  # to keep what stays anyway needs no second look
    assert kept(stored, "zafferano") == ["elenco0@example.org"]

    page = client.get(address := again(client, source, "zafferano")).text
    assert checked(page) == []
    assert "1 valore dell'elenco continua a non essere preso" in text(page).replace("&#39;", "'")
    assert checked(client.get(f"{address}/decided").text) == ["keep"]
    confirm(client, address)
    assert kept(stored, "zafferano") == ["elenco0@example.org"]
    assert services(stored, "zafferano")[0].email == "mano0@example.org"


def test_without_a_choice_it_is_asked_again(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "cumino")
    source = list_of(client, address)
    confirm(client, address, **{"value-0": "later"})
    assert kept(stored, "cumino") == []
    assert checked(client.get(again(client, source, "cumino")).text) == ["later"]


def test_other_values_are_asked_about(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "paprica", 2)
    source = list_of(client, address)
    confirm(client, address, **{"value-0": "keep", "value-1": "keep"})
    assert checked(client.get(again(client, source, "paprica", 2, "nuovo")).text) == ["later", "later"]
    with acting(stored, by="Sara"):
        services(stored, "paprica")[0].email = "altra@example.org"
    stored.commit()
    page = client.get(address := again(client, source, "paprica", 2)).text
    assert checked(page) == ["later"]
    assert checked(client.get(f"{address}/decided").text) == ["keep"]


@pytest.mark.parametrize(
    ("choice", "email", "remembered"), [("take", "elenco0", []), ("later", "mano0", []), ("keep", "mano0", ["elenco0"])]
)
def test_what_was_decided_can_be_decided_otherwise(
    client: FlaskClient, stored: Session, choice: str, email: str, remembered: list[str]
) -> None:
    tag = f"origano{choice}"
    address = contradicted(client, stored, tag)
    source = list_of(client, address)
    confirm(client, address, **{"value-0": "keep"})
    address = again(client, source, tag)
    sent = {"digest": digest(client.get(f"{address}/decided").text), "value-0": choice}
    assert draft_of(client.post(f"{address}/decided", data=sent)) == address
    assert checked(client.get(f"{address}/decided").text) == [choice]
    confirm(client, address)
    assert services(stored, tag)[0].email == f"{email}@example.org"
    assert [one.partition("@")[0] for one in kept(stored, tag)] == remembered


def test_all_the_others_of_a_page_are_kept_with_one_press(
    client: FlaskClient, stored: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "VALUES_PER_PAGE", 2)
    address = contradicted(client, stored, "timo", 5)
    page = client.get(address).text
    assert len(elements(page, "button", value="rest")) == 1
    client.post(address, data={"digest": digest(page), "step": "rest"})
    page = client.get(address).text
    assert checked(page) == ["keep", "keep"]
    assert not elements(page, "button", value="rest")
    assert "annotato" in page

    page = client.get(f"{address}/values?page=2").text
    sent = {"digest": digest(page), "step": "rest", "value-1": "later", "value-0": "take"}
    assert client.post(f"{address}/values?page=2", data=sent).location.endswith("/values?page=3")
    assert checked(client.get(f"{address}/values?page=2").text) == ["take", "keep"]
    assert "1 risposta" in text(client.get(address).text)  # only what was taken has to be compared
    client.post(address, data={"digest": digest(page), "step": "look"})
    confirm(client, address)
    assert kept(stored, "timo") == [f"elenco{at}@example.org" for at in (0, 1, 3)]
    assert services(stored, "timo")[2].email == "elenco2@example.org"


def test_what_was_chosen_stays_where_gone_services_have_to_be_answered_for(
    client: FlaskClient, stored: Session
) -> None:
    tag = "rosmarino"
    source = list_of(client, address := contradicted(client, stored, tag, 4))
    confirm(client, address)
    line = rows(tag)[0].replace(f"{tag}0@", "elenco0@")
    address = draft_of(upload(client, list_file([line]), source, is_full="y"))
    page = client.get(address).text
    sent = {"digest": digest(page), "step": "confirm", "is_full": "y", "value-0": "keep"}
    assert client.post(address, data=sent).location.endswith("#confirm")
    assert checked(client.get(address).text) == ["keep"]


def test_a_value_that_changed_since_it_was_chosen_about_is_not_remembered(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "salvia")
    client.post(address, data={"digest": digest(client.get(address).text), "step": "look", "value-0": "keep"})
    with acting(stored, by="Sara"):
        services(stored, "salvia")[0].email = "altra@example.org"
    stored.commit()
    page = client.get(address).text
    assert checked(page) == ["keep"]  # as it was looked at
    confirm(client, address)
    assert kept(stored, "salvia") == []
    assert services(stored, "salvia")[0].email == "altra@example.org"


def test_undoing_an_import_forgets_what_was_kept_with_it(client: FlaskClient, stored: Session) -> None:
    address = contradicted(client, stored, "maggiorana")
    source = list_of(client, address)
    confirm(client, address, **{"value-0": "keep"})
    number = stored.scalars(sa.select(ImportDraft.batch_number).where(ImportDraft.id == draft_id(address))).one()
    assert number is not None
    assert stored.get_one(ImportBatch, number).unchanged >= 1
    undo_import(stored, number, by="Sara", now=NOW)
    stored.commit()
    assert kept(stored, "maggiorana") == []
    assert checked(client.get(again(client, source, "maggiorana")).text) == ["later"]
