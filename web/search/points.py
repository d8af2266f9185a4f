"""A result as a dot on the map, with the words of its card."""

from typing import Any

from flask import url_for

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.places.geo import point_of
from web.cards.card import where_words, whom_words
from web.i18n import current_language, say


def point_json(result: Listed, catalog: Catalog, origin: str | None) -> dict[str, Any]:
    """One result that has a point.

    Args:
        origin: the place that was asked for, from which its page says the distance.
    """
    asked: dict[str, Any] = {"from": origin} if origin else {}
    point = point_of(catalog.vector[result.row])
    facts = (*where_words(catalog, result.row, result.distance_km), *whom_words(catalog, result.row))
    return {
        "id": str(result.listing_id),
        "name": result.name,
        "point": [point.latitude, point.longitude],
        "words": " · ".join(say(fact, current_language()) for fact in facts),
        "link": url_for("services.page", service_id=result.service_id, **asked),
    }
