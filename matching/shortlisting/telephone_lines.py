"""Where nobody goes: telephone lines, and what has no place and helps from afar."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.taxonomies.vocabulary import TELEPHONE_LINES


@lru_cache(maxsize=2)  # today's catalog, and the one before while it is still in use
def lines_alone(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): telephone lines that are of no other kind, of a whole catalog."""
    kinds = [index for index, term in enumerate(catalog.terms) if term.taxonomy == "service_type"]
    lines = [index for index in kinds if catalog.terms[index].code in TELEPHONE_LINES]
    others = [index for index in kinds if index not in lines]
    is_line: NDArray[np.bool_] = catalog.tags.having(lines) & ~catalog.tags.having(others)
    return is_line


def nobody_goes_there(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): help comes by phone, online or to the person's home, and there is no door to get through."""
    from_afar: NDArray[np.bool_] = catalog.home_visits | (catalog.remote & ~catalog.has_point)
    return from_afar | catalog.of(lines_alone(catalog.whole))
