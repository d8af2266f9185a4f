"""What a later list says in a way nobody can read removes nothing that an earlier one said."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.planning.planned import Plan
from tests.importers.lists import imported, write

STAYS = re.compile("known before stays?")
OTHERS = {  # what other rows say below a column, so that it is recognised
    "telefono": ("0543 700001", "0543 700002, 340 7000002", "0543 700003"),
    "cellulare": ("340 7000011", "340 7000012", "340 7000013"),
    "fax": ("0543 800001", "0543 800002", "0543 800003"),
    "contatti": ("0543 700001, a@example.org", "0543 700002, b@example.org, www.b.example.org", "c@example.org"),
    "email": ("a@example.org", "b@example.org", "c@example.org"),
    "sito": ("www.a.example.org", "www.b.example.org", "www.c.example.org"),
    "lingue": ("inglese", "inglese, francese", "arabo"),
    "categoria": ("sport", "musica", "teatro"),
    "destinatari": ("anziani", "migranti", "famiglie"),
    "orari": ("lun 9-12", "mar 9-12", "lun-ven 9-12"),
    "martedì": ("9-12", "10-12", "15-18"),
    "lunedì": ("9-12", "10-12", "15-18"),
    "posti disponibili": ("1", "2", "3"),
    "posti totali": ("10", "20", "30"),
    "latitudine": ("44.2227", "44.2228", "44.2229"),
    "longitudine": ("12.0407", "12.0408", "12.0409"),
}


def listed(folder: Path, columns: str, cells: str, address: str = "Forlì|Via Roma 1") -> Path:
    """A list of four rows, of which the first has these cells."""
    names = columns.split("|")
    rows = [
        f"Sportello {at};Forlì;Via Emilia {at};" + ";".join(f'"{OTHERS[name][at]}"' for name in names)
        for at in range(3)
    ]
    own = ";".join(f'"{cell}"' for cell in cells.split("|"))
    return write(
        folder, "nome;comune;indirizzo;" + ";".join(names), [f"Mensa;{address.replace('|', ';')};{own}", *rows]
    )


def second(session: Session, folder: Path, columns: str, cells: tuple[str, str]) -> tuple[Plan, dict[str, Any]]:
    """The plan of the second of two lists, and what of the first row it changes: field -> after."""
    imported(session, listed(folder, columns, cells[0]))
    plan = make_plan(session, listed(folder, columns, cells[1]), source="lista")
    assert not plan.created
    return plan, {one.field: one.after for row in plan.records for one in row.differences}


UNREADABLE = [  # columns, cells before and after, slot, what has to be in it still
    ("telefono", "0543 712345, 340 1234567", "0543 712345, 340 12345678", "phones", "+393401234567"),
    ("telefono|cellulare", "0543 712345|340 1234567", "0543 712345|340 12345678", "phones", "+393401234567"),
    ("telefono|fax", "0543 712345|0543 712346", "0543 712345|0543", "phones", "+390543712346"),
    ("contatti", "0543 712345, 340 1234567, x@example.org", "0543 712345, 340 12345678, x@example.org", "phones",
     "+393401234567"),
    ("lingue", "inglese, arabo", "inglese, arabbbo", "languages", "ar"),
    ("email", "x@example.org", "x@@example.org, altra@example.org", "service.email", "x@example.org"),
    ("sito", "www.x.example.org", "www.x., www.altro.example.org", "service.url", "http://www.x.example.org"),
    ("orari", "lun-ven 9-12, sab 9-13", "lun-ven 9-12, sabt 9-1e", "schedules", "SA"),
    ("orari", "lun-ven 9-12, sab 9-13", "lun-ven 9-12, sabato forse 9-13", "schedules", "SA"),
    ("lunedì|martedì", "9-12|15-18", "9-12|xx", "schedules", "TU"),
    ("posti disponibili|posti totali", "3|10", "2|boh", "capacities", "10"),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "before", "after", "slot", "known"), UNREADABLE)
def test_what_cannot_be_read_removes_nothing_that_is_known(
    columns: str, before: str, after: str, slot: str, known: str, session: Session, tmp_path: Path
) -> None:
    plan, changed = second(session, tmp_path, columns, (before, after))
    assert slot not in changed or known in str(changed[slot]), changed
    assert any(STAYS.search(one.text()) and one.line == 2 for one in plan.problems)


def test_it_stays_also_when_the_same_list_comes_again_and_goes_when_the_cell_is_mended(
    session: Session, tmp_path: Path
) -> None:
    imported(session, listed(tmp_path, "telefono", "0543 712345, 340 1234567"))
    imported(session, listed(tmp_path, "telefono", "0543 712345, 340 12345678"))
    again = imported(session, listed(tmp_path, "telefono", "0543 712345, 340 12345678"))
    assert again.unchanged == 4
    mended = imported(session, listed(tmp_path, "telefono", "0543 712345, 340 7654321"))
    (row,) = (row for row in mended.records if row.action == "update")
    assert [each["number"] for each in row.differences[0].after] == ["+390543712345", "+393407654321"]


def test_a_number_that_another_one_replaced_goes_beside_an_unreadable_cell(session: Session, tmp_path: Path) -> None:
    _, changed = second(
        session, tmp_path, "telefono|cellulare", ("0543 712345|340 1234567", "0543 999999|340 12345678")
    )
    assert {each["number"] for each in changed["phones"]} == {"+390543999999", "+393401234567"}


def test_a_number_with_a_digit_more_is_taken_and_replaces_the_last_one(session: Session, tmp_path: Path) -> None:
    _, changed = second(session, tmp_path, "telefono", ("0543 712345", "05430002500"))
    assert [each["number"] for each in changed["phones"]] == ["+3905430002500"]


def test_an_emptied_cell_removes_no_telephone(session: Session, tmp_path: Path) -> None:
    _, changed = second(session, tmp_path, "telefono|cellulare", ("0543 712345|340 1234567", "0543 999999|"))
    assert {each["number"] for each in changed["phones"]} == {"+390543999999", "+393401234567"}


def test_a_column_that_is_gone_removes_no_telephone(session: Session, tmp_path: Path) -> None:
    imported(session, listed(tmp_path, "telefono|cellulare", "0543 712345|340 1234567"))
    plan = make_plan(session, listed(tmp_path, "telefono", "0543 712345"), source="lista")
    assert plan.unchanged == 4


def test_a_readable_list_still_removes_what_it_no_longer_says(session: Session, tmp_path: Path) -> None:
    _, changed = second(session, tmp_path, "telefono", ("0543 712345, 340 1234567", "0543 712345"))
    assert [each["number"] for each in changed["phones"]] == ["+390543712345"]


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [("categoria", "sport, musica", "sport, musicca xx"), ("categoria", "musica", "musicca xx")],
)
def test_an_unknown_category_removes_none_that_is_known(
    column: str, before: str, after: str, session: Session, tmp_path: Path
) -> None:
    _, changed = second(session, tmp_path, column, (before, after))
    sure = [each for each in changed.get("attributes", ()) if each["confidence"] == "1.0"]
    assert "attributes" not in changed or len(sure) >= 1 + before.count(","), changed


@pytest.mark.parametrize("after", ["44.2227|xx", "|", "44.2227|"])
def test_a_point_stays_where_its_cells_say_none(after: str, session: Session, tmp_path: Path) -> None:
    _, changed = second(session, tmp_path, "latitudine|longitudine", ("44.2230|12.0411", after))
    assert not changed


def test_a_point_goes_with_the_address_that_it_was_of(session: Session, tmp_path: Path) -> None:
    imported(session, listed(tmp_path, "latitudine|longitudine", "44.2230|12.0411"))
    moved = listed(tmp_path, "latitudine|longitudine", "|", address="Cesena|Via Mura 3")
    plan = make_plan(session, moved, source="lista")
    changed = {one.field: one.after for row in plan.records for one in row.differences}
    assert changed["address.city"] == "Cesena"
    assert changed["location.point_source"] == "municipality"


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("lun-ven 9-12, sab 9-13", "lun mer 9-12, sabt 9-1e", "MO WE SA"),
        ("lun-ven 9-12", "lun 9-12, chiedere del parroco", "MO"),
        ("lun-ven 9-12, sab 9-13", "lun-gio 9-12, sabato quando si può", "MO TU WE TH SA"),
    ],
)
def test_of_hours_that_are_partly_read_only_days_stay_that_the_words_may_mean(
    before: str, after: str, days: str, session: Session, tmp_path: Path
) -> None:
    _, changed = second(session, tmp_path, "orari", (before, after))
    found = {day for row in changed["schedules"] for day in row.get("byday", "").split(",") if day}
    assert found == set(days.split())


@pytest.mark.parametrize(("columns", "before", "after", "slot", "known"), UNREADABLE)
def test_what_stays_is_written_and_changes_nothing_the_next_time(
    columns: str, before: str, after: str, slot: str, known: str, session: Session, tmp_path: Path
) -> None:
    imported(session, listed(tmp_path, columns, before))
    imported(session, listed(tmp_path, columns, after))
    again = imported(session, listed(tmp_path, columns, after))
    (first, *_) = (row for row in again.records if row.draft.line == 2)
    assert not first.differences
    assert first.stored is not None
    assert known in str(first.stored.current[slot])
