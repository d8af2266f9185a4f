"""Sheets that are written here: no spreadsheet calculates what is in them, and we read them again."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.read import read_tables
from importers.sheets.formulas import as_written, plain
from importers.sheets.problems_and_questions import sheet
from tests.growth import grows_with_its_input

BLANKS = ["", " ", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u3000", "\u00ad", " \u200b "]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_begins_like_a_formula_is_none(blank: str, sign: str) -> None:
    assert plain(f"{blank}{sign}HYPERLINK(1)") == f"{blank}'{sign}HYPERLINK(1)"


@pytest.mark.parametrize("end", [",", ";", "\t", "|", "\n", ", ", ',"', ",\u00a0"])
@pytest.mark.parametrize("sign", SIGNS)
def test_a_cell_that_another_program_divides_begins_no_formula(end: str, sign: str) -> None:
    assert plain(f"Via Roma 1{end}{sign}cmd|' /C calc'!A0") == f"Via Roma 1{end}'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "text", ["Via Roma 1", "l'ora", "0543 1, +39 0543 2", "10,- €", "lun-ven, 9-12", "a@b.it", "2 = 2", "", "'"]
)
def test_what_is_no_formula_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["\tciao", "\r=1", "\n@x"])
def test_what_would_be_hidden_is_shown(text: str) -> None:
    assert plain(text).startswith("'")


@given(st.text(alphabet=st.sampled_from("=+-@＝'\"\t\n ,;|a1\u200b\u00a0"), max_size=12))
def test_what_was_written_comes_back(text: str) -> None:
    assert as_written(plain(text)) == text
    assert plain(plain(text)) == plain(text) or "'" in plain(text)


@given(st.lists(st.text(alphabet=st.sampled_from("=+-@＝'\"\n ,;|ab1"), max_size=12), min_size=3, max_size=3))
def test_a_sheet_has_the_cells_that_were_written(cells: list[str]) -> None:
    text = sheet(("one", "two", "three"), [cells])
    (_, *rows) = csv.reader(text.splitlines(keepends=True), delimiter=";")
    assert [[as_written(cell) for cell in row] for row in rows] == [cells]


def test_a_sheet_is_read_by_our_own_import(tmp_path: Path) -> None:
    written = [
        ["=1+1", "Via Roma 1, Forlì", "+39 0543 712345"],
        ["Ada; =2", 'detto "il Moro"', "@ada"],
        ["due\nrighe", "a,b;c", "0543 1, +39 0543 2"],
    ]
    path = tmp_path / "list.csv"
    path.write_text(sheet(("nome", "indirizzo", "telefono"), written), "utf-8-sig")

    (table,) = read_tables(path)

    assert [*table.header] == ["nome", "indirizzo", "telefono"]
    assert [[as_written(cell) for cell in row.cells] for row in table.rows] == written


@pytest.mark.parametrize("piece", ["\t", "\t ", ",", "'", ";=", "\u200b,"])
def test_a_long_text_takes_no_square_of_its_length(piece: str) -> None:
    assert grows_with_its_input(plain, piece, 5000)
