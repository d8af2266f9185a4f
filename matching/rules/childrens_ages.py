"""Whether a service for families is for children as old as the person's."""

import re
from typing import Final

import numpy as np

from directory.ages import OLDEST, said_ages, years
from directory.catalog.catalog import Catalog, within_limits
from directory.i18n import N_, Sentence
from directory.search.said.numbers import FIGURES
from directory.words.language import fold
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile
from matching.whom.groups import UNBORN

_TWO: Final = 2  # at least, where children are told of and not counted
_BABY_UNTIL: Final = 2.0  # years
_BABY: Final = re.compile(r"\b(?:neonat[oaie]|appena nat[oaie]|baby(?! ?sitt)|babies|newborns?|neugeboren\w*)\b")
_YOUNGER: Final = re.compile(
    r"\b(?:(?:i|le|gli altri|altri) piu piccol[ie]|altri (?:figli|bambini)|the (?:little|younger|smaller) ones"
    r"|die kleinen)\b"
)
_SEVERAL: Final = re.compile(r"(?:\b(?P<number>\w+) )?\b(?:figli|figlie|sons|daughters|children|kids|kinder)\b")
_SURELY_OTHERS: Final = 1.0  # years beyond what is named: who is nearly as old may still be taken


def _judge(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """Families whose children are all clearly older or younger are not meant; nearly as old is to be asked.

    Limits of age of whoever comes decide by themselves, and a child who is not born yet has no age. Where more children
    are told of than ages, one of the others may be meant: that is to be asked.
    """
    if not profile.children_ages or any(need.term.code in UNBORN for need in profile.needs):
        return None
    low, high = catalog.children_from, catalog.children_to
    named = (high >= 0) & (catalog.maximum_age >= OLDEST)
    if not named.any():
        return verdicts(catalog)
    takes, nearly = np.zeros(len(catalog), np.bool_), np.zeros(len(catalog), np.bool_)
    for age in profile.children_ages:
        takes |= within_limits(low, high, age, age)
        nearly |= within_limits(low, high, age - _SURELY_OTHERS, age + _SURELY_OTHERS)
    if _has_others(profile):
        return verdicts(catalog, check=named & ~takes)
    return verdicts(catalog, no=named & ~nearly, check=named & ~takes)


def _has_others(profile: Profile) -> bool:
    """Whether the words tell of children whose ages are not known: "figlio di 15 anni e una neonata"."""
    ages, text = profile.children_ages, fold(" ".join((profile.words, *(need.words for need in profile.needs))))
    if (_BABY.search(text) and min(ages) >= _BABY_UNTIL) or _YOUNGER.search(text):
        return True
    return any(len(ages) < _how_many(found["number"]) for found in _SEVERAL.finditer(text))


def _how_many(number: str | None) -> int:
    figure = FIGURES.get(number or "", number or "")
    return int(figure) if figure.isdecimal() else _TWO


def _say(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    facts = {
        "low": years(catalog.children_from[row]),
        "high": years(catalog.children_to[row]),
        "children": said_ages(profile.children_ages),
    }
    if verdict is Eligibility.NO:
        return Sentence(N_("For families with children aged %(low)s to %(high)s; the children: %(children)s"), facts)
    message = N_("For families with children aged %(low)s to %(high)s: ask whether they may come (%(children)s)")
    return Sentence(message, facts)


CHILDRENS_AGES_RULE: Final = Rule("childrens_ages", _judge, _say)
