"""What is offered where a name can mean several places."""

import pytest

from directory.errors import Ambiguous, NotFound
from directory.places.gazetteer import Gazetteer
from directory.places.geo import Point, distance_km
from directory.places.several_places import nearest_first

GAZETTEER = Gazetteer.bundled()
CESENA, TRENTO = (GAZETTEER.resolve(town).point for town in ("Cesena", "Trento"))


def asked(text: str) -> Ambiguous:
    with pytest.raises(Ambiguous) as caught:
        GAZETTEER.resolve(text)
    return caught.value


def choices_from(text: str, home: Point) -> list[str]:
    return list(nearest_first(asked(text), GAZETTEER.resolve, lambda point: distance_km(home, point)).facts["choices"])


def test_a_municipality_whose_name_goes_on_is_offered_beside_villages_of_others() -> None:
    choices = asked("San Mauro").facts["choices"]
    assert {"San Mauro Pascoli (FC)", "San Mauro Torinese (TO)", "Signa (FI)"} <= set(choices)
    assert choices.index("San Mauro Pascoli (FC)") < choices.index("Baselga di Pinè (TN)")
    assert not any("di Sotto" in choice for choice in asked("Castro").facts["choices"])


def test_what_is_near_to_the_own_territory_comes_first() -> None:
    assert choices_from("San Mauro", CESENA)[0] == "San Mauro Pascoli (FC)"
    assert choices_from("San Mauro", TRENTO)[0] == "Baselga di Pinè (TN)"
    assert choices_from("Castro", GAZETTEER.resolve("Lecce").point)[0] == "Castro (LE)"


def test_other_problems_stay_as_they_are() -> None:
    problem = NotFound("No municipality is called %(place)s.", place="Forlimpopolo")
    assert nearest_first(problem, GAZETTEER.resolve, lambda _: 0.0) is problem
