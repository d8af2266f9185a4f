"""In a list of a few rows one odd cell costs that cell, and not its whole column."""

import pytest

from importers.mapping import propose_mapping
from importers.problems import Problem
from tests.importers.lists import drafts_of, table


def told(problems: list[Problem], column: str) -> list[tuple[int | None, str]]:
    return [(each.line, each.value) for each in problems if each.column == column]


@pytest.mark.parametrize(
    ("column", "good", "odd", "slot"),
    [
        ("Telefono", ["0543 712341"], ["vedi sito", "da attivare"], "phones"),
        ("Email", ["uno@example.org"], ["info at example", "non ancora attiva"], "service.email"),
        ("Data verifica", ["12/03/2026"], ["chiedere", "boh"], "service.assured_date"),
        ("CAP", ["47121", "47122"], ["boh", "vedi sito", "da chiedere", "prossimamente"], "address.postal_code"),
    ],
)
def test_a_good_cell_among_few_is_read(column: str, good: list[str], odd: list[str], slot: str) -> None:
    rows = [f"Sportello {at};Forlì;{cell}" for at, cell in enumerate((*good, *odd))]
    drafts, problems = drafts_of(f"Nome;Comune;{column}", *rows)
    assert [slot in draft.values for draft in drafts] == [True] * len(good) + [False] * len(odd)
    assert told(problems, column) == [(line, cell) for line, cell in enumerate(odd, 2 + len(good))]


def test_one_odd_cell_among_five_hides_no_column_that_only_its_cells_explain() -> None:
    rows = [f"Sportello {at};Forlì;0543 71234{at}" for at in range(4)]
    drafts, problems = drafts_of("Nome;Comune;Per noi", *rows, "Sportello 9;Forlì;vedi sito")
    assert ["phones" in draft.values for draft in drafts] == [True] * 4 + [False]
    assert told(problems, "Per noi") == [(6, "vedi sito")]


def test_a_column_of_which_nothing_is_read_is_told_also_in_a_list_of_two_rows() -> None:
    rows = ("Sportello 1;Forlì;vedi sito", "Sportello 2;Forlì;da attivare")
    assert propose_mapping(table("Nome;Comune;Telefono", *rows, delimiter=";")).not_taken == {"Telefono": "vedi sito"}


def test_in_a_long_list_a_column_of_other_things_is_not_taken() -> None:
    rows = [f"Sportello {at};Forlì;vedi il sito numero {at}" for at in range(20)]
    columns = propose_mapping(table("Nome;Comune;Telefono", *rows, "Uno;Forlì;0543 712341", delimiter=";")).columns
    assert "Telefono" not in columns
