"""The problems of a list after it was imported: kept with the import, so that the partner can still be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from directory.models import ImportProblems
from importers.planned import Plan
from importers.problems import Problem
from web.imports.facts import problem_as_json, problem_back
from web.imports.problem_groups import ProblemGroup, groups_back, groups_of, problems_and_notes

MOST_KEPT = 20_000  # of one import: some megabytes; nobody mends more lines from one file


@dataclass(frozen=True)
class KeptProblems:
    """What was wrong with a list, and what only its coordinator is told; `count` is of all problems."""

    count: int = 0
    problems: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """The problems, those that say the same once."""
        return groups_back(groups_of(self.problems))

    @property
    def note_groups(self) -> tuple[ProblemGroup, ...]:
        """The notes likewise."""
        return groups_back(groups_of(self.notes))


def keep_problems(session: Session, number: int, plan: Plan) -> None:
    """Keep what a plan that was just written found; the caller commits."""
    problems, notes = problems_and_notes(plan.problems)
    if problems or notes:
        told = [problem_as_json(one) for one in (*problems, *notes)[:MOST_KEPT]]
        kept = {"problems": told, "mapping": dict(plan.mapping)}
        session.add(ImportProblems(batch_number=number, count=len(problems), kept=kept))
        session.flush()


def kept_problems(session: Session, number: int) -> KeptProblems:
    """What was kept of an import; nothing where nothing was wrong, or it was imported before this was kept."""
    found = session.get(ImportProblems, number)
    if found is None:
        return KeptProblems()
    problems, notes = problems_and_notes(problem_back(one) for one in found.kept["problems"])
    return KeptProblems(found.count, problems, notes, found.kept["mapping"])
