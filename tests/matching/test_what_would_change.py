"""What is said to move a suggestion up does move it up, when it is done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.catalog import Cost, Door
from directory.catalog.rows import ListingRow
from matching.explain import Change, reasons_to_say, shares, what_would_change
from matching.profile import Budget, Means, Profile, Travel
from matching.profiles.free_times import free_slots
from matching.rank import Match, rank
from tests.matching.builders import ANXIETY, HOUSING, TODAY, WORK, catalog, listing, need, place, profile

TOWNS: Final = ("Forlì", "Forlimpopoli", "Cesena", "Rimini", "Modena")
OFTEN, SELDOM = free_slots(["martedì", "sabato"]), free_slots(["sabato mattina"])


def moved(row: ListingRow) -> ListingRow:
    """The same in the person's town."""
    there = listing(in_town="Forlì")
    return replace(row, place=there.place, point=there.point)


DONE: Final[dict[str, Callable[[ListingRow], ListingRow]]] = {
    "need_cover": lambda row: replace(row, tags={**row.tags, ("need", ANXIETY): 1.0, ("need", HOUSING): 1.0}),
    "place": moved,
    "spoken_language": lambda row: replace(row, languages=("ar",)),
    "cost": lambda row: replace(row, cost=Cost.FREE),
    "wheelchair": lambda row: replace(row, wheelchair=True),
    "response": lambda row: replace(row, waiting_days=0, response_days=None),
    "access": lambda row: replace(row, access=Door.FREE),
    "open_times": lambda row: replace(row, slots=OFTEN),
    "verification": lambda row: replace(row, verified=TODAY),
    "places_free": lambda row: replace(row, places=5),
}
people = st.builds(
    profile,
    age=st.sampled_from([17, 30]),
    place=st.just(place()),
    needs=st.sampled_from([(ANXIETY, HOUSING), (need(ANXIETY, words="ho sempre paura"), HOUSING)]),
    languages=st.sampled_from([("ar",), ("ar", "it")]),
    free_slots=st.sampled_from([OFTEN, SELDOM]),
    travel=st.builds(Travel, st.sampled_from([*Means]), st.sampled_from([15, 45])),
    budget=st.sampled_from([Budget.FREE, Budget.LOW]),
    wheelchair=st.just(True),
    referred=st.sampled_from([None, False]),
)
entries = st.fixed_dictionaries(
    {
        "in_town": st.sampled_from([None, *TOWNS]),
        "needs": st.sampled_from([(), (ANXIETY,), (HOUSING,), (WORK, ANXIETY)]),
        "description": st.sampled_from(["", "Chi ha paura trova ascolto"]),
        "remote": st.booleans(),
        "minimum_age": st.sampled_from([None, 0.0, 18.0]),
        "languages": st.sampled_from([(), ("it",), ("ar",)]),
        "cost": st.sampled_from([*Cost]),
        "wheelchair": st.sampled_from([None, False, True]),
        "waiting_days": st.sampled_from([None, 0, 40]),
        "access": st.sampled_from([Door.UNKNOWN, Door.FREE, Door.REFERRAL]),
        "slots": st.sampled_from([0, OFTEN, free_slots(["lunedì"])]),
        "verified": st.sampled_from([None, TODAY - timedelta(days=700), TODAY]),
        "places": st.sampled_from([None, 0, 3]),
    }
)
tables = st.lists(entries, min_size=2, max_size=8).map(
    lambda each: [listing(number, **one) for number, one in enumerate(each, 1)]
)


def changes(match: Match) -> list[tuple[int, Change]]:
    """Of each suggestion for which something would change, its number and what."""
    each = [(one.listing_id.int, what_would_change(one, match)) for one in match.results]
    return [(number, change) for number, change in each if change]


@given(people, tables)
@settings(deadline=None)
def test_who_is_said_to_come_first_comes_first_when_it_is_done(person: Profile, rows: Sequence[ListingRow]) -> None:
    for number, change in changes(rank(person, catalog(*rows))):
        if "come first" in str(change.text):
            then = [DONE[change.feature](row) if row.listing_id.int == number else row for row in rows]
            assert rank(person, catalog(*then)).results[0].listing_id.int == number, str(change.text)


def test_what_helps_from_afar_is_not_promised_the_place_of_what_answers_better_out_of_reach() -> None:
    person = profile(
        place=place(),
        needs=(ANXIETY, HOUSING),
        languages=("ar",),
        travel=Travel(Means.FOOT, 15),
        budget=Budget.FREE,
        wheelchair=True,
    )
    rows = [
        listing(1, in_town="Forlimpopoli", needs=(ANXIETY,)),
        listing(2, in_town="Modena", needs=(ANXIETY,), remote=True, wheelchair=False),
    ]
    match = rank(person, catalog(*rows))

    assert [one.listing_id.int for one in match.results] == [1, 2]
    (change,) = [change for number, change in changes(match) if number == 2]
    assert change.feature == "wheelchair"
    assert "come first" not in str(change.text)


@given(people, tables)
@settings(deadline=None)
def test_only_what_can_change_is_named(person: Profile, rows: Sequence[ListingRow]) -> None:
    """Neither the words that an entry uses, nor the needs that it is known to be there for."""
    for _, change in changes(rank(person, catalog(*rows))):
        assert change.feature in DONE
        assert change.is_question or change.feature != "need_cover"


@given(people, tables)
@settings(deadline=None)
def test_nothing_is_promised_of_the_first_and_of_what_is_not_for_the_person(
    person: Profile, rows: Sequence[ListingRow]
) -> None:
    match = rank(person, catalog(*rows))

    for leader in match.results[:1]:
        change = what_would_change(leader, match)
        assert change is None or "come first" not in str(change.text)
    assert all(what_would_change(one, match) is None for one in match.not_for_this_person)


@given(people, tables)
@settings(deadline=None)
def test_whole_points_add_up_and_none_has_more_than_it_could(person: Profile, rows: Sequence[ListingRow]) -> None:
    match = rank(person, catalog(*rows))

    for one in match.results:
        said = shares(one, person)
        assert sum(share.points for share in said) == round(sum(reason.contribution for reason in one.reasons) * 100)
        assert sum(share.most for share in said) == 100
        assert [share.text for share in said] == [reason.text for reason in one.reasons]
        assert all(0 <= share.points <= share.most + 1 for share in said)  # each is rounded for itself


def test_what_fits_in_all_else_names_the_heaviest_need_that_it_does_not_answer() -> None:
    person = profile(age=30, place=place(), needs=(need(ANXIETY, severity=5), HOUSING), languages=("it",))
    whole: dict[str, Any] = {
        "in_town": "Forlì",
        "languages": ("it",),
        "waiting_days": 0,
        "access": Door.FREE,
        "places": 5,
    }
    both, one = listing(1, needs=(ANXIETY, HOUSING), **whole), listing(2, needs=(HOUSING,), verified=TODAY, **whole)

    match = rank(person, catalog(replace(both, verified=TODAY), one))
    first, second = match.results

    assert what_would_change(first, match) is None
    change = what_would_change(second, match)
    assert change is not None
    assert str(change.text) == "Weakest point: it does not answer: Anxiety, low mood, stress"


def test_beside_danger_single_words_of_what_was_told_are_not_said_aloud() -> None:
    words = "si taglia e vuole morire"
    crisis = "mental_wellbeing.crisis"
    told = listing(1, needs=(ANXIETY,), in_town="Forlì", description="Per chi si taglia e vuole morire")
    for codes, is_said in (((crisis, ANXIETY), False), ((ANXIETY,), True)):
        person = profile(age=30, place=place(), needs=tuple(need(code, words=words) for code in codes))
        (first, *_) = rank(person, catalog(told)).results
        said = {reason.feature for reason in reasons_to_say(first, person, most=9)}
        assert ("word_match" in said) is is_said
        assert any("morire" in str(share.text) for share in shares(first, person)) is is_said
