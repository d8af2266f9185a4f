"""Lists that are tables of a web page, as programs export them, often under the name .xls."""

from pathlib import Path

import pytest

from directory.errors import InvalidInput
from importers.read import read_tables
from importers.reading.tables import TOTALS

PAGE = """<!DOCTYPE html><html><head><title>Servizi</title><style>td { color: red }</style></head><body>
<h1>Servizi</h1>
<table border=1>
<tr><th colspan="4">SERVIZI ALLA PERSONA</th></tr>
<tr><th>Servizio</th><th>Comune</th><th>Contatti</th><th>Orari</th></tr>
<tr><td><a href="/s/1">Spazio <b>giovani</b></a></td><td rowspan=2>Forl&igrave;</td>
    <td>0543 712345<br><a href="mailto:giovani@example.org?subject=x">scrivici</a></td>
    <td>lun 9-12<br/>mar 15-18</td></tr>
<tr><td>Sportello casa</td><td><a href="mailto:casa@example.org">casa@example.org</a></td><td>mer
    9-12</td></tr>
</table>
<table><tr><td>Menu</td></tr></table></body></html>"""


def pages(folder: Path, text: str, name: str = "servizi.html", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding)
    return path


@pytest.mark.parametrize("name", ["servizi.html", "servizi.xls", "servizi.htm"])
def test_the_table_of_a_page_is_a_list(name: str, tmp_path: Path) -> None:
    (table,) = read_tables(pages(tmp_path, PAGE, name))
    assert table.header == ("Servizio", "Comune", "Contatti", "Orari")
    assert [row.cells for row in table.rows] == [
        ("Spazio giovani", "Forlì", "0543 712345\ngiovani@example.org scrivici", "lun 9-12\nmar 15-18"),
        ("Sportello casa", "Forlì", "casa@example.org", "mer 9-12"),
    ]
    assert [row.line for row in table.rows] == [3, 4]


def test_several_tables_are_read_apart(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Servizio {at}</td><td>Forlì</td></tr>" for at in range(3))
    one = f"<table><tr><th>Servizio</th><th>Comune</th></tr>{rows}</table>"
    tables = read_tables(pages(tmp_path, f"<html><body>{one}{one}</body></html>"))
    assert [(table.name, len(table.rows)) for table in tables] == [("servizi (1)", 3), ("servizi (2)", 3)]


def test_rows_without_closing_signs_and_old_encodings_are_read(tmp_path: Path) -> None:
    page = "<HTML><TABLE><TR><TD>Servizio<TD>Comune<TR><TD>Mensa<TD>Forlì<TR><TD>Doccia<TD>Cesena</TABLE></HTML>"
    (table,) = read_tables(pages(tmp_path, page, encoding="cp1252"))
    assert [row.cells for row in table.rows] == [("Mensa", "Forlì"), ("Doccia", "Cesena")]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Servizi del comune</p></body></html>",
        "<html><body><table><tr><td>Menu</td></tr><tr><td>Home</td></tr></table></body></html>",
        "<html><table></table></html>",
    ],
)
def test_a_page_without_a_list_is_refused(page: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="web page"):
        read_tables(pages(tmp_path, page))


def test_a_total_in_one_cell_is_no_row(tmp_path: Path) -> None:
    path = pages(tmp_path, "Servizio;Comune;Tel\nMensa;Forlì;1\nDoccia;Cesena;2\nTotale centri: 2;;\n", "lista.csv")
    (table,) = read_tables(path)
    assert [row.cells[0] for row in table.rows] == ["Mensa", "Doccia"]
    assert TOTALS in [problem.message for problem in table.problems]
