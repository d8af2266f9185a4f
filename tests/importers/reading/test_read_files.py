"""Workbooks, JSON lists, folders and archives."""

import io
import json
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from directory.errors import InvalidInput
from importers.read import read_bytes, read_tables
from importers.reading import hidden_rows
from importers.reading.archives import MAX_FILES
from importers.reading.hidden_rows import HIDDEN_ROWS
from importers.reading.tables import TOTALS
from importers.reading.workbook import HIDDEN_SHEET, cell_text


def workbook(sheets: dict[str, list[list[Any]]], *, hidden: tuple[str, ...] = (), zeros: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
        if zeros:
            sheet[zeros].number_format = "00000"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def archive(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def test_every_visible_sheet_with_data_is_a_table() -> None:
    sites: list[list[Any]] = [["nome", "cap"], ["A", 39100.0]]
    sheets: dict[str, list[list[Any]]] = {"Sedi": sites, "Vuoto": [], "Elenchi": [["x"], ["y"]]}
    data = workbook(sheets, hidden=("Elenchi",))

    (found,) = read_bytes(data, "list.xlsx")

    assert (found.name, found.header, found.rows[0].cells) == ("Sedi", ("nome", "cap"), ("A", "39100"))
    assert [(problem.value, problem.message) for problem in found.problems] == [("Elenchi", HIDDEN_SHEET)]


def test_hidden_rows_of_a_sheet_are_read_and_told() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook({"Sedi": [["nome", "cap"], *([f"S{at}", 47121] for at in range(20))]}))
    )
    for line in (*range(3, 18), 40):  # 40 is blank
        book["Sedi"].row_dimensions[line].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)

    (found,) = read_bytes(buffer.getvalue(), "list.xlsx")

    assert len(found.rows) == 20
    (told,) = found.problems
    assert (told.line, told.value, told.message) == (None, "Sedi", HIDDEN_ROWS)
    assert told.facts == {"sheet": "Sedi", "count": 15, "lines": "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …"}


def test_a_row_tag_that_is_cut_in_two_is_still_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hidden_rows, "CHUNK", 7)
    sheet = (
        b'<row r="1"><c/></row><row r="2" hidden="1" spans="1:2"><c/></row><row r="3" hidden="1"/><row r="4"><c/></row>'
    )
    assert hidden_rows.hidden_rows(io.BytesIO(sheet)) == (1, (2,))


def test_rows_of_a_sheet_keep_its_numbering_and_a_title_above_is_set_apart() -> None:
    rows: list[list[Any]] = [
        ["Elenco delle sedi"],
        [],
        ["nome", "via", "posti"],
        ["A", "Via Roma", 3],
        [],
        ["Totale", None, 3],
    ]

    (found,) = read_bytes(workbook({"Sedi": rows}), "list.xlsx")

    assert (found.header_line, [row.line for row in found.preamble]) == (3, [1])
    assert [(row.line, row.cells) for row in found.rows] == [(4, ("A", "Via Roma", "3"))]
    assert [(problem.line, problem.message) for problem in found.problems] == [(6, TOTALS)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (39100.0, "39100"),
        (10.5, "10.5"),
        (0.1 + 0.2, "0.3"),
        (True, "true"),
        (date(2025, 12, 31), "2025-12-31"),
        (datetime(2025, 12, 31), "2025-12-31"),  # noqa: DTZ001 - a workbook's times have no zone
        (datetime(2025, 12, 31, 8, 30), "2025-12-31 08:30"),  # noqa: DTZ001
        (time(8, 30), "08:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (" testo ", "testo"),
    ],
)
def test_cells_are_written_as_people_see_them(value: Any, shown: str) -> None:
    assert cell_text(value) == shown


def test_zeros_that_only_the_format_shows_are_kept() -> None:
    (found,) = read_bytes(workbook({"Sedi": [["nome", "cap"], ["A", 185]]}, zeros="B2"), "list.xlsx")

    assert found.rows[0].cells == ("A", "00185")


def test_cells_merged_over_several_rows_count_for_each() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    rows: list[list[Any]] = [
        ["Ente", "Servizio", "Città"],
        ["Uno", "A", "Forlì"],
        [None, "B", "Cesena"],
        [None, "C", None],
        ["Due", "D", None],
    ]
    for row in [*rows, [], ["Nota"], [], []]:
        sheet.append(row)
    for merged in ("A2:A4", "C3:C4", "B5:C5", "A7:C9"):
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    (found,) = read_bytes(out.getvalue(), "lista.xlsx")
    assert [row.cells for row in found.rows] == [
        ("Uno", "A", "Forlì"),
        ("Uno", "B", "Cesena"),
        ("Uno", "C", "Cesena"),
        ("Due", "D", ""),
    ]


@pytest.mark.parametrize("cut", [30, 400, 2000])
def test_a_damaged_workbook_is_refused_with_what_to_do(cut: int) -> None:
    data = workbook({"Sedi": [["nome", "cap"], ["A", 1]]})

    with pytest.raises(InvalidInput, match="damaged or protected"):
        read_bytes(data[:cut], "list.xlsx")


def test_a_workbook_with_broken_parts_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook({"Sedi": [["nome"], ["A"]]}))) as packed:
        members: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    members["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row><c"

    with pytest.raises(InvalidInput, match="damaged or protected"):
        read_bytes(archive(members), "list.xlsx")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is empty"):
        read_bytes(workbook({"Sedi": []}), "list.xlsx")


@pytest.mark.parametrize(
    ("member", "said"),
    [("word/document.xml", "Word"), ("content.xml", "OpenDocument"), ("xl/workbook.bin", "binary Excel")],
)
def test_other_office_files_are_named(member: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_bytes(archive({member: "x"}), "list")


def test_a_json_list_is_a_table_with_the_lines_of_its_objects() -> None:
    data = json.dumps(
        [{"name": "A", "tags": ["x", "y"]}, {"name": "B", "address": {"city": "Forlì"}, "free": True}], indent=1
    )

    (found,) = read_bytes(data.encode(), "list.json")

    assert found.header == ("name", "tags", "address.city", "free")
    assert [row.cells for row in found.rows] == [("A", "x; y", "", ""), ("B", "", "Forlì", "true")]
    assert [data.split("\n")[row.line - 1] for row in found.rows] == [" {", " {"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"name": "A",}]', "line 1, column"),
        ('[{"name": "A"}', "line 1, column"),
        ('[{"name": "A"}] x', "line 1, column"),
        ('{"name": "A"}', "must be a JSON array"),
        ("[1, 2]", "must be a JSON array"),
        ("[]", "is empty"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_malformed_json_is_refused_with_the_place(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_bytes(text.encode(), "list.json")


def test_a_folder_gives_a_table_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\n1,A\n", encoding="utf-8")
    (tmp_path / "phones.csv").write_text("id,number\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("not a table", encoding="utf-8")
    (tmp_path / ".hidden.csv").write_text("not, read", encoding="utf-8")
    (tmp_path / "sites.xlsx").write_bytes(workbook({"Foglio1": [["id", "name"], [1, "S"]]}))

    found = read_tables(tmp_path)

    assert [(one.name, len(one.rows)) for one in found] == [("organizations", 1), ("phones", 0), ("sites", 1)]


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="holds no tables"):
        read_tables(tmp_path)


def test_an_archive_gives_a_table_for_each_file_whatever_folder_it_was_packed_in() -> None:
    data = archive(
        {
            "pack/organizations.csv": "id,name\n1,A\n",
            "pack/north/services.csv": "id,name\n2,B\n",
            "__MACOSX/pack/x.csv": "?",
        }
    )

    assert [one.name for one in read_bytes(data, "list.zip")] == ["north/services", "organizations"]


def test_an_archive_that_points_outside_is_refused() -> None:
    with pytest.raises(InvalidInput, match="points outside"):
        read_bytes(archive({"../evil.csv": "a,b\n"}), "list.zip")


def test_too_many_files_or_too_much_data_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="more than"):
        read_bytes(archive({f"{i}.csv": "a,b\n" for i in range(MAX_FILES + 1)}), "list.zip")

    monkeypatch.setattr("importers.reading.workbook.MAX_BYTES", 1000)
    with pytest.raises(InvalidInput, match="too large"):
        read_bytes(archive({"a.csv": "a,b\n" * 1000}), "list.zip")


def test_a_fault_in_one_file_of_a_package_names_the_file() -> None:
    with pytest.raises(InvalidInput, match=r"phones\.csv"):
        read_bytes(archive({"organizations.csv": "id,name\n", "phones.csv": b"%PDF"}), "list.zip")
