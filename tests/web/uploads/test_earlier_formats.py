"""A plan that another version of the program kept: the list is compared again, and nothing of the upload is lost."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import ImportDraft, ImportState
from directory.settings import Settings
from tests.web.imports import confirm, digest, draft_id, draft_of, field_of, list_file, upload
from tests.web.reading import elements
from tests.web.test_imports import name, rows
from tests.web.uploads.test_values import checked, contradicted, services
from web.imports.folder import ImportFolder
from web.imports.planned import PLAN_FORMAT

PAGES = ("changes", "values", "decided", "questions", "matches", "problems.csv")
FORMS = ("", "/values", "/decided", "/questions", "/matches")
SENTENCES = {"it": "un'altra versione del programma", "de": "einer anderen Version", "en": "another version"}

SHAPES = {  # of the format with the number 6
    "plan": "again columns counts ending examples format groups missing new notes"
    " places refusal retired retires_many splits_places towns",
    "columns": "choices confidence field name remembered sample",
    "examples": "cells line name values",
    "groups": "count lines problem",
    "changes": "is_link line name organization service_id values",
    "conflicts": "choice decision directory field is_of_last is_remembered is_vaguer key line name now source",
    "problems": "column facts line message value",
    "questions": "answered key line mine name probability service_id sources theirs",
}


def made_older(folder: ImportFolder, kind: str) -> None:
    """What is kept of a plan becomes what another version of the program kept."""
    kept = folder.read("plan")
    values = [*folder.read_lines("conflicts")]
    folder.write_lines("conflicts", [{"key": one["key"], "field": one["field"], "taken": False} for one in values])
    if kind == "gone":
        (folder.path / "plan").unlink()
        return
    kept.pop("format")
    if kind == "later":
        kept["format"] = PLAN_FORMAT + 1
    kept["columns"] = [{"name": one["name"], "what": one["field"]} for one in kept["columns"]]
    folder.write("plan", kept)


@pytest.fixture
def folder(settings: Settings) -> Any:
    return lambda address: ImportFolder(settings, draft_id(address))


@pytest.mark.parametrize("kind", ["unmarked", "later", "gone"])
@pytest.mark.parametrize("language", SENTENCES)
def test_a_plan_of_another_version_is_compared_again(
    client: FlaskClient, stored: Session, folder: Any, kind: str, language: str
) -> None:
    tag = f"ruta{kind}{language}"
    address = contradicted(client, stored, tag)
    client.post(address, data={"digest": digest(client.get(address).text), "step": "look", "value-0": "take"})
    mark = digest(client.get(address).text)
    made_older(folder(address), kind)

    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert SENTENCES[language] in answer.text.replace("&#39;", "'")
    (form,) = [one for one in elements(answer.text, "form") if str(one.get("action", "")).endswith("/compare")]
    for page in PAGES:
        assert draft_of(client.get(f"{address}/{page}")) == address, page
    for page in FORMS:
        assert draft_of(client.post(address + page, data={"digest": mark, "step": "confirm"})) == address, page
    assert stored.get_one(ImportDraft, draft_id(address), populate_existing=True).state is ImportState.PLANNED

    assert draft_of(client.post(str(form["action"]))) == address
    page = client.get(address).text
    assert checked(page) == ["take"]
    assert elements(page, "button", value="confirm")
    assert services(stored, tag)[0].email == "mano0@example.org"


def test_what_was_corrected_stays_when_a_list_is_compared_again(client: FlaskClient, folder: Any) -> None:
    header = "nome;comune;indirizzo;rif qq;email;orari"
    address = draft_of(upload(client, list_file(rows("nardo"), header), name("Consulta"), is_full="y"))
    page = client.get(address).text
    sent = {"digest": digest(page), "step": "look", field_of(page, "rif qq"): "organization.phone", "is_full": "y"}
    client.post(address, data=sent)
    made_older(folder(address), "unmarked")
    client.post(f"{address}/compare")
    page = client.get(address).text
    assert "scelto da te" in page
    (complete,) = elements(page, "input", name="is_full")
    assert "checked" in complete


def test_a_list_is_compared_again_by_one_person_alone(client: FlaskClient, folder: Any) -> None:
    address = draft_of(upload(client, list_file(rows("lavanda")), name("Consulta")))
    made_older(folder(address), "unmarked")
    client.post(f"{address}/compare")
    client.post(f"{address}/cancel")
    assert client.post(f"{address}/compare").status_code == 409


def test_a_list_whose_columns_have_to_be_chosen_first_has_the_mark_too(client: FlaskClient, folder: Any) -> None:
    address = draft_of(upload(client, list_file(["x;y", "z;w"], "qq;kk"), name("Consulta")))
    assert folder(address).read("plan")["format"] == PLAN_FORMAT
    assert client.get(address).status_code == 200


def test_another_shape_of_a_plan_has_another_number(client: FlaskClient, stored: Session, folder: Any) -> None:
    """Where this fails, raise the number together with the shape: no version reads what another one kept."""
    source, tag = name("Consulta"), "issopo"
    confirm(client, draft_of(upload(client, list_file(rows(tag)), source)))
    services(stored, tag)[0].email = "mano@example.org"
    stored.commit()
    said = [rows(tag)[0].replace("@", "nuova@"), rows(tag)[1].replace("lun", "mar"), "Altro issopo;Castro;;boh;;"]
    said.append("Vimini e ceste;Bergamo;Via Nuova 1;035 123456;vimini@example.org;gio 9-12")
    kept = folder(draft_of(upload(client, list_file(said), source)))
    other = folder(draft_of(upload(client, list_file(rows(tag)), name("Altra"))))
    plan = kept.read("plan")
    shapes = {
        "plan": plan,
        "columns": plan["columns"][0],
        "examples": plan["examples"][0],
        "groups": plan["groups"][0],
        **{kind: kept.read(kind) for kind in ("changes", "conflicts", "problems")},
        "questions": next(iter([*other.read_lines("matches"), *other.read_lines("questions")])),
    }
    assert {kind: " ".join(sorted(value)) for kind, value in shapes.items()} == SHAPES
    assert PLAN_FORMAT == 6
