"""Listings without a database: a test states only what it is about."""

import uuid
from typing import Any

from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow, Place
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary

VOCABULARY = Vocabulary.bundled()
GAZETTEER = Gazetteer.bundled()


def listing(
    number: int = 1, *, at: str | None = None, tags: tuple[str, ...] = (), confidence: float = 1.0, **values: Any
) -> ListingRow:
    """A listing; `at` puts it at the centre of a municipality, tags are "taxonomy:code"."""
    if at:
        town = GAZETTEER.resolve(at)
        values.setdefault("place", Place(town.code, town.name, town.province, town.region, town.country))
        values.setdefault("point", town.point)
    values["tags"] = {(tag.split(":")[0], tag.split(":")[1]): confidence for tag in tags}
    return ListingRow(
        **{
            "listing_id": uuid.UUID(int=number),
            "service_id": uuid.UUID(int=1000 + number),
            "organization_id": uuid.UUID(int=2000 + number),
            "name": f"Servizio {number}",
            **values,
        }
    )


def catalog_of(*rows: ListingRow) -> Catalog:
    """A catalog of these listings with the bundled taxonomies."""
    return build_catalog(rows, VOCABULARY, sequence=1)
