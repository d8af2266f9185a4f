"""A colour may say that a service is closed; nobody can read that, so it is told."""

import io
from collections.abc import Mapping

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from importers.problems import Problem
from importers.read import read_bytes
from importers.reading.coloured_rows import COLOURED_ROWS

RED = "FFFF0000"


def told(colours: Mapping[int, str], rows: int = 8) -> list[Problem]:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Servizi"
    sheet.append(["Servizio", "Comune", "Telefono"])
    for at in range(rows):
        sheet.append([f"Sportello {at}", "Forlì", f"0543 7123{at:02}"])
    for line, colour in colours.items():
        for cell in sheet[line]:
            cell.fill = PatternFill("solid", fgColor=colour)
    file = io.BytesIO()
    workbook.save(file)
    (table,) = read_bytes(file.getvalue(), "elenco.xlsx")
    return [problem for problem in table.problems if problem.message == COLOURED_ROWS]


def test_coloured_rows_are_named() -> None:
    (problem,) = told({4: RED, 7: RED})
    assert problem.facts == {"sheet": "Servizi", "count": 2, "lines": "4, 7"}


@pytest.mark.parametrize(
    "colours",
    [{}, {1: RED}, dict.fromkeys(range(2, 10), RED), dict.fromkeys(range(2, 10, 2), RED), {4: "FFFFFFFF"}],
)
def test_headers_stripes_and_white_say_nothing(colours: Mapping[int, str]) -> None:
    assert told(colours) == []
