"""Old Excel files and LibreOffice's spreadsheets, read like any workbook; what does harm is refused."""

import random
import struct
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from directory.errors import InvalidInput
from importers.read import read_bytes
from importers.reading import old_excel
from importers.reading.hidden_rows import HIDDEN_COLUMNS, HIDDEN_ROWS
from importers.reading.other_workbooks import MOST_CELLS
from importers.reading.tables import Table
from importers.reading.workbook import HIDDEN_SHEET

XLS = Path(__file__).parents[1] / "files" / "sportelli.xls"  # made with xlwt: title, blank line, list, a hidden sheet
HIDDEN_XLS = XLS.with_name("nascosti.xls")  # made with xlwt: hidden rows 4, 5 and 10, columns D and H (blank), a sheet
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/></manifest:manifest>'
)
HIDDEN = (
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
)
NUMBER = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
DAY = '<table:table-cell office:value-type="date" office:date-value="{0}"><text:p>x</text:p></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'


def line(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def text(value: str) -> str:
    return TEXT.format(escape(value))


def ods(*sheets: tuple[str, str], hidden: str = "") -> bytes:
    """A spreadsheet as LibreOffice writes one, of sheets with their rows."""
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{"gone" if name == hidden else "plain"}">'
        f"{rows}</table:table>"
        for name, rows in sheets
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{HIDDEN}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()


def sportelli() -> bytes:
    names = ("Nome", "Comune", "CAP", "Telefono", "Orari", "Aggiornato")
    first = (*map(text, ("Sportello lavoro", "Forlì")), NUMBER.format(47121), text("0543 712345"), text("lun-ven 9-12"))
    second = (*map(text, ("Consultorio", "Roma")), NUMBER.format(185), NUMBER.format(543712346), text("mar 15-18"))
    blank = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = (
        line(text("Sportelli del distretto, aggiornato a novembre")),
        line("<table:table-cell/>"),
        line(*map(text, names)),
        line(*first, DAY.format("2026-11-02")),
        line(*second),
        blank,
    )
    return ods(("Sportelli", "".join(rows)), ("Vecchi", line(text("Nome")) + line(text("Chiuso"))), hidden="Vecchi")


def read(kind: str) -> Table:
    (found,) = read_bytes(XLS.read_bytes() if kind == "xls" else sportelli(), f"lista.{kind}")
    return found


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_sheet_is_read_as_people_see_it(kind: str) -> None:
    found = read(kind)
    assert (found.name, found.encoding, found.header_line) == ("Sportelli", kind, 3)
    assert found.header == ("Nome", "Comune", "CAP", "Telefono", "Orari", "Aggiornato")
    assert [(row.line, row.cells) for row in found.rows] == [
        (4, ("Sportello lavoro", "Forlì", "47121", "0543 712345", "lun-ven 9-12", "2026-11-02")),
        (5, ("Consultorio", "Roma", "185", "543712346", "mar 15-18", "")),
    ]
    assert [(one.value, one.message) for one in found.problems] == [("Vecchi", HIDDEN_SHEET)]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_damaged_file_is_refused_with_what_to_do(kind: str) -> None:
    whole, chance = XLS.read_bytes() if kind == "xls" else sportelli(), random.Random(3)
    for _ in range(60):
        data = bytearray(whole[: chance.randrange(600, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        try:
            read_bytes(bytes(data), f"lista.{kind}")
        except InvalidInput as problem:
            assert problem.message  # noqa: PT017 - some damage only changes a letter


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="{MOST_CELLS + 1}">{TEXT.format("x")}</table:table-row>',
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        + line('<table:table-cell table:number-columns-repeated="1000"/>', TEXT.format("x")),
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_refused(rows: str) -> None:
    with pytest.raises(InvalidInput, match="unpacks to a hundred times"):
        read_bytes(ods(("Foglio", rows)), "lista.ods")


def test_definitions_in_a_spreadsheet_are_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(InvalidInput, match="XML definitions"):
        read_bytes(out.getvalue(), "lista.ods")


def test_an_old_word_file_is_named_as_one() -> None:
    data = XLS.read_bytes().replace("Workbook".encode("utf-16-le"), "WordDocument"[:8].encode("utf-16-le"))
    with pytest.raises(InvalidInput, match="Word document"):
        read_bytes(data + "WordDocument".encode("utf-16-le"), "lista.doc")


def test_an_empty_spreadsheet_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is empty"):
        read_bytes(ods(("Foglio", "")), "lista.ods")


def test_spreadsheets_are_read_in_packages_too() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("sportelli.ods", sportelli())
        archive.writestr("vecchi.xls", XLS.read_bytes())
    assert [table.name for table in read_bytes(out.getvalue(), "pacco.zip")] == ["sportelli", "vecchi"]


def with_hidden_parts() -> bytes:
    """An OpenDocument spreadsheet with hidden rows and a hidden column, and blank ones that are hidden, too."""
    columns = (
        '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
    )
    rows = [line(*map(text, ("Nome", "Comune", "Telefono", "Cellulare privato")))]
    for at in range(2, 32):
        row = line(*map(text, (f"Sportello {at}", "Forlì", f"0543 7123{at:02}", "333 1234567")))
        hidden = {4: "filter", 5: "collapse", 10: "collapse"}.get(at)
        rows.append(row.replace("-row", f'-row table:visibility="{hidden}"', 1) if hidden else row)
    blank = (
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000">'
        "<table:table-cell/></table:table-row>"
    )
    return ods(("Sedi", columns + "".join(rows) + blank), ("Vecchi", line(text("Nome"))), hidden="Vecchi")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_hidden_rows_and_columns_are_read_and_told(kind: str) -> None:
    data = HIDDEN_XLS.read_bytes() if kind == "xls" else with_hidden_parts()
    (found,) = read_bytes(data, f"lista.{kind}")
    assert len(found.rows) == 30
    sheet, rows, columns = found.problems
    assert (sheet.value, sheet.message) == ("Vecchi", HIDDEN_SHEET)
    assert (rows.message, rows.facts["count"], rows.facts["lines"]) == (HIDDEN_ROWS, 3, "4, 5, 10")
    assert (columns.message, columns.facts["columns"]) == (HIDDEN_COLUMNS, "D")


def test_hidden_rows_of_a_large_old_file_are_found_where_its_table_goes_on_in_a_chain() -> None:
    data = bytearray(HIDDEN_XLS.read_bytes())
    data += bytes(-len(data) % 512)
    first, free, end = struct.unpack_from("<I", data, 76)[0], 0xFFFFFFFF, 0xFFFFFFFE
    struct.pack_into("<I", data, 68, len(data) // 512 - 1)  # the next sector, which comes after the header
    struct.pack_into("<I", data, 76, free)
    data += struct.pack("<128I", first, *[free] * 126, end)
    found = old_excel.hidden_parts(BytesIO(bytes(data)))
    assert found
    assert found == old_excel.hidden_parts(BytesIO(HIDDEN_XLS.read_bytes()))
