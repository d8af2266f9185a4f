"""How good the suggestions for judged profiles are, what a change of weights moves, and whether groups fare alike."""

import math
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from directory.catalog.catalog import Catalog
from matching import metrics
from matching.eligibility import Eligibility, Verdicts
from matching.metrics import HELPS
from matching.rank import Match
from matching.shortlisting.assessment import Suggestion
from matching.shortlisting.diversity import FIRST, near_identical

AT = 10  # results that nDCG, recall and exposure look at


@dataclass(frozen=True)
class Judged:
    """What was judged for one profile.

    Args:
        group: what its figures are added to, such as the system that the profile is of.
        grades: of listings, 0 to 3; what is not in it counts 0.
        by_need: need code -> the listings of grade HELPS or more that cover it. A need that nothing covers is missing.
    """

    label: str
    group: str
    grades: Mapping[uuid.UUID, int]
    by_need: Mapping[str, AbstractSet[uuid.UUID]]


@dataclass(frozen=True)
class Quality:
    """How good the suggestions for one profile are.

    Args:
        ndcg, recall, coverage: in [0, 1]; recall and coverage are None where no need can be covered.
        organizations: how many different ones stand among the first five.
        alike: pairs of near-identical listings among the first five.
    """

    ndcg: float
    recall: float | None
    coverage: float | None
    organizations: int
    alike: int


@dataclass(frozen=True)
class Answer:
    """A judged profile and what the matcher suggests for it."""

    judged: Judged
    match: Match
    quality: Quality

    @classmethod
    def of(cls, judged: Judged, match: Match, catalog: Catalog) -> "Answer":
        """The suggestions, graded."""
        return cls(judged, match, quality(match.results, judged, catalog))

    @property
    def first(self) -> tuple[uuid.UUID, ...]:
        """The suggestions that are read out."""
        return tuple(result.listing_id for result in self.match.results[:FIRST])


@dataclass(frozen=True)
class Figures:
    """Means over some profiles; recall and coverage over those with a need that can be covered, None without any."""

    profiles: int
    ndcg: float
    recall: float | None
    coverage: float | None
    organizations: float
    alike: float

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> "Figures":
        """The means of at least one answer."""
        found = [answer.quality for answer in answers]
        return cls(
            len(found),
            math.fsum(one.ndcg for one in found) / len(found),
            mean([one.recall for one in found]),
            mean([one.coverage for one in found]),
            sum(one.organizations for one in found) / len(found),
            sum(one.alike for one in found) / len(found),
        )


def mean(values: Iterable[float | None]) -> float | None:
    """Of the values that there are; None when there is none.

    >>> mean([1.0, None, 0.5]), mean([None])
    (0.75, None)
    """
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else None


def quality(results: Sequence[Suggestion], judged: Judged, catalog: Catalog) -> Quality:
    """Grade a list of suggestions.

    Raises:
        ValueError: nothing was judged relevant for the profile.
    """
    ids = [result.listing_id for result in results]
    first = [result.row for result in results[:FIRST]]
    return Quality(
        ndcg=metrics.ndcg([judged.grades.get(one, 0) for one in ids], judged.grades.values(), AT),
        recall=mean(need_recall(ids, judged.by_need).values()),
        coverage=need_coverage(ids, judged.by_need),
        organizations=len({bytes(catalog.organization_id[row]) for row in first}),
        alike=sum(near_identical(catalog, one, other) for one, other in combinations(first, 2)),
    )


def need_recall(
    ids: Sequence[uuid.UUID], by_need: Mapping[str, AbstractSet[uuid.UUID]], at: int = AT
) -> dict[str, float]:
    """For each need the share of the listings that cover it which stand among the first results.

    Args:
        ids: of the results, best first.
        by_need: as in `Judged`, no set empty.
    """
    found = set(ids[:at])
    return {need: len(found & wanted) / len(wanted) for need, wanted in by_need.items()}


def need_coverage(
    ids: Sequence[uuid.UUID], by_need: Mapping[str, AbstractSet[uuid.UUID]], at: int = FIRST
) -> float | None:
    """The share of the needs that can be covered which one of the first results does cover; None if none can be."""
    found = set(ids[:at])
    return mean(float(not found.isdisjoint(wanted)) for wanted in by_need.values())


def by_group(answers: Iterable[Answer]) -> dict[str, Figures]:
    """The figures of each group, in the order in which the groups appear."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.judged.group, []).append(answer)
    return {group: Figures.of(of_group) for group, of_group in groups.items()}


def ablation(
    features: Iterable[str], measure: Callable[[Mapping[str, float]], Sequence[Answer]]
) -> dict[str, list[Answer]]:
    """What is left of the quality when one feature weighs nothing.

    A silenced feature takes with it what it decides beside its weight: without `need_cover` the needs find no
    listing, without `place` nothing is too far away.

    Args:
        measure: weights that differ from the file -> the answers with them.
    """
    return {feature: list(measure({feature: 0.0})) for feature in features}


@dataclass(frozen=True)
class Move:
    """What other weights change for one profile.

    Args:
        before, after: nDCG@10.
        entered, left: listings that only the later, or only the earlier first five hold, in their order.
    """

    label: str
    before: float
    after: float
    entered: tuple[uuid.UUID, ...]
    left: tuple[uuid.UUID, ...]


def moves(before: Iterable[Answer], after: Iterable[Answer]) -> list[Move]:
    """The profiles whose first five or whose nDCG differ, the greatest change of nDCG first.

    Args:
        before, after: the same profiles in the same order.
    """
    found = []
    for old, new in zip(before, after, strict=True):
        if old.first != new.first or old.quality.ndcg != new.quality.ndcg:
            entered = tuple(one for one in new.first if one not in old.first)
            left = tuple(one for one in old.first if one not in new.first)
            found.append(Move(old.judged.label, old.quality.ndcg, new.quality.ndcg, entered, left))
    return sorted(found, key=lambda move: (-abs(move.after - move.before), move.label))


@dataclass(frozen=True)
class Treatment:
    """What one profile, or the profiles of a group on average, are given.

    Args:
        results: how many of ten suggestions there were.
        score: of the suggestions, in [0, 1]; None where there are none.
        yes, to_check, no: shares of eligibility among the listings that answer the profile in reach; they add up to
            1, or are None where nothing answers.
        open_exposure: how much of the attention that ten ranks draw falls on listings that the person may come to
            without a question ("yes").
        helping_exposure: how much of it falls on listings that were judged helpful.
    """

    profiles: int
    results: float
    score: float | None
    yes: float | None
    to_check: float | None
    no: float | None
    open_exposure: float
    helping_exposure: float

    @classmethod
    def of(cls, match: Match, verdicts: Verdicts, grades: Mapping[uuid.UUID, int]) -> "Treatment":
        """How one profile is treated.

        Args:
            verdicts: of every listing that answers it in reach (`matching.rank.verdicts_in_reach`).
        """
        shown = match.results[:AT]
        no, to_check, yes = (_share(verdicts, value) for value in Eligibility)
        return cls(
            profiles=1,
            results=len(shown),
            score=mean(result.score for result in shown),
            yes=yes,
            to_check=to_check,
            no=no,
            open_exposure=exposure([result.eligibility is Eligibility.YES for result in shown]),
            helping_exposure=exposure([grades.get(result.listing_id, 0) >= HELPS for result in shown]),
        )

    @classmethod
    def mean(cls, treatments: Sequence["Treatment"]) -> "Treatment":
        """The means over the profiles of a group, at least one; each profile counts the same."""
        count = len(treatments)
        return cls(
            profiles=sum(one.profiles for one in treatments),
            results=math.fsum(one.results for one in treatments) / count,
            score=mean(one.score for one in treatments),
            yes=mean(one.yes for one in treatments),
            to_check=mean(one.to_check for one in treatments),
            no=mean(one.no for one in treatments),
            open_exposure=math.fsum(one.open_exposure for one in treatments) / count,
            helping_exposure=math.fsum(one.helping_exposure for one in treatments) / count,
        )


def _share(verdicts: Verdicts, value: Eligibility) -> float | None:
    return float(np.count_nonzero(verdicts == value) / len(verdicts)) if len(verdicts) else None


def exposure(holds: Sequence[bool], at: int = AT) -> float:
    """The share of the attention, 1 / log2(rank + 1) for each rank, that falls on results for which something holds.

    Ranks that stay empty count as well, so that a short list is not a better one.

    Source:
        Singh and Joachims, "Fairness of Exposure in Rankings" (2018).

    >>> round(exposure([True, False, True], at=3), 3)  # (1 + 1/2) / (1 + 0.631 + 1/2)
    0.704
    """
    attention = [1 / math.log2(rank + 1) for rank in range(1, at + 1)]
    return math.fsum(one for one, held in zip(attention, holds, strict=False) if held) / math.fsum(attention)


def common(one: Match, other: Match, at: int = AT) -> float:
    """The share of the listings among the first results of two matches that both hold; 1 when both are empty."""
    here = {result.listing_id for result in one.results[:at]}
    there = {result.listing_id for result in other.results[:at]}
    return len(here & there) / len(here | there) if here | there else 1.0
