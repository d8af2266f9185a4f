"""A list ends where nothing answers any more, instead of going on with what barely comes near."""

from typing import Any, Final

from matching.profile import Gender
from tests.matching.builders import HOUSING, WORK, listing, place, profile
from tests.matching.test_rank import OPEN, matched, names

ANSWER: Final[dict[str, Any]] = {"needs": (WORK,), **OPEN}
NEAR: Final = "work.search"


def test_what_comes_near_and_does_not_say_for_whom_it_is_is_left_out() -> None:
    person = profile(place=place("Forlì"), needs=(WORK,))
    rows = [
        listing(1, name="Tirocinio", in_town="Forlì", **ANSWER),
        listing(2, name="Dice per chi", in_town="Forlì", needs=(NEAR,), **OPEN),
        listing(3, name="Tace", in_town="Forlì", needs=(NEAR,)),
    ]

    assert names(matched(person, *rows)) == ["Tirocinio", "Dice per chi"]
    assert names(matched(person, rows[1])) == ["Dice per chi"]


def test_what_comes_near_and_lies_at_the_edge_of_what_is_in_reach_is_left_out() -> None:
    person = profile(place=place("Forlì"), needs=(WORK,), age=30)
    answer = listing(1, name="Tirocinio", in_town="Forlì", **ANSWER)
    edge = listing(2, name="Al margine", in_town="Rimini", needs=(NEAR,), **OPEN)

    assert names(matched(person, answer, edge)) == ["Tirocinio"]


def test_what_shares_an_interest_stays() -> None:
    person = profile(place=place("Forlì"), needs=(WORK,), interests=("music",))
    answer = listing(1, name="Tirocinio", in_town="Forlì", **ANSWER)
    choir = listing(2, name="Coro", in_town="Cesena", needs=(), tags={("interest", "music"): 1.0})

    assert names(matched(person, answer, choir)) == ["Tirocinio", "Coro"]


def test_where_two_answer_in_reach_nobody_is_sent_far_away() -> None:
    person = profile(place=place("Forlì"), needs=(WORK,))
    rows = [
        listing(1, name="Uno", in_town="Forlì", **ANSWER),
        listing(2, name="Due", in_town="Cesena", **ANSWER),
        listing(3, name="Lontano", in_town="Modena", **ANSWER),
    ]

    assert names(matched(person, *rows)) == ["Uno", "Due"]
    assert names(matched(person, rows[0], rows[2])) == ["Uno", "Lontano"]


def test_what_may_help_by_phone_from_far_away_gives_way_to_what_answers_nearer() -> None:
    person = profile(place=place("Forlì"), needs=(WORK,))
    afar = listing(1, name="Da lontano", in_town="Trento", remote=True, **ANSWER)
    near = listing(2, name="Qui", in_town="Forlì", **ANSWER)

    assert "Da lontano" in names(matched(person, afar))
    assert names(matched(person, afar, near)) == ["Qui"]


def test_what_is_for_one_gender_comes_later_and_asks_where_nobody_said_which() -> None:
    reserved = listing(1, name="Per donne", in_town="Forlì", needs=(HOUSING,), gender_reserved="women", **OPEN)
    farther = listing(2, name="Per tutti", in_town="Cesena", needs=(HOUSING,), residence_required=True, **OPEN)
    unknown, woman = (
        profile(place=place("Forlì"), needs=(HOUSING,)),
        profile(place=place("Forlì"), needs=(HOUSING,), gender=Gender.WOMAN),
    )

    found = matched(unknown, reserved, farther)
    assert names(found) == ["Per tutti", "Per donne"]
    assert str(found.results[1].eligibility_sentences[0]).startswith("Reserved for women")
    assert names(matched(woman, reserved, farther)) == ["Per donne", "Per tutti"]


def test_beside_a_crisis_one_shared_word_is_not_enough() -> None:
    chat = listing(1, name="Chat", in_town="Forlì", needs=("mental_wellbeing.crisis",), **OPEN)
    school = listing(2, name="Orientamento", description="Si sceglie la scuola.", in_town="Forlì", needs=(), **OPEN)
    person = profile(place=place("Forlì"), needs=("mental_wellbeing.crisis",), words="si taglia, a scuola non ride")

    assert names(matched(person, chat, school)) == ["Chat"]
    calm = profile(place=place("Forlì"), needs=(WORK,), words="a scuola non ride")
    assert "Orientamento" in names(matched(calm, listing(1, name="Tirocinio", in_town="Forlì", **ANSWER), school))
