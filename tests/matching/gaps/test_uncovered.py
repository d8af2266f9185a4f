"""A need that only what is too far away answers is told with the nearest."""

from directory.why_unmet import Cause
from matching.gaps.uncovered import Uncovered
from matching.network import propose_network
from matching.profile import Means, Travel
from matching.rank import rank
from tests.matching.builders import ANXIETY, HOUSING, catalog, listing, need, place, profile

PERSON = profile(age=30, place=place("Forlì"), needs=(need(ANXIETY),), travel=Travel(Means.FOOT, 30))
RIMINI = listing(1, name="A Rimini", in_town="Rimini", needs=(ANXIETY,))
CESENA = listing(2, name="A Cesena", in_town="Cesena", needs=(ANXIETY,))


def only(found: list[Uncovered]) -> Uncovered:
    (one,) = found
    return one


def test_the_nearest_beyond_the_way_is_named() -> None:
    missing = only(rank(PERSON, catalog(RIMINI, CESENA)).uncovered)

    assert missing.cause is Cause.TOO_FAR
    assert missing.nearest is not None
    assert (missing.nearest.name, missing.nearest.municipality) == ("A Cesena", "Cesena")
    assert 15 < missing.nearest.km < 25
    assert str(missing.where) == "the nearest is A Cesena in Cesena, 18 km away"


def test_the_nearest_is_one_to_which_the_person_may_come() -> None:
    for_the_old = listing(2, name="Anziani", in_town="Cesena", needs=(ANXIETY,), minimum_age=65.0)

    missing = only(rank(PERSON, catalog(RIMINI, for_the_old)).uncovered)

    assert missing.nearest is not None
    assert missing.nearest.name == "A Rimini"


def test_nobody_is_named_where_the_cause_is_another() -> None:
    full = listing(3, name="Pieno", in_town="Forlì", needs=(ANXIETY,), places=0)

    assert only(rank(PERSON, catalog(RIMINI, full)).uncovered).nearest is None
    assert (
        only(
            rank(profile(place=place("Forlì"), needs=(ANXIETY,)), catalog(listing(4, needs=(HOUSING,)))).uncovered
        ).where
        is None
    )


def test_a_network_names_the_nearest_of_what_is_out_of_reach() -> None:
    better = listing(1, name="A Rimini", in_town="Rimini", needs=(ANXIETY,), cost=1, languages=("it",))

    (gap,) = propose_network(PERSON, catalog(better, CESENA)).uncovered

    assert gap.closest is not None
    assert gap.closest.name == "A Cesena"


def test_no_interpreter_is_missing_where_who_helps_speaks_the_language() -> None:
    person = profile(
        age=30, place=place("Forlì"), needs=(need(ANXIETY), need("rights.interpreting")), languages=("ar",)
    )
    speaks = listing(1, name="Ascolto", in_town="Forlì", needs=(ANXIETY,), languages=("ar", "it"))
    does_not = listing(1, name="Ascolto", in_town="Forlì", needs=(ANXIETY,), languages=("it",))

    assert rank(person, catalog(speaks)).uncovered == []
    assert [one.term.code for one in rank(person, catalog(does_not)).uncovered] == ["rights.interpreting"]
