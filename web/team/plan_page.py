"""A plan as rows of a page."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory.i18n import N_, Sentence
from matching.allocation.changed_by_hand import Choice, choices
from matching.allocation.plan import AllocationPlan, Occasion
from matching.allocation.question import Asked
from web.team.plan_forms import Lines, Sent

OCCASIONS: Mapping[Occasion, tuple[str, str]] = {
    Occasion.GROUP: (
        N_("A first link worker for those who wait"),
        N_("Whoever has a link worker stays as they are."),
    ),
    Occasion.LEAVING: (
        N_("A link worker leaves or is ill"),
        N_("Only the people of that link worker are placed anew."),
    ),
    Occasion.NEW_WORKER: (
        N_("A new link worker starts"),
        N_("People may move to the new one, and to nobody else; those who wait are placed, too."),
    ),
    Occasion.WEEKLY: (
        N_("Balance the caseloads anew"),
        N_("Everybody may move where that gains more than it costs; those who wait are placed, too."),
    ),
}


NOTHING_CHANGES = N_("Nobody would change: there is nothing to apply. Choose otherwise above, and count anew.")


def occasion_words(code: str) -> str:
    """What an occasion is called, to be translated."""
    return OCCASIONS[Occasion(code)][0]


@dataclass(frozen=True)
class PlanPage:
    """What the page carries from one showing to the next.

    Args:
        lines: that loads are counted with; planned: as the plan had them; chosen: as the selects stand, if otherwise.
    """

    lines: Lines
    planned: Lines
    proven: bool
    reason: str = ""
    chosen: Lines | None = None

    @classmethod
    def of(cls, sent: Sent, *, lines: Lines, chosen: Lines | None = None) -> "PlanPage":
        """The next showing of a plan that came back."""
        return cls(lines, sent.planned, sent.proven, sent.reason, chosen)


@dataclass(frozen=True)
class PersonLine:
    """One person of the plan: where from, where to, what it gains and why, and who else could be chosen."""

    person: str
    points: float
    before: str
    gain: float | None
    why: Sentence | None
    stays: bool
    may_wait: bool
    chosen: uuid.UUID | None
    choices: Sequence[Choice]


def changes_somebody(asked: Asked, plan: AllocationPlan) -> bool:
    """Whether anybody would walk with somebody else than now, or with nobody any more."""
    now = {person.id: asked.current[row] for row, person in enumerate(asked.people)}
    return bool(plan.moves) or any(now[one.person.id] >= 0 for one in plan.waiting)


def people_lines(asked: Asked, plan: AllocationPlan, page: PlanPage) -> list[PersonLine]:
    """Everybody: who moves or waits first, then who stays."""
    found = []
    moves = {one.person.id: one for one in plan.moves}
    waits = {one.person.id: one for one in plan.waiting}
    selected = page.chosen or page.lines
    for row, person in enumerate(asked.people):
        move, waiting = moves.get(person.id), waits.get(person.id)
        current = asked.current[row]
        found.append(
            PersonLine(
                person=person.id,
                points=person.points,
                before=asked.team.rows[current].name if current >= 0 else "",
                gain=move.gain if move else None,
                why=move.why if move else waiting.why if waiting else None,
                stays=move is None and waiting is None,
                may_wait=not asked.may_stay(row),
                chosen=selected.get(person.id),
                choices=choices(asked, row),
            )
        )
    return sorted(found, key=lambda one: one.stays)
