"""Many rows at once, past the session's objects, with the same history that single changes leave."""

import enum
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import history
from directory.curation.history import WHOLE_ROW, as_text, whole_row
from directory.db import Base, Identified

AT_ONCE = 500  # ids in one statement

Row = Mapping[str, Any]  # column -> typed value


def identified_tables() -> dict[str, Any]:
    """Table name -> model, of the rows that the history speaks of."""
    models: Iterable[Any] = (mapper.class_ for mapper in Base.registry.mappers)
    return {model.__tablename__: model for model in models if issubclass(model, Identified)}


def insert(session: Session, rows: Iterable[tuple[Any, dict[str, Any]]]) -> None:
    """Insert rows of several models, those of one model together in the order in which the models come first.

    Args:
        rows: (model, values by column); a row without an id gets one.
    """
    by_model: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for model, values in rows:
        values.setdefault("id", uuid.uuid4())
        by_model[model].append(values)
    entries = [
        (model.__tablename__, values["id"], "create", WHOLE_ROW, "", whole_row(values))
        for model, of_model in by_model.items()
        for values in of_model
    ]
    history.append(session, entries)
    for model, of_model in by_model.items():
        _insert_alike(session, model.__table__, of_model)


def _insert_alike(session: Session, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Rows that fill the same columns go in one statement, so that defaults are the table's."""
    alike: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        alike[frozenset(row)].append(row)
    connection = session.connection()
    for some in alike.values():
        connection.execute(sa.insert(table), some)


def update(session: Session, model: Any, changes: Mapping[uuid.UUID, Mapping[str, tuple[Any, Any]]]) -> None:
    """Change rows: id -> column -> (value before, value after)."""
    entries = [
        (model.__tablename__, id_, "update", column, as_text(before), as_text(after))
        for id_, of_row in changes.items()
        for column, (before, after) in of_row.items()
    ]
    history.append(session, entries)
    table = model.__table__
    for id_, of_row in changes.items():
        if of_row:
            new = {column: after for column, (_, after) in of_row.items()}
            session.connection().execute(sa.update(table).where(table.c.id == id_).values(new))


def delete(session: Session, model: Any, rows: Sequence[Row]) -> None:
    """Delete rows, given with all their values."""
    removed = [(model.__tablename__, row["id"], "delete", WHOLE_ROW, whole_row(row), "") for row in rows]
    history.append(session, removed)
    table = model.__table__
    for some in in_parts([row["id"] for row in rows]):
        session.connection().execute(sa.delete(table).where(table.c.id.in_(some)))


def read(session: Session, model: Any, condition: Any) -> list[dict[str, Any]]:
    """Whole rows that meet a condition, by id."""
    table = model.__table__
    found = session.connection().execute(sa.select(table).where(condition).order_by(table.c.id))
    return [dict(row) for row in found.mappings()]


def in_parts(ids: Iterable[uuid.UUID]) -> Iterable[list[uuid.UUID]]:
    """Ids in lists that fit into one statement."""
    every = list(ids)
    return [every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE)]


def value_of(column: sa.Column[Any], text: str) -> Any:
    """The typed value of a text of the history; empty is None where the column may be, else the empty text."""
    if text == "" and (column.nullable or not isinstance(column.type, sa.String)):
        return None
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(text)
    kind = column.type.impl_instance if isinstance(column.type, sa.types.TypeDecorator) else column.type
    return _typed(kind.python_type, text)


def _typed(kind: type, text: str) -> Any:
    if issubclass(kind, bool | dict | list):
        return json.loads(text)
    if issubclass(kind, datetime | date | time):
        return kind.fromisoformat(text)
    if issubclass(kind, uuid.UUID | int | float | Decimal) and not issubclass(kind, enum.Enum):
        return kind(text)
    return text
