"""Rows that may hold two services under one name: "Sportello lavoro / Doposcuola", "Consultorio e biblioteca"."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import combinations

from directory.i18n import N_
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import words
from importers.problems import Problem

TWO_SERVICES = N_(
    "“%(value)s” may be two services in one row, “%(one)s” and “%(other)s”, and became one entry with everything that "
    "the row says: if they are two, give each a row of its own with its hours and contacts, so that people find both."
)
LONGEST_NAME = 120  # characters; a longer one is a description
APART = re.compile(r"\s+[/+|]\s+|\s*;\s*|\n")
JOINED = re.compile(r"\s+(?:e|ed|&|und|and)\s+|\s*,\s+")
FIRST_WORDS = 2  # of a part that may name its kind: "e giurisprudenza dell'università" is no university


def two_services(name: str, cells: Collection[str], line: int) -> Iterator[Problem]:
    """That a name is perhaps of two services; `cells` are those of its row, where it may stand in two lines."""
    said = next((cell for cell in cells if "\n" in cell and " ".join(cell.split()) == name), name)
    if found := _services_in(said):
        one, other = found
        yield Problem(line, "", name, TWO_SERVICES, {"value": name, "one": one, "other": other})


@lru_cache(1 << 14)
def _services_in(name: str) -> tuple[str, str] | None:
    """The names of two services that are joined in one; None where it may be a single one.

    Signs that keep apart need two kinds of service, words such as "e" two that answer needs of different domains: what
    is called "Mensa e docce" is mostly one house.
    """
    if len(name) > LONGEST_NAME:
        return None
    for between, are_apart in ((APART, _differ), (JOINED, _answer_other_needs)):
        parts = [part.strip() for part in between.split(name) if part.strip()]
        for one, other in combinations(parts, 2):
            a, b = _kind(one), _kind(other)
            if a is not None and b is not None and are_apart(a, b):
                return one, other
    return None


def _kind(name: str) -> Term | None:
    """The kind of service that the first words of a name say."""
    mentions = Vocabulary.bundled().mentions(words(name))
    return next(
        (each.term for each in mentions if each.term.taxonomy == "service_type" and each.start < FIRST_WORDS), None
    )


def _differ(one: Term, other: Term) -> bool:
    return one.code != other.code and not (one.code.startswith(other.code) or other.code.startswith(one.code))


def _answer_other_needs(one: Term, other: Term) -> bool:
    return bool(one.needs and other.needs) and not one.is_about() & other.is_about()
