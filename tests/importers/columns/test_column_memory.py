"""What is remembered of the columns of earlier lists."""

from importers.columns.fields import header_lexicon
from importers.columns.header_fit import header_words
from importers.columns.memory import LONGEST_HEADER, ColumnMemory, header_key


def test_a_column_is_known_by_its_own_name_then_by_its_words_then_by_similar_ones() -> None:
    memory = ColumnMemory({"rif": ""}, {"rif": "phone", "recapito segreteria": "email"})
    assert memory.field_of("rif") == ""
    assert memory.field_of("RIF") == "phone"
    assert memory.field_of("Recapito_segreteria") == "email"
    assert memory.field_of("recapito segretaria") == "email"
    assert memory.field_of("recapito") is None


def test_of_equally_similar_headers_the_one_chosen_last_counts() -> None:
    assert ColumnMemory({}, {"recapiti x": "phone", "recapitj x": "email"}).field_of("recapitk x") == "phone"


def test_what_is_too_long_for_a_header_is_not_compared() -> None:
    long = "recapito " * LONGEST_HEADER
    assert header_key(long) == ""
    assert ColumnMemory({}, {"": "phone"}).field_of(long) is None
    assert ColumnMemory({long: "email"}, {}).field_of(long) == "email"


def test_a_cell_without_spaces_is_not_searched_for_glued_words() -> None:
    assert header_words("comune" * 4000, header_lexicon()) == ("comune" * 4000,)
