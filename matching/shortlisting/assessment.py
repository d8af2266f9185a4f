"""What is known of some listings for one person: how well they suit, whether they are open to them and in reach."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.catalog.scoring import NOTHING_MEASURED, Scores, Values, best, score
from directory.i18n import Sentence
from matching.eligibility import Eligibility, Judgement, judge
from matching.features import FEATURES
from matching.features.cost import bearable
from matching.features.needs import covering, covering_any
from matching.features.place import in_reach
from matching.profile import Profile, heaviest_first
from matching.rules.conditions import RULES
from matching.shortlisting.journeys import from_afar
from matching.whom.for_whom import hardly_for


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
    def of(
        cls,
        profile: Profile,
        catalog: Catalog,
        weights: Mapping[str, float] | None = None,
        measured: Mapping[str, Values] = NOTHING_MEASURED,
    ) -> "Assessment":
        """Measure.

        Args:
            weights: by feature, instead of `data/weights.csv`.
            measured: what some features say, by their names, which need not be asked again.
        """
        return cls(profile, catalog, score(profile, catalog, [*FEATURES.values()], weights=weights, measured=measured))

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
        """Shape (n,): not known to be farther than three times what the person can bear.

        Whose help from afar is unclear, and answers no need, is not: a group for parents in Trento would stand before
        what answers a widower of Romagna a few kilometres beyond his way.
        """
        if "place" not in self.measured:
            return np.ones(len(self.catalog), np.bool_)
        reached = in_reach(self.measured["place"])
        if not self.profile.needs or not (unclear := self.measured["place"].facts["afar"]).any():
            return reached
        kept: NDArray[np.bool_] = reached & (covering_any(self.profile.needs, self.catalog) | ~unclear)
        return kept

    @cached_property
    def reachable(self) -> NDArray[np.bool_]:
        """Shape (n,): in reach, and open to the person."""
        return self.open_to & self.in_reach

    @cached_property
    def worth_going(self) -> NDArray[np.bool_]:
        """Shape (n,): what the person can reach and may come to, and what is surely for people like them.

        Neither for those in another situation nor, too far to go there, perhaps only for people elsewhere: the need of
        somebody for whom a number of another region is all there is would be told nowhere.
        """
        return self.reachable & ~hardly_for(self.profile, self.catalog) & ~from_afar(self.profile, self.catalog)

    @cached_property
    def with_room(self) -> NDArray[np.bool_]:
        """Shape (n,): what is worth going to, the person can pay, and is not known to be full."""
        has_room: NDArray[np.bool_] = self.worth_going & (self.catalog.places != 0)
        return has_room & bearable(self.profile, self.catalog)

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
        said = self.judgement.say_several(rows)
        return Suggestion.of_several(
            self.scores,
            rows,
            [math.inf] * len(rows) if self.km is None else self.km[rows].tolist(),
            *zip(*said, strict=True),
            self._covers(rows),
            catalog=self.catalog.whole,
            rows=self.catalog.rows_in_whole(rows),
        )

    def _covers(self, rows: Sequence[int]) -> list[tuple[str, ...]]:
        """The codes of the needs that each of these rows covers, the heaviest first."""
        needs = heaviest_first(self.profile.needs)
        if not needs:
            return [() for _ in rows]
        codes, at = [need.term.code for need in needs], np.array(rows, np.intp)
        covers = [covering(need, self.catalog).take(at).tolist() for need in needs]
        return [tuple(compress(codes, own)) for own in zip(*covers, strict=True)]
