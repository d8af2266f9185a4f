"""Things that are found by texts of which only numbers are kept."""

from directory.words.keyed import Keyed, key_of


def test_things_are_found_by_their_texts_in_the_order_given() -> None:
    keyed = Keyed([key_of("it", "casa"), key_of("it", "lavoro"), key_of("it", "casa")])

    assert keyed.of(key_of("it", "casa")) == [0, 2]
    assert keyed.of(key_of("it", "lavoro")) == [1]


def test_what_was_not_filed_is_not_found() -> None:
    keyed = Keyed([key_of("it", "casa"), key_of("en", "house")])

    assert keyed.of(key_of("en", "casa")) == []
    assert key_of("casa") not in keyed
    assert key_of("en", "house") in keyed


def test_nothing_is_found_where_nothing_was_filed() -> None:
    assert Keyed([]).of(key_of("casa")) == []
    assert key_of("casa") not in Keyed([])


def test_what_is_divided_elsewhere_is_another_text() -> None:
    assert key_of("it", "casa") != key_of("itc", "asa")
