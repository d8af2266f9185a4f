"""A file whose ending says another kind than it is: read by what is in it, and told."""

import io

import openpyxl
import pytest

from directory.errors import InvalidInput
from importers.read import read_bytes
from importers.reading.named_otherwise import NAMED_OTHERWISE, Kind

TEXT = "Nome;Comune\nSportello;Forlì\nMensa;Cesena\n".encode()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (("Nome", "Comune"), ("Sportello", "Forlì"), ("Mensa", "Cesena")):
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(out := io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (TEXT, "lista.xlsx", Kind.TEXT),
        (TEXT, "lista.XLS", Kind.TEXT),
        (TEXT, "lista.json", Kind.TEXT),
        (TEXT, "lista.zip", Kind.TEXT),
        (workbook(), "lista.csv", Kind.WORKBOOK),
        (workbook(), "lista.xls", Kind.WORKBOOK),
        (
            b'[{"Nome": "Sportello", "Comune": "Forl\xc3\xac"}, {"Nome": "Mensa", "Comune": "Cesena"}]',
            "a.csv",
            Kind.JSON,
        ),
    ],
)
def test_it_is_read_as_what_it_is(data: bytes, name: str, kind: Kind) -> None:
    (found,) = read_bytes(data, name)
    assert [row.cells for row in found.rows] == [("Sportello", "Forlì"), ("Mensa", "Cesena")]
    told = found.problems[0]
    assert (told.message, told.facts["kind"].message) == (NAMED_OTHERWISE, kind.value)


@pytest.mark.parametrize(("data", "name"), [(TEXT, "lista.csv"), (TEXT, "lista"), (workbook(), "lista.xlsx")])
def test_a_file_that_is_what_it_is_called_tells_nothing(data: bytes, name: str) -> None:
    assert not read_bytes(data, name)[0].problems


def test_json_with_a_fault_is_still_called_json() -> None:
    with pytest.raises(InvalidInput, match="not well-formed JSON"):
        read_bytes(b'[{"nome": "Sportello",,}]\n', "lista.json")
