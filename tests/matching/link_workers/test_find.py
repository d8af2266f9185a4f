"""Who fits a question in words."""

from datetime import date

import pytest

from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from matching.link_workers.find import NEAREST, WorkersFound, find_workers
from matching.link_workers.workers import WorkerRow
from tests.matching.builders import ANXIETY, HOUSING, TODAY, VOCABULARY, place, team, worker


def found(text: str, *rows: WorkerRow) -> WorkersFound:
    query = understand(text, VOCABULARY, Gazetteer.bundled())
    return find_workers(query, team(*rows), today=TODAY)


def names(result: WorkersFound) -> list[str]:
    return [one.worker.name for one in result.workers]


ARBEN = worker(
    1,
    name="Arben",
    languages=("it", "sq"),
    tags={("need", "addictions.alcohol"): 1.0},
    areas=(("municipality", place("Borgo Valsugana").code),),
    area_names=("Borgo Valsugana",),
)
BEA = worker(2, name="Bea", languages=("it",), tags={("need", "addictions.alcohol"): 1.0}, base=place("Trento").point)
CARLA = worker(3, name="Carla", languages=("sq",), tags={("need", HOUSING): 1.0}, areas=(("province", "TN"),))


def test_language_need_and_valley_are_all_asked() -> None:
    result = found("chi parla albanese e segue dipendenze in Valsugana?", ARBEN, BEA, CARLA)
    assert names(result) == ["Arben"]
    assert result.workers[0].fits
    assert not result.notes


def test_when_nobody_fits_everything_the_nearest_are_shown_and_it_is_said() -> None:
    many = [worker(number, name=f"W{number}", languages=("de",)) for number in range(10, 20)]
    result = found("chi parla albanese e segue dipendenze in Valsugana?", CARLA, *many)
    assert names(result)[0] == "Carla"
    assert len(result.workers) == NEAREST
    assert not any(one.fits for one in result.workers)
    assert "these come nearest" in str(result.notes[-1])


def test_what_a_worker_does_not_say_excludes_nobody() -> None:
    assert names(found("chi parla albanese?", worker(1, name="Silent"), BEA)) == ["Silent"]


def test_a_name_is_looked_for_and_a_word_of_nobody_is_said() -> None:
    assert names(found("Bea", ARBEN, BEA, CARLA)) == ["Bea"]
    result = found("quokka", ARBEN, BEA)
    assert names(result) == ["Arben", "Bea"]
    assert "“quokka”" in str(result.notes[0])


def test_who_is_full_away_or_not_cleared_has_no_room() -> None:
    rows = (
        worker(1, name="Full", load_points=60.0),
        worker(2, name="Away", absences=((date(2026, 11, 1), None),)),
        worker(3, name="Uncleared", cleared_for_minors=False),
        worker(4, name="Free", cleared_for_minors=True),
    )
    assert names(found("chi ha posto per una ragazza di 16 anni?", *rows)) == ["Free"]


def test_the_gender_spoken_of_is_the_workers() -> None:
    rows = (worker(1, name="Ugo", gender="man", languages=("ar",)), worker(2, name="Eva", gender="woman"))
    assert names(found("una donna che parla arabo", *rows)) == ["Eva"]


@pytest.mark.parametrize("text", ["", "chi?"])
def test_without_a_question_everybody_is_listed(text: str) -> None:
    result = found(text, CARLA, ARBEN, BEA)
    assert names(result) == ["Arben", "Bea", "Carla"]
    assert all(one.fits and not one.reasons for one in result.workers)


def test_without_a_question_who_can_take_somebody_and_has_the_most_room_comes_first() -> None:
    rows = (
        worker(1, name="Full", load_points=60.0),
        worker(2, name="Half", load_points=30.0),
        worker(3, name="Away", absences=((date(2026, 11, 1), None),)),
        worker(4, name="Empty"),
    )
    assert names(found("", *rows)) == ["Empty", "Half", "Away", "Full"]


def test_of_groups_that_are_named_experience_is_asked() -> None:
    rows = (
        worker(1, name="Anna", tags={("target_group", "prison"): 1.0}),
        worker(2, name="Bea", tags={("target_group", "families"): 1.0}),
    )
    assert names(found("chi lavora con detenuti", *rows)) == ["Anna"]


def test_an_empty_team_finds_nobody() -> None:
    assert found(f"chi segue {ANXIETY}").workers == ()
