"""A known mismatch is asked about, like an unknown one, and never refuses anybody."""

from matching.rank import rank
from tests.matching.builders import ANXIETY, catalog, listing, place, profile
from tests.matching.judging import CHECK, FOR_ALL_AGES, YES, asked, groups

SHELTER = "housing.emergency"


def test_who_speaks_none_of_the_languages_asks_for_an_interpreter() -> None:
    speaker = profile(languages=("ur",))

    assert asked(speaker, languages=("it", "de"))[0] == CHECK
    assert "interpreter" in asked(speaker, languages=("it", "de"))[1]
    assert asked(speaker, languages=("it", "ur"))[0] == YES
    assert asked(speaker, languages=("it",), interpretation=True)[0] == YES
    assert asked(profile(languages=("ur", "it")), languages=("de",))[0] == YES


def test_help_from_far_away_that_names_no_area_is_asked_whom_it_helps() -> None:
    person = profile(place=place("Cesena"))
    far = {"place": place("Trento"), "point": place("Trento").point, "remote": True}

    assert asked(person, **far) == (
        CHECK,
        "Is in Trento: ask whether it helps people from Cesena by phone or online, too",
    )
    assert asked(person, **{**far, "areas": (("country", "IT"),)})[0] == YES
    assert asked(profile(place=place("Pergine Valsugana")), **far)[0] == YES
    assert asked(profile(), **far)[0] == YES


def test_a_number_of_another_country_without_a_place_is_asked_whom_it_helps() -> None:
    person = profile(place=place("Cesena"))

    assert asked(person, remote=True, point=None, place=None, phone="+41910001063") == (
        CHECK,
        "Has a number of another country: ask whether it helps people from Cesena, too",
    )
    assert asked(person, remote=True, point=None, place=None, phone="19696")[0] == YES


def test_where_a_wheelchair_does_not_get_in_somebody_asks_to_meet_elsewhere() -> None:
    person = profile(wheelchair=True)

    assert asked(person, wheelchair=False) == (
        CHECK,
        "A wheelchair does not get in: ask whether they can meet elsewhere",
    )
    assert asked(person, wheelchair=False, home_visits=True)[0] == YES
    assert asked(person, wheelchair=False, remote=True)[0] == YES
    assert asked(person)[0] == YES
    assert asked(profile(), wheelchair=False)[0] == YES


def test_who_suffers_violence_is_not_sent_to_mediation_without_a_question() -> None:
    person = profile(needs=("safety.partner_violence", "family.conflict"))

    assert asked(person, needs=("family.conflict",))[0] == CHECK
    assert "no mediation" in asked(person, needs=("family.conflict",))[1]
    assert asked(person, needs=("family.conflict", "safety.partner_violence"))[0] == YES
    assert asked(profile(needs=("family.conflict",)), needs=("family.conflict",))[0] == YES


def test_what_is_never_open_when_the_person_is_free_is_asked_about() -> None:
    person = profile(free_slots=0b1)

    assert asked(person, slots=0b10) == (CHECK, "Is closed when the person is free: ask for another time")
    assert asked(person, slots=0b11)[0] == YES
    assert asked(person, slots=0)[0] == YES


def test_a_bed_for_adults_is_asked_about_where_children_come_along() -> None:
    mother = profile(age=29, needs=(SHELTER,), children_ages=(1.0, 6.0))
    adults = {"needs": (SHELTER,), "minimum_age": 18, "maximum_age": 120}

    verdict, why = asked(mother, **adults)

    assert (verdict, "1" in why, "6" in why) == (CHECK, True, True)
    assert asked(mother, **adults, tags=groups("families"))[0] == YES
    assert asked(mother, needs=(SHELTER,))[0] == YES
    assert asked(profile(age=29, needs=(ANXIETY,), children_ages=(1.0,)), needs=(ANXIETY,), minimum_age=18)[0] == YES


def test_who_fits_comes_before_who_must_be_asked() -> None:
    person = profile(place=place("Forlì"), languages=("ur",))
    rows = [
        listing(number, place=place("Forlì"), languages=languages, needs=(ANXIETY,), **FOR_ALL_AGES)
        for number, languages in ((1, ("it",)), (2, ("ur",)))
    ]

    assert [one.row for one in rank(person, catalog(*rows)).results] == [1, 0]


def test_a_crisis_names_the_emergency_number() -> None:
    match = rank(profile(needs=("mental_wellbeing.crisis",)), catalog(listing(1, needs=("mental_wellbeing.crisis",))))

    assert any("112" in str(note) for note in match.notes)


def test_of_a_telephone_line_nobody_asks_whether_a_wheelchair_gets_in_nor_how_to_walk_there() -> None:
    person = profile(place=place(), wheelchair=True)
    line = {("service_type", "helpline"): 1.0}
    found = catalog(
        listing(1, tags=line, in_town="Forlì", remote=True),
        listing(2, remote=True),
        listing(3, in_town="Forlì"),
    )

    said = [" ".join(str(reason.text) for reason in one.reasons) for one in rank(person, found).results]

    assert len(said) == 3
    assert all("on foot" not in text for text in said)
    by_row = dict(zip((one.row for one in rank(person, found).results), said, strict=True))
    assert all("Nobody has to go there" in by_row[row] and "by phone or online" in by_row[row] for row in (0, 1))
    assert "Ask whether a wheelchair gets in." in by_row[2]
