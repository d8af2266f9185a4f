"""Columns that say whether there is a service: under «Sportello d'ascolto», "No" is no service, and none called so."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Service, Source, SourceRecord
from importers.records.draft import NO_SUCH_SERVICE
from tests.importers.lists import NOW, drafts_of, imported, write

SCHOOLS = (
    "IC 1 Orsini;Forlì;Via Ravegnana 12;0543 712301;Sì;martedì 10-12",
    "IC 2 Coveri;Forlì;Via Orceoli 15;0543 712302;No;",
    "IC 3 Mattei;Forlì;Via Mattei 3;0543 712303;sì;gio 9-11",
    "IC Meldola;Meldola;Via Roma 3;0543 712304;NO;",
)


@pytest.mark.parametrize("school", ["Scuola", "Istituto", "Istituto scolastico"])
@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("Sportello d'ascolto", "Sportello d'ascolto"),
        ("SPORTELLO", "Sportello"),
        ("C'è uno sportello d'ascolto? (sì/no)", "Sportello d'ascolto"),
        ("Doposcuola", "Doposcuola"),
    ],
)
def test_a_service_is_called_as_its_column_where_the_cell_says_yes_and_is_none_where_it_says_no(
    school: str, asked: str, called: str
) -> None:
    drafts, problems = drafts_of(f"{school};Comune;Indirizzo;Telefono;{asked};Giorni e orari", *SCHOOLS)
    found = [(draft.values["service.name"], draft.values["organization.name"]) for draft in drafts]
    assert found == [(called, "IC 1 Orsini"), (called, "IC 3 Mattei")]
    said = [(each.line, each.column, each.value) for each in problems if each.message == NO_SUCH_SERVICE]
    assert said == [(3, asked, "No"), (5, asked, "NO")]


def test_what_a_yes_goes_on_to_say_describes_the_service() -> None:
    (draft,), _ = drafts_of(
        "Istituto;Comune;Sportello", "IC 1;Forlì;Sì, con la dott.ssa Rossi", "IC 2;Forlì;no (dal 2027)"
    )
    assert draft.values["service.description"] == "con la dott.ssa Rossi"


@pytest.mark.parametrize("name", ["No limits", "Sì alla vita", "Si può fare", "X Factor", "Nonsolonoi"])
def test_names_that_begin_like_an_answer_are_names(name: str) -> None:
    (draft,), _ = drafts_of("Sportello;Comune", f"{name};Forlì")
    assert draft.values["service.name"] == name


def test_several_columns_of_services_are_left_to_somebody_to_choose() -> None:
    header = "Scuola;Comune;Sportello d'ascolto;Centro sportivo"
    drafts, _ = drafts_of(header, "IC 1;Forlì;sì;no", "IC 2;Forlì;no;no")
    assert [draft.values["service.name"] for draft in drafts] == ["IC 1", "IC 2"]


PUBLISHED = "Sportello casa;Forlì;Via Roma 1;pubblicato", "Sportello lavoro;Forlì;Via Roma 2;pubblicato"
DRAFT = "Sportello casa;Forlì;Via Roma 1;bozza", "Sportello lavoro;Forlì;Via Roma 2;pubblicato"
HEADER = "nome;comune;indirizzo;stato pubblicazione"


def states(session: Session) -> dict[str, str]:
    session.expire_all()
    return {name: str(status) for name, status in session.execute(sa.select(Service.name, Service.status))}


def test_a_row_that_becomes_a_draft_takes_its_entry_out_of_searches_and_brings_it_back(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, HEADER, PUBLISHED))
    plan = imported(session, write(tmp_path, HEADER, DRAFT))
    assert [(row.name, row.is_withdrawn) for row in plan.retired] == [("Sportello casa", True)]
    assert not plan.retires_many
    assert states(session) == {"Sportello casa": "inactive", "Sportello lavoro": "active"}
    imported(session, write(tmp_path, HEADER, PUBLISHED))
    assert states(session) == {"Sportello casa": "active", "Sportello lavoro": "active"}


def test_a_row_that_is_only_gone_leaves_its_entry(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, PUBLISHED))
    plan = imported(session, write(tmp_path, HEADER, PUBLISHED[1:]))
    assert not plan.retired
    assert states(session)["Sportello casa"] == "active"


def test_what_another_list_has_too_stays(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, PUBLISHED))
    service_id = session.scalars(sa.select(Service.id).where(Service.name == "Sportello casa")).one()
    other = Source(name="Another list")
    session.add(other)
    session.flush()
    row = {
        "key": "x",
        "table_name": "",
        "line": 2,
        "cells": {},
        "values": {},
        "first_seen_at": NOW,
        "last_seen_at": NOW,
    }
    session.add(SourceRecord(source_id=other.id, service_id=service_id, **row))
    session.flush()
    plan = imported(session, write(tmp_path, HEADER, DRAFT))
    assert [row.name for row in plan.missing] == ["Sportello casa"]
    assert states(session)["Sportello casa"] == "active"


def test_a_service_that_a_school_no_longer_has_is_inactive(session: Session, tmp_path: Path) -> None:
    header = "Istituto;Comune;Indirizzo;Sportello"
    imported(session, write(tmp_path, header, ["IC 1;Forlì;Via Roma 1;sì", "IC 2;Forlì;Via Roma 2;sì"]))
    plan = imported(session, write(tmp_path, header, ["IC 1;Forlì;Via Roma 1;No", "IC 2;Forlì;Via Roma 2;sì"]))
    assert [row.line for row in plan.retired] == [2]
