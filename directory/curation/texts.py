"""Values of columns as text and back, so that forms, comparisons and the history speak of them the same way."""

import enum
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from directory.curation.history import as_text

_FROM_TEXT: Mapping[type, Callable[[str], Any]] = {
    bool: json.loads,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    dict: json.loads,
    list: json.loads,
    UUID: UUID,
}


def text_of(row: Any, column: str) -> str:
    """The value of a column as the history keeps it; "" where there is none."""
    return as_text(getattr(row, column))


def set_text(row: Any, column: str, text: str) -> None:
    """Set a column from such a text; "" is no value, or an empty text where the column needs one.

    Raises:
        ValueError: the column cannot have it.
    """
    setattr(row, column, value_of(type(row), column, text))


def value_of(model: type[Any], column: str, text: str) -> Any:
    """The value that a text stands for in a column of that model.

    Raises:
        ValueError: the column cannot have it.
    """
    described = sa.inspect(model).columns[column]
    if not text:
        return None if described.nullable else ""
    if isinstance(described.type, sa.Enum) and described.type.enum_class is not None:
        kind: type[enum.Enum] = described.type.enum_class
        return kind(text)
    python_type = described.type.python_type
    if python_type is Decimal:
        return Decimal(text)
    return _FROM_TEXT.get(python_type, python_type)(text)
