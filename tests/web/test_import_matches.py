"""Rows of a list that may be, or were taken for, services that the directory has: on the web, side by side."""

import uuid
from pathlib import Path

import pytest

from directory.db import open_session
from directory.models import Service
from tests.importers.known_services.test_known_entries import OTHERS, PERHAPS, THE_SAME, ZENZERO
from tests.web.imports import (
    browser,
    confirm,
    count,
    digest,
    directory,
    draft_id,
    draft_of,
    list_file,
    opened,
    upload,
)
from tests.web.reading import elements
from web.imports import drafts
from web.imports.folder import ImportFolder
from web.imports.planned import shown_plan

KINDS = ("sqlite", "postgresql")


@pytest.mark.parametrize("kind", KINDS)
def test_questions_are_answered_side_by_side(kind: str, tmp_path: Path) -> None:
    alone = directory(kind, tmp_path, "questions")
    with (
        opened(alone) as app,
        open_session(app.extensions["engine"]) as stored,
    ):  # all entries count
        client = browser(app)
        two_numbers = ZENZERO.replace("0543 998877", "0543 998877 / 0543 998878")
        confirm(client, draft_of(upload(client, list_file([two_numbers, *OTHERS]), "Consulta")))
        address = draft_of(upload(client, list_file([PERHAPS]), "Comune"))
        page = client.get(f"{address}/questions").text
        assert "È lo stesso?" in page
        assert "Centro Giovani Zenzero" in page
        assert len(elements(page, "input", name="answer-0")) == 3
        assert "0543 998877; 0543 998878" in page
        assert "--decisions" not in client.get(address).text  # words of the command line
        draft = drafts.get(stored, draft_id(address))
        (asked,) = ImportFolder(alone, draft.id).read_lines("questions")
        drafts.answer(stored, draft, {(asked["key"], uuid.UUID(asked["service_id"])): True})  # not compared yet
        stored.commit()
        client.post(f"{address}/questions", data={"digest": digest(page), "answer-0": "", "step": "done"})  # later
        stored.refresh(draft)
        assert draft.answers == {}
        sent = {"digest": digest(page), "answer-0": "other", "step": "done"}
        assert draft_of(client.post(f"{address}/questions", data=sent)) == address
        assert "Rispondi alle domande" not in client.get(address).text
        assert client.get(f"{address}/questions").location == address.removeprefix("http://localhost")  # none is left
        services = count(stored, Service)
        confirm(client, address)
        assert count(stored, Service) == services + 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_taken_for_a_known_service_can_be_refused(kind: str, tmp_path: Path) -> None:
    alone = directory(kind, tmp_path, "refused")
    with opened(alone) as app, open_session(app.extensions["engine"]) as stored:
        client = browser(app)
        confirm(client, draft_of(upload(client, list_file([ZENZERO, *OTHERS]), "Consulta")))
        address = draft_of(upload(client, list_file([THE_SAME]), "Comune"))
        assert f"{address.removeprefix('http://localhost')}/matches" in client.get(address).text
        page = client.get(f"{address}/matches").text
        assert "Centro Giovani Zenzero" in page
        assert [one["value"] for one in elements(page, "input", name="answer-0")] == ["same", "other"]
        nothing = {"digest": digest(page), "answer-0": "same", "step": "done"}
        assert draft_of(client.post(f"{address}/matches", data=nothing)) == address
        assert drafts.get(stored, draft_id(address)).answers == {}  # nobody was asked
        stored.rollback()
        client.post(f"{address}/matches", data={"digest": digest(page), "answer-0": "other", "step": "done"})
        assert client.get(f"{address}/matches").status_code == 303
        services = count(stored, Service)
        confirm(client, address)
        assert count(stored, Service) == services + 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_is_known_and_adds_nothing_changes_nothing(kind: str, tmp_path: Path) -> None:
    alone = directory(kind, tmp_path, "nothing")
    with opened(alone) as app:
        client = browser(app)
        confirm(client, draft_of(upload(client, list_file([ZENZERO, *OTHERS]), "Consulta")))
        address = draft_of(upload(client, list_file([ZENZERO]), "Comune"))
        counts = shown_plan(ImportFolder(alone, draft_id(address))).counts
        assert [counts[kind] for kind in ("matches", "updated", "unchanged")] == [1, 0, 1]
