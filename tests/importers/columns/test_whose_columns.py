"""Columns that say the place of a registered office or of a person are never taken for the place of a service."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.columns.whose_columns import OFFICE_LEFT, OFFICE_TAKEN, PERSON_LEFT
from importers.mapping import propose_mapping
from importers.plan import make_plan
from tests.importers import lists

OFFICES = (
    "Mensa Rossa;Via Emilia 1;Cesena;Via del Corso 9;Roma;00186",
    "Mensa Verde;Via Mazzini 2;Forlì;Via Larga 4;Milano;20122",
    "Mensa Blu;Via Dante 3;Rimini;Via Po 8;Torino;10123",
)


@pytest.mark.parametrize(
    "office",
    [
        "Indirizzo sede legale;Comune sede legale;CAP sede legale",
        "Sede legale;comune_sede_legale;CAP legale",
        "Address registered office;City registered office;ZIP registered office",
        "Adresse Rechtssitz;Gemeinde Rechtssitz;PLZ Rechtssitz",
        "Adresse siège social;Commune siège social;Code postal siège",
    ],
)
@pytest.mark.parametrize("comes_first", [True, False])
def test_a_registered_office_is_not_the_place_of_a_service(office: str, comes_first: bool) -> None:
    rows = [row.split(";") for row in OFFICES]
    if comes_first:
        header, cells = f"Servizio;{office};Indirizzo;Comune", [[r[0], *r[3:], *r[1:3]] for r in rows]
    else:
        header, cells = f"Servizio;Indirizzo;Comune;{office}", rows

    found = propose_mapping(lists.table(header, *map(";".join, cells), delimiter=";"))

    assert found.columns == {"Servizio": "service.name", "Indirizzo": "address.full", "Comune": "address.city"}
    assert set(found.notes) == set(office.split(";"))
    assert set(found.notes.values()) == {OFFICE_LEFT}


def test_a_registered_office_without_a_street_does_not_complete_the_town_of_a_service() -> None:
    found = propose_mapping(
        lists.table("Servizio;Comune;Sede legale", "Mensa;Cesena;Via del Corso 9, Roma", delimiter=";")
    )
    assert found.columns == {"Servizio": "service.name", "Comune": "address.city"}
    assert found.notes == {"Sede legale": OFFICE_LEFT}


def test_a_registered_office_that_is_the_only_address_is_taken_and_told(session: Session, tmp_path: Path) -> None:
    path = lists.write(tmp_path, "Servizio;Indirizzo sede legale;Comune sede legale", ["Mensa;Via Emilia 1;Cesena"])

    plan = make_plan(session, path)

    (record,) = plan.records
    assert record.values["address.city"] == "Cesena"
    assert {(each.column, each.message) for each in plan.problems} == {
        ("Indirizzo sede legale", OFFICE_TAKEN),
        ("Comune sede legale", OFFICE_TAKEN),
    }


def test_an_office_where_the_service_is_too_is_its_place() -> None:
    found = propose_mapping(
        lists.table("Servizio;Sede legale e operativa", "Mensa;Via Emilia 1 - Cesena", delimiter=";")
    )
    assert found.columns["Sede legale e operativa"] == "address.full"
    assert not found.notes


@pytest.mark.parametrize(
    "column", ["Comune di residenza", "Luogo di nascita", "Residenza legale rappresentante", "Geburtsort", "Wohnort"]
)
def test_where_a_person_lives_or_was_born_is_never_the_place_of_a_service(
    column: str, session: Session, tmp_path: Path
) -> None:
    path = lists.write(
        tmp_path, f"Servizio;{column}", ["Mensa;Cesena", "Doccia;Forlì", "Ascolto;Rimini", "Letto;Bologna"]
    )

    plan = make_plan(session, path)

    assert set(plan.mapping.values()) == {"service.name"}
    assert not any("address.city" in record.values for record in plan.records)
    assert [(each.column, each.message) for each in plan.problems] == [(column, PERSON_LEFT)]


def test_a_yes_under_residence_still_says_that_residents_alone_may_come() -> None:
    found = propose_mapping(
        lists.table("Servizio;Comune;Residenza", "Mensa;Cesena;sì", "Letto;Forlì;no", delimiter=";")
    )
    assert found.columns["Residenza"] == "service.residence_required"


def test_what_somebody_chose_for_an_office_counts(session: Session, tmp_path: Path) -> None:
    path = lists.write(tmp_path, "Servizio;Comune;Sede legale", ["Mensa;Cesena;Via Emilia 1"])

    plan = make_plan(session, path, chosen={"Sede legale": "address.street"}.get)

    (record,) = plan.records
    assert record.values["address.address_1"] == "Via Emilia 1"
    assert not plan.problems


def towns_of(header: str, *rows: str) -> list[str | None]:
    """The municipality of each row, as it was found."""
    drafts, _ = lists.drafts_of(header, *rows)
    return [draft.values.get("address.city") for draft in drafts]


def test_the_town_of_the_office_is_that_of_streets_that_have_no_other() -> None:
    rows = ("Uno;Via Roma 3;Forlì;FC", "Due;Via Verdi 8;Cesena;FC")
    header = "denominazione;indirizzo sede;comune sede legale;provincia sede legale"
    assert towns_of(header, *rows) == ["Forlì", "Cesena"]
    _, problems = lists.drafts_of(header, *rows)
    assert {problem.message for problem in problems} == {OFFICE_TAKEN}


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("nome;indirizzo sede operativa;comune sede legale", ("Uno;Via Roma 3;Forlì", "Due;Via Verdi 8;Cesena")),
        (
            "denominazione;indirizzo;indirizzo sede legale;comune sede legale",
            ("Uno;Via Roma 3;Via Po 1;Forlì", "Due;Via Verdi 8;Via Po 2;Cesena"),
        ),
    ],
)
def test_the_town_of_another_office_is_not_taken(header: str, rows: tuple[str, ...]) -> None:
    assert towns_of(header, *rows) == [None, None]


def test_towns_within_addresses_count_before_that_of_the_office() -> None:
    rows = ("Uno;Via Roma 3, Bologna;Forlì", "Due;Via Verdi 8, 40026 Imola (BO);Cesena")
    assert towns_of("denominazione;indirizzo;comune sede legale", *rows) == ["Bologna", "Imola"]
