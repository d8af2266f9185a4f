"""Whether a listing has to do with what the person likes."""

from functools import reduce

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Values, feature
from directory.i18n import N_, Labels, Sentence
from matching.combine import ANSWERS, mean_and_best, share_of
from matching.profile import Profile
from matching.weights import weight_of


def _explain(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    shared = [term for term in profile.interests if catalog.cover_of_interest(term.code)[row] >= 255 * ANSWERS]
    if not shared:
        return Sentence(N_("Is about other interests"))
    return Sentence(N_("Has to do with: %(interests)s"), {"interests": tuple(Labels(term.labels) for term in shared)})


@feature(
    weight=weight_of("service", "interest_cover"),
    explain=_explain,
    unknown=N_("Ask whether it has room for what the person likes."),
)
def interest_cover(profile: Profile, catalog: Catalog) -> Values | None:
    """The mean over the interests and the best-met one.

    Returns:
        known: False where the listing has no interest, which says nothing against it; facts: `best`, 0–255.
    """
    if not profile.interests:
        return None
    covers = [catalog.cover_of_interest(term.code) for term in profile.interests]
    value = mean_and_best([share_of(cover) for cover in covers], [1.0] * len(covers))
    return Values(value, catalog.interest_known, {"best": reduce(np.maximum, covers)})
