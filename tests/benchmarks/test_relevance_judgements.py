"""The judged queries are whole, name rows that exist, and fall into halves that nobody chose."""

import csv
import doctest
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relevance import judged, territory
from benchmarks.relevance.typos import edit, misspell
from directory.words.language import fold
from matching.metrics import HELPS

DEMO = {path.name: path for path in territory.demo_lists()}
SHARED = {path.name for path in territory.SHARED_LISTS}


@pytest.fixture(scope="module")
def queries() -> tuple[judged.JudgedQuery, ...]:
    return judged.read()


def test_there_are_enough_queries_and_every_one_can_be_answered(queries: tuple[judged.JudgedQuery, ...]) -> None:
    assert len(queries) >= 160
    assert [query.text for query in queries if max(query.grades.values()) < HELPS] == []
    assert {grade for query in queries for grade in query.grades.values()} == {1, 2, 3}


def test_both_halves_are_large(queries: tuple[judged.JudgedQuery, ...]) -> None:
    halves = Counter(query.half for query in queries)
    assert min(halves["tuning"], halves["test"]) >= 0.4 * len(queries)


def test_a_query_says_whether_the_shared_lists_answer_it(queries: tuple[judged.JudgedQuery, ...]) -> None:
    for query in queries:
        helping = {file for (file, _), grade in query.grades.items() if grade >= HELPS}
        assert query.needs_shared == bool(helping & SHARED), query.text


def test_judged_rows_are_the_listings_that_were_read() -> None:
    """The name that was judged stands in the row that the judgement points to."""
    rows = {(name, line): cells for name, path in DEMO.items() for line, cells in lines_of(path)}
    with judged.JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        judgements = list(csv.DictReader(file))

    assert {one["file"] for one in judgements} <= {*DEMO, *SHARED}
    demo = [one for one in judgements if one["file"] in DEMO]
    moved = [one for one in demo if one["listing"] not in rows[one["file"], int(one["line"])]]
    assert len(demo) > 500
    assert moved == []


def lines_of(path: Path) -> list[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";" if path.name == "biblioteche.csv" else ",")
        return [(reader.line_num, cells) for cells in reader]  # no cell of these lists has a line break


def test_the_example_of_the_split_holds() -> None:
    found = doctest.testmod(judged)
    assert found.attempted > 0
    assert found.failed == 0


def test_a_row_judged_twice_is_refused(tmp_path: Path) -> None:
    asked, grades = tmp_path / "queries.csv", tmp_path / "judgements.csv"
    asked.write_text("query,kind,language,lists\norto,interest,it,demo\n", "utf-8")
    grades.write_text("query,file,line,grade,listing\norto,a.csv,2,3,Orto\norto,a.csv,2,1,Orto\n", "utf-8")

    with pytest.raises(ValueError, match="judged twice"):
        judged.read(asked, grades)


def test_a_query_without_judgements_is_refused(tmp_path: Path) -> None:
    asked, grades = tmp_path / "queries.csv", tmp_path / "judgements.csv"
    asked.write_text("query,kind,language,lists\norto,interest,it,demo\n", "utf-8")
    grades.write_text("query,file,line,grade,listing\n", "utf-8")

    with pytest.raises(ValueError, match="orto"):
        judged.read(asked, grades)


@given(st.text("abcdefghilmnopqrstuvzàèìòù", min_size=4, max_size=15), st.integers())
def test_an_edit_changes_one_letter(word: str, seed: int) -> None:
    changed = edit(word, random.Random(seed))

    assert fold(changed) != fold(word)
    assert abs(len(changed) - len(word)) <= 1
    if len(changed) == len(word):
        different = [at for at in range(len(word)) if changed[at] != word[at]]
        swapped = len(different) == 2 and sorted(changed) == sorted(word) and different[1] == different[0] + 1
        assert len(different) == 1 or swapped


def test_an_error_spares_places_and_short_words(queries: tuple[judged.JudgedQuery, ...]) -> None:
    query = judged.JudgedQuery("caf a Treviglio per pensione", "place", "it", False, {})
    only_a_place = judged.JudgedQuery("caf a Treviglio", "place", "it", False, {})

    changed = {found.original for seed in range(20) if (found := misspell(query, seed, {"treviglio"}))}
    assert changed == {"pensione"}
    found = misspell(only_a_place, 0, {"treviglio"})
    assert found is not None
    assert found.original == "Treviglio"
    assert found.text == f"caf a {found.changed}"
    assert misspell(judged.JudgedQuery("caf", "name", "it", False, {}), 0, set()) is None
