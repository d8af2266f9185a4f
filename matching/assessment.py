"""What is known of some listings for one person: how well they suit, whether they are open to them and in reach."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.catalog.scoring import Scores, Values, best, score
from directory.i18n import Sentence
from matching.eligibility import Eligibility, Judgement, judge
from matching.eligibility_rules import RULES
from matching.features import FEATURES
from matching.features.needs import covered_needs
from matching.features.place import IN_REACH
from matching.profile import Profile, heaviest_first


@dataclass(slots=True)
class Suggestion(Listed):
    """One listing for one person.

    Args:
        eligibility_sentences: why it is not a plain yes; empty for yes.
        for_whom: for which of the person's children it is; None when it is for the person.
        remarks: what else the entry says that somebody should know before sending the person.
        covers: codes of the person's needs that it covers, the heaviest first.
    """

    eligibility: Eligibility
    eligibility_sentences: tuple[Sentence, ...]
    for_whom: Sentence | None
    remarks: tuple[Sentence, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """Every feature and every rule, asked of every row of a catalog or of a part of it."""

    profile: Profile
    catalog: Catalog
    scores: Scores[Profile, Catalog]

    @classmethod
    def of(cls, profile: Profile, catalog: Catalog, weights: Mapping[str, float] | None = None) -> "Assessment":
        """Measure.

        Args:
            weights: by feature, instead of `data/weights.csv`.
        """
        return cls(profile, catalog, score(profile, catalog, [*FEATURES.values()], weights=weights))

    @cached_property
    def measured(self) -> dict[str, Values]:
        """What each feature that was asked says, by its name."""
        return {asked.name: values for asked, _, values in self.scores.parts}

    @cached_property
    def judgement(self) -> Judgement:
        """As the feature found it, or asked now when its weight is 0."""
        if "eligibility" in self.measured:
            judgement: Judgement = self.measured["eligibility"].facts["judgement"]
            return judgement
        return judge(self.profile, self.catalog, RULES)

    @cached_property
    def open_to(self) -> NDArray[np.bool_]:
        """Shape (n,): the person may come, or it is to be checked."""
        return self.judgement.verdict > Eligibility.NO

    @cached_property
    def in_reach(self) -> NDArray[np.bool_]:
        """Shape (n,): not known to be farther than three times what the person can bear."""
        if "place" not in self.measured:
            return np.ones(len(self.catalog), np.bool_)
        return ~self.measured["place"].known | (self.measured["place"].score >= IN_REACH)

    @cached_property
    def km(self) -> NDArray[np.float32] | None:
        """Shape (n,): straight lines, infinite where nothing can be measured; None where distance does not count."""
        return self.measured["place"].facts["km"] if "place" in self.measured else None

    def best(self, limit: int, allowed: NDArray[np.bool_]) -> list[int]:
        """The most suitable of some rows, in a total order."""
        rows = best(self.scores.total, self.catalog.tie_breakers, limit, allowed=allowed)
        return [int(row) for row in rows]

    def nearest(self, limit: int, allowed: NDArray[np.bool_], *, most_km: float) -> list[int]:
        """The nearest of some rows, up to a distance; none where distance does not count."""
        if limit <= 0 or self.km is None:
            return []
        rows = np.flatnonzero(allowed & (self.km <= most_km))
        order = np.lexsort((self.catalog.tie_breakers[rows], self.km[rows]))
        return [int(row) for row in rows[order[:limit]]]

    def suggestion(self, row: int) -> Suggestion:
        """A row for the person, with its reasons."""
        (one,) = self.suggestions([row])
        return one

    def suggestions(self, rows: Sequence[int]) -> list[Suggestion]:
        """Rows for the person, with their reasons."""
        if not rows:
            return []
        profile, catalog, judgement = self.profile, self.catalog, self.judgement
        km = [math.inf] * len(rows) if self.km is None else self.km[rows].tolist()
        return [
            Suggestion.of(
                self.scores,
                row,
                far,
                reasons,
                catalog=catalog.whole,
                row=catalog.row_of_whole(row),
                eligibility=judgement.of_row(row),
                eligibility_sentences=judgement.sentences(row),
                for_whom=judgement.for_whom(row),
                remarks=judgement.remarks(row),
                covers=tuple([need.term.code for need in heaviest_first(covered_needs(profile, catalog, row))]),
            )
            for row, far, reasons in zip(rows, km, self.scores.reasons_of(rows), strict=True)
        ]
