"""Who only informs or listens on the telephone: a first word, and no treatment."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.taxonomies import codes
from matching.profile import NeedAsked
from matching.profiles.intensity import Intensity
from matching.shortlisting.telephone_lines import lines_alone

_INFORMATION: Final = 1 + [*Intensity].index(Intensity.INFORMATION)  # in `Catalog.intensity`
_TREATED: Final = frozenset({"addictions", "health", "mental_wellbeing"})  # domains
_ANSWERED_BY_TALKING: Final = frozenset({codes.CRISIS, "mental_wellbeing.listening"})


def without_mere_information(
    needs: Iterable[NeedAsked], covers: NDArray[np.bool_], catalog: Catalog
) -> NDArray[np.bool_]:
    """For each need, of those that cover it, who treats it where somebody does: the clinic and not the night line.

    Args:
        covers: bool (needs, n).
    """
    found, only_informs = covers.copy(), _only_informs(catalog)
    for place, need in enumerate(needs):
        is_treated = need.term.domain in _TREATED and need.term.code not in _ANSWERED_BY_TALKING
        if is_treated and (treats := covers[place] & ~only_informs).any():
            found[place] = treats
    return found


@once_per_catalog
def _only_informs(catalog: Catalog) -> NDArray[np.bool_]:
    only_informs: NDArray[np.bool_] = lines_alone(catalog) | (catalog.intensity == _INFORMATION)
    return only_informs
