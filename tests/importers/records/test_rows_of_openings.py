"""Lists with a row for each opening: the rows of one service are one entry."""

from pathlib import Path

from sqlalchemy.orm import Session

from importers.records.one_entry import ONE_ENTRY
from importers.row_values import canonical_rows
from tests.importers.lists import drafts_of, imported, write

HEADER = "id;servizio;ente;indirizzo;comune;giorno;dalle;alle;modalita;telefono"
ROWS = (
    "S1;Sportello Famiglia;Comune;Piazza Matteotti 3;Bergamo;lunedì;09:00;12:30;libero;035 399001",
    "S1;Sportello Famiglia;Comune;Piazza Matteotti 3;Bergamo;venerdì;14:00;16:30;su appuntamento;035 399001",
    "S2;Patronato;ACLI;Via S. Bernardino 59;Bergamo;lunedì;08:30;12:30;libero;035 399002",
    "S2;Patronato;ACLI;Via Longo 1;Treviglio;mercoledì;08:30;12:30;libero;0363 49595",
    "S3;Sportello legale;ASGI;;Seriate;1° giovedì del mese;17:00;19:00;libero;",
    "S3;Sportello legale;ASGI;;Seriate;3° giovedì del mese;17:00;19:00;libero;",
)


def test_rows_that_differ_in_their_hours_alone_are_one_entry() -> None:
    drafts, problems = drafts_of(HEADER, *ROWS)

    assert [(draft.line, draft.name) for draft in drafts] == [
        (2, "Sportello Famiglia"),
        (4, "Patronato"),
        (5, "Patronato"),
        (6, "Sportello legale"),
    ]
    assert [row["byday"] for row in canonical_rows(drafts[0].values["schedules"])] == ["FR", "MO"]
    assert [row["byday"] for row in canonical_rows(drafts[3].values["schedules"])] == ["1TH", "3TH"]
    assert [problem.line for problem in problems if problem.message == ONE_ENTRY] == [3, 7]
    assert drafts[0].cells["giorno"] == "lunedì; venerdì"


def test_rows_that_differ_in_anything_else_stay_apart() -> None:
    rows = ("Calcio;Pulcini;Forlì;lun 17-18", "Calcio;Esordienti;Forlì;mar 17-18")
    drafts, _ = drafts_of("Nome;Squadra;Comune;Orari", *rows)

    assert len(drafts) == 2


def test_such_a_list_that_comes_again_changes_nothing_and_a_new_opening_is_a_change(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, HEADER, ROWS))
    again = imported(session, write(tmp_path, HEADER, ROWS))
    more = "S1;Sportello Famiglia;Comune;Piazza Matteotti 3;Bergamo;giovedì;09:00;12:30;libero;035 399001"
    third = imported(session, write(tmp_path, HEADER, [*ROWS[:2], more, *ROWS[2:]]))

    assert [record.action for record in again.records] == ["unchanged"] * 4
    assert [record.action for record in third.records] == ["update", "unchanged", "unchanged", "unchanged"]
    assert not third.missing
