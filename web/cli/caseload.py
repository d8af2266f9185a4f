"""`prossima caseload`: who walks with whom, who waits, and what ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.absences import worker_named
from directory.curation.history import take_turn
from directory.i18n import N_, Sentence
from directory.models import Assignment, EndReason, LinkWorker
from directory.settings import Settings
from matching.casework import assignments
from matching.casework.decisions import waiting
from web.cli.context import pass_settings, print_json, ready_session, say, today
from web.cli.spoken import SpokenGroup, command

END_WORDS = {
    EndReason.GOAL_REACHED: N_("the goal is reached"),
    EndReason.PERSON_LEFT: N_("the person went elsewhere"),
    EndReason.HANDED_OVER: N_("handed over to another link worker"),
    EndReason.WORKER_AWAY: N_("the link worker is away, and nobody had room"),
    EndReason.MISTAKE: N_("written down by mistake"),
}


@command("list", help=N_("Who walks with whom now, and who is waiting."))
@click.option("--worker", help=N_("Only those of this link worker, ended ones included."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def list_(settings: Settings, worker: str | None, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = _listed(session, worker)
    if as_json:
        print_json(found)
        return
    for one in found["assignments"]:
        day = date.fromisoformat(one["begun"])
        say(settings, N_("%(person)s – %(name)s, %(points)s points, since %(day)s"), **_facts(one), day=day)
        if one["end_reason"]:
            ended = date.fromisoformat(one["ended"])
            say(settings, N_("    ended on %(day)s: %(why)s"), day=ended, why=_why(one["end_reason"]))
        if one["reason"]:
            say(settings, N_("    reason: %(reason)s"), reason=one["reason"])
    if found["waiting"]:
        say(settings, N_("Waiting: %(people)s"), people=tuple(one["person"] for one in found["waiting"]))
    if not found["assignments"] and not found["waiting"]:
        say(settings, N_("No assignments are kept yet: prossima assign PROFILE --for REFERENCE --accept."))


def _facts(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"person": one["person"], "name": one["worker"]["name"], "points": f"{one['points']:g}"}


def _why(code: str) -> Sentence:
    return Sentence(END_WORDS[EndReason(code)])


def _listed(session: Session, worker: str | None) -> dict[str, Any]:
    query = sa.select(Assignment, LinkWorker.name).join(LinkWorker, Assignment.link_worker_id == LinkWorker.id)
    if worker is None:
        query = query.where(Assignment.ended_on.is_(None))
    else:
        query = query.where(Assignment.link_worker_id == worker_named(session, worker).id)
    rows = session.execute(query.order_by(Assignment.person, Assignment.begun_on, Assignment.id))
    return {
        "assignments": [
            {
                "person": one.person,
                "worker": {"id": str(one.link_worker_id), "name": name},
                "points": one.points,
                "begun": one.begun_on.isoformat(),
                "ended": one.ended_on.isoformat() if one.ended_on else None,
                "end_reason": one.end_reason.value if one.end_reason else None,
                "reason": one.reason,
            }
            for one, name in rows
        ],
        "waiting": [
            {"person": one.person, "points": one.points, "since": one.proposed_at.date().isoformat()}
            for one in (waiting(session) if worker is None else ())
        ],
    }


@command("end", help=N_("The accompaniment of a person ended today."))
@click.argument("person")
@click.option(
    "--why",
    type=click.Choice([EndReason.GOAL_REACHED.value, EndReason.PERSON_LEFT.value, EndReason.MISTAKE.value]),
    required=True,
    help=N_("goal_reached, person_left or mistake."),
)
@pass_settings
def end(settings: Settings, person: str, why: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        assignments.end(session, person, EndReason(why), on=today())
        session.commit()
    say(settings, N_("Ended: “%(person)s”, %(why)s."), person=person, why=_why(why))


@command("forget", help=N_("Delete all that is kept of a person with whom nobody walks any longer."))
@click.argument("person")
@pass_settings
def forget(settings: Settings, person: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        gone = assignments.forget(session, person)
        session.commit()
    say(settings, N_("Deleted: %(count)s rows of “%(person)s”."), count=gone, person=person)


caseload = SpokenGroup(
    "caseload",
    help=N_("Who walks with whom: the assignments that are kept."),
    commands=[list_, end, forget],
    no_args_is_help=True,
)
COMMANDS = [caseload]
