"""Headers that are questions of a form, that say all in two languages, or that change which column is the name."""

import pytest

from importers.mapping import propose_mapping
from importers.records.draft import NOT_TO_BE_PUBLISHED
from tests.importers.lists import drafts_of, table


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("In quale comune si svolge l'attività?", ("Forlì", "Cesena", "Meldola"), "address.city"),
        ("Indirizzo preciso (via e numero civico)", ("via Roma 1", "via Verdi 2", "Sala civica"), "address.full"),
        ("Che cosa fate? Descrivete in poche righe", ("Compiti", "Merenda", "Teatro"), "service.description"),
        ("A chi vi rivolgete?", ("anziani", "tutti", "mamme"), "service.eligibility_description"),
        ("È gratuito? Se no, quanto costa?", ("sì", "€ 5", "no"), "cost"),
        ("Serve prenotare? Come?", ("telefonare", "per mail", "no"), "service.application_process"),
        ("Quali lingue si parlano?", ("italiano", "arabo", "inglese"), "languages"),
        ("Il luogo è accessibile alle carrozzine?", ("sì", "no", "sì, con ascensore"), "accessibility"),
        ("Quanti posti avete?", ("10", "12 (completo)", "8"), "capacity.maximum"),
        ("Costo a carico dell'utente", ("nessuno", "€ 5", "€ 10"), "cost"),
        ("Anmerkungen / Note", ("nur vormittags", "", ""), "service.description"),
        ("Telefon / Telefono", ("0471 304380", "0471 304381", "0471 304382"), "phone.number"),
        ("Chi chiamare", ("Suor Rita 0547 300123", "333 1000001", "don Marco 338 2000002"), "contacts"),
    ],
)
def test_a_header_that_asks_or_says_it_twice_is_understood(header: str, cells: tuple[str, ...], field: str) -> None:
    rows = [f"Gruppo {'abc'[at] * 3};{cell}" for at, cell in enumerate(cells)]

    assert propose_mapping(table(f"Nome;{header}", *rows, delimiter=";")).columns[header] == field


def test_a_description_is_not_lost_because_the_activity_is_the_name() -> None:
    rows = ("Rap;Scrivere un pezzo", "Skate;Corso base", "Giochi;Giochi di ruolo")
    mapping = propose_mapping(table("Attività;Descrizione", *rows, delimiter=";"))
    assert mapping.columns == {"Attività": "service.name", "Descrizione": "service.description"}


@pytest.mark.parametrize("header", ["Corsi", "Disciplina"])
def test_what_is_done_is_the_name_where_there_is_no_other(header: str) -> None:
    rows = ("Yoga dolce;Forlì", "Nuoto libero;Cesena", "Boxe;Meldola")

    assert propose_mapping(table(f"{header};Dove", *rows, delimiter=";")).columns[header] == "service.name"


def test_who_does_not_agree_to_be_published_is_left_out() -> None:
    header = "Nome del gruppo;Acconsento alla pubblicazione dei dati"

    drafts, problems = drafts_of(header, "Orto;Sì", "Sportello legale;No", "Coro;")

    assert [draft.name for draft in drafts] == ["Orto", "Coro"]
    assert [(problem.line, problem.message) for problem in problems] == [(3, NOT_TO_BE_PUBLISHED)]


@pytest.mark.parametrize(("cell", "kind"), [("sì", "free"), ("no", "paid"), ("€ 5", "low")])
def test_a_yes_answers_whether_it_is_free(cell: str, kind: str) -> None:
    [draft], _ = drafts_of("Nome;È gratuito? Se no, quanto costa?", f"Orto;{cell}")

    assert draft.values["cost_options"][0]["option"] == kind


def test_an_answer_about_wheelchairs_may_say_more() -> None:
    [draft], _ = drafts_of("Nome;Il luogo è accessibile alle carrozzine?", "Orto;no, terreno in pendenza")

    told = [row["description"] for row in draft.values["accessibility"]]
    assert told == ["Non accessibile in carrozzina", "terreno in pendenza"]


def test_who_comes_along_is_no_group_and_nothing_asked_is_no_requirement() -> None:
    [draft], _ = drafts_of("Nome;Destinatari;Requisiti", "Mediazione;Coppie con figli minori;nessuno")

    assert draft.values["service.eligibility_description"] == "Coppie con figli minori"
    assert all(row["confidence"] < 1 for row in draft.values["attributes"])


def test_columns_of_telephones_may_hold_helplines() -> None:
    rows = ("CSM;0543 731111;0543 731122", "SerD;0543 733500;118", "Guardia medica;0543 733501;116117")

    drafts, _ = drafts_of("nome;Tel. segreteria;Tel. urgenze", *rows)

    assert [phone["number"] for phone in drafts[1].values["phones"]] == ["+390543733500", "118"]


@pytest.mark.parametrize(("cell", "kind"), [("no", "free"), ("sì", "low"), ("esente", "unknown")])
def test_a_yes_answers_whether_there_is_a_charge(cell: str, kind: str) -> None:
    [draft], _ = drafts_of("Nome;Ticket", f"Ambulatorio;{cell}")

    assert draft.values["cost_options"][0].get("option") == (None if kind == "unknown" else kind)
