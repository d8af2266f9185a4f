"""Which problems of a list were told when the last one came: those of rows that have not changed since."""

from collections import defaultdict
from collections.abc import Sequence

from importers.planned import Plan
from importers.problems import Problem


def told_again(plan: Plan, problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Problems that are new, and those of rows that say exactly what they said last, which somebody has seen."""
    tables_of: defaultdict[int, set[str]] = defaultdict(set)
    tables: set[str] = set()
    for row in plan.records:
        tables.add(row.draft.origin)
        if row.repeats:
            tables_of[row.draft.line].add(row.draft.origin)
    fresh: list[Problem] = []
    again: list[Problem] = []
    for one in problems:
        same = tables_of.get(one.line, set()) if one.line is not None else set()
        is_again = bool(same) and (len(tables) == 1 or any(_is_in(one, table) for table in same))
        (again if is_again else fresh).append(one)
    return fresh, again


def _is_in(problem: Problem, table: str) -> bool:
    """Whether a problem of a list of several tables is of this one, which stands before its column."""
    return problem.column == table or problem.column.startswith(f"{table}.")
