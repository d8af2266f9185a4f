"""Who walks with the person: hard rules, features, caseload."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.slots import slot_bits
from directory.places.geo import Point
from matching.link_workers.assign import Band, Proposal, band_of, beside_the_next, case_weight, propose
from matching.link_workers.features import WORKER_FEATURES
from matching.link_workers.workers import WorkerRow
from matching.profile import Gender, Profile, Urgency, WorkerPreferences
from tests.matching.builders import ANXIETY, HOUSING, WORK, need, place, profile, team, worker


def proposed(person: Profile, *rows: WorkerRow, limit: int = 3) -> Proposal:
    """Propose from a team of these."""
    return propose(person, team(*rows), limit=limit)


def names(proposal: Proposal) -> list[str]:
    """Names of the candidates in order."""
    return [candidate.name for candidate in proposal.candidates]


def knows(*codes: str) -> dict[str, Any]:
    """Expertise in needs."""
    return {"tags": {("need", code): 1.0 for code in codes}}


def test_reasons_add_up_to_the_score() -> None:
    person = profile(age=20, languages=("ar",), place=place(), interests=("music",), free_slots=slot_bits([1], [1]))
    (candidate,) = proposed(person, worker(1, languages=("it", "ar"), **knows(ANXIETY))).candidates

    assert sum(reason.contribution for reason in candidate.reasons) == pytest.approx(candidate.score, abs=1e-5)
    assert candidate.reasons[0].weight > 0


def test_the_earlier_worker_comes_first_by_name_or_id() -> None:
    rows = (worker(1, name="Anna", **knows(ANXIETY)), worker(2, name="Bea"))

    assert names(proposed(profile(), *rows)) == ["Anna", "Bea"]
    assert names(proposed(profile(previous_worker="bea"), *rows)) == ["Bea", "Anna"]
    assert names(proposed(profile(previous_worker=str(rows[1].id)), *rows)) == ["Bea", "Anna"]


def test_an_earlier_worker_who_cannot_be_proposed_is_named() -> None:
    rows = (worker(1, name="Anna"), worker(2, name="Bea", takes_new_people=False))

    notes = [str(note) for note in proposed(profile(previous_worker="Bea"), *rows).notes]
    assert any("Bea, cannot be proposed" in note for note in notes)
    notes = [str(note) for note in proposed(profile(previous_worker="Carla"), *rows).notes]
    assert any("“Carla” is not in this team" in note for note in notes)


@pytest.mark.parametrize(
    ("person", "better", "worse"),
    [
        ({"needs": (need(ANXIETY, 5), need(WORK, 1))}, knows(ANXIETY), knows(WORK)),
        ({"languages": ("ar",)}, {"languages": ("it", "ar")}, {}),
        ({"interests": ("music",)}, {"tags": {("interest", "music"): 1.0}}, {"tags": {("interest", "animals"): 1.0}}),
        ({"place": place("Forlì")}, {"areas": (("province", "FC"),)}, {"areas": (("province", "BG"),)}),
        ({"place": place("Forlì")}, {"base": Point(44.2, 12.1)}, {"base": Point(44.5, 11.6)}),
        ({"free_slots": slot_bits([1], [1])}, {"slots": slot_bits([1], [1])}, {"slots": slot_bits([0], [0])}),
        ({}, {"load_points": 10.0}, {"load_points": 50.0}),
        ({"worker_preferences": WorkerPreferences(Gender.WOMAN)}, {"gender": "woman"}, {"gender": "man"}),
        ({"worker_preferences": WorkerPreferences(Gender.WOMAN)}, {"gender": "woman"}, {}),
    ],
)
def test_the_more_suitable_worker_comes_first(
    person: dict[str, Any], better: dict[str, Any], worse: dict[str, Any]
) -> None:
    assert names(proposed(profile(**person), worker(1, name="worse", **worse), worker(2, name="better", **better))) == [
        "better",
        "worse",
    ]


def test_gender_counts_only_when_the_person_asks_for_it() -> None:
    person = profile(gender=Gender.WOMAN)
    first, second = proposed(person, worker(1, gender="man"), worker(2, gender="woman")).candidates

    assert first.score == second.score


@pytest.mark.parametrize(
    ("person", "row", "said"),
    [
        ({}, {"takes_new_people": False}, "Does not take new people"),
        ({"age": 17}, {"cleared_for_minors": False}, "not cleared to work with minors"),
        ({"age": 17}, {"cleared_for_minors": None}, "No clearance to work with minors is recorded"),
        ({"languages": ("ar",)}, {"languages": ("it",)}, "Speaks none of the person's languages"),
        (
            {"worker_preferences": WorkerPreferences(Gender.WOMAN, required=True)},
            {"gender": "man"},
            "Is not a woman, which the person set as a condition",
        ),
        ({"worker_preferences": WorkerPreferences(Gender.WOMAN, required=True)}, {}, "States no gender"),
        ({}, {"load_points": 59.5}, "the caseload would be at 101 %"),
        ({}, {"capacity_points": 0.0}, "Has no capacity"),
    ],
)
def test_hard_rules_exclude_with_a_reason(person: dict[str, Any], row: dict[str, Any], said: str) -> None:
    proposal = proposed(profile(**person), worker(1, **row))

    assert proposal.candidates == []
    ((name, why),) = proposal.excluded
    assert name == "Operatrice 1"
    assert said in str(why)
    assert any(str(note).startswith(("Nobody could walk with", "Some could walk with")) for note in proposal.notes)


@pytest.mark.parametrize(
    ("person", "row"),
    [
        ({"age": 17}, {"cleared_for_minors": True}),
        ({"age": 18}, {"cleared_for_minors": None}),
        ({"languages": ("ar",)}, {"languages": ()}),
        ({"languages": ()}, {"languages": ("de",)}),
        ({"worker_preferences": WorkerPreferences(Gender.WOMAN)}, {"gender": "man"}),
        ({}, {"load_points": 59.0}),
    ],
)
def test_what_breaks_no_hard_rule_is_proposed(person: dict[str, Any], row: dict[str, Any]) -> None:
    assert len(proposed(profile(**person), worker(1, **row)).candidates) == 1


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (0.2, "Suits clearly better than the next"),
        (0.12, "Suits better than the next"),
        (0.02, "Suits a little better than the next"),
        (0.004, "The next suits just as well"),
    ],
)
def test_the_difference_of_the_first_is_said_in_words(difference: float, said: str) -> None:
    assert str(beside_the_next(difference)) == said


def test_the_causes_are_counted_when_nobody_can() -> None:
    rows = (worker(1, takes_new_people=False), worker(2, load_points=60.0), worker(3, load_points=60.0))

    note = str(proposed(profile(age=20), *rows).notes[0])
    assert "not taking new people: 1" in note
    assert "no room in the caseload: 2" in note
    assert note.startswith("Some could walk with the person, but have no room now")
    none_fits = str(proposed(profile(age=20), worker(1, takes_new_people=False)).notes[0])
    assert none_fits.startswith("Nobody could walk with the person, however much room there is")


def test_where_only_the_language_is_in_the_way_an_interpreter_is_thought_of() -> None:
    rows = (worker(1, languages=("it",)), worker(2, languages=("de",), takes_new_people=False))
    speaks_urdu = profile(age=20, languages=("ur",))

    notes = [str(note) for note in proposed(speaks_urdu, *rows).notes]

    assert (
        "With an interpreter there could walk with the person: Operatrice 1. Say in the profile if there is one."
        in notes
    )
    assert not any("interpreter" in str(note) for note in proposed(replace(speaks_urdu, interpreter=True), *rows).notes)
    assert not any("interpreter" in str(note) for note in proposed(speaks_urdu, rows[1]).notes)


def test_an_empty_team_says_what_to_do() -> None:
    assert "no link workers in the directory yet" in str(proposed(profile()).notes[0])


def test_case_weight_adds_up_and_explains_itself() -> None:
    light, parts = case_weight(profile(age=30))
    assert (light, len(parts)) == (1.0, 1)

    heavy, parts = case_weight(
        profile(
            age=16,
            mandate=True,
            needs=(need(ANXIETY, 5, Urgency.NOW), need(HOUSING), need(WORK), need("safety.child_abuse")),
        )
    )
    assert heavy == sum(part.points for part in parts) == 7
    assert any("4 areas of life" in str(part.text) for part in parts)


@pytest.mark.parametrize(
    ("load", "band"),
    [(0, Band.BLUE), (0.949, Band.BLUE), (0.95, Band.GREEN), (1.0, Band.GREEN), (1.1, Band.AMBER), (1.11, Band.RED)],
)
def test_bands(load: float, band: Band) -> None:
    assert band_of(load) is band


@settings(max_examples=80, deadline=None)
@given(
    caseloads=st.lists(st.tuples(st.floats(0, 80), st.floats(0, 80)), max_size=8),
    severity=st.integers(1, 5),
    age=st.none() | st.integers(0, 60),
    limit=st.integers(1, 4),
)
def test_nobody_is_proposed_over_capacity_and_nobody_is_lost(
    caseloads: list[tuple[float, float]], severity: int, age: int | None, limit: int
) -> None:
    rows = [
        worker(number, capacity_points=capacity, load_points=load, cleared_for_minors=bool(number % 2))
        for number, (capacity, load) in enumerate(caseloads, start=1)
    ]
    person = profile(age=age, needs=(need(ANXIETY, severity),))
    proposal = proposed(person, *rows, limit=limit)

    assert all(candidate.load_after <= 1.001 for candidate in proposal.candidates)
    assert all(candidate.band in {Band.BLUE, Band.GREEN} for candidate in proposal.candidates)
    assert len(proposal.candidates) == min(limit, len(rows) - len(proposal.excluded))
    assert proposal == proposed(person, *reversed(rows), limit=limit)


@pytest.mark.parametrize("name", WORKER_FEATURES)
def test_every_feature_of_a_worker_keeps_the_contract(name: str) -> None:
    feature = WORKER_FEATURES[name]
    person = profile(
        place=place(),
        languages=("it",),
        interests=("music",),
        free_slots=1,
        previous_worker="Anna",
        worker_preferences=WorkerPreferences(Gender.WOMAN),
        mandate=True,
    )
    people = team(worker(1, name="Anna", languages=("it",), gender="woman", slots=1, **knows(ANXIETY)), worker(2))

    assert feature.measure(Profile(), people) is None
    values = feature.measure(person, people)
    assert values is not None
    assert values.score.shape == values.known.shape == (2,)
    assert values.score.min() >= 0
    assert values.score.max() <= 1
    for sentence in feature.explain_rows(person, people, values, np.arange(2)):
        assert "%(" not in str(sentence)


def test_who_works_far_away_is_not_proposed() -> None:
    rows = (worker(1, name="Anna", base=place("Forlì").point), worker(2, name="Bea", base=place("Lugano").point))
    proposal = proposed(profile(place=place("Forlì")), *rows)

    assert names(proposal) == ["Anna"]
    assert "Forlì" in str(proposal.excluded[0].why)


def test_who_works_across_the_border_is_not_proposed_unless_the_area_reaches_there() -> None:
    lugano, como = place("Lugano"), place("Como")
    here = worker(1, name="here", base=lugano.point, base_code=lugano.code)
    abroad = worker(2, name="abroad", base=como.point, base_code=como.code)
    of_both = worker(3, name="of both", base=como.point, base_code=como.code, areas=(("municipality", lugano.code),))
    unknown = worker(4, name="unknown", base=como.point)

    proposal = proposed(profile(place=lugano), here, abroad, of_both, unknown, limit=4)

    assert sorted(names(proposal)) == ["here", "of both", "unknown"]
    assert [str(one.why) for one in proposal.excluded] == ["Works in another country"]
    assert "abroad" in names(proposed(profile(place=como), here, abroad))
