"""Many rows at once, past the session's objects, with the same history that single changes leave."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import history
from directory.curation.history import WHOLE_ROW, WITH, as_text, whole_row
from directory.curation.loading import load_bound, ordered_ids
from directory.curation.new_rows import NewRows, digits_of, new_rows
from directory.db import Base, Identified

AT_ONCE = 500  # ids in one statement
DELETED_TOGETHER = 5_000  # rows, each of which the history keeps whole
_OF_A_LISTING = ("service_at_location_id", "service_id", "location_id", "organization_id", "link_worker_id")
OWNERS: Mapping[str, tuple[str, ...]] = {  # table of rows that are nothing of their own -> columns that may name whose
    **dict.fromkeys(("phone", "schedule", "language", "cost_option", "required_document", "closing"), _OF_A_LISTING),
    **dict.fromkeys(("service_area", "service_capacity", "organization_identifier", "url"), _OF_A_LISTING),
    **dict.fromkeys(("address", "accessibility"), ("location_id",)),
    "attribute": ("link_id",),
}

T = TypeVar("T")
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
        by_model[model].append(values)
    for of_model in by_model.values():
        without = [values for values in of_model if "id" not in values]
        for values, id_ in zip(without, ordered_ids(len(without)), strict=True):
            values["id"] = id_
    connection = session.connection()
    creations = _Creations()
    loads = []
    for model, of_model in by_model.items():
        given = frozenset(name for names in {tuple(values) for values in of_model} for name in names)
        new = new_rows(model.__table__, given, connection.dialect)
        loads.append((model.__table__, new.names, creations.add(model, of_model, new)))
    history.append(session, list(creations.entries()))
    for load in loads:
        load_bound(connection, *load)


class _Creations:
    """What the history says of new rows: those that belong to another new one are told with it."""

    def __init__(self) -> None:
        self._entries: dict[int, tuple[str, uuid.UUID, list[str]]] = {}  # number of an id -> what the history says
        self._together: dict[int, dict[str, list[str]]] = {}  # number of an id -> table -> what belongs to it

    def add(self, model: Any, rows: Sequence[Row], new: NewRows) -> list[list[Any]]:
        """Take rows of one model, owners before what belongs to them, and give them as the driver takes them."""
        table, bound = model.__tablename__, list[list[Any]]()
        columns, forms = OWNERS.get(table, ()), new.forms
        for row in rows:
            column = self._owned_by(row, columns)
            values, members = forms(row, column)
            bound.append(values)
            if column:
                said = ", ".join((f'"id": "{digits_of(row["id"])}"', *members))
                self._together.setdefault(row[column].int, {}).setdefault(table, []).append(f"{{{said}}}")
            else:
                self._entries[row["id"].int] = (table, row["id"], members)
        return bound

    def _owned_by(self, row: Row, columns: Iterable[str]) -> str:
        """The column that names the new row to which a row belongs; "" where there is none."""
        for column in columns:
            if column in row and row[column] is not None and row[column].int in self._entries:
                return column
        return ""

    def entries(self) -> Iterator[history.Entry]:
        """As `history.append` takes them."""
        for number, (table, id_, members) in self._entries.items():
            if together := self._together.get(number):
                lists = [f'"{other}": [{", ".join(rows)}]' for other, rows in together.items()]
                members.insert(0, f'"{WITH}": {{{", ".join(lists)}}}')
            yield table, id_, "create", WHOLE_ROW, "", f"{{{', '.join(members)}}}"


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


def set_alike(session: Session, model: Any, values: Mapping[uuid.UUID, Row]) -> None:
    """Set columns of rows (id -> column -> value) without any history, those that get the same values together."""
    alike: dict[str, list[uuid.UUID]] = defaultdict(list)
    for id_, of_row in values.items():
        if of_row:
            alike[repr(of_row)].append(id_)
    table, connection = model.__table__, session.connection()
    for ids in alike.values():
        new = dict(values[ids[0]])
        for some in in_parts(ids):
            connection.execute(sa.update(table).where(table.c.id.in_(some)).values(new))


def delete(session: Session, model: Any, rows: Sequence[Row]) -> None:
    """Delete rows, given with all their values."""
    removed = [(model.__tablename__, row["id"], "delete", WHOLE_ROW, whole_row(row), "") for row in rows]
    history.append(session, removed)
    table = model.__table__
    for some in in_parts([row["id"] for row in rows]):
        session.connection().execute(sa.delete(table).where(table.c.id.in_(some)))


def delete_many(session: Session, model: Any, ids: Sequence[uuid.UUID]) -> None:
    """Delete rows of which there may be a million: they are read when it is their turn."""
    for together in in_parts(ids, DELETED_TOGETHER):
        rows = (row for some in in_parts(together) for row in read(session, model, model.__table__.c.id.in_(some)))
        delete(session, model, list(rows))


def read(session: Session, model: Any, condition: Any) -> list[dict[str, Any]]:
    """Whole rows that meet a condition, by id."""
    table = model.__table__
    found = session.connection().execute(sa.select(table).where(condition).order_by(table.c.id))
    names = table.c.keys()
    return [dict(zip(names, row, strict=True)) for row in found]


def in_parts(ids: Iterable[T], at_once: int = AT_ONCE) -> Iterable[list[T]]:
    """Ids, or other keys, in lists that fit into one statement (SQLite takes up to 32,766 values)."""
    every = list(ids)
    return [every[start : start + at_once] for start in range(0, len(every), at_once)]
