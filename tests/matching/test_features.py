"""The features of a service: one contract for all, then what each one says."""

import uuid
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog, Cost
from directory.catalog.freshness import UNSAID_DAYS
from directory.catalog.hours import WrittenHours
from directory.catalog.rows import ListingRow
from directory.catalog.scoring import UNKNOWN_VALUE, Feature, score
from directory.catalog.slots import slot_bits
from directory.places.geo import Point
from matching.features import FEATURES
from matching.features.needs import need_cover
from matching.features.place import in_reach
from matching.features.place import place as place_feature
from matching.profile import Budget, Means, Profile, Travel, Urgency
from tests.matching.builders import ANXIETY, HOUSING, TODAY, VOCABULARY, WORK, catalog, listing, need, place, profile

ASKING_EVERYTHING: Final = profile(
    age=17,
    place=place("Forlì"),
    needs=(need(ANXIETY, 4, words="attacchi di panico"), need(HOUSING, 2, Urgency.NOW)),
    interests=("music",),
    languages=("ar", "it"),
    free_slots=slot_bits([1, 5], [1]),
    travel=Travel(Means.BICYCLE, 30),
    budget=Budget.FREE,
    wheelchair=True,
    referred=False,
    mandate=False,
    words="ragazzi",
)
RICH: Final[dict[str, Any]] = {
    "in_town": "Forlì",
    "description": "Per ragazzi con attacchi di panico",
    "tags": {("interest", "music"): 1.0, ("target_group", "minors"): 1.0},
    "languages": ("ar",),
    "cost": Cost.FREE,
    "slots": slot_bits([1], [1]),
    "access": 1,
    "waiting_days": 1,
    "response_days": 1,
    "places": 4,
    "verified": TODAY - timedelta(days=20),
    "wheelchair": True,
    "reachable": True,
}
POOR: Final[dict[str, Any]] = {
    "in_town": "Palermo",
    "needs": ("transport.licence",),
    "tags": {("interest", "animals"): 1.0, ("target_group", "elderly"): 1.0},
    "languages": ("de",),
    "cost": Cost.PAID,
    "cost_amount": 80.0,
    "slots": slot_bits([0], [0]),
    "access": 3,
    "waiting_days": 300,
    "places": 0,
    "verified": date(2015, 1, 1),
    "wheelchair": False,
}
SILENT: Final[dict[str, Any]] = {"needs": ()}
NEVER_UNKNOWN = {"word_match", "completeness", "verification", "eligibility", "spoken_language"}  # who asks has Italian


@pytest.fixture(scope="module")
def three() -> Catalog:
    """Rows 0, 1, 2: what is known to be good, what says nothing, what is known to be bad."""
    return catalog(listing(1, **RICH), listing(2, **SILENT), listing(3, **POOR))


@pytest.mark.parametrize("feature", FEATURES.values(), ids=FEATURES)
def test_every_feature_keeps_the_contract(feature: Feature[Profile, Catalog], three: Catalog) -> None:
    assert feature.measure(Profile(), three) is None

    values = feature.measure(ASKING_EVERYTHING, three)

    assert values is not None
    assert values.score.shape == values.known.shape == (3,)
    assert values.score.dtype == np.float32
    assert values.known.dtype == np.bool_
    assert values.score.min() >= 0
    assert values.score.max() <= 1
    for sentence in feature.explain_rows(ASKING_EVERYTHING, three, values, np.flatnonzero(values.known)):
        assert "%(" not in str(sentence)
    assert feature.unknown


@pytest.mark.parametrize("feature", FEATURES.values(), ids=FEATURES)
def test_a_known_good_beats_an_unknown_and_an_unknown_beats_a_known_bad(
    feature: Feature[Profile, Catalog], three: Catalog
) -> None:
    good, silent, bad = score(ASKING_EVERYTHING, three, [feature]).total

    if feature.name in NEVER_UNKNOWN:
        assert good > silent
        assert good > bad
    else:
        assert good > silent > bad
        assert silent == pytest.approx(UNKNOWN_VALUE)


@pytest.mark.parametrize("feature", FEATURES.values(), ids=FEATURES)
def test_no_feature_needs_a_listing(feature: Feature[Profile, Catalog]) -> None:
    values = feature.measure(ASKING_EVERYTHING, catalog())

    assert values is not None
    assert len(values.score) == 0


def value(name: str, person: Profile, row: ListingRow) -> float:
    """What one feature gives one listing."""
    return float(score(person, catalog(row), [FEATURES[name]]).total[0])


def said(name: str, person: Profile, row: ListingRow) -> str:
    """What one feature says of one listing."""
    return str(score(person, catalog(row), [FEATURES[name]]).reasons(0)[0].text)


FIVE = (need(ANXIETY, 5, Urgency.NOW), *(need(code) for code in (HOUSING, WORK, "money.food", "education.italian")))


def test_the_full_answer_to_the_gravest_of_five_needs_beats_a_little_of_each() -> None:
    person = profile(needs=FIVE)
    full = listing(1, needs=(ANXIETY,))
    little = listing(2, needs=(), tags={("need", one.term.code): 0.35 for one in FIVE})

    assert value("need_cover", person, full) > value("need_cover", person, little) + 0.2
    assert value("need_cover", person, full) > 0.75


def test_among_full_answers_the_graver_and_the_more_urgent_need_wins() -> None:
    person = profile(needs=(need(ANXIETY, 5), need(HOUSING, 2), need(WORK, 2, Urgency.NOW)))
    ranked = [value("need_cover", person, listing(1, needs=(code,))) for code in (ANXIETY, WORK, HOUSING)]

    assert ranked == sorted(ranked, reverse=True)
    assert len(set(ranked)) == 3


def test_the_reason_names_the_needs_that_are_answered() -> None:
    person = profile(needs=(ANXIETY, HOUSING))

    assert said("need_cover", person, listing(needs=(ANXIETY,))) == "Answers: Anxiety, low mood, stress"
    assert said("need_cover", person, listing(needs=("housing.costs",))).startswith("Comes near to: Finding a home")
    assert said("need_cover", person, listing(needs=("money.debt",))) == "Is for other needs"


NEEDS = [term.code for term in VOCABULARY.terms("need")]


@settings(max_examples=40, deadline=None)
@given(
    asked=st.lists(
        st.tuples(st.sampled_from(NEEDS), st.integers(1, 5), st.sampled_from([*Urgency])),
        min_size=1,
        max_size=5,
        unique_by=lambda one: one[0],
    ),
    others=st.sets(st.sampled_from(NEEDS), max_size=3),
    sure=st.sampled_from([0.5, 0.8, 1.0]),
    chosen=st.integers(0, 4),
    waiting=st.sampled_from([None, 0, 10, 100]),
)
def test_a_tag_for_a_need_that_is_asked_never_lowers_a_listing(
    asked: list[tuple[str, int, Urgency]], others: set[str], sure: float, chosen: int, waiting: int | None
) -> None:
    """A tag as sure as the others: what is stated replaces what was guessed."""
    person = profile(needs=tuple(need(*one) for one in asked), interests=("music",), age=20)
    added = asked[chosen % len(asked)][0]
    shares = {("need", code): sure for code in others}
    before = listing(1, needs=(), tags=shares, waiting_days=waiting)
    after = listing(2, needs=(), tags={**shares, ("need", added): sure}, waiting_days=waiting)

    low, high = score(person, catalog(before, after), [*FEATURES.values()]).total

    assert high >= low - 1e-6


def at_km(km: float, **values: Any) -> ListingRow:
    """A listing so far north of Forlì."""
    start = place("Forlì").point
    return listing(1, point=Point(start.latitude + km / 111.2, start.longitude), **values)


@pytest.mark.parametrize("means", [*Means])
@pytest.mark.parametrize("minutes", [5, 30, 600])
def test_nearer_is_never_worse(means: Means, minutes: int) -> None:
    rows = [
        replace(at_km(km), listing_id=uuid.UUID(int=number)) for number, km in enumerate(np.geomspace(0.01, 900, 50))
    ]
    person = profile(place=place("Forlì"), travel=Travel(means, minutes))

    by_distance = score(person, catalog(*rows), [FEATURES["place"]]).total

    assert (np.diff(by_distance) <= 1e-6).all()


def test_the_same_way_is_longer_on_foot_than_by_car() -> None:
    on_foot = profile(place=place(), travel=Travel(Means.FOOT, 30))
    by_car = profile(place=place(), travel=Travel(Means.CAR, 30))

    assert value("place", on_foot, at_km(6)) < 0.2
    assert value("place", by_car, at_km(6)) > 0.7
    assert said("place", by_car, at_km(6)) == "About 15 minutes by car (6.0 km in a straight line)"
    assert said("place", by_car, at_km(60)) == "About 2.0 hours by car (60 km in a straight line)"
    assert said("place", by_car, at_km(218)) == "Far away: 218 km in a straight line"


def test_remote_help_and_home_visits_are_near_where_they_serve_the_person() -> None:
    person = profile(place=place("Forlì"))
    here, elsewhere = (("province", "FC"),), (("province", "PA"),)

    assert value("place", person, at_km(900, remote=True, areas=here)) > 0.8
    assert value("place", person, at_km(20, home_visits=True)) == pytest.approx(1)
    assert value("place", person, at_km(900, home_visits=True, areas=here)) == pytest.approx(1)
    assert value("place", person, at_km(900, remote=True, areas=elsewhere)) < 0.1
    assert value("place", person, at_km(900, home_visits=True)) < 0.1
    assert value("place", person, listing(1, remote=True)) > 0.8
    assert said("place", person, listing(1, remote=True)) == "Helps by phone or online"


def test_remote_help_from_afar_that_names_no_area_stays_behind_what_is_known_to_be_nearer() -> None:
    person = profile(place=place("Forlì"))
    values = place_feature.measure(person, catalog(at_km(900, remote=True)))

    assert values is not None
    assert in_reach(values)[0]
    assert value("place", person, at_km(900, remote=True)) < value("place", person, at_km(18))


def test_a_listing_without_point_is_near_by_municipality_or_service_area() -> None:
    person = profile(place=place("Forlì"))

    assert said("place", person, listing(1, place=place("Forlì"))) == "Is in Forlì"
    assert said("place", person, listing(1, areas=(("region", "Emilia-Romagna"),))) == "Serves people from Forlì"
    assert said("place", person, listing(1, areas=(("region", "Sicilia"),))) == "Serves another area"
    assert said("place", person, listing(1)) == "Ask where it is, or how far they come."


def test_italian_is_not_assumed_and_an_interpreter_counts() -> None:
    person = profile(languages=("ar",))

    assert said("spoken_language", person, listing(1)) == "Ask which languages are spoken."
    assert said("spoken_language", person, listing(1, languages=("it", "ar"))) == "Speaks: Arabic"
    assert said("spoken_language", person, listing(1, languages=("it",), interpretation=True)) == "Has interpreters"
    assert value("spoken_language", person, listing(1, languages=("it",))) == 0


def test_italian_is_spoken_everywhere_but_the_own_language_is_better() -> None:
    person = profile(languages=("ar", "it"))

    assert said("spoken_language", person, listing(1)) == "Italian is spoken there"
    assert said("spoken_language", person, listing(1, languages=("de",))) == "Italian is spoken there"
    silent = value("spoken_language", person, listing(1))
    assert value("spoken_language", person, listing(1, languages=("it",))) == silent
    assert value("spoken_language", person, listing(1, languages=("ar",))) > silent


def test_a_low_isee_asks_for_free_services_and_no_limit_asks_nothing() -> None:
    paid = listing(1, cost=Cost.PAID, cost_amount=12.5)

    assert value("cost", profile(isee=4000), paid) < value("cost", profile(isee=12_000), paid)
    assert said("cost", profile(isee=4000), paid) == "Costs 12.5 euro"
    for rich in (profile(isee=40_000), profile(budget=Budget.ANY, isee=0)):
        assert FEATURES["cost"].measure(rich, catalog(paid)) is None


def test_a_slow_service_is_right_for_a_need_that_can_wait_but_not_for_one_that_cannot() -> None:
    person = profile(needs=(need(ANXIETY, urgency=Urgency.NOW), need(WORK, urgency=Urgency.CAN_WAIT)))
    slow_work, slow_anxiety = (listing(1, needs=(code,), waiting_days=20) for code in (WORK, ANXIETY))

    assert value("response", person, slow_work) > 0.8
    assert value("response", person, slow_anxiety) < 0.1
    assert said("response", person, slow_work) == "Answers or has an appointment within 20 days"


def test_the_longer_of_waiting_and_answering_counts() -> None:
    assert "within 30 days" in said("response", profile(), listing(1, waiting_days=2, response_days=30.0))
    assert said("response", profile(), listing(1, waiting_days=0)) == "Answers on the same day"


def test_times_by_appointment_are_told_as_such() -> None:
    person = profile(free_slots=slot_bits([5], [0]) | slot_bits([1], [0]))
    saturday = WrittenHours(byday="SA", opens_at=time(9), closes_at=time(12), by_appointment=True)
    tuesday = WrittenHours(byday="TU", opens_at=time(9), closes_at=time(12))

    alone = listing(1, slots=slot_bits([5], [0]), hours=(saturday,))
    both = listing(1, slots=slot_bits([5, 1], [0]), hours=(saturday, tuesday))

    assert said("open_times", person, alone) == "By appointment when the person is free: Saturday morning"
    assert said("open_times", person, both) == "Open when the person is free: Tuesday morning"


def test_open_times_are_named() -> None:
    person = profile(free_slots=slot_bits([1], [1]) | slot_bits([5], [0]))

    said_open = said("open_times", person, listing(1, slots=slot_bits([5], [0, 1])))
    assert said_open == "Open when the person is free: Saturday morning"
    assert "closed when the person is free" in said("open_times", person, listing(1, slots=slot_bits([0], [0])))


def test_an_old_check_is_worth_less_than_a_new_one_and_more_than_none() -> None:
    days = [value("verification", profile(), listing(1, verified=TODAY - timedelta(days=d))) for d in (1, 400, 2000)]

    assert days == sorted(days, reverse=True)
    assert days[-1] > value("verification", profile(), listing(1))
    assert said("verification", profile(), listing(1)) == "Call first: nobody has confirmed these details"


def test_a_confirmation_of_which_nobody_said_how_fades_sooner() -> None:
    def worth(**values: Any) -> float:
        return value("verification", profile(), listing(1, verified=TODAY - timedelta(days=100), **values))

    assert worth(holds_days=UNSAID_DAYS) < worth()
    assert worth(holds_days=100) == pytest.approx(0.5)


def test_what_only_the_terms_of_an_entry_are_called_is_not_said_to_stand_in_it() -> None:
    caring = listing(1, needs=("family.caring",), description="Una psicologa ascolta le famiglie")
    person = profile(needs=(need("family.caring", words="mia madre ha la demenza, cerco una psicologa"),))
    full = build_catalog([caring], VOCABULARY, 1)
    measured = FEATURES["word_match"].measure(person, full)
    assert measured is not None

    (said,) = FEATURES["word_match"].explain_rows(person, full, measured, np.array([0]))
    assert str(said) == "The entry speaks of: psicologa"
    silent = build_catalog([replace(caring, description="")], VOCABULARY, 1)
    measured = FEATURES["word_match"].measure(person, silent)
    assert measured is not None
    (said_of_terms,) = FEATURES["word_match"].explain_rows(person, silent, measured, np.array([0]))
    assert str(said_of_terms).startswith("Its subjects have to do with the words: ")
    assert "demenza" in str(said_of_terms)


def test_the_words_of_the_need_are_looked_for_in_the_text() -> None:
    person = profile(needs=(need(words="ho gli attacchi di panico"),))
    row = listing(1, needs=(), description="Gruppo per chi ha avuto un attacco di panico")

    assert said("word_match", person, row) == "The entry speaks of: attacchi, panico"
    assert value("word_match", person, row) > value(
        "word_match", person, listing(1, needs=(), description="Corso di cucina")
    )


def test_need_cover_counts_an_untagged_listing_as_unknown() -> None:
    values = need_cover.measure(profile(), catalog(listing(1, needs=())))

    assert values is not None
    assert not values.known[0]


def test_words_for_what_is_refused_are_not_looked_for() -> None:
    person = profile(words="Non vuole psicologi, vuole suonare la chitarra.")

    assert value("word_match", person, listing(1, description="Con psicologi.")) == 0
    assert value("word_match", person, listing(1, description="Una chitarra per tutti.")) > 0
