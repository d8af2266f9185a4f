"""Where nobody goes: telephone lines, and what has no place and helps from afar."""

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.taxonomies.vocabulary import TELEPHONE_LINES


@once_per_catalog
def lines_alone(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): telephone lines that are of no other kind, of a whole catalog."""
    kinds = {term.code for term in catalog.vocabulary.terms("service_type")}
    is_line: NDArray[np.bool_] = catalog.of_kind(*kinds & TELEPHONE_LINES) & ~catalog.of_kind(*kinds - TELEPHONE_LINES)
    return is_line


def nobody_goes_there(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): help comes by phone, online or to the person's home, and there is no door to get through."""
    from_afar: NDArray[np.bool_] = catalog.home_visits | (catalog.remote & ~catalog.has_point)
    return from_afar | catalog.of(lines_alone(catalog.whole))
