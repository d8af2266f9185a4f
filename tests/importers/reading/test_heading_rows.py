"""Organizations as lines of their own with their services below, and totals whose label is not in the first column."""

from pathlib import Path

import pytest

from importers.read import read_tables
from importers.reading.headings import HEADING
from importers.reading.tables import TOTALS
from tests.importers.lists import write

HEADER = "DENOMINAZIONE;INDIRIZZO;TEL;ORARI"
GROUPED = (
    "ASSOCIAZIONE SAN VINCENZO - Via Battisti 40, Faenza - tel. 0546 21234;;;",
    "   - Banco alimentare;;;mar 15-17",
    "   - Doposcuola;Via Battisti 42, Faenza;;lun-gio 15-17",
    "COOPERATIVA ZEROCENTO - Via Laghi 73, Faenza - tel. 0546 622588 - info@zerocento.example;;;",
    "   - Centro famiglie;Via San Giovanni Bosco 1, Faenza;0546 691871;lun 9-12",
    "   • Spazio neutro;;;su appuntamento",
)


def test_services_below_the_line_of_their_organization_belong_to_it(tmp_path: Path) -> None:
    (table,) = read_tables(write(tmp_path, HEADER, GROUPED))

    assert table.header == ("DENOMINAZIONE", "INDIRIZZO", "TEL", "ORARI", "Ente")
    assert [(row.line, *row.cells) for row in table.rows] == [
        (3, "Banco alimentare", "Via Battisti 40, Faenza", "0546 21234", "mar 15-17", "ASSOCIAZIONE SAN VINCENZO"),
        (4, "Doposcuola", "Via Battisti 42, Faenza", "0546 21234", "lun-gio 15-17", "ASSOCIAZIONE SAN VINCENZO"),
        (6, "Centro famiglie", "Via San Giovanni Bosco 1, Faenza", "0546 691871", "lun 9-12", "COOPERATIVA ZEROCENTO"),
        (7, "Spazio neutro", "Via Laghi 73, Faenza", "0546 622588", "su appuntamento", "COOPERATIVA ZEROCENTO"),
    ]
    assert [problem.line for problem in table.problems if problem.message == HEADING] == [2, 5]


@pytest.mark.parametrize(
    "rows",
    [
        ("- Uno;Via Roma 1;;", "- Due;Via Roma 2;;", "- Tre;Via Roma 3;;"),
        ("Uno;;;", "Due;Via Roma 2;;", "Tre;;;", "Quattro;Via Roma 4;;"),
        ("Uno;Via Roma 1;;", "- Due;Via Roma 2;;", "- Tre;Via Roma 3;;", "- Quattro;Via Roma 3;;"),
    ],
)
def test_other_rows_are_no_headings(tmp_path: Path, rows: tuple[str, ...]) -> None:
    (table,) = read_tables(write(tmp_path, HEADER, rows))
    assert table.header == tuple(HEADER.split(";"))
    assert len(table.rows) == len(rows)


@pytest.mark.parametrize("total", [";Totale posti;;132", "Totale complessivo posti;;;132", "Totale servizi: ;;;12"])
def test_a_total_says_what_it_counts(tmp_path: Path, total: str) -> None:
    header = "N.;Servizio;Comune;Posti"
    (table,) = read_tables(write(tmp_path, header, ("1;Doposcuola;Cesena;25", "2;Ludoteca;Cesena;15", total)))
    assert [problem.line for problem in table.problems if problem.message == TOTALS] == [4]
    assert len(table.rows) == 2


def test_a_name_that_begins_with_total_is_none(tmp_path: Path) -> None:
    (table,) = read_tables(write(tmp_path, "Nome;Comune;Tel", ("Totale benessere;Forlì;0543 712345", "Uno;Cesena;")))
    assert len(table.rows) == 2
