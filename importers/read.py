"""Reads a partner's list, whatever it arrives as, into tables of text."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from importers.reading import delimited
from importers.reading.archives import DAMAGED, folder_members, zip_members
from importers.reading.encoding import decode
from importers.reading.json_list import read_json
from importers.reading.other_workbooks import OLE, read_ods, read_xls
from importers.reading.tables import Table, make_table
from importers.reading.workbook import CORRUPT, DAMAGE, MAX_BYTES, TOO_LARGE, WORD, read_workbook

NO_PATH = N_("No file was named: give the path of a list or of a folder (help: prossima import --help).")
NO_SUCH_FILE = N_("There is no file or folder %(name)s: check its name and try again.")
NOT_READABLE = N_("%(name)s cannot be opened: check that you may read it, close it in other programs, and try again.")
OPEN_DOCUMENT = N_("%(name)s is an OpenDocument text: copy its table into a spreadsheet, save it, and try again.")
SPREADSHEET_BINARY = N_("%(name)s is a binary Excel file (.xlsb): save it as .xlsx or CSV and try again.")

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
REFUSED = (  # a file that shows what the archive is
    ("xl/workbook.bin", SPREADSHEET_BINARY),
    ("word/document.xml", WORD),
    ("content.xml", OPEN_DOCUMENT),
)
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_tables(path: Path) -> list[Table]:
    """All tables of a file (CSV, TSV, TXT, XLSX, XLS, ODS, JSON), a folder or a .zip.

    There is at least one, but a table may have no rows.

    Raises:
        NotFound: there is no such file or folder.
        InvalidInput: no path is given, or it is no table; the sentence says what to do.
    """
    if path == Path():
        raise InvalidInput(NO_PATH)  # an empty name would mean the current folder
    try:
        if path.is_dir():
            return [table for member in folder_members(path) for table in _member_tables(*member)]
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(TOO_LARGE, name=path.name, megabytes=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(NO_SUCH_FILE, name=str(path)) from error
    except (OSError, ValueError) as error:
        raise InvalidInput(NOT_READABLE, name=str(path)) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> list[Table]:
    """The tables of an uploaded file; `name` is what its sender calls it."""
    if (read := _workbook_reader(data, name)) is not None:
        return read(data, name)
    if not data.startswith(ZIP):
        return [_text_table(data, name, Path(name).stem)]
    return [table for member in zip_members(data, name) for table in _member_tables(*member)]


def _member_tables(table_name: str, file_name: str, data: bytes) -> list[Table]:
    """Tables of one file of a package. A workbook with several sheets gives "file/sheet"."""
    read = _workbook_reader(data, file_name)
    if read is None and not data.startswith(ZIP):
        return [_text_table(data, file_name, table_name)]
    tables = (read or read_workbook)(data, file_name)
    if len(tables) == 1:
        return [replace(tables[0], name=table_name)]
    return [replace(table, name=f"{table_name}/{table.name}") for table in tables]


def _text_table(data: bytes, name: str, stem: str) -> Table:
    text, encoding = decode(data, name)
    if name.casefold().endswith(".json") or (text.lstrip()[:1] == "[" and text.lstrip("[ \t\r\n")[:1] == "{"):
        return read_json(text, name, stem, encoding)
    rows, delimiter, problems = delimited.parse(text)
    return make_table(stem, rows, encoding=encoding, delimiter=delimiter, problems=problems)


def _workbook_reader(data: bytes, name: str) -> Callable[[bytes, str], list[Table]] | None:
    """What reads a workbook; None where the file is none."""
    if data.startswith(OLE):
        return read_xls
    if not data.startswith(ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            kind = archive.open("mimetype").read(len(ODS) + 1).strip() if "mimetype" in members else b""
    except DAMAGE as error:
        raise InvalidInput(DAMAGED if name.casefold().endswith(".zip") else CORRUPT, name=name) from error
    if kind == ODS and "content.xml" in members:
        return read_ods
    for member, message in REFUSED:
        if member in members:
            raise InvalidInput(message, name=name)
    return read_workbook if "xl/workbook.xml" in members else None
