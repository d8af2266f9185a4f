"""Excel workbooks (.xlsx, .xlsm): every visible sheet with data becomes a table, its cells as people see them."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any, BinaryIO, TypeVar
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.coloured_rows import ColouredRows, told
from importers.reading.encoding import EMPTY
from importers.reading.hidden_rows import Hidden, HiddenParts, hidden_columns, hidden_rows, told_columns
from importers.reading.merged_cells import NumberedRow, filled_down, merged_over_rows
from importers.reading.stacked_tables import make_tables
from importers.reading.tables import MOST_COLUMNS, Row, Table, cell_of

T = TypeVar("T")

CORRUPT = N_(
    "The workbook %(name)s is damaged or protected: open it, save it again as .xlsx without a password, and try again."
)
WORD = N_("%(name)s is a Word document: copy its table into a spreadsheet, save it as .xlsx or CSV, and try again.")
TOO_LARGE = N_(
    "%(name)s is too large: at most %(megabytes)s MB of data can be read at once. Split the list and try again."
)
HIDDEN_SHEET = N_("The hidden sheet “%(sheet)s” was not read: show it in the workbook if its rows belong to the list.")

BOMB = N_("%(name)s unpacks to a hundred times its size and more, as no list does: ask its sender for another file.")
MACROS = N_("The workbook %(name)s contains macros: save it as .xlsx, which has none, and try again.")
DEFINITIONS = N_(
    "The workbook %(name)s contains XML definitions that no spreadsheet program writes: open it, save it again as "
    ".xlsx, and try again."
)

MOST_LINES = 1 << 20  # of a sheet, for every program
MAX_BYTES = 500_000_000  # unpacked
BOMB_BYTES, BOMB_RATIO = 20_000_000, 100  # what unpacks to more, and to so many times its size, is meant to do harm
PROLOGUE = 65_536  # bytes of an XML file in which definitions may stand
WHOLE_NUMBER_DIGITS = 15  # what a spreadsheet shows; more digits are rounding noise

# What openpyxl raises for files that are cut off, altered or protected.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class SheetRows(Iterable[Row]):
    """The rows of a sheet that are not blank, all equally wide, from those that it has."""

    def __init__(self, sheet_rows: Iterable[NumberedRow], hidden: Hidden | None = None) -> None:
        self.hidden = hidden  # of them, in the workbook
        self.hidden_columns: tuple[int, ...] = ()  # from 0, with something in them
        self.coloured: ColouredRows | None = None  # where colours are known
        self._found = LongSequence[tuple[int, list[str]]]()
        self._width = 0
        for line, texts in sheet_rows:
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                self._found.append((line, texts))
                self._width = max(self._width, len(texts))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)

    def __iter__(self) -> Iterator[Row]:
        """From the first line to the last."""
        for line, texts in self._found:
            yield Row(line, tuple(texts + [""] * (self._width - len(texts))))


def read_workbook(file: BinaryIO, name: str) -> list[Table]:
    """A table for every visible sheet that is not empty, named after the sheet; `line` is the row of the sheet.

    Raises:
        InvalidInput: damaged, protected, too large, or without any data.
    """
    check_unpacked_size(file, name)
    refuse_harmful(file, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about drop-downs and styles that a list does not need
            sheets, hidden = _sheets(file)
    except DAMAGE as error:
        raise InvalidInput(CORRUPT, name=name) from error
    return tables_of(sheets, hidden, name=name, encoding="xlsx")


def tables_of(
    sheets: Sequence[tuple[str, SheetRows]], hidden: Iterable[str], *, name: str, encoding: str
) -> list[Table]:
    """A table for every visible sheet that is not empty; sheets that are hidden and filled are named as problems.

    Raises:
        InvalidInput: no sheet has any data.
    """
    filled = [(title, rows) for title, rows in sheets if rows]
    if not filled:
        raise InvalidInput(EMPTY, name=name)
    problems = [Problem(None, "", title, HIDDEN_SHEET, {"sheet": title}) for title in hidden]
    problems += [rows.hidden.problem(title) for title, rows in filled if rows.hidden]
    problems += [told_columns(title, rows.hidden_columns) for title, rows in filled if rows.hidden_columns]
    return [
        table
        for i, (title, rows) in enumerate(filled)
        for table in told(
            make_tables(title, rows, encoding=encoding, problems=problems if i == 0 else ()), title, rows.coloured
        )
    ]


def check_unpacked_size(file: BinaryIO, name: str) -> None:
    """Refuse archives that unpack to more than can be read, before unpacking them."""
    try:
        with zipfile.ZipFile(file) as archive:
            total = sum(member.file_size for member in archive.infolist())
    except DAMAGE as error:
        raise InvalidInput(CORRUPT, name=name) from error
    if total > MAX_BYTES:
        raise InvalidInput(TOO_LARGE, name=name, megabytes=MAX_BYTES // 1_000_000)
    if total > max(BOMB_BYTES, BOMB_RATIO * file.seek(0, io.SEEK_END)):
        raise InvalidInput(BOMB, name=name)


def refuse_harmful(file: BinaryIO, name: str) -> None:
    """Refuse macros, and XML that defines entities, which may unfold to any size."""
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.namelist():
                if member.casefold().endswith("vbaproject.bin"):
                    raise InvalidInput(MACROS, name=name)
                if member.casefold().endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        start = part.read(PROLOGUE).replace(b"\x00", b"")  # UTF-16, too
                    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                        raise InvalidInput(DEFINITIONS, name=name)
    except DAMAGE as error:
        raise InvalidInput(CORRUPT, name=name) from error


def _sheets(file: BinaryIO) -> tuple[list[tuple[str, SheetRows]], list[str]]:
    workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
    try:
        visible, hidden = [], []
        for sheet in workbook.worksheets:
            coloured = ColouredRows(workbook)
            filled = filled_down(_written_rows(sheet, coloured), _from_xml(sheet, merged_over_rows))
            rows = SheetRows(filled, _from_xml(sheet, hidden_rows))
            _, rows.hidden_columns = HiddenParts(columns=_from_xml(sheet, hidden_columns)).of(rows)
            rows.coloured = coloured
            if sheet.sheet_state == "visible":
                visible.append((sheet.title, rows))
            elif rows:
                hidden.append(sheet.title)
        return visible, hidden
    finally:
        workbook.close()


def _written_rows(sheet: Any, coloured: ColouredRows) -> Iterator[NumberedRow]:
    """The rows that stand in the file: openpyxl makes those between them, too, as wide as the widest may be.

    Raises:
        ValueError: a row stands where no sheet has one.
    """
    line = 0
    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no other way to the rows of a sheet
        for number, cells in _parser(sheet, source).parse():
            if number > MOST_LINES:
                raise ValueError(f"a row {number}")
            if number > line:
                line = number
                filled = [ReadOnlyCell(sheet, **cell) for cell in cells if cell["value"] is not None]
                coloured.note(line, filled)
                yield line, _texts(filled)


def _parser(sheet: Any, source: IO[bytes]) -> WorkSheetParser:
    book = sheet.parent
    return WorkSheetParser(
        source,
        sheet._shared_strings,  # noqa: SLF001 - as openpyxl's own reading of rows
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,  # noqa: SLF001
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001
    )


def _texts(cells: Iterable[ReadOnlyCell]) -> list[str]:
    """Until the last column that can be read."""
    texts: list[str] = []
    for cell in cells:
        if cell.column <= MOST_COLUMNS + 1:
            texts += [""] * (cell.column - len(texts))
            texts[cell.column - 1] = cell_text(cell.value, cell.number_format)
    return texts


def _from_xml(sheet: Any, read: Callable[[IO[bytes]], T]) -> T:
    """What openpyxl leaves out where it reads row by row."""
    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no other way to the XML of a sheet
        return read(source)


def cell_text(value: Any, number_format: str = "General") -> str:
    """A cell as people see it: 39100 rather than 39100.0, ISO dates, and the zeros that a format such as 00000 adds."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        text = str(int(value)) if float(value).is_integer() else format(value, f".{WHOLE_NUMBER_DIGITS}g")
        return text.zfill(len(number_format)) if re.fullmatch("0+", number_format or "") else text
    if isinstance(value, date | time | timedelta):
        return _moment_text(value)
    return cell_of(str(value).replace("_x000D_", ""))


def _moment_text(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"
