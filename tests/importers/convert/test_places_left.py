"""How many places there are and are left, as houses and courses write it."""

from typing import Any

import pytest

from importers.convert.places_left import places
from importers.records.derived import ONLY_IN_ALL
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("text", "in_all", "left"),
    [
        ("15", 15, None),
        ("Posti: 15 (3 liberi)", 15, 3),
        ("15 posti di cui 3 disponibili", 15, 3),
        ("3 posti liberi su 15", 15, 3),
        ("3/15", 15, 3),
        ("12 (4 occupati)", 12, 8),
        ("12 (tutti occupati)", 12, 0),
        ("15, al completo", 15, 0),
        ("nessun posto libero", None, 0),
        ("20 posti letto", 20, None),
        ("12 + lista d'attesa", 12, None),
        ("15 Plätze, davon 3 frei", 15, 3),
        ("max. 15 persone", 15, None),
    ],
)
def test_places_are_read_from_words(text: str, in_all: int | None, left: int | None) -> None:
    assert places(text) == (in_all, left)


def capacity(header: str, cell: str, *others: str) -> list[dict[str, Any]]:
    [draft], _ = drafts_of(f"nome;{header}", ";".join(["Dormitorio", cell, *others]))
    return [dict(row) for row in draft.values.get("capacities", ())]


@pytest.mark.parametrize("header", ["Posti", "Posti totali", "Posti disponibili", "Capienza"])
def test_a_column_of_either_may_say_both(header: str) -> None:
    assert capacity(header, "15 (3 liberi)") == [{"available": 3, "maximum": 15}]


def test_a_column_of_places_left_wins() -> None:
    assert capacity("Posti totali;Posti liberi", "15 (3 liberi)", "2") == [{"available": 2, "maximum": 15}]


@pytest.mark.parametrize("cells", [("15/3", ""), ("8 uomini + 4 donne", ""), ("3", "15")])
def test_what_contradicts_itself_or_says_more_is_told_and_left_out(cells: tuple[str, str]) -> None:
    full = ("Casa Iris;10;0", "Casa Aurora;12;1")
    drafts, problems = drafts_of("nome;Posti totali;Posti liberi", ";".join(["Dormitorio", *cells]), *full)

    assert "capacities" not in drafts[0].values
    assert [problem.line for problem in problems] == [2]


def test_places_in_all_without_those_that_are_left_are_told() -> None:
    drafts, problems = drafts_of("Servizio;Comune;Capienza", "Dormitorio;Forlì;20", "Mensa;Forlì;60 (5 liberi)")
    assert [(each.line, each.value, each.message) for each in problems] == [(2, "20", ONLY_IN_ALL)]
    assert "capacities" not in drafts[0].values
    assert drafts[0].cells["Capienza"] == "20"
