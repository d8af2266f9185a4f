"""A JSON array of objects as a table: its keys are the columns, nested objects become "address.city"."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.long_lists.sequence import LongSequence
from importers.reading.encoding import EMPTY
from importers.reading.tables import Row, Table, cell_of, refuse_what_is_no_list

MALFORMED = N_("%(name)s is not well-formed JSON at line %(line)s, column %(column)s: correct it there and try again.")
NOT_A_LIST = N_(
    '%(name)s must be a JSON array of objects, such as [{"name": "…", "phone": "…"}]: change it and try again.'
)
TOO_DEEP = N_("%(name)s holds values nested too deeply or numbers too long for a list: flatten it and try again.")
DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
BLANK = " \t\r\n"
PART = 1 << 16  # characters that are read at once
LONGEST_ELEMENT = 10_000_000  # characters


def read_json(text: TextIO, name: str, stem: str, encoding: str) -> Table:
    """The table; `line` is where each object starts.

    Raises:
        InvalidInput: malformed, or not an array of objects.
    """
    objects = LongSequence[tuple[int, dict[str, str]]]()
    header: dict[str, None] = {}
    try:
        for line, value in _elements(_Window(text), name):
            if not isinstance(value, dict):
                raise InvalidInput(NOT_A_LIST, name=name)
            cells = dict(_flat(value))
            if not cells.keys() <= header.keys():
                header.update(dict.fromkeys(cells))
                refuse_what_is_no_list(name, [Row(1, tuple(header))])  # before each row is filled up to that width
            objects.append((line, cells))
    except _Malformed as error:
        raise InvalidInput(MALFORMED, name=name, line=error.line, column=error.column) from error
    except (RecursionError, ValueError) as error:
        raise InvalidInput(TOO_DEEP, name=name) from error
    if not objects:
        raise InvalidInput(EMPTY, name=name)
    filled = ((line, cells) for line, cells in objects if any(cells.values()))
    rows = LongSequence(Row(line, tuple(cells.get(key, "") for key in header)) for line, cells in filled)
    refuse_what_is_no_list(name, rows)
    return Table(stem, tuple(header), rows.settled(), 1, encoding, None)


class _Malformed(Exception):
    """No JSON from here on."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class _Window:
    """The part of a text that is being read; what is before it is forgotten."""

    def __init__(self, text: TextIO) -> None:
        self._text, self._part, self._at = text, "", 0
        self._line, self._column = 1, 1  # of the beginning of the part

    def next_sign(self) -> str:
        """The next sign that is not blank, where the window then begins; empty at the end of the text."""
        while True:
            while self._at < len(self._part) and self._part[self._at] in BLANK:
                self._at += 1
            if self._at < len(self._part) or not self._more():
                self._forget()
                return self._part[:1]

    def step(self) -> None:
        """Past the sign."""
        self._at += 1

    def value(self) -> Any:
        """The value that begins at the sign.

        Raises:
            _Malformed: there is none, or it is longer than a row of any list.
        """
        while True:
            try:
                value, self._at = DECODER.raw_decode(self._part, self._at)
            except json.JSONDecodeError as error:
                if len(self._part) > LONGEST_ELEMENT or not self._more():
                    raise self.malformed(error.pos) from error
            else:
                return value

    def malformed(self, at: int = 0) -> _Malformed:
        """What is wrong at that place of the window."""
        lines, begins = self._part.count("\n", 0, at), self._part.rfind("\n", 0, at)
        return _Malformed(self._line + lines, at - begins if lines else self._column + at)

    @property
    def line(self) -> int:
        """Where the window begins, from 1."""
        return self._line

    def _more(self) -> bool:
        further = self._text.read(max(PART, len(self._part)))
        self._part += further
        return bool(further)

    def _forget(self) -> None:
        here = self.malformed(self._at)
        self._line, self._column = here.line, here.column
        self._part, self._at = self._part[self._at :], 0


def _elements(window: _Window, name: str) -> Iterator[tuple[int, Any]]:
    """Line and value of every element of the array."""
    if window.next_sign() != "[":
        window.value()
        raise InvalidInput(NOT_A_LIST, name=name)
    window.step()
    expects_value = window.next_sign() != "]"
    while expects_value:
        line = window.line
        yield line, window.value()
        expects_value = window.next_sign() == ","
        if expects_value:
            window.step()
            window.next_sign()
    if window.next_sign() != "]":
        raise window.malformed()
    window.step()
    if window.next_sign():
        raise window.malformed()


def _flat(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from _flat(inner, f"{prefix}{key}.")
        else:
            yield prefix + key, _text(inner)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return "; ".join(value)
    return cell_of(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
