"""A catalog with the listings that changed since it was built: the many old rows, then the few new ones."""

from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog

_OF_FRESH = ("sequence", "day", "vocabulary", "municipalities", "language_codes")  # they know all that the base knows
_PARTS = ("areas", "tags", "needs", "kinds", "interests", "excluded", "choices", "hours")
_TEXTS = ("name", "organization", "place", "phone", "contacts", "required_documents", "exclusion_criteria")


def joined(base: Catalog, fresh: Catalog, gone: NDArray[np.intp]) -> Catalog:
    """All rows of both.

    Args:
        base: as it was built.
        fresh: the listings that changed since, made `beside` the base.
        gone: rows of the base that were changed or removed, and are no longer live.
    """
    values: dict[str, Any] = {}
    for name in (field.name for field in fields(Catalog)):
        old, new = getattr(base, name), getattr(fresh, name)
        if name in _OF_FRESH:
            values[name] = new
        elif name in _PARTS:
            values[name] = old.joined_with(new)
        elif name in _TEXTS:
            values[name] = old.followed_by(new)
        elif isinstance(old, np.ndarray):
            values[name] = np.concatenate((old, new))
    values["live"][gone] = False
    return Catalog(
        **{
            **values,
            "tie_breakers": np.concatenate((base.tie_breakers, _between(base, fresh))),
            "grid": base.grid.joined_with(fresh.grid.numbered_from(len(base))),
            "text": base.text.joined_with(fresh.text.base),
        }
    )


def _between(base: Catalog, fresh: Catalog) -> NDArray[np.float64]:
    """The places of new rows among the old ones by id: the order is that of a catalog built anew."""
    after = np.searchsorted(base.listing_id, fresh.listing_id, side="right")
    return after - 1 + (np.arange(len(fresh)) + 1) / (len(fresh) + 1)
