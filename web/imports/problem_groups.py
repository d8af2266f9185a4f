"""Problems that say the same, told once: of an uploaded list, and of one that was imported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directory.i18n import Sentence
from importers.planning.coordinator_notes import KEPT_VALUES, PERHAPS, is_of_the_list
from importers.problems import Problem
from web.imports.facts import facts_as_json, problem_as_json, problem_back

MOST_GROUPS = 50  # of problems; the rest is in the file for the partner
MOST_LINES = 12  # named of a group of problems
ELSEWHERE = KEPT_VALUES | {PERHAPS}  # told where somebody decides about them


@dataclass(frozen=True)
class ProblemGroup:
    """The same problem in several lines."""

    problem: Problem
    count: int
    lines: tuple[int, ...]

    @property
    def sentence(self) -> Sentence:
        """What is wrong."""
        return Sentence(self.problem.message, self.problem.facts)


def problems_and_notes(problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What the partner can mend in the list, and what only its coordinator is told."""
    told = [one for one in problems if one.message not in ELSEWHERE]
    return [one for one in told if is_of_the_list(one)], [one for one in told if not is_of_the_list(one)]


def groups_of(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems that say the same of the same column, the most frequent first."""
    groups: dict[str, dict[str, Any]] = {}
    for one in problems:
        facts = facts_as_json(one.facts)
        group = groups.setdefault(repr((one.column, one.message, facts)), {"problem": one, "count": 0, "lines": []})
        group["count"] += 1
        if one.line is not None and len(group["lines"]) < MOST_LINES:
            group["lines"].append(one.line)
    ordered = sorted(groups.values(), key=lambda group: -group["count"])
    return [{**group, "problem": problem_as_json(group["problem"])} for group in ordered]


def groups_back(kept: Sequence[Mapping[str, Any]]) -> tuple[ProblemGroup, ...]:
    """The groups that `groups_of` made."""
    return tuple(ProblemGroup(problem_back(one["problem"]), one["count"], tuple(one["lines"])) for one in kept)
