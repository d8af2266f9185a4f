"""Values of columns as text and back, so that forms, comparisons and the history speak of them the same way."""

import enum
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

import sqlalchemy as sa

from directory.curation.history import as_text


def text_of(row: Any, column: str) -> str:
    """The value of a column as the history keeps it; "" where there is none."""
    return as_text(getattr(row, column))


def set_text(row: Any, column: str, text: str) -> None:
    """Set a column from such a text.

    Raises:
        ValueError: the column cannot have it.
    """
    setattr(row, column, value_of(sa.inspect(type(row)).columns[column], text))


def value_of(column: sa.Column[Any], text: str) -> Any:
    """The typed value of such a text; empty is None where the column may be, else the empty text.

    Raises:
        ValueError: the column cannot have it.
    """
    if text == "" and (column.nullable or not isinstance(column.type, sa.String)):
        return None
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(text)
    kind = column.type.impl_instance if isinstance(column.type, sa.types.TypeDecorator) else column.type
    return _typed(kind.python_type, text)


def is_still(model: Any, row: Mapping[str, Any], was: Mapping[str, str]) -> bool:
    """Whether a row has the values that it was left with; what the history leaves out is empty or a default."""
    for name, default in _defaults(model):
        if (text := as_text(row[name])) != was.get(name, "") and (name in was or text != default):
            return False
    return True


@cache
def _defaults(model: Any) -> Sequence[tuple[str, str]]:
    """The columns of a table but for its id, each with the text of its default, "" where it has none."""
    return [
        (each.name, as_text(each.default.arg if each.default is not None and each.default.is_scalar else None))
        for each in model.__table__.c
        if each.name != "id"
    ]


def _typed(kind: type, text: str) -> Any:
    if issubclass(kind, bool | dict | list):
        return json.loads(text)
    if issubclass(kind, datetime | date | time):
        return kind.fromisoformat(text)
    if issubclass(kind, uuid.UUID | int | float | Decimal) and not issubclass(kind, enum.Enum):
        return kind(text)
    return text
