"""Whether a listing has to do with what the person likes."""

from collections.abc import Iterator
from itertools import compress
from typing import Final

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Labels, Sentence
from matching.profile import Profile
from matching.shortlisting.combine import ANSWERS_OF_255, mean_and_best, share_of
from matching.weighting.weights import weight_of

_OTHERS: Final = Sentence(N_("Is about other interests"))


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> Iterator[Sentence]:
    shares = [catalog.cover_of_interest(term.code).take(rows) >= ANSWERS_OF_255 for term in profile.interests]
    names = [Labels(term.labels) for term in profile.interests]
    for shared in zip(*(share.tolist() for share in shares), strict=True):
        if any(shared):
            yield Sentence(N_("Has to do with: %(interests)s"), {"interests": tuple(compress(names, shared))})
        else:
            yield _OTHERS


@feature_by_column(
    weight=weight_of("service", "interest_cover"),
    explain_rows=_explain,
    unknown=N_("Ask whether it has room for what the person likes."),
)
def interest_cover(profile: Profile, catalog: Catalog) -> Values | None:
    """The mean over the interests and the best-met one.

    Returns:
        known: False where the listing has no interest, which says nothing against it.
    """
    if not profile.interests:
        return None
    covers = np.array([catalog.cover_of_interest(term.code) for term in profile.interests])
    value = mean_and_best(share_of(covers), [1.0] * len(covers))
    return Values(value, catalog.interest_known)
