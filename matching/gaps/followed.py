"""What a service that is already active for the person looks after, so that it is neither open nor looked for again."""

import numpy as np

from directory.catalog.catalog import Catalog
from directory.i18n import N_, Labels, Sentence
from matching.features.needs import covering
from matching.profile import NeedAsked, Profile
from matching.rules.history import among


def followed_needs(profile: Profile, catalog: Catalog) -> tuple[NeedAsked, ...]:
    """The needs that an active service covers, wherever it is and whether or not it is full.

    Args:
        catalog: the whole one.
    """
    if not profile.active:
        return ()
    active = catalog.live & among(catalog, profile.active)
    return tuple(need for need in profile.needs if np.any(active & covering(need, catalog)))


def say_followed(needs: tuple[NeedAsked, ...]) -> list[Sentence]:
    """What to know of them; nothing where there are none."""
    if not needs:
        return []
    labels = tuple(Labels(need.term.labels) for need in needs)
    return [Sentence(N_("A service that is already active looks after: %(needs)s"), {"needs": labels})]
