"""Ages in years: who is of age or old, which groups an age belongs to, and how an age is said."""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np

from directory.i18n import N_, Sentence
from directory.taxonomies import codes

OF_AGE: Final = 18
OLDEST: Final = 120  # what an open end of an age range counts as
SURELY_OLD: Final = 66  # nobody of this age expects a child, goes to school or has small children to look after


class AgeGroup(NamedTuple):
    """Completed years, both included."""

    first: int
    last: int


# Target groups that are ages, as `data/taxonomies/target_groups.csv` describes them. They overlap on purpose: a person
# can be adult and young.
AGE_GROUPS: Final[Mapping[str, AgeGroup]] = MappingProxyType(
    {
        codes.MINORS: AgeGroup(0, OF_AGE - 1),
        codes.CHILDREN: AgeGroup(0, 10),
        codes.ADOLESCENTS: AgeGroup(11, OF_AGE - 1),
        codes.YOUNG_ADULTS: AgeGroup(OF_AGE, 34),
        codes.ADULTS: AgeGroup(OF_AGE, OLDEST),
        codes.ELDERLY: AgeGroup(65, OLDEST),
    }
)
# Who is younger than the group and yet called so: lists write "anziani" of those over 60 and of those over 65.
CALLED_SO_FROM: Final[Mapping[str, int]] = MappingProxyType({codes.ELDERLY: 60})
MARGIN_YEARS: Final = 2  # "adolescents" is a word, not a rule: near its edges somebody must ask
_ANY_AGE: Final = AgeGroup(0, OLDEST)
_IN_MONTHS: Final = 2  # years; below, an age is said in months
_ROUNDING: Final = 0.1  # months: 0.58 years are seven of them


def groups_of_age(age: float) -> frozenset[str]:
    """The age groups to which somebody of this age belongs.

    >>> sorted(groups_of_age(62)), sorted(groups_of_age(17.9))
    (['adults'], ['adolescents', 'minors'])
    """
    return _groups_of_years(math.floor(age))


@cache
def _groups_of_years(years: int) -> frozenset[str]:
    return frozenset(code for code, group in AGE_GROUPS.items() if group.first <= years <= group.last)


@lru_cache(maxsize=512)
def possible_groups_of_age(age: float) -> frozenset[str]:
    """The age groups that a person of this age may count as, with a margin at the edges.

    >>> sorted(possible_groups_of_age(62)), sorted(possible_groups_of_age(58))
    (['adults', 'elderly'], ['adults'])
    """
    return frozenset(
        code
        for code, group in AGE_GROUPS.items()
        if min(group.first - MARGIN_YEARS, ages_called(code).first) <= age < group.last + 1 + MARGIN_YEARS
    )


def ages_called(target_group: str) -> AgeGroup:
    """The years of those who are called so; of a group of no age any.

    >>> ages_called("elderly"), ages_called("families")
    (AgeGroup(first=60, last=120), AgeGroup(first=0, last=120))
    """
    group = AGE_GROUPS.get(target_group, _ANY_AGE)
    return group._replace(first=CALLED_SO_FROM.get(target_group, group.first))


def years(value: float | np.float32) -> int | float:
    """An age as people write it: without decimals when it is whole.

    >>> years(7.0), years(0.5)
    (7, 0.5)
    """
    rounded = round(float(value), 1)
    return int(rounded) if rounded.is_integer() else rounded


def said_ages(ages: Iterable[float]) -> tuple[int | float | Sentence, ...]:
    """Ages of children as people say them: those of babies in months, and then the others with their unit, too.

    >>> [str(age) for age in said_ages((0.17, 5))], said_ages((3.0, 8.0))
    (['2 months', '5 years'], (3, 8))
    """
    several = tuple(ages)
    if not any(map(is_said_in_months, several)):
        return tuple(map(years, several))
    return tuple(
        Sentence(N_("%(months)s months"), {"months": months(age)})
        if is_said_in_months(age)
        else Sentence(N_("%(years)s years"), {"years": years(age)})
        for age in several
    )


def is_said_in_months(age: float) -> bool:
    """Whether an age in years is said in months: those below two, but a whole year."""
    return age < _IN_MONTHS and age != 1


def months(age: float) -> int:
    """Completed months of an age in years."""
    return math.floor(age * 12 + _ROUNDING)
