"""What a list asks not to publish stays out of the entries, and the line says so."""

import pytest

from importers.columns.private_columns import PRIVATE_COLUMN, SENDER, is_private
from importers.convert.private import private_parts
from importers.problems import Problem
from importers.records.draft import NOT_TO_BE_PUBLISHED
from importers.records.held_back import HELD_BACK
from importers.row_values import Values
from tests.importers.lists import drafts_of


def row_of(header: str, row: str) -> tuple[Values, list[Problem]]:
    """What the only row of a list says, and what is wrong with it."""
    drafts, problems = drafts_of(header, row)
    return (drafts[0].values if drafts else {}), problems


@pytest.mark.parametrize(
    ("cell", "public"),
    [
        ("Note interne: non pubblicare – la referente è Maria", ""),
        ("Aperto a tutti. (nota interna: sede provvisoria)", "Aperto a tutti"),
        ("Aperto a tutti. Nota interna: la chiave è da Maria", "Aperto a tutti"),
        ("Ascolto e mensa\nNote interne:\n- Maria ha le chiavi", "Ascolto e mensa"),
        ("0543 712345, 340 1234567 (non pubblicare)", "0543 712345"),
        ("0543 712345 / 340 1234567 (privato)", "0543 712345"),
        ("cell. privato 340 1234567, ufficio 0543 712345", "ufficio 0543 712345"),
        ("Luca Rossi 340 1234567; non pubblicare", ""),
        ("Offen. Interne Notiz: Schlüssel bei Maria", "Offen"),
        ("Riservato alle donne", "Riservato alle donne"),
        ("farmaci per uso interno ed esterno", "farmaci per uso interno ed esterno"),
        ("colloquio privato, numero riservato alle donne", "colloquio privato, numero riservato alle donne"),
    ],
)
def test_words_that_ask_not_to_be_published_hold_back_what_they_speak_of(cell: str, public: str) -> None:
    assert private_parts(cell).public == public


@pytest.mark.parametrize(
    "cell",
    [
        "Truffe con furto di dati personali: come difendersi",
        "Aiuto per la tutela dei dati riservati e il contatto personale con le famiglie",
    ],
)
def test_what_speaks_of_personal_data_is_published(cell: str) -> None:
    assert private_parts(cell).public == cell


def test_an_internal_note_is_no_description_and_its_telephone_nobody_s_to_call() -> None:
    row = "Ascolto;0543 712345, privato: 340 1234567;Uso interno: chiamare Luca"
    values, problems = row_of("Nome;Telefono;Note", row)

    assert [phone["number"] for phone in values["phones"]] == ["+390543712345"]
    assert "service.description" not in values
    assert [(problem.line, problem.column, problem.message) for problem in problems] == [
        (2, "Telefono", HELD_BACK),
        (2, "Note", HELD_BACK),
    ]


@pytest.mark.parametrize("note", ["Si prega di non pubblicare l'indirizzo", "non divulgare la sede"])
def test_a_note_hides_the_street_of_its_row_and_the_point(note: str) -> None:
    header = "Nome;Comune;Indirizzo;Latitudine;Longitudine;Descrizione;Appunti"
    values, _ = row_of(header, f"Casa Luna;Forlì;Via Roma 3;44.2010;12.0101;Rifugio;{note}")

    assert "address.address_1" not in values
    assert (values["address.city"], values["location.point_source"]) == ("Forlì", "municipality")


def test_a_secret_address_hides_the_point_too() -> None:
    header = "Nome;Comune;Indirizzo;Latitudine;Longitudine"
    values, _ = row_of(header, "Casa Luna;Forlì;sede segreta;44.2010;12.0101")

    assert values["location.point_source"] == "municipality"


@pytest.mark.parametrize(
    "row", ["Ascolto;da non pubblicare", "Ascolto (non pubblicare);x", "Ascolto;Bitte nicht veröffentlichen"]
)
def test_bare_words_are_about_the_whole_row(row: str) -> None:
    values, problems = row_of("Nome;Note", row)

    assert not values
    assert [problem.message for problem in problems] == [NOT_TO_BE_PUBLISHED]


@pytest.mark.parametrize(
    "header",
    [
        *("Annotazioni interne", "Cellulare referente (non verrà pubblicato)", "Telefono privato", "Note riservate"),
        *(
            "Dati ad uso ufficio",
            "Interne Bemerkungen",
            "Private phone",
            "E-mail personale",
            "Non pubblicare: indirizzo",
        ),
    ],
)
def test_a_column_for_the_office_fills_nothing(header: str) -> None:
    drafts, problems = drafts_of(
        f"Nome;Telefono;{header}", *(f"Ascolto {n};0543 71234{n};340 123456{n}" for n in range(3))
    )

    assert [len(draft.values["phones"]) for draft in drafts] == [1, 1, 1]
    assert [(problem.column, problem.message) for problem in problems] == [(header, PRIVATE_COLUMN)]


@pytest.mark.parametrize(
    "header", ["Riservato a", "Telefono interno", "Acconsento (se no, i dati non verranno pubblicati)", "Note"]
)
def test_other_headers_are_for_everybody(header: str) -> None:
    assert not is_private(header)


def test_who_filled_in_a_form_is_not_published() -> None:
    header = "Informazioni cronologiche;Indirizzo email;Nome del gruppo;E-mail del gruppo"
    values, problems = row_of(header, "12/09/2026 10.30.01;maria@example.com;Orto;orto@example.org")

    assert values["service.email"] == "orto@example.org"
    assert [(problem.column, problem.message) for problem in problems] == [("Indirizzo email", SENDER)]


@pytest.mark.parametrize(
    ("answer", "is_published", "address"),
    [
        *(("Sì", True, "Via Roma 3"), ("Sì, ma non l'indirizzo", True, None), ("No, grazie", False, None)),
        *(("Sì tranne il telefono", True, "Via Roma 3"), ("solo il nome", False, None)),
    ],
)
def test_consent_may_leave_something_out(answer: str, address: str | None, *, is_published: bool) -> None:
    header = "Nome;Comune;Indirizzo;Telefono;Vi possiamo pubblicare?"
    values, _ = row_of(header, f"Orto;Forlì;Via Roma 3;0543 712345;{answer}")

    assert bool(values) is is_published
    assert values.get("address.address_1") == address
    assert ("phones" in values) is (is_published and "telefono" not in answer)


def test_what_stands_in_place_of_a_telephone_is_about_that_alone() -> None:
    values, _ = row_of("Nome;Comune;Tel. presidente", "Orto;Forlì;non pubblicare")

    assert values["service.name"] == "Orto"
