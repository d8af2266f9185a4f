"""Reading one cell: what it is read with, and what comes out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from directory.errors import AppError
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.problems import PartlyRead
from importers.row_values import Rows, Values


@dataclass(frozen=True)
class Context:
    """What a cell is read with: the list's country, the column's header, and the bundled knowledge.

    `language` is the one of its hours, "" where that is not known; `lists_days` says that the list writes single days
    with hyphens ("lun-mer-ven").
    """

    country: str
    header: str
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    language: str = ""
    lists_days: bool = False
    year: int = 0  # in which the list is read
    has_hours: bool = True  # whether a column of the list says them, so that no other one is looked through for some


Fill = Callable[[str, Context], Values]


def read_cell(fill: Fill, cell: str, context: Context) -> tuple[Values, AppError | None]:
    """What a cell says, and what was wrong with it."""
    try:
        return fill(cell, context), None
    except PartlyRead as problem:
        return problem.value, problem.with_traceback(None)  # frames keep the whole row alive
    except AppError as problem:
        return {}, problem.with_traceback(None)


def parts(cell: str, separators: str) -> list[str]:
    """The pieces of a cell between separators (a regular expression), each once."""
    return list(dict.fromkeys(part for each in re.split(separators, cell) if (part := " ".join(each.split()))))


def merge(into: Values, found: Values) -> None:
    """Add what one cell says to a row's values: lists grow, single values stay with the first column."""
    for slot, value in found.items():
        before = into.get(slot)
        if before is None:
            into[slot] = {**value} if type(value) is dict else value
        elif isinstance(value, tuple):
            into[slot] = Rows((*before, *value)) if before else value
        elif isinstance(value, dict):
            into[slot] = {**value, **before}
