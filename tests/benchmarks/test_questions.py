"""The questions: every kind, the same in every run, and names with exactly one right answer."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.questions import Question, misspelt, mix, names
from benchmarks.synthetic import World, rows
from directory.catalog.rows import ListingRow
from directory.places.gazetteer import Gazetteer
from directory.words.language import within_edits


@pytest.fixture(scope="module")
def world() -> World:
    return World.bundled()


@pytest.fixture(scope="module")
def questions(world: World) -> list[Question]:
    return mix(world)


@pytest.fixture(scope="module")
def listings(world: World) -> list[ListingRow]:
    return list(rows(3_000, world))


def test_there_are_300_questions_of_eleven_kinds(world: World, questions: list[Question]) -> None:
    kinds = Counter(question.kind for question in questions)
    assert len(questions) >= 300
    assert len(kinds) == 11
    assert min(kinds.values()) >= 15
    assert mix(world) == questions


def test_no_question_is_empty(questions: list[Question]) -> None:
    assert all(question.text.strip() for question in questions)


def test_words_of_inflected_questions_are_in_no_text(world: World, questions: list[Question]) -> None:
    written = set(world.words.tolist())
    asked = [question.text for question in questions if question.kind == "inflected"]
    assert not [word for text in asked for word in text.split() if word in written]


def test_chosen_places_are_understood(questions: list[Question]) -> None:
    with_place = [question for question in questions if question.place]
    assert len(with_place) >= 30
    for question in with_place:
        point = Gazetteer.bundled().resolve(question.place or "").point
        assert question.point == (point.latitude, point.longitude)
        assert question.category in question.filters["service_type"]


@pytest.mark.parametrize("edits", [1, 2])
def test_a_misspelt_word_is_at_most_that_far_and_never_right(edits: int) -> None:
    dice = random.Random(1)
    for word in ("ascolto", "sportello", "falegnameria"):
        for _ in range(200):
            wrong = misspelt(word, dice, edits)
            assert wrong != word
            assert wrong[0] == word[0]
            assert within_edits(wrong, word, edits + 1) in range(1, edits + 2)  # two swaps may share a letter


@pytest.mark.parametrize("whole", [True, False])
def test_a_name_question_has_one_right_answer(listings: list[ListingRow], whole: bool) -> None:
    asked = names(listings, 100, whole=whole)
    assert len(asked) == 100
    for one in asked:
        kept, wrong = set(one.text.split()[:-1]), one.text.split()[-1]
        right = listings[one.number].name.lower().split()
        assert kept <= set(right)
        assert wrong not in right
        alike = [
            row
            for row in listings
            if kept <= set(row.name.lower().split()) and row.name.lower().split()[-1] == right[-1]
        ]
        assert len(alike) == 1


def test_a_name_that_another_listing_has_too_is_not_asked_for(listings: list[ListingRow]) -> None:
    first = names(listings, 1)[0]
    twin = replace(listings[(first.number + 1) % len(listings)], name=listings[first.number].name)
    assert first.number not in {one.number for one in names([*listings, twin], len(listings))}


def test_two_edits_are_made_in_long_words_only(listings: list[ListingRow]) -> None:
    asked = names(listings, 100, edits=2, shortest=8)
    assert asked
    assert all(len(listings[one.number].name.split()[-1]) >= 8 for one in asked)
