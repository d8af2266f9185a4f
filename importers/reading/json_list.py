"""A JSON array of objects as a table: its keys are the columns, nested objects become "address.city"."""

import json
from collections.abc import Iterator
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.reading.encoding import EMPTY
from importers.reading.tables import Row, Table, cell_of, refuse_what_is_no_list

MALFORMED = N_("%(name)s is not well-formed JSON at line %(line)s, column %(column)s: correct it there and try again.")
NOT_A_LIST = N_(
    '%(name)s must be a JSON array of objects, such as [{"name": "…", "phone": "…"}]: change it and try again.'
)
TOO_DEEP = N_("%(name)s holds values nested too deeply or numbers too long for a list: flatten it and try again.")
BLANK = " \t\r\n"


def read_json(text: str, name: str, stem: str, encoding: str) -> Table:
    """The table; `line` is where each object starts.

    Raises:
        InvalidInput: malformed, or not an array of objects.
    """
    objects: list[tuple[int, dict[str, str]]] = []
    try:
        for at, value in _elements(text, name):
            if not isinstance(value, dict):
                raise InvalidInput(NOT_A_LIST, name=name)
            objects.append((at, dict(_flat(value))))
    except json.JSONDecodeError as error:
        raise InvalidInput(MALFORMED, name=name, line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise InvalidInput(TOO_DEEP, name=name) from error
    if not objects:
        raise InvalidInput(EMPTY, name=name)
    header = tuple(dict.fromkeys(key for _, cells in objects for key in cells))
    refuse_what_is_no_list(name, [Row(1, header)])  # before each row is filled up to that width
    rows, line, counted = [], 1, 0
    for at, cells in objects:
        line, counted = line + text.count("\n", counted, at), at
        if any(cells.values()):
            rows.append(Row(line, tuple(cells.get(key, "") for key in header)))
    refuse_what_is_no_list(name, rows)
    return Table(stem, header, rows, 1, encoding, None)


def _elements(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Offset and value of every element of the array."""
    decoder = json.JSONDecoder(parse_float=str, parse_int=str)
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        decoder.decode(text)
        raise InvalidInput(NOT_A_LIST, name=name)
    at = _skip(text, at + 1)
    expects_value = text[at : at + 1] != "]"
    while expects_value:
        value, end = decoder.raw_decode(text, at)
        yield at, value
        at = _skip(text, end)
        expects_value = text[at : at + 1] == ","
        at = _skip(text, at + 1) if expects_value else at
    if text[at : at + 1] != "]" or text[at + 1 :].strip(BLANK):
        raise json.JSONDecodeError("end of the array expected", text, at)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANK:
        at += 1
    return at


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
