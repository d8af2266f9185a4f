"""Files that are meant to do harm, or that no spreadsheet wrote: one clear sentence, and nothing is written."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.errors import InvalidInput
from directory.models import Source
from importers.plan import make_plan
from importers.read import read_bytes
from tests.importers.lists import SIMPLE

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
ROW = "Sportello;Forlì;Via Roma 1;0543 712345;;"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (SIMPLE, ROW):
        sheet.append(row.split(";"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_member(name: str, content: bytes, of: bytes) -> bytes:
    """A zip with one member more, or with another content of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.namelist():
            if member != name:
                after.writestr(member, before.read(member))
        after.writestr(name, content)
    return out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def many_keys() -> bytes:
    return b"[{" + b",".join(b'"k%d":"v"' % at for at in range(10_000)) + b"}]"


HARMFUL: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("elenco.zip", lambda: zipped("elenco.csv", b"a;b\n" + bytes(60_000_000)), "hundred times"),
    "a workbook bomb": (
        "elenco.xlsx",
        lambda: with_member("xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000, workbook()),
        "hundred times",
    ),
    "billion laughs": (
        "elenco.xlsx",
        lambda: with_member("xl/worksheets/sheet1.xml", LAUGHS.encode(), workbook()),
        "definitions",
    ),
    "billion laughs in UTF-16": (
        "elenco.xlsx",
        lambda: with_member("xl/worksheets/sheet1.xml", LAUGHS.encode("utf-16"), workbook()),
        "definitions",
    ),
    "macros": ("elenco.xlsm", lambda: with_member("xl/vbaProject.bin", b"code", workbook()), "macros"),
    "a path that leads out": ("elenco.zip", lambda: zipped("../elenco.csv", f"{SIMPLE}\n{ROW}".encode()), "outside"),
    "10,000 columns": (
        "elenco.csv",
        lambda: "\n".join(";".join(f"c{at}" for at in range(10_000)) for _ in range(3)).encode(),
        "500 columns",
    ),
    "10,000 keys": (
        "elenco.json",
        many_keys,
        "500 columns",
    ),
    "NUL bytes": ("elenco.csv", f"{SIMPLE}\n{ROW}\x00\n".encode, "not a text table"),
    "mixed encodings": (
        "elenco.csv",
        lambda: f"{SIMPLE}\n{ROW}\n".encode() + "Città;Forlì;;;;\n".encode("cp1252"),
        "mixes two encodings: line 2",
    ),
    "a cell of 100 MB": ("elenco.csv", lambda: f"{SIMPLE}\n{ROW}\nx;".encode() + b"y" * 100_000_000, "line 3"),
    "a quoted cell of 100 MB": (
        "elenco.csv",
        lambda: f'{SIMPLE}\n{ROW}\n"'.encode() + b"y" * 100_000_000 + b'";a;b;c;d;e\n',
        "line 3",
    ),
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_harmful_file_is_refused_and_nothing_is_written(session: Session, tmp_path: Path, kind: str) -> None:
    name, content, said = HARMFUL[kind]
    path = tmp_path / name
    path.write_bytes(content())
    before = last_sequence(session)
    with pytest.raises(InvalidInput, match=said):
        make_plan(session, path, source="lista")
    assert last_sequence(session) == before
    assert session.scalar(sa.select(sa.func.count()).select_from(Source)) == 0


def test_a_workbook_of_501_columns_is_not_cut_off() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(3):
        sheet.append([f"c{at}" for at in range(501)])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(InvalidInput, match="500 columns"):
        read_bytes(out.getvalue(), "elenco.xlsx")


def tables_or_a_sentence(data: bytes, name: str) -> None:
    """Either tables of text, each row as wide as its header, or a refusal that says what to do."""
    try:
        tables = read_bytes(data, name)
    except InvalidInput:
        return
    assert tables
    assert all(len(row.cells) == len(table.header) for table in tables for row in table.rows)


NAMES = st.sampled_from(["elenco.csv", "elenco.json", "elenco.xlsx", "elenco.zip", "elenco"])
SIGNS = st.text(st.sampled_from("a;,|\t\n\r\"'=è\ufeff\u200b{}[]:0"), max_size=300)
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml")
FUZZED = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@FUZZED
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    tables_or_a_sentence(data, name)


@FUZZED
@given(SIGNS, NAMES, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text_is_read_or_refused(text: str, name: str, encoding: str) -> None:
    tables_or_a_sentence(text.encode(encoding, "ignore"), name)


@FUZZED
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 30), is_workbook=st.booleans())
@example(seed=25190238, changes=4, is_workbook=False)  # says that it needs a zip of version 19.3
def test_an_altered_workbook_or_archive_is_read_or_refused(seed: int, changes: int, *, is_workbook: bool) -> None:
    damaged = bytearray(WORKBOOK if is_workbook else ARCHIVE)
    generator = random.Random(seed)
    for _ in range(changes):
        damaged[generator.randrange(len(damaged))] = generator.randrange(256)
    tables_or_a_sentence(bytes(damaged), "elenco.xlsx" if is_workbook else "elenco.zip")


@FUZZED
@given(
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]),
    st.integers(0, 2**32),
)
def test_a_workbook_with_an_altered_part_is_read_or_refused(member: str, seed: int) -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        part = bytearray(archive.read(member))
    generator = random.Random(seed)
    for _ in range(5):
        at = generator.randrange(len(part))
        part[at : at + generator.randrange(3)] = bytes(
            generator.randrange(32, 127) for _ in range(generator.randrange(3))
        )
    tables_or_a_sentence(with_member(member, bytes(part), WORKBOOK), "elenco.xlsx")


WORKBOOK = workbook()
ARCHIVE = zipped("elenco.csv", f"{SIMPLE}\n{ROW}\n".encode())
