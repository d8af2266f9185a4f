"""Texts that a spreadsheet would calculate: an apostrophe stands before them, and goes when the sheet is read again."""

import re
from collections.abc import Iterator
from typing import Final

_UNSEEN: Final = r"\s\x00-\x1f\x7f\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # blanks of any kind
_RUN: Final = re.compile(rf"\A[,;|\"{_UNSEEN}]*+|[,;|\"{_UNSEEN}]++")
_ENDS_A_CELL: Final = re.compile(r"[,;|\t\r\n]")  # for one program or another
# Signs also in full width, as Japanese keyboards write them. Within a text + and - before a figure, a blank or nothing
# are telephone numbers and prices, which calculate nothing.
_FIRST: Final = re.compile("'*[-=+@\uff0d\uff1d\uff0b\uff20]")
_WITHIN: Final = re.compile(rf"'*(?:[=@\uff1d\uff20]|[-+\uff0d\uff0b](?![\d{_UNSEEN}]|\Z))")
_HIDES: Final = re.compile(r"'*[\t\r\n]")  # at the beginning


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whichever sign it takes for the end of a cell.

    >>> plain("=1+1"), plain("Via Roma 1"), plain("a;=1+1"), plain("0543 1, +39 0543 2")
    ("'=1+1", 'Via Roma 1', "a;'=1+1", '0543 1, +39 0543 2')
    """
    parts, done = [], 0
    for place in _places(text):
        parts += [text[done:place], "'"]
        done = place
    return "".join([*parts, text[done:]])


def as_written(text: str) -> str:
    """What `plain` was given.

    >>> as_written("'=1+1"), as_written("l'ora")
    ('=1+1', "l'ora")
    """
    gone = {place for place in _places(text) if text[place] == "'"}
    return "".join([letter for place, letter in enumerate(text) if place not in gone]) if gone else text


def _places(text: str) -> Iterator[int]:
    """Where something begins that would be calculated or hidden; runs of blanks are gone through once."""
    is_hidden = _HIDES.match(text) is not None
    if is_hidden:
        yield 0
    for run in _RUN.finditer(text):
        begins = run.start() == 0 and not is_hidden
        sign = _FIRST if begins else _WITHIN if _ENDS_A_CELL.search(run[0]) else None
        if sign and sign.match(text, run.end()):
            yield run.end()
