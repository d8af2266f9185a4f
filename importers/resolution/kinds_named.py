"""What a name says that tells it from names like it: a hospital is not the library that is in it."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import STOP_WORDS, fold, stem, words

MISSPELT = 92  # of 100: names this near are one name with a slip, which may hide the kind
_NAMES_KEPT = 1 << 16
_KIND = "service_type"
_SECTION = re.compile(r"\b(?:sezione|sez\.|succursale|section|abteilung)\s")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SMALL_WORDS = STOP_WORDS["it"] | STOP_WORDS["en"] | STOP_WORDS["de"]


def are_told_apart(one: str, other: str) -> bool:
    """Whether two names cannot be of the same service, however near they are otherwise."""
    return are_of_other_kinds(one, other) or are_other_sections(one, other) or are_numbered_otherwise(one, other)


def are_of_other_kinds(one: str, other: str) -> bool:
    """Whether two names say kinds of service that answer needs of different domains.

    The first kind that a name says is its own: "Biblioteca dell'ospedale" is a library. What is called otherwise and
    does much the same, such as a consultorio and a centre for families, may still be one service.

    >>> are_of_other_kinds("Ospedale Morgagni", "Biblioteca medica dell'Ospedale Morgagni")
    True
    >>> are_of_other_kinds("Consultorio familiare", "Centro per le famiglie")
    False
    """
    a, b = _kind(one), _kind(other)
    if a is b or fuzz.ratio(fold(one), fold(other)) >= MISSPELT:
        return False
    return a is not None and b is not None and bool(a.needs and b.needs) and not a.is_about() & b.is_about()


@lru_cache(_NAMES_KEPT)
def _kind(name: str) -> Term | None:
    kinds = (mention.term for mention in Vocabulary.bundled().mentions(words(name)))
    return next((term for term in kinds if term.taxonomy == _KIND), None)


def are_other_sections(one: str, other: str) -> bool:
    """Whether two names say sections of one house that are not called alike.

    >>> are_other_sections("Biblioteca Alberti. Sezione centrale", "Biblioteca Alberti. Sezione di Psicologia")
    True
    >>> are_other_sections("Biblioteca Alberti", "Biblioteca Alberti. Sezione di Psicologia")
    False
    """
    a, b = _section(one), _section(other)
    return bool(a and b and not a & b)


def are_numbered_otherwise(one: str, other: str) -> bool:
    """Whether both names have numbers, and none in common: "I" is one only beside another Roman number.

    >>> are_numbered_otherwise("Consultorio N.1 - Brindisi", "Consultorio N.2 - Brindisi")
    True
    >>> are_numbered_otherwise("Consultorio I Ragusa", "Consultorio II Ragusa")
    True
    >>> are_numbered_otherwise("Centro I Pini", "Centro I Pini 2")
    False
    """
    a, b = _numbers(one), _numbers(other)
    if a.roman or b.roman:
        a, b = _with_first(one, a), _with_first(other, b)
    numbers, others = a.figures | a.roman, b.figures | b.roman
    return bool(numbers and others and not numbers & others)


class _Numbers(NamedTuple):
    """The numbers of a name: in figures, and Roman ones."""

    figures: frozenset[int]
    roman: frozenset[int]


@lru_cache(_NAMES_KEPT)
def _numbers(name: str) -> _Numbers:
    """Without "I", which is mostly an article."""
    own = words(name)
    roman = frozenset(_ROMAN.index(word) for word in own if word in _ROMAN[2:])
    return _Numbers(frozenset(int(word) for word in own if word.isdecimal()), roman)


def _with_first(name: str, numbers: _Numbers) -> _Numbers:
    return numbers._replace(roman=numbers.roman | {1}) if _ROMAN[1] in words(name) else numbers


@lru_cache(_NAMES_KEPT)
def _section(name: str) -> frozenset[str]:
    """The words that follow "sezione" and the like; empty where there are none."""
    said = _SECTION.split(fold(name), maxsplit=1)
    return frozenset(stem(word) for part in said[1:] for word in words(part) if word not in _SMALL_WORDS)
