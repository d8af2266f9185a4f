"""Workbooks of LibreOffice (.ods) and of old Excel (.xls), read by calamine, as tables of text like the others."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, iterparse

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from directory.errors import InvalidInput
from importers.reading import old_excel
from importers.reading.hidden_rows import HiddenParts
from importers.reading.merged_cells import Merged, filled_down
from importers.reading.tables import MOST_COLUMNS, Table
from importers.reading.workbook import (
    BOMB,
    CORRUPT,
    DAMAGE,
    WORD,
    SheetRows,
    cell_text,
    check_unpacked_size,
    refuse_harmful,
    tables_of,
)

Places = Mapping[int, HiddenParts]  # of sheets in their order
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how old Excel and Word files begin, and workbooks with a password
OLD_WORD = "WordDocument".encode("utf-16-le")  # in one that is of Word, or a workbook that holds such a text
MOST_CELLS = 10_000_000  # of a sheet, also blank ones: calamine keeps a place for each
MOST_CHARACTERS = 100_000_000  # of all sheets
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
BLANK, BLANKS = f"{TEXT}s", f"{TEXT}c"  # so many blanks, of which XML keeps one


def read_xls(file: BinaryIO, name: str) -> list[Table]:
    """As `read_workbook`, from an Excel file of before 2007.

    Raises:
        InvalidInput: damaged, protected, too large, or without any data.
    """
    return _read(file, name, "xls", old_excel.hidden_parts)


def read_ods(file: BinaryIO, name: str) -> list[Table]:
    """As `read_workbook`, from an OpenDocument spreadsheet.

    Raises:
        InvalidInput: damaged, protected, too large, or without any data.
    """
    check_unpacked_size(file, name)
    refuse_harmful(file, name)
    _refuse_repeated(file, name)
    return _read(file, name, "ods", _hidden_parts)


def _read(file: BinaryIO, name: str, encoding: str, hidden_of: Callable[[BinaryIO], Places]) -> list[Table]:
    try:
        sheets, hidden = _sheets(file, hidden_of)
    except (*DAMAGE, CalamineError) as error:
        raise _refusal(file, name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # no Exception, although only this file is at fault
            raise _refusal(file, name) from error
        raise
    return tables_of(sheets, hidden, name=name, encoding=encoding)


def _refusal(file: BinaryIO, name: str) -> InvalidInput:
    file.seek(0)
    return InvalidInput(WORD if OLD_WORD in file.read() else CORRUPT, name=name)


def _sheets(file: BinaryIO, hidden_of: Callable[[BinaryIO], Places]) -> tuple[list[tuple[str, SheetRows]], list[str]]:
    file.seek(0)
    with CalamineWorkbook.from_filelike(file) as workbook:
        parts = hidden_of(file)
        visible, hidden = [], []
        for place, told in enumerate(workbook.sheets_metadata):
            if told.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(told.name)
            areas = sheet.merged_cell_ranges or ()  # rows and columns from 0; not known of an .ods
            merged = [Merged(column, first + 1, last + 1) for (first, column), (last, _) in areas if first < last]
            rows = SheetRows(filled_down(enumerate(map(_texts, sheet.iter_rows()), start=1), merged))
            rows.hidden, rows.hidden_columns = parts.get(place, HiddenParts()).of(rows)
            if told.visible == SheetVisibleEnum.Visible:
                visible.append((told.name, rows))
            elif rows:
                hidden.append(told.name)
        return visible, hidden


def _texts(cells: list[Any]) -> list[str]:
    return ["" if cell == "" else cell_text(cell) for cell in cells[: MOST_COLUMNS + 1]]


def _refuse_repeated(file: BinaryIO, name: str) -> None:
    """Refuse sheets that say "and so on a million times" of cells or blanks: a few bytes would fill the memory."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open("content.xml") as content:
            for cells, characters in _sizes(content):
                if cells > MOST_CELLS or characters > MOST_CHARACTERS:
                    raise InvalidInput(BOMB, name=name)
    except DAMAGE as error:
        raise InvalidInput(CORRUPT, name=name) from error


def _hidden_parts(file: BinaryIO) -> Places:
    """The hidden rows and columns of each sheet of an OpenDocument spreadsheet."""
    places: dict[int, HiddenParts] = {}
    place, lines, columns = -1, set[int](), list[tuple[int, int]]()
    row = column = 0
    with zipfile.ZipFile(file) as archive, archive.open("content.xml") as content:
        for event, element in iterparse(content, events=("start", "end")):  # noqa: S314 - definitions were refused
            if event == "start" and element.tag == f"{TABLE}table":
                place, lines, columns, row, column = place + 1, set(), [], 0, 0
            elif event == "end" and element.tag == f"{TABLE}table-column":
                first, column = column, column + _times(element, "number-columns-repeated")
                if _is_hidden(element):
                    columns.append((first, column - 1))
            elif event == "end" and element.tag == f"{TABLE}table-row":
                first, row = row, row + _times(element, "number-rows-repeated")
                if _is_hidden(element) and _width(element):
                    lines.update(range(first + 1, row + 1))
                element.clear()
            elif event == "end" and element.tag == f"{TABLE}table":
                places[place] = HiddenParts(lines, tuple(columns))
    return places


def _is_hidden(element: Element) -> bool:
    return element.get(f"{TABLE}visibility", "visible") != "visible"


def _sizes(content: Any) -> Iterator[tuple[int, int]]:
    """After every row with something in it: how many cells its sheet has until there, also blank ones, and characters.

    The characters are those of all sheets.
    """
    rows, columns, characters = 0, 0, 0
    for event, element in iterparse(content, events=("start", "end")):  # noqa: S314 - definitions were refused
        if event == "start" and element.tag == f"{TABLE}table":
            rows, columns = 0, 0
        elif event == "end" and element.tag == f"{TABLE}table-row":
            times = _times(element, "number-rows-repeated")
            rows += times
            if width := _width(element):
                columns = max(columns, width)
                characters += times * _characters(element)
                yield rows * columns, characters
            element.clear()


def _width(row: Element) -> int:
    """Until which column there is something."""
    column = width = 0
    for cell in row:
        if cell.tag in CELLS:
            column += _times(cell, "number-columns-repeated")
            if len(cell) or any("value" in name for name in cell.attrib):
                width = column
    return width


def _characters(row: Element) -> int:
    """How many characters its cells unfold to."""
    return sum(
        _times(cell, "number-columns-repeated")
        * sum(
            len(part.text or "") + len(part.tail or "") + (int(part.get(BLANKS, "1")) if part.tag == BLANK else 0)
            for part in cell.iter()
        )
        for cell in row
        if cell.tag in CELLS
    )


def _times(element: Element, attribute: str) -> int:
    return int(element.get(f"{TABLE}{attribute}", "1"))
