"""Lists of objects in JSON as tables: keys are the columns, nested objects become "address.city"."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading import geojson
from importers.reading.encoding import EMPTY
from importers.reading.json_window import Malformed, Readable, Window
from importers.reading.nested_hours import nested_hours
from importers.reading.schema_hours import hours_text
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Row, Table, cell_of, refuse_what_is_no_list, unique_names

MALFORMED = N_("%(name)s is not well-formed JSON at line %(line)s, column %(column)s: correct it there and try again.")
NOT_A_LIST = N_(
    '%(name)s must be a JSON array of objects, such as [{"name": "…", "phone": "…"}]: change it and try again.'
)
TOO_DEEP = N_("%(name)s holds values nested too deeply or numbers too long for a list: flatten it and try again.")
RECORDS_COUNTED = N_(
    "This file has several records in one line, so what is called a line here is the number of the record, from 1."
)
BODY_ABOVE = N_(
    "“%(value)s” stands once beside the list, so it was taken as the organization of all its rows, of which none names "
    "one: check it."
)
BODY = "organization.name"
OF_THE_SITE = frozenset({"provider", "publisher", "agency"})  # whoever sends the list, and gives no service
PORTAL = re.compile(r"open ?data|portale?\b", re.IGNORECASE)
NAMES_A_BODY = re.compile(  # in a key at any depth: "organizzazione.nome", "operator", "nomeEnte"
    r"(?i:organi[sz]|gestor|gestit|operator|provider|cooperativ|associazion|erogator|promotor|fornitor|titolar|owner|"
    r"publisher|agency|agenzi|tr[aä]ger|anbieter|verein|body|charity|company)|Ent[ei]\b|(?<![^\W_])ent[ei](?![^\W_])"
)
LINKED_DATA = frozenset({"@type", "@context"})  # say what an object is, not what the entry is
LABELS = frozenset({"tipo", "type", "kind", "label", "etichetta", "nome", "name", "canale"})
LABELLED = frozenset({"valore", "value", "numero", "number", "contatto", "indirizzo", "recapito", "testo", "text"})
RENDERED = "rendered"  # a text of a WordPress site, beside how it was made
DEEPEST = 6  # objects around a list
NO_ENTRIES = frozenset({"fields", "links", "_links", "errors", "warnings", "facets", "columns"})  # of what sends lists


def read_json(text: Readable, name: str, stem: str, encoding: str) -> list[Table]:
    """The table; where an object holds several lists, one of each, called by its keys.

    A row's line is where its object starts; where several start in one, it is the number of the object, which is told.

    Raises:
        InvalidInput: malformed, or no array of objects.
    """
    window = Window(text)
    try:
        found = _lists(window, name)
        if window.next_sign():
            raise window.malformed()
    except Malformed as error:
        raise InvalidInput(MALFORMED, name=name, line=error.line, column=error.column) from error
    except (RecursionError, ValueError) as error:
        raise InvalidInput(TOO_DEEP, name=name) from error
    if len(found) > 1:
        return [each.table(name, ".".join(each.keys) or stem, encoding) for each in found]
    return [_with_body(found[0].table(name, stem, encoding), found[0].beside)]


def _lists(window: Window, name: str) -> "list[_Objects]":
    """All lists of objects, wherever they are."""
    is_array, is_empty = window.next_sign() == "[", True
    found: list[_Objects] = []
    beside: dict[str, str] = {}
    for keys in _arrays(window, (), beside):
        each = _Objects(keys, name, beside)
        is_empty &= each.read(window) == 0
        if each.objects and (is_array or keys[-1:] not in {(key,) for key in NO_ENTRIES}):
            found.append(each)
    if not found:
        raise InvalidInput(EMPTY if is_array and is_empty else NOT_A_LIST, name=name)
    return found


def _arrays(window: Window, keys: tuple[str, ...], beside: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The keys that lead to each array, which whoever asks reads before asking again.

    Args:
        beside: filled with the texts that stand in the outermost object.
    """
    sign = window.next_sign()
    if sign == "[":
        yield keys
    elif sign == "{" and len(keys) < DEEPEST:
        for key in window.members():
            yield from _arrays(window, (*keys, key), beside)
    else:
        value = window.value()
        if isinstance(value, str) and len(keys) == 1:
            beside[keys[0]] = cell_of(value)


def _with_body(table: Table, beside: Mapping[str, str]) -> Table:
    """The table with a column for the organization that stands once beside it, where it has no such column."""
    bodies = {key: said for key, said in beside.items() if said and field_called(key) == BODY}
    key = next((each for each in bodies if each.casefold() not in OF_THE_SITE), "")
    if not key or PORTAL.search(bodies[key]) or _names_bodies(table):
        return table
    rows = LongSequence(row._replace(cells=(*row.cells, bodies[key])) for row in table.rows)
    told = Problem(None, key, bodies[key], BODY_ABOVE, {"value": bodies[key]})
    header = unique_names([*table.header, key])
    return replace(table, header=header, rows=rows.settled(), problems=[*table.problems, told])


def _names_bodies(table: Table) -> bool:
    """Whether a field of the rows, at any depth, says who gives the service."""
    keys = (key for name in table.header for key in (name, *name.split(".")))
    if any(NAMES_A_BODY.search(key) or field_called(key) == BODY for key in keys):
        return True
    return any(cell[0] in "[{" and NAMES_A_BODY.search(cell) for row in table.rows for cell in row.cells if cell)


class _Objects:
    """The objects of one array, as rows."""

    def __init__(self, keys: tuple[str, ...], name: str, beside: Mapping[str, str]) -> None:
        self.keys, self._name, self.beside = keys, name, beside
        self.objects = LongSequence[tuple[int, dict[str, str]]]()
        self._problems = LongSequence[tuple[int, Problem]]()
        self._is_counted, self._last = False, 0  # several objects in one line; where the last one began
        self._header: dict[str, None] = {}

    def read(self, window: Window) -> int:
        """Read the array, and say how many elements it has; one of other things has no objects."""
        number = 0
        for number, line in enumerate(window.elements(), start=1):
            value = window.value()
            if isinstance(value, dict):
                self._add(line, value)
            if number != len(self.objects) and self.objects:
                raise InvalidInput(NOT_A_LIST, name=self._name)
        return number

    def _add(self, line: int, value: dict[str, Any]) -> None:
        self._is_counted, self._last = self._is_counted or line == self._last, line
        if geojson.is_feature(value):
            if problem := geojson.problem_of(value, line):
                self._problems.append((len(self.objects) + 1, problem))
            value = geojson.row_of(value)
        cells = dict(_flat(value))
        if not cells.keys() <= self._header.keys():
            self._header.update(dict.fromkeys(cells))
            refuse_what_is_no_list(self._name, [Row(1, tuple(self._header))])  # before a row is filled up to that width
        self.objects.append((line, cells))

    def table(self, name: str, called: str, encoding: str) -> Table:
        """The rows that say something."""
        header = tuple(self._header)
        counted = self._is_counted
        numbered = ((at if counted else line, cells) for at, (line, cells) in enumerate(self.objects, start=1))
        filled = ((number, cells) for number, cells in numbered if any(cells.values()))
        rows = LongSequence(Row(number, tuple(cells.get(key, "") for key in header)) for number, cells in filled)
        refuse_what_is_no_list(name, rows)
        problems = [Problem(None, "", "", RECORDS_COUNTED)] if counted else []
        problems += [replace(each, line=at) if counted else each for at, each in self._problems]
        return Table(called, header, rows.settled(), 1, encoding, None, problems)


def _flat(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        if key in LINKED_DATA:
            continue
        if (hours := hours_text(inner) or nested_hours(inner)) is not None:
            yield prefix + key, hours
        elif isinstance(inner, dict) and RENDERED in inner:
            yield prefix + key, _text(inner[RENDERED])
        elif isinstance(inner, dict):
            yield from _flat(inner, f"{prefix}{key}.")
        else:
            yield prefix + key, _text(inner)


def _labelled(value: Any) -> str:
    """Texts with what each of them is, as pairs or objects: [{"tipo": "telefono", "valore": "0543 712345"}]."""
    pairs = [_pair(each) for each in value] if isinstance(value, list) else []
    return "; ".join(f"{label}: {said}" for label, said in pairs if said) if all(map(any, pairs)) else ""


def _pair(value: Any) -> tuple[str, str]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(each, str) for each in value):
        return value[0], value[1]
    if isinstance(value, dict) and len(value) == 2 and all(isinstance(each, str) for each in value.values()):
        label = next((text for key, text in value.items() if key.lower() in LABELS), "")
        said = next((text for key, text in value.items() if key.lower() in LABELLED), "")
        return (label, said) if label and said else ("", "")
    return "", ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return "; ".join(value)
    if labelled := _labelled(value):
        return labelled
    return cell_of(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
