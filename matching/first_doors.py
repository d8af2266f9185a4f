"""Where somebody begins of whom nobody knows yet what they need: who welcomes people and finds out with them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from matching.profile import Profile

KINDS: Final = ("social_secretariat", "professional_social_service", "listening_desk", "youth_information")


def asks_for_a_door(profile: Profile) -> bool:
    """Whether words were told, and neither a need nor an interest is known."""
    return bool(profile.words) and not profile.with_stage().needs and not profile.interests


def first_doors(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings of these kinds, where nothing else is asked."""
    if not asks_for_a_door(profile):
        return np.zeros(len(catalog), np.bool_)
    return catalog.tags.having([catalog.term_index("service_type", kind) for kind in KINDS])
