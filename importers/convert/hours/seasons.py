"""Hours of a time of the year beside the usual ones: which of them hold when."""

import re
from collections.abc import Sequence

from directory.catalog.seasons import Season, without_seasons
from directory.catalog.slots import DAYS
from importers.convert.hours.dates import SCHOOL_HOLIDAYS, Dates, times_of_the_year
from importers.convert.hours.grammar import BARE, DAYS_FIRST, DAYS_LAST, UNTIL_WORDS, Clause

AS_WELL = re.compile(r"\b(?:anche|inoltre|in piu|in più|also|additionally|auch|zusätzlich|aussi)\b", re.IGNORECASE)
SCHOOL_TERM = re.compile(
    r"\b(?:periodo|anno|calendario) scolastico\b|\bgiorni (?:di )?(?:scuola|scolastici)\b|\bscuole aperte\b|"
    r"\bschool (?:term|year|days)\b|\bschul(?:zeit|jahr|tage)\b",
    re.IGNORECASE,
)
ANY = frozenset(DAYS)


def instead_of_the_usual(text: str, clauses: Sequence[Clause]) -> list[Season]:
    """The times of the year in which others than the usual hours hold: "lun-ven 9-12; luglio solo mar 9-11".

    Those of other days alone, or that are said to be there as well, leave the usual ones as they are.
    """
    hours = [clause for clause in clauses if clause.kind in (DAYS_FIRST, DAYS_LAST, BARE)]
    usual = frozenset[str]().union(*(clause.days or ANY for clause in hours if not clause.dates))
    return [
        clause.dates.season
        for clause in hours
        if clause.dates is not None
        and clause.dates.season is not None
        and (clause.is_only or (clause.days or ANY) & usual)
        and not AS_WELL.search(text, clause.start, clause.end)
    ]


def other_times(said: str) -> list[Season]:
    """The times of the year that words speak of which were not read: what holds then, nobody knows."""
    if UNTIL_WORDS.search(said) or AS_WELL.search(said):
        return []
    return times_of_the_year(said)


def out_of_term(text: str) -> tuple[Season, ...]:
    """When schools may be closed, where hours are said to be of school days: "lun 14-18 (periodo scolastico)".

    >>> len(out_of_term("lun 14-18 (periodo scolastico)")), out_of_term("anche fuori dal periodo scolastico")
    (2, ())
    """
    return SCHOOL_HOLIDAYS if SCHOOL_TERM.search(text) and not AS_WELL.search(text) else ()


def dates_left(dates: Dates | None, instead: Sequence[Season], unknown: Sequence[Season]) -> list[Dates | None]:
    """When hours hold: the usual ones outside of all these times, those of a season outside of unknown ones."""
    taken = unknown if dates else [*instead, *unknown]
    if not taken:
        return [dates]
    known = dates or Dates(None, None)
    return [known._replace(season=each) for each in without_seasons(known.season, taken)]
