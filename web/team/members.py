"""Which link workers belong to a team: its coordinators say so."""

import uuid
from collections.abc import Collection

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.accounts.team_workers import Changed, change_team_workers, choosable_workers
from directory.curation.history import take_turn
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Team
from web.access import COORDINATORS, asks_for
from web.db import db_session
from web.i18n import current_language, gettext, say
from web.team.seen import Seen, seen

bp = Blueprint("team_members", __name__, url_prefix="/team/members")
JOINED = N_("Now in the team “%(team)s”: %(names)s.")
LEFT = N_("No longer in the team “%(team)s”: %(names)s. Whoever they walk with stays with them.")
UNCHANGED = N_("Nothing was changed.")
NO_TEAM = N_("You belong to no team: ask an administrator of this site.")


@bp.get("")
@asks_for(COORDINATORS)
def show() -> str:
    """Everybody of the team, and who may be taken into it."""
    at = _of_a_team()
    team = _team(at) if at.teams else None
    workers = choosable_workers(db_session(), team, _all_of(at).scope) if team else []
    return render_template("team/members.html", at=at, team=team, workers=workers)


@bp.post("")
@asks_for(COORDINATORS)
def save() -> Response:
    """Who was ticked joins, who was unticked leaves."""
    session, at = db_session(), _of_a_team()
    if not at.teams:
        raise NotFound(NO_TEAM)
    take_turn(session)
    team = _team(at)
    changed = change_team_workers(session, team, _all_of(at).scope, was=_sent("was"), ticked=_sent("worker"))
    session.commit()
    _tell(team, changed)
    return redirect(url_for("team.overview", team=at.query))


def _of_a_team() -> Seen:
    """The chosen team; the first where none was, since an administrator also sees what belongs to none."""
    at = seen()
    return at if at.chosen and at.one_team else Seen(at.teams, at.has_all, str(at.teams[0].id) if at.teams else "")


def _all_of(at: Seen) -> Seen:
    """All that the reader sees, whichever team was chosen."""
    return Seen(at.teams, at.has_all, "")


def _team(at: Seen) -> Team:
    return next(team for team in at.teams if team.id == at.one_team)


def _sent(name: str) -> Collection[uuid.UUID]:
    return {one for one in request.form.getlist(name, type=uuid.UUID) if one is not None}


def _tell(team: Team, changed: Changed) -> None:
    for message, names in ((JOINED, changed.joined), (LEFT, changed.left)):
        if names:
            flash(gettext(message, team=team.name, names=say(names, current_language())), "success")
    if not (changed.joined or changed.left):
        flash(gettext(UNCHANGED), "success")
