"""Child rows as lines of text: one JSON object a line, so that a form can show them and compare them as a whole."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from directory.curation.entry import Field
from directory.curation.texts import set_text, text_of


def line_of(values: Mapping[str, str]) -> str:
    """A row's texts by column as one line; empty ones are left out."""
    return json.dumps({name: text for name, text in values.items() if text}, ensure_ascii=False, sort_keys=True)


def lines_text(lines: Sequence[str]) -> str:
    """Lines as one canonical text: each once, in a fixed order."""
    return "\n".join(sorted({line for line in lines if line != "{}"}))


def as_written(lines: Sequence[str]) -> str:
    """Lines as one canonical text whose order says something: each once, in theirs."""
    return "\n".join(dict.fromkeys(line for line in lines if line != "{}"))


def values_in(text: str) -> list[dict[str, str]]:
    """The rows of a canonical text, by column."""
    return [json.loads(line) for line in text.splitlines()]


def child_lines(
    session: Session,
    rows: Sequence[Any],
    columns: tuple[str, ...],
    make: partial[Any],
    *,
    key: str,
    title: str,
    reads: str,
    hint: str = "",
) -> Field:
    """A field for the child rows of one owner.

    Args:
        columns: those that are shown and written; the others stay as they are.
        make: makes a new row of that owner.
    """

    def write(text: str) -> None:
        _write(session, rows, columns, make, text)

    return Field(key, title, reads, lines_text([_line(row, columns) for row in rows]), write, hint=hint)


def placed_lines(
    session: Session,
    rows: Sequence[Any],
    columns: tuple[str, ...],
    make: partial[Any],
    *,
    key: str,
    title: str,
    reads: str,
    hint: str = "",
) -> Field:
    """As `child_lines`, for rows that have a `position` and are given in its order, which the lines keep."""

    def write(text: str) -> None:
        _place(_write(session, rows, columns, make, text), rows)

    return Field(key, title, reads, as_written([_line(row, columns) for row in rows]), write, hint=hint)


def _line(row: Any, columns: tuple[str, ...]) -> str:
    return line_of({name: text_of(row, name) for name in columns})


def _write(session: Session, rows: Sequence[Any], columns: tuple[str, ...], make: partial[Any], text: str) -> list[Any]:
    """Make the rows those of the text, and return them in its order.

    A line that replaces another changes its row, so the history tells a change.
    """
    wanted = text.splitlines()
    leaving, kept = list[Any](), dict[str, Any]()
    for row in rows:
        line = _line(row, columns)
        if line in wanted and line not in kept:
            kept[line] = row
        else:
            leaving.append(row)
    for line in wanted:
        if line in kept:
            continue
        kept[line] = row = leaving.pop(0) if leaving else make()
        _fill(row, columns, json.loads(line))
        session.add(row)
    for row in leaving:
        session.delete(row)
    return [kept[line] for line in wanted]


def _place(wanted: Sequence[Any], before: Sequence[Any]) -> None:
    """Number rows in their order, where that is not the one that they had anyway."""
    if [*wanted] == [row for row in before if row in wanted]:
        return
    for position, row in enumerate(wanted):
        if row.position != position:
            row.position = position


def _fill(row: Any, columns: tuple[str, ...], values: Mapping[str, str]) -> None:
    for name in columns:
        if text_of(row, name) != values.get(name, ""):
            set_text(row, name, values.get(name, ""))
