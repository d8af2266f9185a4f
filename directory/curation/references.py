"""Which rows refer to which, and what belongs to what."""

import uuid
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from directory.curation import bulk
from directory.curation.bulk import Row
from directory.models import Attribute, Verification

ENTITIES = ("organization", "location", "service", "link_worker")  # what has a name; others belong to one of them
LISTS = frozenset({"unit", "taxonomy_term", "taxonomy", "municipality", "program"})  # referred to, but no owners
OTHER_OWNERS = ((Attribute, "link_id"), (Verification, "resource_id"))  # references without a foreign key


@cache
def references(model: Any) -> Sequence[str]:
    """Columns that name a row of the directory."""
    columns = [
        column.name for column in model.__table__.c if column.foreign_keys and column.name != "municipality_code"
    ]
    return [*columns, *(name for other, name in OTHER_OWNERS if other is model)]


@cache
def owner_columns(model: Any) -> Sequence[tuple[str, str]]:
    """Columns that name what a row belongs to, with the table."""
    if model.__tablename__ in ENTITIES:
        return []
    found = [
        (column.name, key.column.table.name)
        for column in model.__table__.c
        for key in column.foreign_keys
        if key.column.table.name not in LISTS
    ]
    if model.__tablename__ == "service_at_location":
        return [each for each in found if each[0] == "service_id"]
    return [*found, *((name, "service") for other, name in OTHER_OWNERS if other is model)]


def owners(model: Any, row: Row) -> list[uuid.UUID]:
    """What a row belongs to."""
    return [row[column] for column, _ in owner_columns(model) if row.get(column)]


def referring(model: Any) -> Iterator[tuple[Any, Any]]:
    """Every column that may name a row of this model."""
    for other in bulk.identified_tables().values():
        for column in other.__table__.c:
            if any(key.column.table is model.__table__ for key in column.foreign_keys):
                yield other, column
    for other, name in OTHER_OWNERS:
        yield other, other.__table__.c[name]
