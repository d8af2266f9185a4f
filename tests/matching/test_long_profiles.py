"""Profiles of whoever wants to keep the machine busy: everything has a length, and nothing takes its square."""

from typing import Any

import pytest

from directory.errors import InvalidInput, NotFound
from directory.words.language import words
from tests.growth import grows_with_its_input
from tests.matching.builders import ANXIETY, VOCABULARY
from tests.matching.test_profile import faults, parse

LONG = "a " * 101  # characters: two more than a line has


@pytest.mark.parametrize("key", ["label", "place", "previous_worker"])
def test_a_line_has_a_length(key: str) -> None:
    assert f"“{key}” is too long: write at most 200 characters." in faults({"words": "ho fame", key: "x" * 201})


@pytest.mark.parametrize(
    "key",
    ["interests", "target_groups", "languages", "free_times", "documents", "conflicts", "tried", "refused", "active"],
)
def test_an_entry_of_a_list_has_a_length(key: str) -> None:
    said = faults({"words": "ho fame", key: [LONG]})

    assert f"in “{key}” is too long: write at most 200 characters." in said
    assert len(said) < 200


@pytest.mark.parametrize(
    "data", [{"needs": [{"term": LONG}]}, {"needs": [{"term": ANXIETY}], "pathway": {"name": LONG}}]
)
def test_a_name_within_an_object_has_a_length(data: dict[str, Any]) -> None:
    assert "is too long: write at most 200 characters." in faults(data)


def test_very_many_faults_are_told_in_part() -> None:
    unknown = [f"xyzzy {number}" for number in range(100)]
    needs = [{"term": name} for name in unknown]

    said = faults({"needs": needs, "interests": unknown, "target_groups": unknown, **dict.fromkeys(unknown, 1)})

    assert "xyzzy 1" in said
    assert len(said) < 60_000


def test_a_key_is_compared_by_its_beginning() -> None:
    assert len(faults({"words": "ho fame", "x" * 100_000: 1})) < 600


@pytest.mark.parametrize("piece", ["isee ", "mi picchia ", "debiti casa ", "voglio morire ", "disoccupato da anni "])
def test_hearing_a_long_text_takes_no_square_of_its_length(piece: str) -> None:
    assert grows_with_its_input(lambda text: VOCABULARY.told(words(text)), piece, 5000)


def test_what_is_not_known_is_compared_by_its_beginning() -> None:
    def look_up(text: str) -> None:
        with pytest.raises(NotFound) as caught:
            VOCABULARY.find("interest", text)
        assert len(caught.value.facts["term"]) < 100

    assert grows_with_its_input(look_up, "qwx ", 5000)


def test_a_text_as_long_as_may_be_is_read() -> None:
    assert parse({"words": ("isee " * 1000)[:5000]}).needs


@pytest.mark.parametrize("data", [{"free_times": ["a-" * 90]}, {"interests": ["a " * 90]}])
def test_what_is_short_enough_and_not_understood_still_gets_its_sentence(data: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        parse({"words": "ho fame", **data})
