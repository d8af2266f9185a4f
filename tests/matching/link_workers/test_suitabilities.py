"""Many people scored with a whole team at once: the same numbers as one arrival after the other."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.scoring import score
from directory.catalog.slots import slot_bits
from matching.link_workers.features import WORKER_FEATURES
from matching.link_workers.rules import ARRIVAL_RULES, LASTING_RULES, first_broken, who_can
from matching.link_workers.suitabilities import suitabilities, suitability_matrix
from matching.link_workers.workers import WorkerRow
from matching.profile import Gender, Profile, WorkerPreferences
from tests.matching.builders import ANXIETY, HOUSING, TODAY, WORK, need, place, profile, team, worker

FORLI, LUGANO, TRENTO = place("Forlì"), place("Lugano"), place("Trento")
LANGUAGES = st.sampled_from([(), ("it",), ("ar",), ("it", "ar"), ("uk", "xx")])
PEOPLE: st.SearchStrategy[list[Profile]] = st.lists(
    st.builds(
        profile,
        asked_on=st.sampled_from([TODAY, None]),
        age=st.sampled_from([None, 16.5, 30.0]),
        place=st.sampled_from([None, FORLI, LUGANO]),
        needs=st.sampled_from([(), (ANXIETY,), (need(HOUSING, 1), need(WORK, 5)), (WORK, ANXIETY, "addictions")]),
        interests=st.sampled_from([(), ("music",), ("music", "cooking")]),
        languages=LANGUAGES,
        free_slots=st.sampled_from([0, slot_bits([1], [1]), slot_bits(range(5), [0, 1])]),
        target_groups=st.sampled_from([(), ("prison",)]),
        gender=st.sampled_from([None, Gender.WOMAN]),
        mandate=st.sampled_from([None, False, True]),
        interpreter=st.sampled_from([None, True]),
        previous_worker=st.sampled_from([None, "Operatrice 1", " operatrice 2", "Nobody"]),
        worker_preferences=st.builds(WorkerPreferences, st.sampled_from([None, Gender.WOMAN]), st.booleans()),
        conflicts=st.sampled_from([(), ("Operatrice 2",), ("Ente",)]),
    ),
    min_size=1,
    max_size=6,
)
WORKERS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries(
        {
            "organization": st.sampled_from(["", "Ente"]),
            "gender": st.sampled_from([None, Gender.WOMAN, Gender.MAN]),
            "languages": LANGUAGES,
            "tags": st.dictionaries(
                st.sampled_from([("need", ANXIETY), ("need", WORK), ("interest", "music"), ("target_group", "prison")]),
                st.sampled_from([0.4, 1.0]),
            ),
            "base": st.sampled_from([None, FORLI.point, TRENTO.point]),
            "base_code": st.sampled_from([None, FORLI.code]),
            "areas": st.sampled_from([(), (("province", "FC"),), (("municipality", LUGANO.code),)]),
            "slots": st.sampled_from([0, slot_bits([1], [0, 1])]),
            "capacity_points": st.sampled_from([0.0, 10.0]),
            "load_points": st.sampled_from([0.0, 4.0, 12.0]),
            "cleared_for_minors": st.sampled_from([None, True, False]),
            "takes_new_people": st.booleans(),
            "works_on_mandate": st.sampled_from([None, True, False]),
            "absences": st.sampled_from([(), ((TODAY, None),), ((TODAY, TODAY + timedelta(days=20)),)]),
        }
    ),
    min_size=1,
    max_size=4,
)
WEIGHTS = st.sampled_from([None, {"room": 0.0}, {"expertise": 9.0, "territory": 0.0}])


def rows(workers: list[dict[str, Any]]) -> list[WorkerRow]:
    """Numbered from 1."""
    return [worker(number, **values) for number, values in enumerate(workers, 1)]


@settings(max_examples=30, deadline=None)
@given(PEOPLE, WORKERS, WEIGHTS)
def test_the_matrix_is_the_sum_of_the_contributions_of_each_pair(
    people: list[Profile], workers: list[dict[str, Any]], weights: dict[str, float] | None
) -> None:
    crew = team(*rows(workers))
    matrix = suitability_matrix(people, crew, weights=weights)

    for person, own in zip(people, matrix, strict=True):
        scores = score(person, crew, [*WORKER_FEATURES.values()], weights=weights)
        said = [sum(reason.contribution for reason in scores.reasons(row)) for row in range(len(crew))]
        assert own.tolist() == pytest.approx(said, abs=1e-5)
        assert own.tolist() == pytest.approx(scores.total.tolist(), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(PEOPLE, WORKERS, st.sampled_from([ARRIVAL_RULES, LASTING_RULES]))
def test_who_can_is_who_breaks_no_rule(people: list[Profile], workers: list[dict[str, Any]], rules: Any) -> None:
    crew = team(*rows(workers))
    can, row = who_can(people, crew, rules)

    for person, own in zip(people, can[row], strict=True):
        assert own.tolist() == (first_broken(person, crew, 1.0, rules) < 0).tolist()
    assert len(can) <= len(people)


@pytest.mark.parametrize("crew_size", [3, 40])
def test_few_pairs_and_many_have_what_the_matrix_has(crew_size: int) -> None:
    crew = team(worker(1, languages=("ar",)), *(worker(number) for number in range(2, crew_size + 1)))
    people = [profile(languages=("it",)), profile(needs=(), place=place("Forlì")), profile(languages=("ar", "it"))]
    matrix = suitability_matrix(people, crew)
    who, whom = np.array([0, 1, 2, 2]), np.array([2, 0, 1, 0])  # a third of all, or one in thirty

    assert suitabilities(people, crew, who, whom).tolist() == pytest.approx(matrix[who, whom].tolist(), abs=1e-6)
    assert matrix[2, 0] > matrix[0, 0]


def test_people_beyond_one_block_have_their_own_suitability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.link_workers.suitabilities._BLOCK", 4)  # two people at a time
    crew = team(worker(1, languages=("ar",)), worker(2, languages=("it",)))
    people = [profile(languages=codes) for codes in (("it",), ("ar",), ("it", "ar"), ("uk",), ("ar",))]
    matrix = suitability_matrix(people, crew)
    who, whom = np.array([0, 0, 2, 4, 4]), np.array([0, 1, 1, 0, 1])

    assert suitabilities(people, crew, who, whom).tolist() == matrix[who, whom].tolist()


def test_without_people_workers_or_questions_nothing_is_suitable() -> None:
    crew = team(worker(1))
    assert suitability_matrix([], crew).shape == (0, 1)
    assert suitability_matrix([profile()], team()).shape == (1, 0)
    assert suitability_matrix([Profile()], crew).tolist() == [[0.0]]
