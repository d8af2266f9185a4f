"""What a name says that tells it from names like it: a hospital is not the library that is in it."""

import re
from functools import lru_cache

from directory.language import STOP_WORDS, fold, stem, words
from directory.vocabulary import Term, Vocabulary

_NAMES_KEPT = 1 << 16
_KIND = "service_type"
_SECTION = re.compile(r"\b(?:sezione|sez\.|succursale|section|abteilung)\s")
_SMALL_WORDS = STOP_WORDS["it"] | STOP_WORDS["en"] | STOP_WORDS["de"]


def are_told_apart(one: str, other: str) -> bool:
    """Whether two names cannot be of the same service, however near they are otherwise."""
    return are_of_other_kinds(one, other) or are_other_sections(one, other)


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
    return (
        a is not None and b is not None and a is not b and bool(a.needs and b.needs) and not a.is_about() & b.is_about()
    )


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


@lru_cache(_NAMES_KEPT)
def _section(name: str) -> frozenset[str]:
    """The words that follow "sezione" and the like; empty where there are none."""
    said = _SECTION.split(fold(name), maxsplit=1)
    return frozenset(stem(word) for part in said[1:] for word in words(part) if word not in _SMALL_WORDS)
