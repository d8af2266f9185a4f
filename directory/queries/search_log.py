"""What people look for and do not find, for the coordinator: counts only, and none of fewer than a few searches."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.search_note import FEW
from directory.curation.search_privacy import OMITTED
from directory.i18n import N_, Labels, Sentence
from directory.models import SearchLog, SearchTally, Taxonomy, TaxonomyTerm
from directory.places.gazetteer import Gazetteer
from directory.places.town_names import TownName, said_town_with_province

MOST_ROWS = 50  # of each list
_GAVE_UP_THE_QUESTION = frozenset({"words"})  # what is found then is no answer to what was asked
_TAXONOMY_OF = {"needs": "need", "service_types": "service_type", "interests": "interest"}
VARIOUS = "*"  # in the place of a province: several, each of which was too seldom to be named

K = TypeVar("K")
_Where = tuple[str, str, str]  # area of need, code of a municipality, letters of a province


@dataclass
class Outcome:
    """What came of some searches.

    Args:
        searches: how many.
        nothing: found nothing for what was asked.
        few: found fewer than three results before conditions were given up; those that found nothing are among them.
        shown: had results that could be opened from the list, as far as that is kept.
        opened: of those, how many had one opened.
    """

    searches: int = 0
    nothing: int = 0
    few: int = 0
    shown: int = 0
    opened: int = 0

    def add(self, other: "Outcome") -> None:
        """Count other searches as well."""
        self.searches += other.searches
        self.nothing += other.nothing
        self.few += other.few
        self.shown += other.shown
        self.opened += other.opened

    @property
    def opened_share(self) -> float | None:
        """Of the searches that showed results; None where none did."""
        return self.opened / self.shown if self.shown else None


def place_words(municipality: str, province: str) -> Sentence | TownName:
    """Where something was asked for.

    Args:
        municipality: its code, or "".
        province: its letters, VARIOUS, or "" where no place was named.
    """
    if municipality:
        return said_town_with_province(Gazetteer.bundled().by_code(municipality))
    if province == VARIOUS:
        return Sentence(N_("various places"))
    if province:
        return Sentence(N_("elsewhere in the province of %(province)s"), {"province": province})
    return Sentence(N_("no place named"))


@dataclass(frozen=True)
class Gap:
    """Searches for an area of need in a municipality, or in what of a province was too seldom to be named alone."""

    domain: str  # "" where no need was understood
    municipality: str  # its code, or ""
    province: str  # its letters, VARIOUS, or "" where no place was named
    outcome: Outcome

    @property
    def place(self) -> Sentence | TownName:
        """The place in words."""
        return place_words(self.municipality, self.province)


@dataclass(frozen=True)
class Asked:
    """Searches for one thing: a term of a taxonomy by its code, or a text with "…" for what is not kept."""

    taxonomy: str  # "" for a text
    value: str
    outcome: Outcome


@dataclass(frozen=True)
class Word:
    """A word that no rule understood, asked for on enough days to be named."""

    word: str
    days: int
    times: int
    unanswered: int


@dataclass(frozen=True)
class SearchOverview:
    """A period, with what most often went unanswered first in every list.

    Args:
        first, last: days, both included.
        least: lists leave out whatever fewer searches had.
        domains: by area of need; a search for two areas counts in both.
        relaxations: code of a condition -> in how many searches it was given up.
    """

    first: date
    last: date
    least: int
    total: Outcome
    domains: list[Asked]
    gaps: list[Gap]
    terms: list[Asked]
    texts: list[Asked]
    relaxations: list[tuple[str, int]]
    words: list[Word]


@dataclass(frozen=True)
class _Search:
    asked: Mapping[str, Any]
    text: str
    municipality: str  # code, or ""
    province: str  # letters, or ""
    relaxed: Sequence[str]
    outcome: Outcome

    @property
    def domains(self) -> list[str]:
        return list(dict.fromkeys(need.partition(".")[0] for need in self.asked.get("needs", ()))) or [""]


def search_overview(session: Session, *, today: date, days: int, least: int, kept_days: int) -> SearchOverview:
    """What was looked for in the last days, today included.

    Args:
        least: searches that a row needs, and days that a word needs.
        kept_days: in so many days a word must have been asked for on `least` of them.
    """
    first = today - timedelta(days=max(days - 1, 0))
    searches = list(_searches(session, first, today))
    return SearchOverview(
        first=first,
        last=today,
        least=least,
        total=_sum(one.outcome for one in searches),
        domains=_ranked(_by(searches, lambda one: [("need", domain) for domain in one.domains]), least),
        gaps=_gaps(searches, least),
        terms=_ranked(_by(searches, _terms), least, unanswered=True),
        texts=_ranked(_by(searches, _text), least, unanswered=True),
        relaxations=_relaxations(searches, least),
        words=_words(session, first, today, least=least, kept_days=kept_days),
    )


def term_labels(session: Session) -> dict[tuple[str, str], Labels]:
    """Taxonomy and code -> what the term is called."""
    rows = session.execute(sa.select(Taxonomy.code, TaxonomyTerm.code, TaxonomyTerm.labels).join(TaxonomyTerm.taxonomy))
    return {(taxonomy, code): Labels(labels) for taxonomy, code, labels in rows}


def _searches(session: Session, first: date, last: date) -> Iterator[_Search]:
    """The searches of the period, those that are alike together."""
    kinds: tuple[Any, ...] = (
        sa.cast(SearchLog.asked, sa.String),
        SearchLog.text,
        SearchLog.municipality_code,
        SearchLog.province,
        sa.cast(SearchLog.relaxed, sa.String),
        SearchLog.total == 0,
        SearchLog.total < FEW,
        sa.cast(SearchLog.shown, sa.String) != "[]",
        sa.cast(SearchLog.opened, sa.String) != "[]",
    )
    numbered = [kind.label(f"kind_{number}") for number, kind in enumerate(kinds)]
    rows = sa.select(*numbered, sa.func.count()).where(SearchLog.day.between(first, last)).group_by(*numbered)
    for asked, text, municipality, province, given_up, is_none, is_few, shown, opened, count in session.execute(rows):
        relaxed = json.loads(given_up)
        nothing = bool(is_none) or not _GAVE_UP_THE_QUESTION.isdisjoint(relaxed)
        few = bool(is_few or relaxed)
        outcome = Outcome(count, count * nothing, count * few, count * bool(shown), count * bool(opened))
        yield _Search(json.loads(asked), text, municipality or "", province or "", relaxed, outcome)


def _sum(outcomes: Iterable[Outcome]) -> Outcome:
    total = Outcome()
    for one in outcomes:
        total.add(one)
    return total


def _by(searches: Iterable[_Search], keys: Callable[[_Search], Iterable[K]]) -> dict[K, Outcome]:
    """What came of the searches, by each of their keys."""
    found: dict[K, Outcome] = {}
    for one in searches:
        for key in keys(one):
            found.setdefault(key, Outcome()).add(one.outcome)
    return found


def _terms(search: _Search) -> list[tuple[str, str]]:
    return [(taxonomy, code) for name, taxonomy in _TAXONOMY_OF.items() for code in search.asked.get(name, ())]


def _text(search: _Search) -> list[tuple[str, str]]:
    return [("", search.text)] if search.text.strip(f" {OMITTED}") else []


def _ranked(groups: Mapping[tuple[str, str], Outcome], least: int, *, unanswered: bool = False) -> list[Asked]:
    """The groups that are large enough, those that went unanswered most often first.

    Args:
        unanswered: leave out what always had answers.
    """
    found = [Asked(*key, outcome) for key, outcome in groups.items() if outcome.searches >= least]
    found = [one for one in found if one.outcome.few or not unanswered]
    found.sort(key=lambda one: (*_most_missed(one.outcome), one.taxonomy, one.value))
    return found[:MOST_ROWS]


def _most_missed(outcome: Outcome) -> tuple[int, int, int]:
    return -outcome.few, -outcome.nothing, -outcome.searches


def _gaps(searches: Iterable[_Search], least: int) -> list[Gap]:
    """By municipality where there were enough searches; the others by province, and what is left of those together."""
    found: dict[_Where, Outcome] = {}
    left = _by(searches, lambda one: [(domain, one.municipality, one.province) for domain in one.domains])
    for coarser in (_as_it_is, _without_municipality, _without_province):
        groups: dict[_Where, Outcome] = {}
        for where, outcome in left.items():
            groups.setdefault(coarser(where), Outcome()).add(outcome)
        found |= {where: outcome for where, outcome in groups.items() if outcome.searches >= least}
        left = {where: outcome for where, outcome in groups.items() if outcome.searches < least}
    gaps = [Gap(*where, outcome) for where, outcome in found.items() if outcome.few]
    gaps.sort(key=lambda gap: (*_most_missed(gap.outcome), gap.domain, gap.municipality, gap.province))
    return gaps[:MOST_ROWS]


def _as_it_is(where: _Where) -> _Where:
    return where


def _without_municipality(where: _Where) -> _Where:
    domain, _, province = where
    return domain, "", province


def _without_province(where: _Where) -> _Where:
    domain, _, province = where
    return domain, "", VARIOUS if province else ""


def _relaxations(searches: Iterable[_Search], least: int) -> list[tuple[str, int]]:
    counts = _by(searches, lambda one: one.relaxed)
    often = [(code, outcome.searches) for code, outcome in counts.items() if outcome.searches >= least]
    return sorted(often, key=lambda row: (-row[1], row[0]))


def _words(session: Session, first: date, last: date, *, least: int, kept_days: int) -> list[Word]:
    """Words that were asked for on enough days of the time that is kept, with their counts in the period."""
    days, times = sa.func.count(), sa.func.sum(SearchTally.times)
    unanswered, word = sa.func.sum(SearchTally.unanswered), sa.func.max(SearchTally.word)
    kept_since = last - timedelta(days=kept_days)
    frequent = (
        sa.select(SearchTally.digest)
        .where(SearchTally.day.between(kept_since, last))
        .group_by(SearchTally.digest)
        .having(sa.func.count() >= least)
    )
    rows = session.execute(
        sa.select(word, days, times, unanswered)
        .where(SearchTally.day.between(first, last), SearchTally.digest.in_(frequent))
        .group_by(SearchTally.digest)
        .having(word.is_not(None))
        .order_by(unanswered.desc(), times.desc(), word)
        .limit(MOST_ROWS)
    )
    return [Word(text, int(on), int(often), int(missed)) for text, on, often, missed in rows]
