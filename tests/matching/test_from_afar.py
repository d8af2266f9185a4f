"""Help by phone or online from too far away that does not say whom it is for covers no need surely."""

from directory.why_unmet import Cause
from matching.network import propose_network
from matching.profile import Means, Travel
from matching.rank import rank
from tests.matching.builders import ANXIETY, HOUSING, catalog, listing, need, place, profile

PERSON = profile(age=30, place=place("Forlì"), needs=(need(ANXIETY),), travel=Travel(Means.FOOT, 30))


def test_a_need_that_only_unclear_help_from_afar_answers_is_open_and_the_help_still_shown() -> None:
    far = listing(1, in_town="Lecce", needs=(ANXIETY,), remote=True)

    match = rank(PERSON, catalog(far))

    assert [(one.term.code, one.cause) for one in match.uncovered] == [(ANXIETY, Cause.TOO_FAR)]
    assert [one.listing_id.int for one in match.results] == [1]
    assert [str(gap.why) for gap in propose_network(PERSON, catalog(far)).uncovered] == [
        "Whatever would fit is out of reach."
    ]


def test_help_from_afar_that_says_that_it_is_for_all_covers_a_need() -> None:
    for_all = listing(1, in_town="Lecce", needs=(ANXIETY,), remote=True, areas=(("country", "IT"),))

    assert rank(PERSON, catalog(for_all)).uncovered == []


def test_it_is_named_for_its_need_where_others_fill_the_list() -> None:
    person = profile(age=30, place=place("Forlì"), needs=(need(HOUSING, severity=5), need(ANXIETY, severity=1)))
    near = [listing(number, in_town="Forlì", needs=(HOUSING,)) for number in range(2, 14)]

    match = rank(person, catalog(listing(1, in_town="Lecce", needs=(ANXIETY,), remote=True), *near))

    assert 1 in [one.listing_id.int for one in match.results]
    assert [one.term.code for one in match.uncovered] == [ANXIETY]


def test_unclear_help_from_afar_that_only_comes_near_to_a_need_does_not_stand_before_an_answer_beyond_the_way() -> None:
    person = profile(place=place("Forlì"), needs=(ANXIETY,), languages=("it",))
    vague = listing(1, in_town="Torino", needs=("mental_wellbeing.grief",), remote=True, languages=("it",))
    beyond = listing(2, name="Oltre", in_town="Rimini", needs=(ANXIETY,))

    assert [one.name for one in rank(person, catalog(vague, beyond)).results] == ["Oltre"]


def test_an_answer_some_kilometres_beyond_the_way_comes_before_unclear_help_from_the_other_end_of_the_country() -> None:
    both = (ANXIETY, HOUSING)
    person = profile(place=place("Forlimpopoli"), needs=tuple(map(need, both)), travel=Travel(Means.FOOT, 30))
    line = listing(1, name="Linea", needs=(ANXIETY,), remote=True, areas=(("country", "IT"),))
    afar = listing(2, name="Lontano", in_town="Bergamo", needs=both, remote=True, places=5)
    beyond = listing(3, name="Oltre", in_town="Forlì", needs=both)

    assert [one.name for one in rank(person, catalog(line, afar, beyond)).results] == ["Linea", "Oltre", "Lontano"]


def test_where_nothing_is_in_reach_what_is_nearer_comes_before_what_suits_a_little_better() -> None:
    person = profile(
        place=place("Forlimpopoli"), needs=(need(ANXIETY),), languages=("it",), travel=Travel(Means.FOOT, 10)
    )
    far = listing(1, name="Lontano", in_town="Rimini", needs=(ANXIETY,), languages=("it",), places=5)
    near = listing(2, name="Vicino", in_town="Forlì", needs=(ANXIETY,), languages=("it",))

    assert [one.name for one in rank(person, catalog(far, near)).results] == ["Vicino", "Lontano"]
