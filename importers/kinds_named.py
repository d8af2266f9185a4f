"""What kind of service a name says that it is: a hospital is not the library that is in it."""

from functools import lru_cache

from directory.language import words
from directory.vocabulary import Term, Vocabulary

_NAMES_KEPT = 1 << 16
_KIND = "service_type"


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
