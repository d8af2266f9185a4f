"""Which words of a question are right as they are, so that they are taken for no others."""

from collections.abc import Callable

from directory.places.gazetteer import Gazetteer
from directory.search.spelling.right_words import RIGHT_WORDS
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.day_words import MONTHS
from directory.words.given_names import GIVEN_NAMES


def is_right(word: str, vocabulary: Vocabulary, gazetteer: Gazetteer, known: Callable[[str], bool] | None) -> bool:
    """Whether a folded word is right as it is.

    Args:
        known: whether it stands in the catalog's texts.
    """
    return (
        word in STOP_WORDS
        or word in RIGHT_WORDS
        or word in GIVEN_NAMES
        or word in MONTHS
        or vocabulary.has_stem(word)
        or gazetteer.has_word(word)
        or (known is not None and known(word))
    )
