"""What link workers do with the people whose profile they keep, on a territory of their own."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import AssignmentProposal, PersonCase, UnmetNeed
from matching.casework.sealing import new_key
from tests.web.account.conftest import browser
from tests.web.cases.people import FORM, NEED, acts, kept, opened_form, signed_in
from tests.web.reading import elements, ticked, value_of
from tests.web.territory import SUNDAY_MORNING, Territory
from web.app import create_app
from web.match.filled import form_values


def test_a_profile_is_kept_opened_again_as_it_was_and_answered(app: Flask, sara: FlaskClient) -> None:
    address = kept(sara)
    page = sara.get(address).text
    assert "bozza" in page
    assert "ho gli attacchi di panico" in page
    assert "pesa molto, subito" in page
    html = sara.get(f"{address}/profile").text
    assert (value_of(html, "age"), value_of(html, "place"), value_of(html, "minutes")) == ("17", "Forlì", "40")
    assert (ticked(html, "needs"), ticked(html, "languages")) == ({NEED}, {"ar"})
    assert ticked(html, "free_times") == {"tuesday afternoon"}

    saved = sara.post(f"{address}/profile", data={**FORM, "age": "18", **opened_form(sara, address)})
    assert saved.location == f"{address}/suggestions"
    answer = sara.get(saved.location)
    assert "Spazio Giovani" in answer.text
    assert value_of(answer.text, "age") == "18"
    assert "bozza" not in sara.get("/cases").text
    assert acts(app, address) == ["opened", "read", "read", "read", "written", "read"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_draft_may_ask_for_nothing_and_then_says_so_instead_of_suggesting(sara: FlaskClient) -> None:
    address = kept(sara, needs=[], words="")
    answer = sara.get(f"{address}/suggestions")
    assert answer.status_code == 422
    assert value_of(answer.text, "age") == "17"


@pytest.mark.parametrize(("field", "value"), [("age", "240"), ("place", "Castro"), ("reference", "Aisha Rossi")])
def test_what_cannot_be_kept_stays_in_the_form(field: str, value: str, sara: FlaskClient) -> None:
    answer = sara.post("/cases", data={**FORM, "reference": "P-X", field: value})
    assert answer.status_code == 422
    assert value_of(answer.text, field) == value
    assert ticked(answer.text, "needs") == {NEED}


def test_a_reference_that_is_taken_is_told(sara: FlaskClient) -> None:
    kept(sara, reference="TN-2026-014")
    answer = sara.post("/cases", data={**FORM, "reference": "TN-2026-014"})
    assert answer.status_code == 422
    assert "TN-2026-014" in answer.text
    assert value_of(answer.text, "place") == "Forlì"


def test_the_form_is_kept_for_a_person_there_is_without_overwriting(sara: FlaskClient) -> None:
    address = kept(sara)
    case_id = address.rpartition("/")[2]
    answer = sara.post("/cases", data={**FORM, "age": "30", "reference": "P-X", "case": case_id})
    assert answer.status_code == 409
    assert value_of(answer.text, "age") == "30"
    assert re.search(r"<strong>Età</strong>:\s+17", answer.text)
    again = {**FORM, "age": "30", "step": "draft"}
    again |= {name: value_of(answer.text, name) for name in ("was", "version")}
    assert sara.post(f"{address}/profile", data=again).status_code == 303
    assert value_of(sara.get(f"{address}/profile").text, "age") == "30"


def test_changes_of_two_people_are_joined_and_told(sara: FlaskClient) -> None:
    address = kept(sara)
    before = opened_form(sara, address)
    sara.post(f"{address}/profile", data={**FORM, "age": "18", "step": "draft", **before})
    answer = sara.post(
        f"{address}/profile", data={**FORM, "place": "Cesena", "step": "draft", **before}, follow_redirects=True
    )
    assert "Entrambe le modifiche" in answer.text
    html = sara.get(f"{address}/profile").text
    assert (value_of(html, "age"), value_of(html, "place")) == ("18", "Cesena")


def test_the_form_of_a_version_that_cannot_be_read_overwrites_nothing(sara: FlaskClient) -> None:
    address = kept(sara)
    for was in ("", "[]", "nonsense", '{"needs": [1]}'):
        answer = sara.post(f"{address}/profile", data={**FORM, "age": "30", "was": was, "version": "1"})
        assert answer.status_code == 409


def test_who_the_person_is_stands_nowhere_in_plain(territory: Territory, sara: FlaskClient) -> None:
    address = kept(sara, words="zafferano")
    identity = {"name": "Zuleika Bonacorsi", "contact": "3391234567", "version": "1", "was": "{}"}
    sara.post(f"{address}/identity", data=identity)
    assert "Zuleika Bonacorsi" in sara.get(address).text
    folder = Path(territory.settings.instance_dir)
    stored = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    for secret in ("Zuleika", "3391234567", "zafferano"):
        assert secret.encode() not in stored


def test_a_proposal_goes_to_the_coordinators_by_reference(app: Flask, sara: FlaskClient) -> None:
    address = kept(sara, reference="P-PROPOSAL")
    assert sara.post(f"{address}/proposal").status_code == 303
    with Session(app.extensions["engine"]) as session:
        (row,) = session.scalars(sa.select(AssignmentProposal).where(AssignmentProposal.person == "P-PROPOSAL"))
        assert row.candidates["candidates"]
    assert acts(app, address)[-1] == "proposed"


def test_everything_is_exported_and_erased_after_a_confirmation(app: Flask, sara: FlaskClient) -> None:
    address = kept(sara, reference="P-GONE")
    sara.post(f"{address}/proposal")
    everything = json.loads(sara.post(f"{address}/export").text)
    assert everything["profile"]["words"] == FORM["words"]
    (proposal,) = everything["proposals"]
    assert "Conosce: Ansia" in " ".join(reason for one in proposal["candidates"] for reason in one["reasons"])
    assert sara.post(f"{address}/erase", data={"reference": "P-OTHER"}).status_code == 422
    assert sara.post(f"{address}/erase", data={"reference": "P-GONE"}).status_code == 303
    page = sara.get(address).text
    assert "panico" not in page
    assert "stati cancellati" in page
    assert "P-GONE" not in sara.get("/cases").text
    assert acts(app, address) == ["opened", "read", "proposed", "exported", "erased"]
    with Session(app.extensions["engine"]) as session:
        assert not session.scalars(sa.select(AssignmentProposal).where(AssignmentProposal.person == "P-GONE")).all()


def test_the_desk_counts_my_people_and_their_drafts(app: Flask) -> None:
    client = signed_in(app, "Nina")
    kept(client)
    desk = client.get("/desk").text
    assert re.search(r"1</span>\s+<span>persona che seguo<span[^>]*>1 in bozza", desk)


def test_without_keys_the_pages_say_who_sets_them_and_nothing_is_kept(territory: Territory) -> None:
    made = create_app(replace(territory.settings, case_keys=()))
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    client = signed_in(made, "Sara")
    assert "chi gestisce l&#39;installazione" in client.get("/cases").text
    page = client.get("/match").text
    assert 'name="reference"' not in page
    assert "ogni lettura è registrata" not in page
    answer = client.post("/cases", data={**FORM, "reference": "P-NO-KEY"})
    assert answer.status_code == 503
    assert "chi gestisce l&#39;installazione" in answer.text
    with Session(made.extensions["engine"]) as session:
        assert session.scalar(sa.select(PersonCase.id).where(PersonCase.person == "P-NO-KEY")) is None
    made.extensions["engine"].dispose()


def test_with_another_key_a_sentence_says_that_nothing_is_lost(
    territory: Territory, app: Flask, sara: FlaskClient
) -> None:
    assert "ogni lettura è registrata" in sara.get("/match").text
    address = kept(sara)
    made = create_app(replace(territory.settings, case_keys=(new_key(),)))
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    answer = signed_in(made, "Sara").get(address)
    assert answer.status_code == 503
    assert "rimettere la chiave precedente" in answer.text
    made.extensions["engine"].dispose()
    assert "read" not in acts(app, address)
    assert sara.get(address).status_code == 200


def test_a_suggestion_goes_on_the_list_and_the_profile_stays(app: Flask, territory: Territory) -> None:
    client = browser(app, "it")
    (button,) = [
        one
        for one in elements(client.post("/match", data=FORM).text, "button", name="put-on-list")
        if one["value"] == str(territory.counselling)
    ]
    assert (button["formaction"] or "").startswith("/match#listing-")
    html = client.post("/match", data={**FORM, "put-on-list": territory.counselling}).text
    assert value_of(html, "place") == "Forlì"
    assert elements(html, "button", name="take-off-list", value=str(territory.counselling))
    assert "Spazio Giovani" in client.get("/list").text
    html = client.post("/match", data={**FORM, "take-off-list": territory.counselling}).text
    assert not elements(html, "button", name="take-off-list")


def test_needs_that_nothing_covers_are_written_down_when_saved_not_when_looked_at(
    app: Flask, sara: FlaskClient
) -> None:
    def count() -> int:
        with Session(app.extensions["engine"]) as session:
            return session.scalar(sa.select(sa.func.count()).select_from(UnmetNeed)) or 0

    uncovered = {"needs": ["housing.finding"], "words": "", "place": "Trento"}
    address, before = kept(sara, **uncovered), count()
    sara.get(f"{address}/suggestions")
    assert count() == before
    sara.post(f"{address}/profile", data={**FORM, **uncovered, **opened_form(sara, address)})
    assert count() > before


@pytest.mark.parametrize(("number", "typed"), [(17, "17"), (0.5, "0,5"), (6000, "6000"), (1234.567, "1234,567")])
def test_numbers_come_back_as_they_can_be_read_again(number: float, typed: str) -> None:
    assert form_values({"isee": number})["isee"] == typed


@pytest.mark.parametrize("typed", ["31/02/2030", "30/2/2010", "1/1/2030", "1.1.1850", "ieri", "2030"])
def test_an_impossible_birth_date_is_refused_and_stays_in_its_box(typed: str, sara: FlaskClient) -> None:
    address = kept(sara)
    identity = {"name": "Z", "birth_date": typed, "version": "1", "was": "{}"}
    answer = sara.post(f"{address}/identity", data=identity)
    assert answer.status_code == 422
    assert "non è una data di nascita" in answer.text
    assert value_of(answer.text, "birth_date") == typed
    for fine in ("31/12/2008", "2008"):
        assert sara.post(f"{address}/identity", data={**identity, "birth_date": fine}).status_code in {303, 422}
    assert value_of(sara.get(address).text, "birth_date") in {"31/12/2008", "2008"}
