"""Plans for a team from what is kept: whom an occasion is about, and whether what was shown is still true."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import Scope
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import AssignmentPlan, AssignmentProposal
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import prepare
from matching.allocation.plan import MOST_PEOPLE, Occasion, Person
from matching.allocation.question import Asked
from matching.casework.assignments import current_assignments
from matching.casework.decisions import waiting
from matching.casework.kept_proposal import kept_known, known_data
from matching.link_workers.kept_suitability import Known
from matching.link_workers.team import build_team
from matching.link_workers.workers import Team
from matching.profile import Profile
from matching.weighting.versions import in_force

ABOUT_SOMEBODY = frozenset({Occasion.LEAVING, Occasion.NEW_WORKER})


@dataclass(frozen=True, eq=False)
class TeamQuestion:
    """A plan that can be made.

    Args:
        left_out: people of whom nobody knows who would suit, since their proposal is not kept or too old; they stay as
            they are.
        elsewhere: people who walk with a link worker who is not on the team; they stay as they are, too.
        state: the same as long as everything that the plan goes by is the same.
    """

    asked: Asked
    left_out: tuple[str, ...]
    elsewhere: tuple[str, ...]
    state: str


def ask_for_team(
    session: Session,
    scope: Scope,
    occasion: Occasion,
    *,
    today: date,
    about: uuid.UUID | None = None,
) -> TeamQuestion:
    """What is to be planned on that occasion, for people and link workers of the teams that are seen.

    Raises:
        InvalidInput: nobody was said who leaves or starts, or there are too many people.
        NotFound: that worker is not on the team.
    """
    team = build_team(session, Vocabulary.bundled(), scope=scope)
    if occasion in ABOUT_SOMEBODY and about is None:
        raise InvalidInput(N_("Say which link worker leaves or starts."))
    if about is not None and not any(one.id == about for one in team.rows):
        raise NotFound(N_("This link worker is not on the team."))
    people, left_out, elsewhere = _people(session, scope, team, occasion, about, today)
    if len(people) > MOST_PEOPLE:
        message = N_(
            "A plan takes at most %(most)s people, and these are %(count)s: plan for one team, or for those who wait."
        )
        raise InvalidInput(message, most=MOST_PEOPLE, count=len(people))
    asked = prepare(
        people,
        team,
        occasion=occasion,
        about=about if occasion in ABOUT_SOMEBODY else None,
        weights=in_force(session).link_worker,
    )
    return TeamQuestion(asked, left_out, elsewhere, _state(people, team, occasion, about, today))


def _people(
    session: Session, scope: Scope, team: Team, occasion: Occasion, about: uuid.UUID | None, today: date
) -> tuple[list[Person], tuple[str, ...], tuple[str, ...]]:
    """Who is placed: those who wait unless a worker leaves, and those who have somebody unless a group is placed.

    Who walks with somebody of another team is not this team's to move; see `TeamQuestion` for who is left out.
    """
    here = {row.id for row in team.rows}
    profile, people, left_out, elsewhere = Profile(asked_on=today), [], [], []
    if occasion is not Occasion.LEAVING:
        for kept in waiting(session, scope=scope):
            known = kept_known(kept.candidates)
            if known is None:
                left_out.append(kept.person)
            else:
                people.append(Person(kept.person, profile, kept.points, known=known))
    if occasion is not Occasion.GROUP:
        walking = current_assignments(session, scope=scope)
        if occasion is Occasion.LEAVING:
            walking = [one for one in walking if one.link_worker_id == about]
        known_of = _last_known(session, scope, [one.person for one in walking])
        for one in walking:
            if one.link_worker_id not in here:
                elsewhere.append(one.person)
            elif one.person in known_of:
                known = known_of[one.person]
                people.append(Person(one.person, profile, one.points, str(one.link_worker_id), known=known))
            else:
                left_out.append(one.person)
    return people, tuple(sorted(left_out)), tuple(sorted(elsewhere))


def _last_known(session: Session, scope: Scope, people: Iterable[str]) -> dict[str, Known]:
    """What the newest proposal of each in these teams knows: another team's knows other link workers."""
    query = (
        sa.select(AssignmentProposal.person, AssignmentProposal.candidates)
        .where(AssignmentProposal.person.in_([*people]), scope.holds(AssignmentProposal.team_id))
        .order_by(AssignmentProposal.proposed_at, AssignmentProposal.id)
    )
    found = {person: kept_known(candidates) for person, candidates in session.execute(query)}
    return {person: known for person, known in found.items() if known is not None}


def _state(people: list[Person], team: Team, occasion: Occasion, about: uuid.UUID | None, today: date) -> str:
    """A digest of all that the plan goes by."""
    workers = [{**asdict(row), "tags": None, "absences": sorted(map(str, row.absences))} for row in team.rows]
    placed = [
        (one.id, one.points, one.current_worker, known_data(one.known) if one.known else None)
        for one in sorted(people, key=lambda one: one.id)
    ]
    text = json.dumps([occasion, str(about), today.isoformat(), workers, placed], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def applied_plans(session: Session, scope: Scope, *, limit: int = 30) -> list[AssignmentPlan]:
    """Those of these teams, the last first."""
    query = sa.select(AssignmentPlan).where(scope.holds(AssignmentPlan.team_id))
    return list(session.scalars(query.order_by(AssignmentPlan.number.desc()).limit(limit)))
