"""Answers a day trip away come before those a journey away, and before what is near and only shares a word."""

from directory.catalog.rows import ListingRow
from directory.search.results.groups import Group
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

_BED = ("need:housing.emergency", "service_type:night_shelter")
_SCHOOL = ("need:education.study_support",)
_STRAY = listing(9, name="Nido", at="Bologna", tags=("need:family.childcare",))  # as homework clubs help with, too
_GUESSED = [
    listing(number, name=f"Educatori {number}", at="Bologna", tags=_SCHOOL, confidence=0.55) for number in (11, 12, 13)
]


def _order(text: str, *rows: ListingRow) -> list[str]:
    return names(find(text, *rows))


def test_a_bed_in_the_next_province_comes_before_one_that_is_called_so_in_the_alps() -> None:
    alps = listing(1, name="Dormitorio invernale", at="Trento", tags=_BED)
    province = listing(2, name="Accoglienza notturna", at="Forlì", tags=_BED)

    assert _order("dormitorio Bologna", alps, province) == ["Accoglienza notturna", "Dormitorio invernale"]


def test_of_what_is_a_journey_away_the_best_comes_first() -> None:
    called_so = listing(1, name="Dormitorio invernale", at="Trento", tags=_BED)
    nearer = listing(2, name="Accoglienza notturna", at="Forlì", tags=_BED)

    assert _order("dormitorio Torino", called_so, nearer)[0] == "Dormitorio invernale"


def test_an_answer_a_day_trip_away_comes_before_what_is_near_and_shares_a_word() -> None:
    answer = listing(2, name="Studio insieme", at="Forlì", tags=_SCHOOL)

    found = find("doposcuola Bologna", *_GUESSED, answer, _STRAY)

    assert names(found)[3:] == ["Studio insieme", "Nido"]
    assert [group for group, _ in found.headings] == [Group.NEAR, Group.FAR, Group.BESIDE]


def test_what_is_near_comes_first_beside_a_sure_answer_that_is_near_too() -> None:
    sure = listing(1, name="Banchi Storti", at="Bologna", tags=_SCHOOL)
    answer = listing(2, name="Studio insieme", at="Forlì", tags=_SCHOOL)

    assert _order("doposcuola Bologna", *_GUESSED, sure, answer, _STRAY)[-2:] == ["Nido", "Studio insieme"]


def test_an_answer_a_journey_away_stays_behind_what_is_near() -> None:
    answer = listing(2, name="Studio insieme", at="Lecce", tags=_SCHOOL)

    assert _order("doposcuola Bologna", *_GUESSED, answer, _STRAY)[-2:] == ["Nido", "Studio insieme"]
