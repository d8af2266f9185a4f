"""Which teams' casework the reader of a page sees, and which of them was chosen."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from directory.accounts.teams import Scope, teams_of
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Role, Team
from web.access import current_account
from web.db import db_session

NO_TEAM = "none"


@dataclass(frozen=True)
class Seen:
    """What a coordinator or administrator sees.

    Args:
        teams: those that may be chosen, by name.
        has_all: whether everything is seen, what belongs to no team included.
        chosen: "" for all of these, "none" for what belongs to no team, or a team's id.
    """

    teams: Sequence[Team]
    has_all: bool
    chosen: str

    @property
    def scope(self) -> Scope:
        """As the database is asked."""
        if self.chosen:
            return Scope.of([self.one_team])
        return Scope() if self.has_all else Scope.of(team.id for team in self.teams)

    @property
    def one_team(self) -> uuid.UUID | None:
        """The team that was chosen; None for what belongs to no team."""
        return uuid.UUID(self.chosen) if self.chosen not in {"", NO_TEAM} else None

    @property
    def can_choose(self) -> bool:
        """Whether there is something to choose between."""
        return len(self.teams) + self.has_all > 1

    @property
    def query(self) -> str | None:
        """What an address carries on."""
        return self.chosen or None

    def of_one(self) -> "Seen":
        """Of one team, as a plan is: the first where none was chosen."""
        if self.chosen:
            return self
        is_without = self.has_all or not self.teams
        return Seen(self.teams, self.has_all, NO_TEAM if is_without else str(self.teams[0].id))


def seen() -> Seen:
    """What the reader sees, by `team` in the address or the form.

    Raises:
        NotFound: it names a team that is not the reader's.
    """
    account = current_account()
    if account is None:
        raise RuntimeError("a page of the team asks for a role")
    teams, has_all = teams_of(db_session(), account), account.role is Role.ADMINISTRATOR
    chosen = request.values.get("team", "")
    allowed = {"", *(str(team.id) for team in teams)}
    if has_all or not teams:
        allowed.add(NO_TEAM)
    if chosen not in allowed:
        raise NotFound(N_("This team does not exist, or it is not yours."))
    return Seen(teams, has_all, chosen)
