"""Where somebody begins of whom nobody knows yet what they need: who welcomes people and finds out with them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.catalog.reach import within_reach
from matching.assessment import Assessment, Suggestion
from matching.border import of_another_country
from matching.doors_asked import doors
from matching.journeys import farthest_km, from_afar
from matching.profile import Profile

SHOWN: Final = 3


def first_doors_near(profile: Profile, catalog: Catalog) -> list[Suggestion]:
    """The best of them that the person can reach and may come to, for who is answered by nothing else."""
    if profile.place is None:
        return []
    found = doors(profile, catalog) & catalog.live
    found &= within_reach(catalog, profile.place, farthest_km(profile), found)
    known = Assessment.of(profile, Part(catalog, np.flatnonzero(found)))
    return known.suggestions(known.best(SHOWN, known.reachable & at_home(profile, known.catalog)))


def at_home(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): neither from afar nor across a border, where nobody begins."""
    return ~(from_afar(profile, catalog) | of_another_country(profile, catalog))
