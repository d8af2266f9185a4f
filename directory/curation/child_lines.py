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
    before = lines_text([_line(row, columns) for row in rows])
    return Field(key, title, reads, before, partial(_write, session, list(rows), columns, make), hint=hint)


def _line(row: Any, columns: tuple[str, ...]) -> str:
    return line_of({name: text_of(row, name) for name in columns})


def _write(session: Session, rows: list[Any], columns: tuple[str, ...], make: partial[Any], text: str) -> None:
    """Make the rows those of the text. A line that replaces another changes its row, so the history tells a change."""
    wanted = text.splitlines()
    leaving, kept = [], set[str]()
    for row in rows:
        line = _line(row, columns)
        if line in wanted and line not in kept:
            kept.add(line)
        else:
            leaving.append(row)
    coming = [json.loads(line) for line in wanted if line not in kept]
    changed = min(len(coming), len(leaving))
    for row, values in zip(leaving, coming, strict=False):
        _fill(row, columns, values)
    for row in leaving[changed:]:
        session.delete(row)
    for values in coming[changed:]:
        row = make()
        _fill(row, columns, values)
        session.add(row)


def _fill(row: Any, columns: tuple[str, ...], values: Mapping[str, str]) -> None:
    for name in columns:
        if text_of(row, name) != values.get(name, ""):
            set_text(row, name, values.get(name, ""))
