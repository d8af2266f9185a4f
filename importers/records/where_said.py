"""The column of what is wrong with a row, where that was noticed from its values rather than in a cell."""

from collections.abc import Sequence
from dataclasses import replace

from importers.columns.fields import Field
from importers.problems import Problem
from importers.records.derived import AGES_REVERSED, MORE_LEFT_THAN_ALL, ONLY_IN_ALL
from importers.records.draft import NOT_TO_BE_PUBLISHED, Draft

FEWEST_LETTERS = 3  # of a value that is looked for within a cell
FIELDS_OF = {  # message -> fields of which the first that says something is where it is mended
    AGES_REVERSED: ("service.minimum_age", "service.age", "service.birth_years", "service.maximum_age"),
    MORE_LEFT_THAN_ALL: ("capacity.available", "capacity.maximum"),
    ONLY_IN_ALL: ("capacity.maximum",),
    NOT_TO_BE_PUBLISHED: ("row.publishing",),
}


def first_column(row: Sequence[str], fields: Sequence[tuple[int, Field]], *names: str) -> int | None:
    """Where the first of some fields stands that has a cell in this row, else the first that has a column at all."""
    at = [position for name in names for position, each in fields if each.name == name]
    return next((position for position in at if row[position]), at[0] if at else None)


def located(problem: Problem, draft: Draft, fields: Sequence[tuple[int, Field]]) -> Problem:
    """A problem with the column where it is mended; as it is where it has one, or is of the whole row."""
    if problem.column or problem.line != draft.line:
        return problem
    if problem.message in FIELDS_OF:
        at = first_column(draft.row, fields, *FIELDS_OF[problem.message])
    else:
        at = _column_with(problem.value, draft.row, [position for position, _ in fields])
    return problem if at is None else replace(problem, column=draft.header[at])


def _column_with(value: str, row: Sequence[str], first: Sequence[int]) -> int | None:
    """Which cell is a value, or has it among its words; those of columns that fill a field first."""
    wanted = " ".join(value.split())
    if not wanted:
        return None
    order = sorted(range(len(row)), key=lambda at: (at not in first, at))
    cells = [(at, " ".join(row[at].split())) for at in order]
    whole = (at for at, cell in cells if cell == wanted)
    within = (at for at, cell in cells if len(wanted) >= FEWEST_LETTERS and wanted in cell)
    return next(whole, next(within, None))
