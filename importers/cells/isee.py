"""Limits of ISEE: a column of them, and other columns whose words say one."""

import re

from directory.errors import InvalidInput
from directory.words.language import fold
from importers.cells.context import Context, Fill
from importers.cells.filling import MOST_EURO, number
from importers.convert.isee import isee_limit
from importers.row_values import Values

LIMIT = "service.isee_maximum"
IN_WORDS = "derived.isee_maximum"
STATEMENTS_END = re.compile(r"[.;]+(?=\s|$)|\n")

_amount = number(LIMIT, MOST_EURO)


def isee_maximum(cell: str, context: Context) -> Values:
    """A column of limits: an amount, or words for the highest ("fino a 9.360 €")."""
    try:
        return _amount(cell, context)
    except InvalidInput:
        limit = isee_limit(cell if "isee" in fold(cell) else f"ISEE {cell}")
        if limit is None:
            raise
        return {LIMIT: limit}


def isee_in_words(cell: str) -> Values:
    """The highest ISEE that words name; a column of limits wins over it."""
    limit = isee_limit(cell)
    return {} if limit is None else {IN_WORDS: limit}


def with_isee(fill: Fill) -> Fill:
    """What a cell says, with the highest ISEE that its words name."""
    return lambda cell, context: {**fill(cell, context), **isee_in_words(cell)}


def priced(fill: Fill) -> Fill:
    """A cost with the highest ISEE that its words name, where no word of the whole cell speaks of a price."""
    return lambda cell, context: {
        **fill(cell, context),
        **isee_in_words(STATEMENTS_END.sub(",", cell)),
    }
