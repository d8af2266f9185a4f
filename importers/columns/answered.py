"""Columns that answer whether an organization has a service: «Sportello d'ascolto» with "sì" and "no"."""

import re

from importers.cells.offered import answer
from importers.columns.scored import Column

OFFERED = re.compile(  # services that organizations have or not
    r"\W*(?:c'[eè] (?:un[oa]? |il |lo )?|presenza (?:di )?|attivo )?"
    r"(?:sportell|doposcuol|centro|centri|punto|spazio|servizio|ascolto|psicolog|counsel|beratung|anlaufstelle)",
    re.IGNORECASE,
)
MOSTLY = 0.8  # share of the cells


def asks_whether(column: Column) -> bool:
    """Whether a column is called like a service, and its cells say yes or no, some of them no."""
    said = [answer(cell) for cell in column.sample] if OFFERED.match(column.name) else []
    given = [each for each in said if each is not None]
    return len(given) >= MOSTLY * len(said) > 0 and not all(is_there for is_there, _ in given)
