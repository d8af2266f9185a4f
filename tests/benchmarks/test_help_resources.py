"""Categories are hidden from the search and known to the measurement; nobody chose the halves of the queries."""

import csv
import uuid
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from benchmarks.relevance import help_resources
from benchmarks.relevance.help_resources import (
    CategoryQuery,
    HiddenCategories,
    by_category,
    hide_categories,
    import_hidden,
    mean_of_means,
    quality,
    read_queries,
)
from directory.words.language import words

LIST = (
    "title,description,url,categories\n"
    'Ostello Stella,"Letti liberi,\nanche per famiglie",https://stella.example,hospitality|women\n'
    "Banca del pane,Pane ogni sera,https://pane.example,materialGoods\n"
    "Bus Verde,Corse ogni giorno,https://bus.example,\n"
)
NEEDS_SHARED = pytest.mark.skipif(not help_resources.RESOURCES.exists(), reason="the shared list is not here")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "kinds" / "resources.csv"
    path.parent.mkdir()
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def resources(session: Session, source: Path, tmp_path: Path) -> HiddenCategories:
    return import_hidden(session, source, tmp_path)


def test_the_written_list_has_all_but_the_categories(source: Path, tmp_path: Path) -> None:
    categories = hide_categories(source, tmp_path / "hidden.csv")

    assert categories == {2: {"hospitality", "women"}, 4: {"materialGoods"}, 5: frozenset()}
    with (tmp_path / "hidden.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [list(row) for row in rows] == [["title", "description", "url"]] * 3
    assert rows[0]["description"] == "Letti liberi,\nanche per famiglie"
    assert "hospitality" not in (tmp_path / "hidden.csv").read_text(encoding="utf-8")


def test_members_of_a_category_are_the_listings_of_its_rows(resources: HiddenCategories) -> None:
    names = {resources.catalog.listing_uuid(row): resources.catalog.name[row] for row in range(3)}

    assert {category: {names[one] for one in ids} for category, ids in resources.members.items()} == {
        "hospitality": {"Ostello Stella"},
        "women": {"Ostello Stella"},
        "materialGoods": {"Banca del pane"},
    }


def test_a_query_is_answered_well_when_its_category_comes_first(resources: HiddenCategories) -> None:
    (bread,) = resources.members["materialGoods"]
    (hostel,) = resources.members["women"]
    query = CategoryQuery("materialGoods", "pane", "it")

    def ranked(*listings: uuid.UUID) -> float:
        return quality(lambda _text: list(listings), query, resources)

    assert ranked(bread, hostel) == 1
    assert 0 < ranked(hostel, bread) < 1
    assert ranked(hostel) == 0


def test_values_are_kept_by_category(resources: HiddenCategories) -> None:
    queries = [
        CategoryQuery("women", "a", "it"),
        CategoryQuery("women", "b", "it"),
        CategoryQuery("hospitality", "a", "it"),
    ]
    (hostel,) = resources.members["women"]

    assert by_category(lambda text: [hostel] if text == "a" else [], queries, resources) == {
        "women": (1, 0),
        "hospitality": (1,),
    }


def test_a_category_counts_the_same_with_more_queries() -> None:
    assert mean_of_means({"job": (1, 0, 0.5), "transport": (1,)}) == 0.75


def test_every_category_has_queries_in_both_halves_mostly_in_italian() -> None:
    queries = read_queries()
    assert len({query.text for query in queries}) == len(queries)
    assert min(Counter(query.category for query in queries).values()) >= 5
    of_half = Counter((query.category, query.half) for query in queries)
    assert all(of_half[query.category, half] >= 2 for query in queries for half in ("tuning", "test"))
    languages = Counter(query.language for query in queries)
    assert languages["it"] > 0.7 * len(queries)
    assert {query.category for query in queries if query.language == "en"} == {query.category for query in queries}


@NEEDS_SHARED
def test_queries_are_asked_of_every_category_with_enough_rows() -> None:
    assert {query.category for query in read_queries()} == help_resources.large_categories()


@NEEDS_SHARED
def test_no_query_quotes_a_whole_title() -> None:
    with help_resources.RESOURCES.open(encoding="utf-8", newline="") as file:
        titles = {tuple(words(row["title"])) for row in csv.DictReader(file)}
    assert [query.text for query in read_queries() if tuple(words(query.text)) in titles] == []
