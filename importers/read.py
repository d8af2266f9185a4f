"""Reads a partner's list, whatever it arrives as, into tables of text."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from importers.problems import Problem
from importers.reading import delimited
from importers.reading.address_book import of_address_book
from importers.reading.archives import DAMAGED, folder_members, zip_members
from importers.reading.ditto import with_repeated
from importers.reading.encoding import encoding_of, opened
from importers.reading.headings import with_headings, with_towns_above, without_sections
from importers.reading.json_lines import JsonLines
from importers.reading.json_list import read_json
from importers.reading.languages_beside import with_other_languages
from importers.reading.named_otherwise import Kind, with_its_kind
from importers.reading.other_workbooks import OLE, read_ods, read_xls
from importers.reading.split_numbers import with_whole_numbers
from importers.reading.stacked_tables import make_tables
from importers.reading.tables import Table
from importers.reading.turned import upright
from importers.reading.web_page import is_web_page, read_web_page
from importers.reading.weekly_matrix import with_activities
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
JSON_WITHIN = 10_000  # characters in which an array of objects begins
JSON_BEGINS = re.compile(r'\[\s*\{|\{\s*"[^"]*"\s*:')
LINES_BEGIN = re.compile(r'\{[^\n]*\}[ \t\r]*\n\s*\{\s*"')  # an object in each line
LINES_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (".json", ".geojson")
HAS_LINES = re.compile(r"[^\[{\n][^\n]*[;,\t][^\n]*\n")  # a first line with separators, as tables have it
WORKBOOKS: Mapping[Callable[[BinaryIO, str], list[Table]], Kind] = {
    read_xls: Kind.OLD_WORKBOOK,
    read_ods: Kind.OPEN_SPREADSHEET,
    read_workbook: Kind.WORKBOOK,
}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_tables(path: Path) -> list[Table]:
    """All tables of a file (CSV, TSV, TXT, XLSX, XLS, ODS, JSON, GeoJSON, HTML), a folder or a .zip.

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
        file = path.open("rb")
    except FileNotFoundError as error:
        raise NotFound(NO_SUCH_FILE, name=str(path)) from error
    except (OSError, ValueError) as error:
        raise InvalidInput(NOT_READABLE, name=str(path)) from error
    with file:
        if file.seek(0, io.SEEK_END) > MAX_BYTES:
            raise InvalidInput(TOO_LARGE, name=path.name, megabytes=MAX_BYTES // 1_000_000)
        return [_as_rows(table) for table in _file_tables(file, path.name)]


def read_bytes(data: bytes, name: str) -> list[Table]:
    """The tables of an uploaded file; `name` is what its sender calls it."""
    return [_as_rows(table) for table in _file_tables(io.BytesIO(data), name)]


def _as_rows(table: Table) -> Table:
    """The table with a row for each entry, whatever shape it has."""
    in_rows = with_other_languages(with_towns_above(without_sections(upright(of_address_book(table)))))
    return with_whole_numbers(with_headings(with_activities(with_repeated(in_rows))))


def _file_tables(file: BinaryIO, name: str) -> list[Table]:
    if (read := _workbook_reader(file, name)) is not None:
        return with_its_kind(read(file, name), name, WORKBOOKS[read])
    if not _starts_with(file, ZIP):
        return _text_tables(file, name, Path(name).stem)
    members = [table for member in zip_members(file, name) for table in _member_tables(*member)]
    return with_its_kind(members, name, Kind.PACKAGE)


def _member_tables(table_name: str, file_name: str, file: BinaryIO) -> list[Table]:
    """Tables of one file of a package. A workbook with several sheets gives "file/sheet"."""
    read = _workbook_reader(file, file_name)
    if read is None and not _starts_with(file, ZIP):
        tables = _text_tables(file, file_name, table_name)
    else:
        read = read or read_workbook
        tables = with_its_kind(read(file, file_name), file_name, WORKBOOKS[read])
    if len(tables) == 1:
        return [replace(tables[0], name=table_name)]
    return [replace(table, name=f"{table_name}/{table.name}") for table in tables]


def _text_tables(file: BinaryIO, name: str, stem: str) -> list[Table]:
    encoding = encoding_of(file, name)
    with opened(file, encoding) as text:
        start = text.read(JSON_WITHIN).lstrip()
    kind = _kind_of_text(name, start)
    with opened(file, encoding) as text:
        if kind is Kind.JSON:
            has_lines = name.casefold().endswith(LINES_SUFFIXES) or LINES_BEGIN.match(start) is not None
            found = read_json(JsonLines(text) if has_lines else text, name, stem, encoding)
        elif kind is Kind.WEB_PAGE:
            found = read_web_page(text, name, stem, encoding)
        else:
            problems: list[Problem] = []
            rows, delimiter = delimited.parse(text, name, problems)
            found = make_tables(stem, rows, encoding=encoding, delimiter=delimiter, problems=problems)
    return with_its_kind(found, name, kind)


def _kind_of_text(name: str, start: str) -> Kind:
    """What a text is by how it begins; one that is called JSON and begins like none may still be a table."""
    is_called_json = name.casefold().endswith((*LINES_SUFFIXES, *JSON_SUFFIXES))
    if LINES_BEGIN.match(start) or JSON_BEGINS.match(start) or (is_called_json and not HAS_LINES.match(start)):
        return Kind.JSON
    return Kind.WEB_PAGE if is_web_page(start) else Kind.TEXT


def _starts_with(file: BinaryIO, signatures: tuple[bytes, ...]) -> bool:
    file.seek(0)
    return file.read(max(map(len, signatures))).startswith(signatures)


def _workbook_reader(file: BinaryIO, name: str) -> Callable[[BinaryIO, str], list[Table]] | None:
    """What reads a workbook; None where the file is none."""
    if _starts_with(file, (OLE,)):
        return read_xls
    if not _starts_with(file, ZIP):
        return None
    try:
        with zipfile.ZipFile(file) as archive:
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
