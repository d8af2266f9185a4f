"""The problems of a list after it was imported: kept with the import, so that the partner can still be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from directory.models import ImportProblems
from importers.planning.planned import Plan
from importers.problems import Problem
from web.imports.facts import problem_as_json, problem_back
from web.imports.problem_groups import ProblemGroup, groups_back, groups_of, problems_and_notes
from web.imports.told_again import told_again, told_before

MOST_KEPT = 20_000  # of one import: some megabytes; nobody mends more lines from one file


@dataclass(frozen=True)
class KeptProblems:
    """What was wrong with a list, and what only its coordinator is told.

    Args:
        count: of all problems, also of those that are not kept.
        problems: new ones first; of the last, `told_again` were told the last time already.
    """

    count: int = 0
    problems: Sequence[Problem] = ()
    told_again: int = 0
    notes: Sequence[Problem] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """New problems, those that say the same once."""
        return groups_back(groups_of(self.problems[: len(self.problems) - self.told_again]))

    @property
    def groups_again(self) -> tuple[ProblemGroup, ...]:
        """Those that were told the last time likewise."""
        return groups_back(groups_of(self.problems[len(self.problems) - self.told_again :]))

    @property
    def note_groups(self) -> tuple[ProblemGroup, ...]:
        """The notes likewise."""
        return groups_back(groups_of(self.notes))


def keep_problems(session: Session, number: int, plan: Plan) -> None:
    """Keep what a plan that was just written found; the caller commits."""
    problems, notes = problems_and_notes(plan.problems)
    if problems or notes:
        fresh, again = told_again(plan, problems, told_before(session, plan.source, number=number))
        every = (*fresh, *again)[:MOST_KEPT]
        told = [problem_as_json(one) for one in (*every, *notes)[:MOST_KEPT]]
        kept = {"problems": told, "mapping": dict(plan.mapping), "again": max(len(every) - len(fresh), 0)}
        session.add(ImportProblems(batch_number=number, count=len(problems), kept=kept))
        session.flush()


def kept_problems(session: Session, number: int) -> KeptProblems:
    """What was kept of an import; nothing where nothing was wrong, or it was imported before this was kept."""
    found = session.get(ImportProblems, number)
    if found is None:
        return KeptProblems()
    problems, notes = problems_and_notes(problem_back(one) for one in found.kept["problems"])
    return KeptProblems(found.count, problems, found.kept.get("again", 0), notes, found.kept["mapping"])
