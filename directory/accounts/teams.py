"""Teams: which there are, who belongs to them, and what somebody of them sees."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Account, Role, Team
from directory.models.account import team_link_worker, team_member
from directory.words.language import name_order


@dataclass(frozen=True)
class Scope:
    """Of which teams something is seen: of all and of none where `teams` is None, of no team where it is empty."""

    teams: frozenset[uuid.UUID] | None = None

    @classmethod
    def of(cls, teams: Iterable[uuid.UUID | None]) -> "Scope":
        """Of these teams; of what belongs to no team without any."""
        return cls(frozenset(one for one in teams if one is not None))

    def holds(self, column: Any) -> sa.ColumnElement[bool]:
        """The condition on a column that names a team."""
        if self.teams is None:
            return sa.true()
        seen: sa.ColumnElement[bool] = column.in_(self.teams) if self.teams else column.is_(None)
        return seen

    def includes(self, team_id: uuid.UUID | None) -> bool:
        """Whether what belongs to that team, or to none, is seen."""
        if self.teams is None:
            return True
        return team_id in self.teams if self.teams else team_id is None

    def holds_worker(self, column: Any) -> sa.ColumnElement[bool]:
        """The condition on a column that names a link worker, who may belong to several teams."""
        if self.teams is None:
            return sa.true()
        belongs = sa.exists().where(team_link_worker.c.link_worker_id == column)
        return belongs.where(team_link_worker.c.team_id.in_(self.teams)) if self.teams else ~belongs


EVERYTHING = Scope()


def all_teams(session: Session) -> list[Team]:
    """By name."""
    return by_name(session.scalars(sa.select(Team)))


def by_name(teams: Iterable[Team]) -> list[Team]:
    """As people look for them, and the same on every database."""
    return sorted(teams, key=lambda team: name_order(team.name))


def first_team(session: Session, teams: Iterable[uuid.UUID]) -> uuid.UUID | None:
    """Of several the first by name; None of none."""
    found = by_name(session.scalars(sa.select(Team).where(Team.id.in_(teams))))
    return found[0].id if found else None


def teams_of(session: Session, account: Account) -> list[Team]:
    """The teams whose casework an account sees, by name: an administrator's are all."""
    if account.role is Role.ADMINISTRATOR:
        return all_teams(session)
    mine = sa.select(team_member.c.team_id).where(team_member.c.account_id == account.id)
    return by_name(session.scalars(sa.select(Team).where(Team.id.in_(mine))))


def team_named(session: Session, name: str) -> Team:
    """The team of that name.

    Raises:
        NotFound: there is none; the sentence says which there are.
    """
    found = session.scalar(sa.select(Team).where(Team.name == name.strip()))
    if found is None:
        names = tuple(one.name for one in all_teams(session))
        if not names:
            message = N_("There is no team yet: an account makes one (prossima users add --team).")
            raise NotFound(message)
        raise NotFound(N_("There is no team called “%(name)s”. There is: %(names)s."), name=name, names=names)
    return found


def set_worker_teams(session: Session, worker_id: uuid.UUID, teams: Iterable[Team]) -> None:
    """The link worker belongs to these teams and to no other."""
    session.execute(sa.delete(team_link_worker).where(team_link_worker.c.link_worker_id == worker_id))
    rows = [{"link_worker_id": worker_id, "team_id": one} for one in dict.fromkeys(team.id for team in teams)]
    if rows:
        session.execute(sa.insert(team_link_worker), rows)
