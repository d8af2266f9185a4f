"""Sets of people that readers share: a word that is in one of them is met by all."""

from directory.words.people import MEN, MOTHERS, PARENTS, PEOPLE_OF_SEVERAL, PERSON, SEVERAL_WOMEN, WOMEN


def test_a_mother_is_a_parent_in_whatever_language() -> None:
    assert MOTHERS <= PARENTS


def test_whoever_is_a_woman_or_a_man_can_be_the_person_of_a_note() -> None:
    assert WOMEN | MEN <= PERSON


def test_a_number_behind_many_may_count_them() -> None:
    assert SEVERAL_WOMEN <= PEOPLE_OF_SEVERAL
