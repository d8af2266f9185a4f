"""Abbreviations of notes and chats written out, and the words of the rules recognised when they are misspelt."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from directory.day_words import DAYS_BY_WORD, PART_BY_WORD
from directory.language import deletes, within_edits
from directory.search.phrases import has_sign
from directory.search.spoken import LANGUAGE_FORMS

_WRITTEN_SHORT: Mapping[str, str] = MappingProxyType(
    {"nn": "non", "x": "per", "xche": "perche", "xke": "perche", "cn": "con", "appunt": "appuntamento"}
)
_ITALIAN_SHORT = frozenset({"ita", "ital", "it"})
_BEFORE_ITALIAN = frozenset({"parla", "parlo", "parlano", "parli", "bene", "poco", "male", "l"})
_LEAST_LETTERS = 5  # of the right word; shorter ones resemble too many others
_OTHER_WORDS = """
    gratis gratuito gratuita gratuiti gratuite gratuitamente economico economica kostenlos umsonst
    appuntamento prenotazione impegnativa ricetta domicilio telefono online carrozzina barriere
    provincia vicino domani stasera adesso weekend stamattina domattina settimana tomorrow tonight
    parla parlano speaks
"""
_FIXED_WORDS = frozenset(
    word
    for word in (*LANGUAGE_FORMS, *DAYS_BY_WORD, *PART_BY_WORD, *_OTHER_WORDS.split())
    if len(word) >= _LEAST_LETTERS and word.isalpha()
)
_WORDS_KEPT = 1 << 16


def _by_key() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in _FIXED_WORDS:
        for key in deletes(word, 1):
            found.setdefault(key, set()).add(word)
    return {key: frozenset(several) for key, several in found.items()}


_BY_KEY = _by_key()


def written_out(words: list[str]) -> list[str]:
    """The words with "x", "nn", "ita" and the like in full; as many words as before.

    >>> written_out(["nn", "parla", "ita", "x", "strada"])
    ['non', 'parla', 'italiano', 'per', 'strada']
    """
    if _WRITTEN_SHORT.keys().isdisjoint(words) and _ITALIAN_SHORT.isdisjoint(words):
        return words
    full = [_WRITTEN_SHORT.get(word, word) for word in words]
    return [
        "italiano" if at and word in _ITALIAN_SHORT and full[at - 1] in _BEFORE_ITALIAN else word
        for at, word in enumerate(full)
    ]


@lru_cache(maxsize=_WORDS_KEPT)
def near_fixed_word(word: str) -> str | None:
    """The one word of the rules that is one letter away, which is not the first; None for a word of the rules.

    >>> near_fixed_word("sabatto"), near_fixed_word("arbo"), near_fixed_word("sabato"), near_fixed_word("tavolo")
    ('sabato', 'arabo', None, None)
    """
    if len(word) < _LEAST_LETTERS - 1 or not word.isalpha() or word in _FIXED_WORDS or has_sign(word):
        return None
    alike = {fixed for key in deletes(word, 1) for fixed in _BY_KEY.get(key, ())}
    near = [fixed for fixed in alike if fixed[0] == word[0] and within_edits(word, fixed) == 1]
    return near[0] if len(near) == 1 else None


def mended(words: Sequence[str], repairs: Mapping[int, str]) -> list[str]:
    """The words with some replaced.

    Args:
        repairs: position -> right word.
    """
    return [repairs.get(at, word) for at, word in enumerate(words)]
