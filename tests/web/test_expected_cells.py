"""What a partner should write instead is said of every field and of every kind of row."""

from importers.columns.fields import FIELDS
from web.in_words.expected import AS_NAMED, EXPECTED, expected_of


def test_every_field_says_what_it_holds() -> None:
    assert [name for name in FIELDS if name not in EXPECTED] == []


def test_something_is_expected_also_where_nothing_is_known() -> None:
    assert expected_of("a sentence of tomorrow", "") == AS_NAMED
