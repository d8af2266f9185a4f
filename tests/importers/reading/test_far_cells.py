"""Workbooks of a few bytes that name rows, columns and blanks far away: what is not there costs nothing."""

import io
import zipfile

import openpyxl
import pytest

from directory.errors import InvalidInput
from importers.read import read_bytes
from importers.reading.tables import Table
from tests.growth import LEAST_SECONDS, seconds
from tests.importers.reading.test_harmful_files import with_member
from tests.importers.reading.test_other_workbooks import line, ods, text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell(reference: str, value: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def xlsx(*rows: tuple[int, str]) -> bytes:
    """A workbook of one sheet that has these rows, by their numbers."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in rows)
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
    return with_member("xl/worksheets/sheet1.xml", sheet.encode(), out.getvalue())


HEADER = (1, cell("A1", "Nome") + cell("B1", "Comune"))


def tables(content: bytes, name: str = "elenco.xlsx") -> list[Table]:
    return read_bytes(content, name)


def test_a_row_where_no_sheet_has_one_is_refused() -> None:
    content = xlsx(HEADER, (2, cell("A2", "a")), (99_999_999_999, cell("A99999999999", "b")))
    with pytest.raises(InvalidInput, match="damaged"):
        tables(content)


def test_a_row_far_below_is_read_without_those_between() -> None:
    content = xlsx(HEADER, (2, cell("A2", "a")), (1_048_576, cell("A1048576", "b")))

    (table,) = tables(content)

    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "a"), (1_048_576, "b")]
    assert seconds(lambda: tables(content)) < 10 * LEAST_SECONDS


def test_cells_far_to_the_right_cost_no_more_than_others() -> None:
    near = xlsx(HEADER, *[(at, cell(f"A{at}", f"Centro {at}") + cell(f"B{at}", "x")) for at in range(2, 3000)])
    far = xlsx(HEADER, *[(at, cell(f"A{at}", f"Centro {at}") + cell(f"XFD{at}", "x")) for at in range(2, 3000)])

    assert len(tables(far)[0].rows) == len(tables(near)[0].rows)
    assert seconds(lambda: tables(far)) < 3 * seconds(lambda: tables(near))


def spread(inside: str, times: str = "") -> bytes:
    """An OpenDocument spreadsheet with such a cell."""
    odd = f'<table:table-cell office:value-type="string"{times}><text:p>{inside}</text:p></table:table-cell>'
    return ods(("Elenco", line(text("Nome"), text("Comune")) + line(odd)))


@pytest.mark.parametrize(
    "content",
    [
        spread('a<text:s text:c="2000000000"/>b'),
        spread('<text:s text:c="1000000"/>' * 200),
        spread("x" * 10_000, ' table:number-columns-repeated="400000"'),
    ],
)
def test_blanks_and_texts_that_unfold_are_refused(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo("content.xml").file_size < 20_000
    with pytest.raises(InvalidInput, match="hundred times"):
        tables(content, "elenco.ods")


def test_a_few_blanks_are_read() -> None:
    (table,) = tables(spread('a<text:s text:c="3"/>b'), "elenco.ods")
    assert table.rows[0].cells[0].startswith("a")
