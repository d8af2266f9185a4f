"""One listing of an answer: what every list of results shows, whether somebody searched or a person was matched."""

import math
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final, Self, cast

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog, as_uuids
from directory.catalog.scoring import Reason, Scores

Rows = NDArray[np.intp]
SHOWN_KEPT: Final = 16_384  # listings, of some 600 bytes each: all of a province


@dataclass(slots=True)
class Listed:
    """One ranked listing.

    Args:
        row: in the catalog that was asked.
        is_full: known to have no free place.
        closed_now: closed for a while.
        distance_km: straight line; None without a point on either side.
        score: in [0, 1]; the contributions of `reasons` add up to it.
        reasons: every feature asked, the strongest first.
    """

    row: int
    listing_id: uuid.UUID
    service_id: uuid.UUID
    name: str
    organization: str
    municipality: str
    is_full: bool
    closed_now: bool
    distance_km: float | None
    score: float
    reasons: tuple[Reason, ...]

    @classmethod
    def of_several(
        cls,
        scores: Scores[Any, Any],
        places: Sequence[int],
        km: Sequence[float],
        *more: Sequence[Any],
        catalog: Catalog,
        rows: Rows,
    ) -> list[Self]:
        """The listings at some places among the rows that were scored.

        Args:
            km: infinite where nothing can be measured.
            more: the further fields of a subclass in their order, each of all these listings.
            rows: of the same listings, in the catalog.
        """
        further = zip(*more, strict=True) if more else repeat((), len(places))
        return [
            cls(*shown, _finite(far), total, tuple(reasons), *own)
            for shown, far, total, reasons, own in zip(
                _shown(catalog, rows),
                km,
                scores.total[places].tolist(),
                scores.reasons_of(places),
                further,
                strict=True,
            )
        ]


def _finite(km: float) -> float | None:
    return km if math.isfinite(km) else None


_Shown = tuple[int, uuid.UUID, uuid.UUID, str, str, str, bool, bool]


@once_per_catalog
def _kept_of(_: Catalog) -> Kept[int, _Shown]:
    """What was shown lately: the same listings answer many people of a town."""
    return Kept(SHOWN_KEPT)


def _shown(catalog: Catalog, rows: Rows) -> list[_Shown]:
    """The first fields of each listing."""
    kept = _kept_of(catalog)
    wanted = rows.tolist()
    found = [kept.get(row) for row in wanted]
    if new := [row for row, one in zip(wanted, found, strict=True) if one is None]:
        made = {one[0]: kept.keep(one[0], one) for one in _read(catalog, np.array(new, np.intp))}
        return [made[row] if one is None else one for row, one in zip(wanted, found, strict=True)]
    return cast("list[_Shown]", found)


def _read(catalog: Catalog, rows: Rows) -> Iterator[_Shown]:
    """The first fields of each listing, read column by column."""
    return zip(
        rows.tolist(),
        as_uuids(catalog.listing_id, rows),
        as_uuids(catalog.service_id, rows),
        catalog.name.several(rows),
        catalog.organization.several(rows),
        catalog.place.several(rows),
        (catalog.places.take(rows) == 0).tolist(),
        catalog.closed_now.take(rows).tolist(),
        strict=True,
    )
