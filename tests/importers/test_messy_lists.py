"""What small offices send: tables below tables, answers in columns, times that look like dates."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from directory.models import Access
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.columns.likeness import date_like, times
from importers.convert.addresses.address import address
from importers.convert.hours.opening_hours import OF_SEVERAL, OF_SEVERAL_PLACES, hours
from importers.mapping import propose_mapping
from importers.places.finder import PlaceFinder
from importers.plan import make_plan
from importers.read import read_bytes
from importers.records.drafts import read_drafts
from importers.records.shifted import MENDED
from tests.importers.lists import drafts_of, table, write


def cost_of(header: str, cell: str) -> Any:
    (draft,), _ = drafts_of(f"Servizio;Comune;{header}", f"Mensa;Forlì;{cell}")
    (option,) = draft.values["cost_options"]
    return option["option"]


@pytest.mark.parametrize("cell", ["14.30-17", "9-12.30", "8.30-13", "9.30/12"])
def test_times_are_no_dates(cell: str) -> None:
    assert times(cell, "IT")
    assert not date_like(cell, "IT")


@pytest.mark.parametrize("cell", ["12-10-24", "31/12/2025", "31.12-2025", "1 3 2026"])
def test_dates_are_dates(cell: str) -> None:
    assert date_like(cell, "IT")


def test_the_afternoon_of_a_day_is_read() -> None:
    rows = ("Uno,Forlì,14.30-17", "Due,Forlì,13.30-17", "Tre,Forlì,8.30-13")
    assert propose_mapping(table("Nome,Comune,Giovedì", *rows)).columns["Giovedì"] == "schedule.thursday"


@pytest.mark.parametrize(
    ("header", "cell", "kind"),
    [
        ("gratuito", "true", "free"),
        ("gratuito", "false", "paid"),
        ("Gratuito", "VERO", "free"),
        ("Kostenlos", "ja", "free"),
        ("Kostenlos", "nein", "paid"),
        ("Gratis", "sì", "free"),
    ],
)
def test_an_answer_to_whether_it_is_free(header: str, cell: str, kind: str) -> None:
    assert cost_of(header, cell) == kind


@pytest.mark.parametrize(("cell", "found"), [("SI", Access.FREE), ("no", Access.REFERRAL)])
def test_direct_access_is_answered_with_yes_or_no(cell: str, found: Access) -> None:
    (draft,), problems = drafts_of("Struttura;Comune;Accesso diretto", f"CSM;Forlì;{cell}")
    assert (draft.values["service.access"], "service.application_process" in draft.values) == (found, False)
    assert problems == []


def test_a_floor_is_apart_from_the_street() -> None:
    found = address("via Colombo 11 2° piano")
    assert (found.street, found.extra) == ("Via Colombo 11", "2° piano")


def test_a_row_with_odd_hours_is_not_shifted() -> None:
    (draft,), problems = drafts_of(
        "Nome;Dove;Quando;Tel.;Referente;Docce;Note",
        "Scuola di italiano;via Sillaro 42 (Cava), Forlì;mar 10-12 ogni tanto; gio 20-22 forse;0543 702155;;no;gratis",
    )
    assert MENDED not in {problem.message for problem in problems} or draft.row[-1] == "gratis"


def test_what_is_done_names_the_entries_of_parishes() -> None:
    rows = ("San Mercuriale,Centro di ascolto,Forlì", "San Mercuriale,Viveri,Forlì", "Regina Pacis,Mensa,Forlì")
    found = propose_mapping(table("Parrocchia,Cosa si fa,Dove", *rows)).columns
    assert (found["Parrocchia"], found["Cosa si fa"]) == ("organization.name", "service.name")


def test_long_sentences_of_what_is_done_are_no_names() -> None:
    said = "aiutiamo le famiglie del quartiere con la spesa e con i compiti dei bambini ogni giorno"
    rows = (f"Auser,{said},Forlì", f"Auser,altro che {said},Forlì", f"Anteas,qui {said},Forlì")
    found = propose_mapping(table("Associazione,Cosa fa,Dove", *rows)).columns
    assert found["Cosa fa"] == "service.description"


@pytest.mark.parametrize("header", ["Cosa fa", "Cosa si fa", "Ufficio", "Amt"])
def test_a_list_without_a_column_of_names_is_named_by_what_there_is(header: str) -> None:
    rows = ("Trasporto disabili,Forlì", "Pasti a casa,Forlì")
    assert propose_mapping(table(f"{header},Comune", *rows)).columns[header] == "service.name"


def test_offices_below_a_list_become_entries() -> None:
    said = """Parrocchia;Cosa si fa;Dove;Tel.
Ronco;Mensa;via Po 1, Forlì;0543 712345
Ronco;Viveri;via Po 1, Forlì;0543 1234567
Ronco;Vestiti;via Po 1, Forlì;
;;;
Uffici;;;
Ufficio;Indirizzo;Telefono;Orario
Segreteria;Via dei Mille 28, Forlì;0543 302999;lun 9-12
Magazzino;Via Lunga 33, Forlì;0543 303000;sab 9-12
"""
    first, second = read_bytes(said.encode(), "lista.csv")
    assert len(first.rows) == 3
    assert propose_mapping(second).columns["Ufficio"] == "service.name"


@pytest.mark.parametrize(
    ("text", "days", "unread"),
    [
        ("mar 10-12 stanza 5; gio 20-22 oratorio", [{"TU"}, {"TH"}], "mar 10-12 stanza 5; gio 20-22 oratorio"),
        ("lun 9-12 aula magna, ven 15-17 sala civica", [{"MO"}, {"FR"}], "lun 9-12 aula magna, ven 15-17 sala civica"),
        ("L-V 8-18", [{"MO", "TU", "WE", "TH", "FR"}], ""),
        ("tutti i giorni tranne il giovedì", [{"MO", "TU", "WE", "FR", "SA", "SU"}], ""),
    ],
)
def test_rooms_and_days_left_out_are_read(text: str, days: list[set[str]], unread: str) -> None:
    read = hours(text)
    assert ([set(each.days) for each in read.openings], read.unread) == (days, unread)


@pytest.mark.parametrize("text", ["lun 9-12 sala uomini, mar 9-12 sala donne", "sala 9-12", "non il lunedì"])
def test_what_may_not_be_for_everybody_stays_words(text: str) -> None:
    with pytest.raises(InvalidInput):
        hours(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Forlì lun-ven 8-13; Forlimpopoli mercoledì 14-18", OF_SEVERAL_PLACES),
        ("Galeata lun 9-12, S. Sofia gio 9-12", OF_SEVERAL_PLACES),
        ("ascolto lun 9-12, viveri gio 9-12", OF_SEVERAL),
    ],
)
def test_hours_of_several_towns_are_told_as_such(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        hours(text)
    assert raised.value.message == told


def test_why_it_is_closed_is_not_what_it_does() -> None:
    header = "Servizio;Comune;Descrizione"
    (open_,), _ = drafts_of(header, "Mensa;Forlì;aperta a tutti")
    (closed,), _ = drafts_of(header, "Mensa;Forlì;chiusa per lavori fino a marzo 2027")
    assert {str(each["taxonomy_term_id"]) for each in closed.values["attributes"]} == {
        str(each["taxonomy_term_id"]) for each in open_.values["attributes"]
    }


def test_new_entries_that_are_closed_for_good_are_counted(session: Session, tmp_path: Path) -> None:
    rows = ["Uno;Forlì;chiuso definitivamente dal 2023", "Due;Forlì;compiti", "Tre;Forlì;chiuso per ora"]
    path = write(tmp_path, "nome;comune;note", rows)
    assert make_plan(session, path).records.created_inactive == 1


@pytest.mark.parametrize("name", ["NO.TE.UM. ASS.NE SPORTIVA", "SI.MA.BO ONLUS", "NO-STOP", "Sì, viaggiare"])
def test_a_name_that_begins_like_an_answer_is_a_name(name: str) -> None:
    (draft,), _ = drafts_of("Denominazione;Comune", f"{name};Forlì")
    assert draft.name == name


def test_a_municipality_with_its_tax_code_keeps_its_name() -> None:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    header = "denominazione,codice fiscale,comune"
    for codes, name in (((("00606620409",) * 2), "Forlì"), (("", ""), "doposcuola estivi – Forlì")):
        listed = table(header, f"Forlì,{codes[0]},Forlì", f"Auser,{codes[1]},Cesena")
        drafts = read_drafts([listed], finder, country="IT", about="doposcuola_estivi").drafts
        assert drafts[0].name == name
