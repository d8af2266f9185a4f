"""Words that people use every day, of which a directory may know nothing: they are right as they are written.

Word forms of film subtitles with their counts, as the package pyspellchecker brings them (MIT; the lists are made from
OpenSubtitles). They are kept as sorted hashes, which take a tenth of what the words would take.
"""

import gzip
import json
import re
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from directory.words.language import fold

_LEAST = {"it": 50, "de": 1000, "en": 1000}  # how often a word is said in as many films; slips are said less often
_OFTEN = {"it": 10_000, "de": 1_000, "en": 22_000}  # of the 3,000 that are said most; no more German ones are known
_WITHOUT_ACCENT = 10  # times as often, where a word is another with its accents taken off: "oserà"
_SHORTEST, _SHORTEST_NEAR, _LONGEST = 3, 4, 20  # letters; of those that are looked for near another one
_LEAST_OF_THREE = 1000  # how often a word of three letters is said; more of them are abbreviations or Latin
_WORDS_KEPT = 1 << 13


@lru_cache(_WORDS_KEPT)
def is_everyday(word: str) -> bool:
    """Whether a folded word is one of Italian, German or English.

    >>> is_everyday("rumorosa"), is_everyday("niemandem"), is_everyday("tirocino")
    (True, True, False)
    """
    if len(word) < _SHORTEST:
        return False
    return _has(_known(), _hash(word))


@lru_cache(_WORDS_KEPT)
def is_said_often(word: str) -> bool:
    """Whether a folded word is one that people use whatever they speak of, in Italian, German or English.

    >>> is_said_often("finita"), is_said_often("porta"), is_said_often("afasia")
    (True, True, False)
    """
    return _has(_often_said(), _hash(word))


@lru_cache(_WORDS_KEPT)
def near_said_words(word: str) -> frozenset[str]:
    """The words that people say which are one letter away from a folded word.

    Only hashes are kept, so whatever is one letter away is made and looked up: about 500 for a word of nine letters.

    >>> "restaurare" in near_said_words("restauarre"), "inverno" in near_said_words("invernno")
    (True, True)
    """
    if not _SHORTEST_NEAR <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return frozenset()
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {before + after[1:] for before, after in halves if after}
    near |= {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    near |= {before + letter + after for before, after in halves for letter in ascii_lowercase}
    near |= {before + letter + after[1:] for before, after in halves if after for letter in ascii_lowercase}
    others = sorted(one for one in near if len(one) >= _SHORTEST_NEAR and one != word)
    keys = np.fromiter(map(_hash, others), np.uint64, len(others))
    known = _known()
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return frozenset(others[place] for place in np.flatnonzero(known[at] == keys).tolist())


@lru_cache(_WORDS_KEPT)
def languages_with(word: str) -> frozenset[str]:
    """The languages that have a folded word, of Italian, German and English.

    >>> sorted(languages_with("nachbarin")), sorted(languages_with("rumorosa"))
    (['de'], ['it'])
    """
    key = _hash(word)
    return frozenset(language for language in _LEAST if _has(_known_in(language), key))


def _has(known: NDArray[np.uint64], key: np.uint64) -> bool:
    at = int(np.searchsorted(known, key))
    return at < len(known) and bool(known[at] == key)


@cache
def _known() -> NDArray[np.uint64]:
    return np.unique(np.concatenate([_known_in(language) for language in _LEAST]))


@cache
def _often_said() -> NDArray[np.uint64]:
    return np.unique(np.concatenate([_counted_in(language)[1] for language in _LEAST]))


def _known_in(language: str) -> NDArray[np.uint64]:
    return _counted_in(language)[0]


@cache
def _counted_in(language: str) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """All words of a language, and those that are said often."""
    known, often = array("Q"), array("Q")
    for word, count in _said(language):
        key = _key(word)
        known.append(key)
        if count >= _OFTEN[language]:
            often.append(key)
    return np.unique(np.array(known, np.uint64)), np.unique(np.array(often, np.uint64))


def _said(language: str) -> Iterator[tuple[str, int]]:
    """The folded words of a language that are said often enough, and how often; one by one, as all take 60 MB."""
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    least = _LEAST[language]
    perhaps_enough = re.compile(rf'"([^"]+)": ?(\d{{{len(str(least))},}})')  # most are not: no object for each of these
    for pair in perhaps_enough.finditer(gzip.decompress(packed).decode()):
        written, count = pair[1], int(pair[2])
        if count < least or (len(pair[1]) == _SHORTEST and count < _LEAST_OF_THREE):
            continue
        if "\\" in written:
            written = json.loads(f'"{written}"')
        folded = fold(written)
        loses_an_accent = language == "it" and folded != written
        if not loses_an_accent or count >= least * _WITHOUT_ACCENT:
            yield folded, count


def _hash(word: str) -> np.uint64:
    return np.uint64(_key(word))


def _key(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
