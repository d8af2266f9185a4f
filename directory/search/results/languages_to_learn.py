"""Which language somebody wants to learn: all courses share one interest, and one of Italian is none of German."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.search.question import Query
from directory.words.language import fold
from directory.words.languages import LANGUAGES, known_language, language_name

_INTEREST = "languages"
_LEAST_LETTERS = 3  # "de" is more often a little word than German
_LEAST_TO_BEGIN = 5  # "deutschkurs", but "thai" is no beginning of another word
_KEPT = 32  # with a byte for each listing of a catalog


def language_to_learn(interest: str, query: Query) -> str | None:
    """The ISO 639 code of the language that somebody wants to learn; None where none is named."""
    if interest != _INTEREST:
        return None
    phrases = [span.words for span in query.spans if span.kind == "interest" and span.value == interest]
    return next((code for phrase in phrases if (code := _language_in(phrase))), None)


@lru_cache(maxsize=256)
def _language_in(phrase: str) -> str | None:
    """The language that folded words name, also within a longer word: "deutschkurs"."""
    for word in phrase.split():
        if len(word) >= _LEAST_LETTERS and (known := known_language(word)):
            return known
        for code, label in LANGUAGES.items():
            names = [fold(name) for name in label.by_language.values()]
            if any(len(name) >= _LEAST_TO_BEGIN and word.startswith(name) for name in names):
                return code
    return None


def says_language(code: str, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings name a language in their own texts."""

    def find(_code: str) -> NDArray[np.bool_]:
        names = [*dict.fromkeys(fold(name) for name in language_name(code).by_language.values())]
        found = np.zeros(len(catalog), np.bool_)
        for _, rows in catalog.text.rows_of(catalog.text.read(names, frozenset(names)), only_stated=True):
            found[rows] = True
        return found

    return _languages_of(catalog).get_or_make(code, find)


@once_per_catalog
def _languages_of(_catalog: Catalog) -> Kept[str, NDArray[np.bool_]]:
    return Kept(_KEPT)
