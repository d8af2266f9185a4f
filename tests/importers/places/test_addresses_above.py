"""Lists without a column of places, with the address of all their services in the lines above."""

from pathlib import Path

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.places.finder import PlaceFinder
from importers.places.written_address import address_above
from importers.read import read_tables
from importers.records.drafts import ADDRESS_ABOVE, Drafts, read_drafts
from tests.importers.lists import write

ROWS = ("Centro di ascolto;mar 15-17;famiglie", "Guardaroba;gio 15-17;tutti")


def read(path: Path) -> Drafts:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    return read_drafts(read_tables(path), finder, country="IT", about="parrocchia")


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Parrocchia San Giuseppe - via Emilia 12, Cesena - tel. 0547 300123", "via Emilia 12, Cesena"),
        ("Parrocchia del Ronco, via Ronco 5 Forlì", "via Ronco 5 Forlì"),
        ("Elenco dei servizi del Comune di Forlì", ""),
        ("Aggiornato via mail il 3/2/2026", ""),
        ("Servizi di via Bologna", ""),
    ],
)
def test_an_address_above_has_a_street_and_a_town(line: str, address: str) -> None:
    assert address_above([line], "IT") == address


def test_services_are_where_the_lines_above_say_which_is_told(tmp_path: Path) -> None:
    title = "Parrocchia San Giuseppe - via Emilia 12, Cesena - tel. 0547 300123"

    found = read(write(tmp_path, title, ["Servizio;Quando;Per chi", *ROWS]))

    assert [draft.values["address.address_1"] for draft in found.drafts] == ["Via Emilia 12"] * 2
    assert [draft.values["address.city"] for draft in found.drafts] == ["Cesena"] * 2
    assert [problem.message for problem in found.problems] == [ADDRESS_ABOVE]


def test_a_column_of_places_is_believed_and_not_the_letterhead(tmp_path: Path) -> None:
    rows = [f"{row};{town}" for row, town in zip(ROWS, ("Forlì", ""), strict=True)]

    found = read(write(tmp_path, "Servizi - via Emilia 12, Cesena", ["Servizio;Quando;Per chi;Comune", *rows]))

    assert [draft.values.get("address.city") for draft in found.drafts] == ["Forlì", None]
    assert [*found.problems] == []
