"""The same need as those have it of whom a question tells: who is old looks for company, and no grown-up is a child."""

import re
from collections.abc import Callable, Sequence

from directory.ages import OF_AGE
from directory.search.ages.ages import Ages
from directory.search.said.people import is_old, of_old_people
from directory.taxonomies.codes import CHILD_ABUSE, VIOLENCE
from directory.words.language import word_set
from directory.words.people import CALLED_MINORS, CHILDREN, SEVERAL_CHILDREN, SMALL_CHILDREN

_WHEN_THEY_WERE_ONE = re.compile(  # "da piccola il patrigno la toccava"
    r"\b(?:(?:da|quando er\w+|ero|era) (?:\w+ )?(?:piccol\w|bambin\w|ragazzin\w|minorenn\w)"
    r"|as an? (?:\w+ )?(?:child|kid|girl|boy)|when (?:i|she|he) was (?:\w+ )?(?:a child|a kid|little|small|young)"
    r"|als (?:\w+ )?(?:kind|madchen|bub|kleinkind))\b"
)
_YOUNG = SMALL_CHILDREN | SEVERAL_CHILDREN - {"figli", "figlie", "sons", "daughters"}
_MINORS = CALLED_MINORS | word_set(  # beside children; those of the old are grown, too
    "minorenni ragazzini ragazzine alunno alunna piccoli pupil schoolgirl schoolboy"
)


def as_theirs(ages: Sequence[Ages], words: Sequence[str]) -> Callable[[str], str]:
    """What each need is, by its code, of people of some ages.

    Args:
        ages: all that were told, the first being that of whom the question is about.
        words: of the question, folded.
    """
    if not ages:
        return _the_same
    is_of_grown_ups = _are_all_grown_up(ages, words)

    def theirs(need: str) -> str:
        if need == CHILD_ABUSE and is_of_grown_ups:
            return VIOLENCE
        return of_old_people(need) if is_old(ages[0]) else need

    return theirs


def _the_same(need: str) -> str:
    return need


def _are_all_grown_up(ages: Sequence[Ages], words: Sequence[str]) -> bool:
    """Whether nobody is told of who may be under age: an old woman's son is a man."""
    if any(youngest < OF_AGE for youngest, _ in ages):
        return False
    told = {*_WHEN_THEY_WERE_ONE.sub(" ", " ".join(words)).split()}
    young = _MINORS | (_YOUNG if is_old(ages[0]) else CHILDREN)
    return told.isdisjoint(young)
