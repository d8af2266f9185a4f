"""Who tells something of which nothing is understood, or that nothing answers, is shown where one can begin."""

from dataclasses import replace
from typing import Any

from matching.rank import rank
from matching.said.kinds import kinds_said
from tests.matching.builders import ANXIETY, VOCABULARY, catalog, listing, place, profile


def test_where_nothing_is_understood_the_first_doors_near_the_person_are_suggested_and_this_is_said() -> None:
    near: dict[str, Any] = {"place": place(), "point": place().point}
    found = catalog(
        listing(1, needs=(), tags={("service_type", "social_secretariat"): 1.0}, **near),
        listing(2, needs=(), tags={("service_type", "library"): 1.0}, **near),
        listing(3, needs=(), in_town="Trento", tags={("service_type", "social_secretariat"): 1.0}),
    )

    matched = rank(profile(needs=(), words="un tipo strano e taciturno", place=place()), found)

    assert [one.row for one in matched.results] == [0]
    assert any("these are first doors near the person" in str(note) for note in matched.notes)


def test_where_nothing_answers_the_first_doors_near_the_person_stand_in_and_the_need_stays_uncovered() -> None:
    near: dict[str, Any] = {"place": place(), "point": place().point}
    found = catalog(
        listing(1, needs=("housing.finding",), tags={("service_type", "social_secretariat"): 1.0}, **near),
        listing(2, needs=("housing.finding",), in_town="Trento", tags={("service_type", "social_secretariat"): 1.0}),
    )

    matched = rank(profile(needs=(ANXIETY,), place=place()), found)

    assert [one.row for one in matched.results] == [0]
    assert [gap.term.code for gap in matched.uncovered] == [ANXIETY]
    assert any("first doors near the person" in str(note) for note in matched.notes)


def test_who_gives_one_thing_to_those_who_prove_that_they_need_it_is_no_first_door() -> None:
    near: dict[str, Any] = {"place": place(), "point": place().point}
    desk = {("service_type", "listening_desk"): 1.0}
    found = catalog(
        listing(1, needs=("housing.costs",), tags={**desk, ("service_type", "financial_aid"): 1.0}, **near),
        listing(2, needs=("housing.costs",), tags=desk, isee_maximum=10_000.0, **near),
        listing(3, needs=(), tags=desk, **near),
    )

    matched = rank(profile(needs=(), words="un tipo strano e taciturno", place=place()), found)

    assert [one.row for one in matched.results] == [2]


def test_where_the_directory_knows_no_door_the_one_that_is_open_everywhere_is_told() -> None:
    nothing = catalog(listing(1, needs=("housing.finding",), in_town="Trento"))

    def last_note(town: str) -> str:
        return str(rank(profile(needs=(ANXIETY,), place=place(town)), nothing).notes[-1])

    assert "segretariato sociale" in last_note("Forlì")
    assert "143" in last_note("Lugano")


def test_nobody_is_sent_first_to_the_door_of_a_kind_that_was_refused() -> None:
    near: dict[str, Any] = {"place": place(), "point": place().point}
    desk, psychologists = ("service_type", "listening_desk"), ("service_type", "psychological_support")
    found = catalog(
        listing(1, needs=(), tags={desk: 1.0, psychologists: 1.0}, **near),
        listing(2, needs=(), tags={desk: 1.0}, **near),
    )
    asked = profile(needs=("housing.finding",), words="di psicologi non ne vuole sapere", place=place())
    heard = replace(asked, kinds_said=kinds_said(asked.words, VOCABULARY))

    assert [one.row for one in rank(heard, found).results] == [1]
    assert {one.row for one in rank(asked, found).results} == {0, 1}


def test_a_girl_whose_age_nobody_said_is_shown_doors_for_young_people() -> None:
    near: dict[str, Any] = {"place": place(), "point": place().point}
    found = catalog(
        listing(1, needs=(), tags={("service_type", "youth_information"): 1.0}, minimum_age=14, maximum_age=35, **near),
        listing(2, needs=(), tags={("service_type", "listening_desk"): 1.0}, minimum_age=6, maximum_age=14, **near),
    )

    def doors(words: str) -> list[int]:
        return [one.row for one in rank(profile(needs=(), words=words, place=place()), found).results]

    assert doors("ragazza in difficoltà") == [0]
    assert doors("signora in difficoltà") == []
