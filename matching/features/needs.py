"""Which of the person's needs a listing answers."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Labels, Sentence
from matching.combine import ANSWERS_OF_255, COVERED_OF_255, above_unknown, mean_and_best, share_of
from matching.profile import NeedAsked, Profile
from matching.weights import weight_of


def covering(need: NeedAsked, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings cover a need."""
    covered: NDArray[np.bool_] = catalog.cover_of_need(need.term.code) >= COVERED_OF_255
    return covered


_OTHERS: Final = Sentence(N_("Is for other needs"))


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> Iterator[Sentence]:
    names = [Labels(need.term.labels) for need in profile.needs]
    covers = [catalog.cover_of_need(need.term.code).take(rows).tolist() for need in profile.needs]
    said: dict[tuple[int, ...], Sentence] = {}
    for row in zip(*covers, strict=True):
        if row not in said:
            said[row] = _say_covers(names, row)
        yield said[row]


def _say_covers(names: Sequence[Labels], covers: Sequence[int]) -> Sentence:
    each = [*zip(names, covers, strict=True)]
    if covered := tuple([name for name, cover in each if cover >= COVERED_OF_255]):
        return Sentence(N_("Answers: %(needs)s"), {"needs": covered})
    if touched := tuple([name for name, cover in each if cover >= ANSWERS_OF_255]):
        return Sentence(N_("Comes near to: %(needs)s"), {"needs": touched})
    return _OTHERS


@feature_by_column(
    weight=weight_of("service", "need_cover"),
    explain_rows=_explain,
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
    return Values(above_unknown(value, best >= ANSWERS_OF_255), catalog.need_known, {"best": best})
