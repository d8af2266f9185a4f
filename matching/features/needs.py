"""Which of the person's needs a listing answers."""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Values, feature
from directory.i18n import N_, Labels, Sentence
from matching.combine import ANSWERS, COVERED, above_unknown, mean_and_best, share_of
from matching.profile import NeedAsked, Profile
from matching.weights import weight_of


def covering(need: NeedAsked, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings cover a need."""
    covered: NDArray[np.bool_] = catalog.cover_of_need(need.term.code) >= 255 * COVERED
    return covered


def covered_needs(profile: Profile, catalog: Catalog, row: int, *, least: float = COVERED) -> tuple[NeedAsked, ...]:
    """The person's needs that one listing answers at least so far (in [0, 1]), as they were asked."""
    return tuple([need for need in profile.needs if catalog.cover_of_need(need.term.code).item(row) >= 255 * least])


def _explain(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    if covered := covered_needs(profile, catalog, row):
        return Sentence(N_("Answers: %(needs)s"), {"needs": _names(covered)})
    if touched := covered_needs(profile, catalog, row, least=ANSWERS):
        return Sentence(N_("Comes near to: %(needs)s"), {"needs": _names(touched)})
    return Sentence(N_("Is for other needs"))


def _names(needs: tuple[NeedAsked, ...]) -> tuple[Labels, ...]:
    return tuple(Labels(need.term.labels) for need in needs)


@feature(
    weight=weight_of("service", "need_cover"),
    explain=_explain,
    unknown=N_("Ask which needs it answers: the entry does not say."),
)
def need_cover(profile: Profile, catalog: Catalog) -> Values | None:
    """The mean over the needs and the best-answered one, weighted by severity and urgency (`mean_and_best`).

    Returns:
        known: False where the listing has no tag that says something about needs; facts: `best`, 0–255, the
        best-answered need of each row.
    """
    if not profile.needs:
        return None
    covers = [catalog.cover_of_need(need.term.code) for need in profile.needs]
    best = reduce(np.maximum, covers)
    value = mean_and_best([share_of(cover) for cover in covers], [need.weight for need in profile.needs])
    return Values(above_unknown(value, best >= 255 * ANSWERS), catalog.need_known, {"best": best})
