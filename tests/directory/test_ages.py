"""One table of ages: whoever asks a search or the matcher is of the same groups."""

import csv
import re

import pytest

from directory.ages import AGE_GROUPS, CALLED_SO_FROM, OLDEST, ages_called, groups_of_age, possible_groups_of_age
from directory.data_folder import DATA
from directory.search.query import understand
from directory.search.said.people import allows_ages
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

GROUPS = DATA / "taxonomies" / "target_groups.csv"


def test_the_ages_are_those_that_the_taxonomy_tells() -> None:
    with GROUPS.open(encoding="utf-8") as file:
        labels = {row["code"]: f"{row['label_it']} {row['description_it']}" for row in csv.DictReader(file)}
    told = {code: re.search(r"\((\d+)–(\d+)\)", label) for code, label in labels.items()}

    assert {code: (int(ages[1]), int(ages[2])) for code, ages in told.items() if ages} == {
        code: AGE_GROUPS[code] for code in ("children", "adolescents", "young_adults")
    }
    assert f"oltre i {AGE_GROUPS['elderly'].first} anni" in labels["elderly"]
    assert f"ancora {AGE_GROUPS['minors'].last + 1} anni" in labels["minors"]


@pytest.mark.parametrize("age", range(OLDEST + 1))
def test_whom_a_search_takes_for_one_of_a_group_the_matcher_never_rules_out(age: int) -> None:
    called = {code for code in AGE_GROUPS if allows_ages(code, (age, age))}

    assert groups_of_age(age) <= called <= possible_groups_of_age(age)


def test_who_is_called_old_before_the_usual_age_may_be_one_of_the_old() -> None:
    assert understand("signora anziana di 62 anni, compagnia", VOCABULARY, GAZETTEER).target_groups == ("elderly",)
    assert "elderly" in possible_groups_of_age(62)
    assert "elderly" not in groups_of_age(62)
    assert "elderly" not in possible_groups_of_age(59)


def test_a_group_that_is_called_so_earlier_begins_earlier() -> None:
    assert all(first < AGE_GROUPS[code].first for code, first in CALLED_SO_FROM.items())
    assert all(ages_called(code).last == group.last for code, group in AGE_GROUPS.items())
