"""The part of a JSON text that is being read, so that no list is in memory as a whole."""

import json
from collections.abc import Iterator
from typing import Any, Protocol

DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
BLANK = " \t\r\n"
PART = 1 << 16  # characters that are read at once
LONGEST_ELEMENT = 10_000_000  # characters


class Readable(Protocol):
    """A text that is read part by part."""

    def read(self, size: int, /) -> str:
        """The next characters, about so many; none at the end."""
        ...


class Malformed(Exception):
    """No JSON from here on."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class Window:
    """The part of a text that is being read; what is before it is forgotten."""

    def __init__(self, text: Readable) -> None:
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
            Malformed: there is none, or it is longer than a row of any list.
        """
        while True:
            try:
                value, self._at = DECODER.raw_decode(self._part, self._at)
            except json.JSONDecodeError as error:
                if len(self._part) > LONGEST_ELEMENT or not self._more():
                    raise self.malformed(error.pos) from error
            else:
                return value

    def malformed(self, at: int = 0) -> Malformed:
        """What is wrong at that place of the window."""
        lines, begins = self._part.count("\n", 0, at), self._part.rfind("\n", 0, at)
        return Malformed(self._line + lines, at - begins if lines else self._column + at)

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

    def elements(self) -> Iterator[int]:
        """The line of each element of the array that begins at the sign; who asks reads it before asking again."""
        yield from self._parts("[", "]")

    def members(self) -> Iterator[str]:
        """The keys of the object that begins at the sign; who asks reads the value before asking again."""
        for _ in self._parts("{", "}"):
            if self.next_sign() != '"':
                raise self.malformed()
            key = str(self.value())
            if self.next_sign() != ":":
                raise self.malformed()
            self.step()
            self.next_sign()
            yield key

    def _parts(self, begins: str, ends: str) -> Iterator[int]:
        if self.next_sign() != begins:
            raise self.malformed()
        self.step()
        is_part = self.next_sign() != ends
        while is_part:
            yield self.line
            is_part = self.next_sign() == ","
            if is_part:
                self.step()
                self.next_sign()
        if self.next_sign() != ends:
            raise self.malformed()
        self.step()
