"""Rows that one stray separator shifted are put right where that is sure, and left out where it is not."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.places.finder import PlaceFinder
from importers.read import read_bytes
from importers.records import drafts as reading
from importers.records.drafts import read_drafts
from importers.records.rows import CELLS_SHIFTED
from importers.records.shifted import MENDED
from importers.row_values import Values
from tests.importers.lists import DESKS, SIMPLE


def drafts(row: str) -> tuple[Values, set[str]]:
    tables = read_bytes("\n".join([SIMPLE, *DESKS, row]).encode(), "lista.csv")
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    read = read_drafts(tables, finder, country="IT", about="lista")
    found = {draft.name: draft.values for draft in read.drafts}
    return found.get("Mensa", {}), {problem.message for problem in read.problems}


@pytest.mark.parametrize(
    "row",
    [
        "Mensa;Forlì;;Via Po 3;0543 712345;m@example.org;lun 12-13",
        "Mensa;Forlì;;Via Po 3;0543 712345;m@example.org",
        "Mensa;Forlì;Via Po 3;0543 712345;m@example.org;lun 12-13; mar 12-13",
    ],
)
def test_cells_are_put_back_under_their_names(row: str) -> None:
    values, told = drafts(row)

    assert (values["address.address_1"], values["service.email"]) == ("Via Po 3", "m@example.org")
    assert len(values.get("schedules", ())) == ("12-13" in row)
    assert MENDED in told


def test_what_may_be_read_in_two_ways_is_left_out() -> None:
    values, told = drafts("Mensa;Forlì;Via Po 3; int. 2;0543 712345;m@example.org;lun 12-13")

    assert (values, CELLS_SHIFTED in told) == ({}, True)


def test_rows_say_the_same_whether_they_are_read_together_or_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        *DESKS,
        "Mensa;Forlì;;Via Po 3;0543 712345;m@example.org",
        "Mensa;Forlì;Via Po 3; int. 2;0543 712345;m@example.org;lun 12-13",
        "Sportello;Lugano;Via Nassa 3;091 815 11 11;l@example.org;lun 9-12",
        "Ambulatorio;Forlì;(non pubblicare) Via Roma 3;0543 712345;a@example.org;mar 9-12",
    ]
    monkeypatch.setattr(reading, "ROWS_LOOKED_AT", 3)  # so that some are read before the others
    said = []
    for together in (1, 2, 500):
        monkeypatch.setattr(reading, "TOGETHER", together)
        tables = read_bytes("\n".join([SIMPLE, *rows]).encode(), "lista.csv")
        finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
        read = read_drafts(tables, finder, country="IT", about="lista")
        said.append((list(read.drafts), list(read.problems)))

    assert [draft.values["address.country"] for draft in said[0][0]] == ["IT", "IT", "IT", "IT", "CH", "IT"]
    assert said[0] == said[1] == said[2]
