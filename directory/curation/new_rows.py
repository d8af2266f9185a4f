"""New rows in the two forms in which they are written, made in one pass: for the driver, and for the history."""

import uuid
from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

import sqlalchemy as sa

from directory.curation.history import as_text
from directory.curation.loading import converter, default_of


class Forms(NamedTuple):
    """One row.

    Args:
        bound: its values as the driver takes them, in the order of `NewRows.names`.
        members: its values as members of a JSON object, by name, without its id and what is empty.
    """

    bound: list[Any]
    members: list[str]


class _Given(NamedTuple):
    """A column that a row fills.

    Args:
        beginning: of its member in JSON; "" for the id.
        at: its place among the columns that are written.
        convert: to what the driver takes; None where it is that already.
    """

    name: str
    beginning: str
    at: int
    convert: Callable[[Any], Any] | None


class _Shape(NamedTuple):
    """What is the same in all rows that fill the same columns."""

    given: list[_Given]
    others: list[Any]  # one value for each column, as the driver takes it: the default of those that are not given
    made: list[tuple[int, Callable[[], Any]]]  # defaults that are another one in each row


class NewRows:
    """Turns rows of one table into both forms.

    Args:
        given: the columns that any of the rows fills; others without a default are not written at all.
    """

    def __init__(self, table: sa.Table, given: frozenset[str], dialect: sa.Dialect) -> None:
        self._columns = [column for column in table.c if column.name in given or column.default is not None]
        self.names = [column.name for column in self._columns]
        self._dialect = dialect
        # by the column that is no member, then those that the row fills
        self._shapes: dict[tuple[str, ...], _Shape] = {}

    def forms(self, row: Mapping[str, Any], without: str = "") -> Forms:
        """Of one row: column -> typed value; a column that it leaves out gets the table's default.

        Args:
            without: a column that is no member.
        """
        names = (without, *row)
        shape = self._shapes.get(names)
        if shape is None:
            shape = self._shapes[names] = self._shape(names)
        bound, members = shape.others.copy(), list[str]()
        for at, make in shape.made:
            bound[at] = make()
        for name, beginning, at, convert in shape.given:
            value = row[name]
            if value is None:
                continue
            kind = type(value)
            if kind is uuid.UUID:
                digits = bound[at] = digits_of(value)
                if beginning:
                    members.append(f'{beginning}"{with_dashes(digits)}"')
                continue
            bound[at] = value if convert is None else convert(value)
            if beginning and (text := value if kind is str else as_text(value)):
                members.append(beginning + encode_basestring(text))
        return Forms(bound, members)

    def _shape(self, names: tuple[str, ...]) -> _Shape:
        given: list[_Given] = []
        others: list[Any] = []
        made: list[tuple[int, Callable[[], Any]]] = []
        for at, column in enumerate(self._columns):
            convert, default = converter(column.type, self._dialect), default_of(column)
            others.append(None)
            if column.name in names:
                beginning = "" if column.name in ("id", names[0]) else f'"{column.name}": '
                given.append(_Given(column.name, beginning, at, convert))
            elif default is not None and column.default.is_scalar:  # type: ignore[union-attr]
                others[at] = convert(default()) if convert else default()
            elif default is not None:
                made.append((at, _converted(default, convert)))
        return _Shape(sorted(given), others, made)


def _converted(make: Callable[[], Any], convert: Callable[[Any], Any] | None) -> Callable[[], Any]:
    return make if convert is None else lambda: convert(make())


@lru_cache(maxsize=1 << 8)
def new_rows(table: sa.Table, given: frozenset[str], dialect: sa.Dialect) -> NewRows:
    """Of a table in a kind of database, where rows fill these columns."""
    return NewRows(table, given, dialect)


def digits_of(id_: uuid.UUID) -> str:
    """An id as every database takes it: 32 hexadecimal digits."""
    return f"{id_.int:032x}"


def with_dashes(digits: str) -> str:
    """An id as people and the history write it."""
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
