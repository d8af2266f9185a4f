"""One listing of an answer: what every list of results shows, whether somebody searched or a person was matched."""

import math
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Reason, Scores


@dataclass(slots=True)
class Listed:
    """One ranked listing.

    Args:
        row: in the catalog that was asked.
        distance_km: straight line; None without a point on either side.
        is_full: known to have no free place.
        closed_now: closed for a while.
        score: in [0, 1]; the contributions of `reasons` add up to it.
        reasons: every feature asked, the strongest first.
    """

    row: int
    listing_id: uuid.UUID
    service_id: uuid.UUID
    name: str
    organization: str
    municipality: str
    distance_km: float | None
    is_full: bool
    closed_now: bool
    score: float
    reasons: tuple[Reason, ...]

    @classmethod
    def of(
        cls,
        scores: Scores[Any, Any],
        place: int,
        km: float,
        reasons: Sequence[Reason],
        *,
        catalog: Catalog,
        row: int,
        **more: Any,
    ) -> Self:
        """The listing at a place among the rows that were scored.

        Args:
            km: infinite where nothing can be measured.
            row: in the catalog.
            more: the further fields of a subclass.
        """
        return cls(
            row=row,
            listing_id=catalog.listing_uuid(row),
            service_id=catalog.service_uuid(row),
            name=catalog.name[row],
            organization=catalog.organization[row],
            municipality=catalog.place[row],
            distance_km=km if math.isfinite(km) else None,
            is_full=catalog.places.item(row) == 0,
            closed_now=catalog.closed_now.item(row),
            score=scores.total.item(place),
            reasons=tuple(reasons),
            **more,
        )
