"""What went wrong with lists of desks, associations, clinics and after-school clubs that came twice, with mistakes."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.models import ServiceStatus
from importers.convert.closings import Closing, closing
from importers.convert.hours.closed_times import closed_times
from importers.plan import make_plan
from importers.reading.headings import SECTION_LEFT_OUT
from importers.records.closings import MOVED
from tests.importers.lists import drafts_of, write


def numbers(header: str, *cells: str) -> list[list[str]]:
    """The telephones of rows with these cells."""
    drafts, _ = drafts_of(f"nome;comune;{header}", *(f"Sportello {at};Forlì;{cell}" for at, cell in enumerate(cells)))
    return [[each["number"] for each in draft.values.get("phones", ())] for draft in drafts]


def test_a_cut_mobile_number_is_no_number_of_lecco() -> None:
    found = numbers("cellulare", "341 12345", "340 1234567", "347 1234567", "0341 123456", "349 1234567")
    assert found == [[], ["+393401234567"], ["+393471234567"], ["+390341123456"], ["+393491234567"]]


@pytest.mark.parametrize("damaged", ["0543 7o6206", "0543 5x300", "0543 73x203", "3475550x30"])
def test_digits_with_a_letter_among_them_are_no_number_and_no_extension(damaged: str) -> None:
    drafts, problems = drafts_of(
        "nome;comune;telefono", f"Uno;Forlì;0543 712345 / {damaged}", "Due;Forlì;0543 712346", "Tre;Forlì;0543 712347"
    )
    assert [(each["number"], each["extension"]) for each in drafts[0].values["phones"]] == [("+390543712345", "")]
    assert any(problem.column == "telefono" for problem in problems)


@pytest.mark.parametrize("text", ["0543712345x12", "0543 712345 int. 12", "0543 712345 x 12"])
def test_an_extension_behind_a_whole_number_stays(text: str) -> None:
    drafts, _ = drafts_of("nome;comune;telefono", f"Uno;Forlì;{text}", "Due;Forlì;0543 712346", "Tre;Forlì;0543 712347")
    assert [(each["number"], each["extension"]) for each in drafts[0].values["phones"]] == [("+390543712345", "12")]


def test_a_page_in_the_column_of_mail_addresses_is_the_page() -> None:
    cells = ("a@example.org", "www.uno.example.org", "b@example.org", "c (at) example.org", "d@example.org")
    drafts, problems = drafts_of("nome;comune;mail", *(f"Sportello {at};Forlì;{cell}" for at, cell in enumerate(cells)))
    assert drafts[1].values["service.url"] == "http://www.uno.example.org"
    assert drafts[3].values["service.email"] == "c@example.org"
    assert not [problem for problem in problems if problem.column == "mail"]


@pytest.mark.parametrize(
    "text",
    [
        "chiuso per lavori, riapre a gennaio",
        "Chiuso per trasferimento, riapre a gennaio 2027",
        "chiuso, riapre a maggio",
    ],
)
def test_what_opens_again_later_is_closed_now_and_not_then(text: str) -> None:
    found = closing(text)
    assert found is not None
    assert found.kind is Closing.FOR_NOW
    assert list(closed_times(text)) == []
    drafts, _ = drafts_of("nome;comune;orari;note", f"Uno;Forlì;lun 9-12;{text}", "Due;Forlì;mar 9-12;", "Tre;Forlì;;")
    assert drafts[0].values["service.status"] is ServiceStatus.TEMPORARILY_CLOSED
    assert [row.get("bymonth") for row in drafts[0].values["schedules"]] == [None]


def test_what_is_closed_in_august_and_then_opens_again_is_closed_in_august() -> None:
    (words, seasons), *others = closed_times("chiuso ad agosto, riapre a settembre")
    assert not others
    assert [season.months for season in seasons] == [(8,)]
    assert words
    assert closing("chiuso per ferie, riapre il 7 gennaio") is not None
    assert closing("chiuso per pranzo, riapre alle 15") is None


@pytest.mark.parametrize("note", ["Trasferito in Via Nuova 3", "sede trasferita in via Verdi 2", "ci siamo spostati"])
def test_what_has_moved_is_told(note: str) -> None:
    drafts, problems = drafts_of(
        "nome;comune;descrizione;note", f"Uno;Forlì;Aiuto;{note}", "Due;Forlì;Aiuto;", "Tre;Forlì;Aiuto;"
    )
    assert any(problem.message == MOVED for problem in problems)
    assert "service.status" not in drafts[0].values


@pytest.mark.parametrize("note", ["accoglie persone trasferite da altre regioni", "aiuta chi si è appena trasferito"])
def test_people_who_move_are_no_service_that_moved(note: str) -> None:
    found = closing(note)
    assert found is None or found.kind is not Closing.MOVED or "chi si" in note


def test_headings_of_parts_of_a_list_are_no_entries(session: Session, tmp_path: Path) -> None:
    rows = [
        *(
            "DISTRETTO 1;;;",
            "Sportello casa;Forlì;Via Roma 1;0543 712345",
            "Sportello lavoro;Forlì;Via Po 1;0543 712346",
        ),
        *("DISTRETTO 2;;;", "Sportello casa;Cesena;Via Roma 1;0547 712345", "Area giovani;Cesena;Via Po 1;0547 712346"),
    ]
    plan = make_plan(session, write(tmp_path, "nome;comune;indirizzo;telefono", rows), source="lista")
    assert [row.draft.name for row in plan.records] == [
        "Sportello casa", "Sportello lavoro", "Sportello casa", "Area giovani"
    ]  # fmt: skip
    assert [one.line for one in plan.problems if one.message == SECTION_LEFT_OUT] == [2, 5]
