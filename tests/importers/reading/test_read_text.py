"""Delimited text: encodings, delimiters, header lines, ragged rows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import AppError, InvalidInput, NotFound
from importers.read import read_bytes, read_tables
from importers.reading.delimited import OPEN_QUOTE, choose_delimiter
from importers.reading.tables import FOOTNOTE, REPEATED_HEADER, TOO_FEW_CELLS, TOO_MANY_CELLS, TOTALS, Table


def table(text: str, encoding: str = "utf-8", name: str = "list.csv") -> Table:
    (found,) = read_bytes(text.encode(encoding), name)
    return found


def rows(found: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_accents_survive_every_encoding_that_lists_arrive_in(encoding: str, named: str) -> None:
    found = table("Comune;Città\nForlì;perché – “sì”\n", encoding)

    assert found.header == ("Comune", "Città")
    assert rows(found) == [("Forlì", "perché – “sì”")]
    assert found.encoding == named


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    (found,) = read_bytes(b"Comune;Nota\nForl\xec;\x81\n", "list.csv")

    assert rows(found) == [("Forlì", "\x81")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"a,b\x00c\n", "not a text table"),
        (b"", "is empty"),
        (b"  \r\n \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as refused:
        read_bytes(data, "list.csv")

    assert "try again" in str(refused.value) or "choose a file" in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.csv"):
        read_tables(tmp_path / "nowhere.csv")


def test_a_path_that_no_system_can_have_is_refused() -> None:
    with pytest.raises(InvalidInput, match="cannot be opened"):
        read_tables(Path("a\0b.csv"))


def test_only_a_header_is_a_table_without_rows() -> None:
    found = table("nome,via,cap\n")

    assert (found.header, found.rows, found.header_line) == (("nome", "via", "cap"), (), 1)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_rows_alike(delimiter: str) -> None:
    line = delimiter.join(["Consultorio", '"Via Roma, 3; scala B | piano 2"', "0543 712345, 345 1560760"])
    if delimiter in ",|":
        line = delimiter.join(["Consultorio", '"Via Roma, 3; scala B | piano 2"', '"0543 712345, 345 1560760"'])
    found = table(delimiter.join(["nome", "via", "telefono"]) + "\n" + f"{line}\n" * 3)

    assert found.delimiter == delimiter
    assert rows(found)[0][1] == "Via Roma, 3; scala B | piano 2"


def test_excel_may_declare_the_delimiter() -> None:
    found = table("sep=;\nnome;via\nA, B;C, D\n")

    assert (found.header, found.header_line, rows(found)) == (("nome", "via"), 2, [("A, B", "C, D")])


def test_a_list_of_one_column_has_no_delimiter() -> None:
    found = table("nome\nRossi, Maria\nSportello lavoro\nCentro giovani\n", name="list.txt")

    assert found.delimiter is None
    assert rows(found)[0] == ("Rossi, Maria",)


def test_no_lines_choose_no_delimiter() -> None:
    assert choose_delimiter([]) is None


def test_lines_are_those_of_the_file_also_after_breaks_in_cells() -> None:
    found = table('"nome\nente";"note"\nA;"uno\ndue\r\ntre"\n\nB;x\r\n')

    assert found.header == ("nome ente", "note")
    assert [(row.line, row.cells) for row in found.rows] == [(3, ("A", "uno\ndue\r\ntre")), (7, ("B", "x"))]


def test_title_lines_above_the_header_are_set_apart() -> None:
    text = "Elenco dei consultori;;;\nAggiornato al;31/12/2025;;\n\nnome;via;cap;tel\nA;Via Roma 3;47121;0543 712345\n"

    found = table(text)

    assert (found.header, found.header_line) == (("nome", "via", "cap", "tel"), 4)
    assert [row.line for row in found.preamble] == [1, 2]
    assert len(found.rows) == 1


def test_a_title_line_without_delimiters_is_set_apart() -> None:
    found = table("Elenco dei consultori\nnome,via,cap\nA,Via Roma 3,47121\nB,Via Po 1,47122\n")

    assert (found.header, found.header_line, len(found.rows)) == (("nome", "via", "cap"), 2, 2)


def test_a_list_without_column_names_loses_no_row() -> None:
    found = table("Centro A;Via Roma 3;a@example.org\nCentro B;Via Po 1;b@example.org\n")

    assert (found.header, found.header_line) == (("column 1", "column 2", "column 3"), 0)
    assert len(found.rows) == 2


def test_header_names_are_unique_and_on_one_line() -> None:
    found = table('nome;telefono;telefono;;"e\nmail"\nA;1;2;3;4\n')

    assert found.header == ("nome", "telefono", "telefono (2)", "column 4", "e mail")


def test_columns_without_a_name_and_without_a_value_are_left_out() -> None:
    found = table("nome;via;;\nA;B;;\n")

    assert found.header == ("nome", "via")
    assert found.problems == ()


def test_rows_with_too_many_or_too_few_cells_are_kept_and_reported() -> None:
    found = table("nome,via,cap\nA,Via Roma,3,47121\nB,Via Po\nC,Via Po 1,47122\nD,Via Po 2,47122\n")

    assert [(row.cells, row.surplus) for row in found.rows[:2]] == [
        (("A", "Via Roma", "3"), ("47121",)),
        (("B", "Via Po", ""), ()),
    ]
    assert [(problem.line, problem.message) for problem in found.problems] == [(2, TOO_MANY_CELLS), (3, TOO_FEW_CELLS)]
    assert found.problems[0].text().startswith("This row has 4 cells but the header has 3: ")
    assert found.ragged_rows == 2


@pytest.mark.parametrize("row", ["A,Via Roma,3,47121,x,y", "A,B,C,D", "A", "A,B,C,D,E,F,G,H,I"])
def test_three_hundred_ragged_rows_are_three_hundred_problems(row: str) -> None:
    found = table("nome,via,cap\n" + f"{row}\n" * 300)

    assert (len(found.rows), found.ragged_rows, found.header) == (300, 300, ("nome", "via", "cap"))


def test_rows_of_every_width_are_problems_too() -> None:
    found = table("nome,via,cap\n" + "".join(",".join("abcdefghi"[: 1 + i % 9]) + "\n" for i in range(300)))

    assert found.header == ("nome", "via", "cap")
    assert (len(found.rows), found.ragged_rows) == (300, 300 - 34)


def test_totals_repeated_headers_and_notes_are_reported_not_read() -> None:
    text = "nome;via;posti\nA;Via Roma;3\nnome;via;posti\nB;Via Po;4\nTotale:;;7\nFonte: Comune di Forlì;;\n"

    found = table(text)

    assert [row.cells[0] for row in found.rows] == ["A", "B"]
    assert [(p.line, p.message) for p in found.problems] == [(3, REPEATED_HEADER), (5, TOTALS), (6, FOOTNOTE)]


def test_an_open_quotation_mark_costs_one_line_only() -> None:
    found = table('nome;via\nA;"Via Roma\nB;Via Po\nC;Via Arno\n')

    assert rows(found) == [("A", '"Via Roma'), ("B", "Via Po"), ("C", "Via Arno")]
    assert [(problem.line, problem.message) for problem in found.problems] == [(2, OPEN_QUOTE)]


def test_many_open_quotation_marks_come_to_an_end() -> None:
    text = "nome;via\n" + 'A;"Via "Roma\n' * 500 + 'B;"x\n'

    found = table(text)

    assert sum(len(" ".join(row.cells).split("Via")) - 1 for row in found.rows) == 500


def test_invisible_signs_are_removed_from_cells() -> None:
    assert rows(table("nome;mail\nA\u200b;\ufeffa@example.org \n")) == [("A", "a@example.org")]


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.txt", "a.json", "a.xlsx", "a.zip"]))
def test_random_bytes_are_read_or_refused_with_a_sentence(data: bytes, name: str) -> None:
    try:
        tables = read_bytes(data, name)
    except AppError as refused:
        tables, sentence = [], str(refused)
    else:
        sentence = "read"
    assert sentence
    assert all(len(row.cells) == len(found.header) for found in tables for row in found.rows)


CELLS = st.text(st.sampled_from("abcxyz àè'\"12,;\n"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=25), st.sampled_from([";", ","]))
def test_every_line_with_something_on_it_ends_up_somewhere(cells: list[list[str]], delimiter: str) -> None:
    lines = [delimiter.join(cell.replace("\n", " ").replace('"', "") for cell in line) for line in cells]
    text = "\n".join(["nome" + delimiter + "via", *lines])

    found = table(text)

    kept = {row.line for row in (*found.rows, *found.preamble)} | {problem.line for problem in found.problems}
    kept.add(found.header_line)
    said = {
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if line.replace(found.delimiter or "", "").strip()
    }
    assert said <= kept
    everything = " ".join(" ".join((*row.cells, *row.surplus)) for row in (*found.rows, *found.preamble))
    everything += " ".join(problem.value for problem in found.problems) + " ".join(found.header)
    letters = sorted(letter for letter in "".join(lines) if letter.isalnum())
    assert not set(letters) - set(everything)
