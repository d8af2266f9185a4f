"""Which language somebody wants to learn: all courses share one interest, and one of Italian is none of German."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.search.question import Query
from directory.words.language import fold
from directory.words.language import words as words_of
from directory.words.languages import LANGUAGES, SIGN_LANGUAGE, known_language, language_name

_INTEREST = "languages"
_LEAST_LETTERS = 3  # "de" is more often a little word than German
_LEAST_TO_BEGIN = 5  # "deutschkurs", but "thai" is no beginning of another word
_GERMAN_TONGUE = "sprache"
_SIGNED = (["lis"], ["lingua", "segni"], ["gebardensprache"], ["sign", "language"])
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
    words = phrase.split()
    runs = [" ".join(words[start:end]) for end in range(len(words), 0, -1) for start in range(end)]
    for run in sorted(runs, key=len, reverse=True):  # "lingua dei segni" has several words
        if len(run) >= _LEAST_LETTERS and (known := known_language(run)):
            return known
    for word in words:
        for code, label in LANGUAGES.items():
            names = [_in_compounds(fold(name)) for name in label.by_language.values()]
            if any(len(name) >= _LEAST_TO_BEGIN and word.startswith(name) for name in names):
                return code
    return None


def _in_compounds(name: str) -> str:
    """How longer words begin with a name: "Gebärdensprachkurs".

    >>> _in_compounds("italienische gebardensprache"), _in_compounds("deutsch")
    ('gebardensprach', 'deutsch')
    """
    last = name.rpartition(" ")[2]
    return last.removesuffix("e") if last.endswith(_GERMAN_TONGUE) else name


def says_language(code: str, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings name a language in their own texts: "tedesco", and not "Tedeschi"."""

    def find(_code: str) -> NDArray[np.bool_]:
        found = np.zeros(len(catalog), np.bool_)
        for name in _names_in_texts(code):
            having = [np.zeros(len(catalog), np.bool_) for _ in name]
            for has_word, word in zip(having, name, strict=True):
                has_word[_rows_with(word, catalog)] = True
            found |= np.logical_and.reduce(having)
        return found

    return _languages_of(catalog).get_or_make(code, find)


def _rows_with(word: str, catalog: Catalog) -> list[int]:
    sure, unsure = catalog.text.rows_written_as(word)
    named = (row for row in unsure.tolist() if word in words_of(f"{catalog.name[row]} {catalog.organization[row]}"))
    return [*sure.tolist(), *named]


def _names_in_texts(code: str) -> list[list[str]]:
    """The words of each name by which texts say that they are about a language: "lingua tedesca"."""
    label = language_name(code)
    names = [fold(name).split() for name in label.by_language.values()]
    if code == SIGN_LANGUAGE:
        return [*names, *_SIGNED]
    (italian, *more) = fold(label.by_language["it"]).split()
    if not more and italian.endswith("o"):
        names.append(["lingua", italian[:-1] + "a"])
    return names


@once_per_catalog
def _languages_of(_catalog: Catalog) -> Kept[str, NDArray[np.bool_]]:
    return Kept(_KEPT)
