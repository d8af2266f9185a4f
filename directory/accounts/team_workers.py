"""Which link workers belong to a team, as who looks after it sees and changes it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import Scope
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import LinkWorker, Organization, Team
from directory.models.account import team_link_worker
from directory.words.language import name_order

NOT_YOURS = N_("This link worker does not exist, or belongs to another team.")


@dataclass(frozen=True)
class Choosable:
    """A link worker who is of a team, or may be taken into it; `others`: the reader's other teams they are of."""

    id: uuid.UUID
    name: str
    organization: str
    belongs: bool
    others: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """Names of those who joined a team, and of those who left it."""

    joined: tuple[str, ...]
    left: tuple[str, ...]


def choosable_workers(session: Session, team: Team, scope: Scope) -> list[Choosable]:
    """The link workers of a team, then those who may be taken into it, by name.

    Args:
        scope: what the reader sees. Who belongs to no team may join one; who belongs only to teams that the reader does
            not see stays unknown.
    """
    is_free = ~sa.exists().where(team_link_worker.c.link_worker_id == LinkWorker.id)
    query = sa.select(LinkWorker.id, LinkWorker.name, Organization.name).join(
        Organization, Organization.id == LinkWorker.organization_id
    )
    rows = session.execute(query.where(sa.or_(scope.holds_worker(LinkWorker.id), is_free))).all()
    teams = _teams_of_workers(session, scope)
    found = [
        Choosable(
            id_,
            name,
            organization,
            belongs=team.id in teams.get(id_, {}),
            others=tuple(sorted(called for key, called in teams.get(id_, {}).items() if key != team.id)),
        )
        for id_, name, organization in rows
    ]
    return sorted(found, key=lambda one: (not one.belongs, name_order(one.name)))


def change_team_workers(
    session: Session, team: Team, scope: Scope, *, was: Collection[uuid.UUID], ticked: Collection[uuid.UUID]
) -> Changed:
    """Let link workers join and leave a team; what somebody else changed meanwhile stays.

    Args:
        was: who belonged to it on the page; `ticked`: who is to.
    Raises:
        NotFound: one of those who are to join or leave is not the reader's to choose.
    """
    known = {one.id: one for one in choosable_workers(session, team, scope)}
    joined, left = set(ticked) - set(was), set(was) - set(ticked)
    if not (joined | left) <= known.keys():
        raise NotFound(NOT_YOURS)
    joined, left = {one for one in joined if not known[one].belongs}, {one for one in left if known[one].belongs}
    if left:
        of_team = team_link_worker.c.team_id == team.id
        session.execute(sa.delete(team_link_worker).where(of_team, team_link_worker.c.link_worker_id.in_(left)))
    if joined:
        session.execute(
            sa.insert(team_link_worker), [{"link_worker_id": one, "team_id": team.id} for one in sorted(joined)]
        )
    names = [tuple(one.name for one in known.values() if one.id in some) for some in (joined, left)]
    return Changed(*names)


def _teams_of_workers(session: Session, scope: Scope) -> dict[uuid.UUID, dict[uuid.UUID, str]]:
    """Link worker -> the teams that the reader sees, by id, with their names."""
    query = sa.select(team_link_worker.c.link_worker_id, Team.id, Team.name).join(
        Team, Team.id == team_link_worker.c.team_id
    )
    found: dict[uuid.UUID, dict[uuid.UUID, str]] = {}
    for worker, id_, name in session.execute(query.where(scope.holds(Team.id))):
        found.setdefault(worker, {})[id_] = name
    return found
