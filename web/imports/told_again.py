"""Which problems of a list were told when it was last imported, and still stand."""

from collections import Counter
from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import ImportBatch, ImportProblems, Source
from importers.planning.planned import Plan
from importers.problems import Problem
from web.imports.facts import problem_back

Key = tuple[str, str, str]  # lines move when a row is added above them


def told_before(session: Session, source: str, *, number: int | None = None) -> Counter[Key]:
    """What the last import of a list told, as often as it did; an import that was undone told nothing.

    Args:
        number: of the import before which it was; None: the last one of all.
    """
    query = (
        sa.select(ImportBatch.number)
        .join(Source, Source.id == ImportBatch.source_id)
        .where(Source.name == source, ImportBatch.undone_at.is_(None))
        .order_by(ImportBatch.number.desc())
        .limit(1)
    )
    last = session.scalar(query if number is None else query.where(ImportBatch.number < number))
    kept = session.get(ImportProblems, last) if last is not None else None
    return Counter(_key(problem_back(one)) for one in kept.kept["problems"]) if kept is not None else Counter()


def told_again(
    plan: Plan, problems: Sequence[Problem], before: Counter[Key]
) -> tuple[Sequence[Problem], Sequence[Problem]]:
    """Problems that are new, and those that were told before and still stand.

    Where a problem stands more often than before, it is new in rows that have changed.
    """
    if not before:
        return problems, ()
    left = Counter(before)
    same = _unchanged_lines(plan)
    again: set[int] = set()
    for at in sorted(range(len(problems)), key=lambda at: problems[at].line not in same):
        key = _key(problems[at])
        if left[key]:
            left[key] -= 1
            again.add(at)
    return _split(problems, again)


def _split(problems: Sequence[Problem], again: Collection[int]) -> tuple[list[Problem], list[Problem]]:
    fresh: list[Problem] = []
    told: list[Problem] = []
    for at, one in enumerate(problems):
        (told if at in again else fresh).append(one)
    return fresh, told


def _unchanged_lines(plan: Plan) -> set[int | None]:
    """Lines of rows whose cells are what they were."""
    return {row.draft.line for row in plan.records if row.stored is not None and row.draft.cells == row.stored.cells}


def _key(one: Problem) -> Key:
    return one.column, one.message, one.value
