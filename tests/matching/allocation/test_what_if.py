"""What would be if there were one more worker, or more arrivals."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import InvalidInput
from directory.places.gazetteer import Gazetteer
from matching.allocation.plan import Person
from matching.allocation.what_if import arrivals_like, parse_workers, what_if
from tests.matching.builders import ANXIETY, VOCABULARY, place, profile, team, worker


def person(number: int, **values: Any) -> Person:
    return Person(f"p{number}", profile(**{"age": 30, **values}), 1.0)


def read(data: Any) -> Any:
    return parse_workers(data, VOCABULARY, Gazetteer.bundled())


def test_one_more_worker_takes_who_waits() -> None:
    rows = (worker(1, languages=("it",), base=place("Forlì").point),)
    people = [person(1, languages=("ar",), place=place("Forlì")), person(2, languages=("it",), place=place("Forlì"))]
    more = read({"languages": ["arabo"], "contract_hours": 10, "place": "Cesena"})
    found = what_if(people, team(*rows), workers=more)
    assert (found.before.waiting, found.after.waiting, found.new_worker_people) == (1, 0, 1)
    assert found.before.travel_km == pytest.approx(0.0, abs=0.01)
    assert found.after.travel_km is not None
    assert 5 < found.after.travel_km < 15  # the mean of one in Forlì and one from Cesena
    assert found.after.suitability > found.before.suitability


def test_more_arrivals_fill_the_team_and_some_wait() -> None:
    people = [person(1)]
    arrivals = arrivals_like(people, 10, place("Borgo Valsugana"))
    assert [one.id for one in arrivals[:2]] == ["+1", "+2"]
    assert all(one.profile.place == place("Borgo Valsugana") for one in arrivals)
    found = what_if(people, team(worker(1, capacity_points=4.0)), arrivals=arrivals)
    assert (found.arrivals, found.after.waiting, found.after.heaviest) == (10, 7, 1.0)
    assert found.arrivals_waiting in {6, 7}


def test_what_an_imagined_worker_has_is_read_as_elsewhere() -> None:
    (one,) = read(
        {
            "name": "X",
            "gender": "woman",
            "languages": ["it", "arabo"],
            "expertise": [ANXIETY],
            "interests": ["music"],
            "worked_with": ["prison"],
            "place": "Forlì",
            "free_times": ["tuesday afternoon"],
            "contract_hours": 36,
            "seniority": "starting",
            "cleared_for_minors": True,
        }
    )
    assert (one.languages, one.base_name, one.capacity_points, one.slots) == (("it", "ar"), "Forlì", 31.0, 1 << 4)
    assert set(one.tags) == {("need", ANXIETY), ("interest", "music"), ("target_group", "prison")}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "A worker is a JSON object"),
        ("Anna", "A worker is a JSON object"),
        ({"languages": ["it"]}, "contract_hours"),
        ({"contract_hours": 36, "skills": []}, "“skills” is nothing that a worker has"),
        ({"contract_hours": 99}, "from 0 to 60"),
        ({"contract_hours": 36, "languages": ["klingon"]}, "klingon"),
        ({"contract_hours": 36, "place": "Atlantide"}, "Atlantide"),
        ({"contract_hours": 36, "expertise": ["quidditch"]}, "quidditch"),
    ],
)
def test_what_cannot_be_imagined_is_refused_in_a_sentence(data: Any, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(data)
    assert told in str(caught.value)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["it", "ar", "de"]), max_size=8), st.sampled_from(["it", "ar"]), st.integers(1, 20))
def test_one_more_worker_never_makes_more_people_wait(languages: list[str], spoken: str, hours: int) -> None:
    people = [person(number, languages=(code,)) for number, code in enumerate(languages)]
    crew = team(worker(1, languages=("it",), capacity_points=2.0), worker(2, languages=("de",), capacity_points=1.0))
    found = what_if(people, crew, workers=read({"languages": [spoken], "contract_hours": hours}))
    assert found.after.waiting <= found.before.waiting
    assert found.after.people == found.before.people == len(people)
