"""Writing a new link worker by hand."""

import uuid
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import set_worker_teams
from directory.caseload import capacity_points
from directory.curation.history import acting, take_turn
from directory.errors import Conflict
from directory.i18n import N_
from directory.models import LinkWorker, Team
from directory.words.language import fold

THERE_ALREADY = N_("%(name)s of this organisation is in the directory already.")


@dataclass(frozen=True)
class NewWorker:
    """What must be known of a link worker.

    Args:
        contract_hours: a week; the caseload that they allow can be changed later.
        team_id: the team to which they belong; None for no team.
    """

    name: str
    organization_id: uuid.UUID
    contract_hours: float
    team_id: uuid.UUID | None


def create_link_worker(session: Session, new: NewWorker, *, by: str, today: date) -> uuid.UUID:
    """Write a link worker who takes new people from today; the caller commits.

    Raises:
        Conflict: the organization has one of that name.
    """
    take_turn(session)
    if is_called(session, new.organization_id, new.name):
        raise Conflict(THERE_ALREADY, name=new.name)
    with acting(session, by=by):
        worker = LinkWorker(
            id=uuid.uuid4(),
            organization_id=new.organization_id,
            name=new.name,
            contract_hours=new.contract_hours,
            capacity_points=capacity_points(new.contract_hours),
            works_from=today,
        )
        session.add(worker)
        session.flush()
        if new.team_id is not None:
            set_worker_teams(session, worker.id, [session.get_one(Team, new.team_id)])
    return worker.id


def is_called(session: Session, organization_id: uuid.UUID, name: str, *, but: uuid.UUID | None = None) -> bool:
    """Whether somebody of the organization, but that one, has the name, whatever its accents and capitals."""
    rows = session.execute(
        sa.select(LinkWorker.id, LinkWorker.name).where(LinkWorker.organization_id == organization_id)
    )
    return any(fold(other) == fold(name) for id_, other in rows if id_ != but)
