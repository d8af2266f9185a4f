"""Whom a free text about exclusions may concern: the terms and the ages that it names."""

import re
from typing import Final

from directory.ages import OLDEST
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import fold, words

TAXONOMIES_OF_PEOPLE: Final = ("need", "target_group")
NO_AGES: Final = (-1.0, -1.0)
_UNDER = r"sotto|under|unter|below|meno di|minor[ie] di|inferiore a|younger than|junger als"
_OVER = r"sopra|over|uber|above|oltre|piu di|maggior[ie] di|superiore a|older than|alter als"
_LIMIT: Final = re.compile(
    rf"\b(?:(?P<under>{_UNDER})|(?:{_OVER}))(?P<article>i? (?:i |gli |ai |the age of )?)(?P<years>\d{{1,2}})\b"
    r"(?P<unit> ?(?:anni|years|jahren?)\b)?(?! ?(?:€|%|euro|km|metri|kg|ore|hours|giorni|days|persone|people))"
)
_NEED_NO_UNIT: Final = ("under", "over")  # "over 65" is an age, "oltre 20" may be anything


def terms_named(text: str, vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """The needs and target groups of which a text speaks, as (taxonomy, code)."""
    if not text:
        return frozenset()
    mentions = (mention.term for mention in vocabulary.mentions(words(text)))
    return frozenset((term.taxonomy, term.code) for term in mentions if term.taxonomy in TAXONOMIES_OF_PEOPLE)


def ages_named(text: str) -> tuple[float, float]:
    """The ages in years, both included, that a text names first; NO_AGES when it names none.

    >>> ages_named("Sotto i 16 anni ci si rivolge alla scuola media")
    (0.0, 15.0)
    >>> ages_named("Non oltre i 65 anni")
    (65.0, 120.0)
    >>> ages_named("Non si entra con animali")
    (-1.0, -1.0)
    """
    for found in _LIMIT.finditer(fold(text)):
        if found["unit"] or found["article"].strip() or found[0].startswith(_NEED_NO_UNIT):
            years = float(found["years"])
            return (0.0, years - 1) if found["under"] else (years, float(OLDEST))
    return NO_AGES
