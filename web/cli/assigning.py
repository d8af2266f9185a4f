"""`prossima assign`: a link worker for one person, and the plan for a whole team."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING, Scope, team_named
from directory.curation.absences import worker_named
from directory.curation.history import take_turn
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.models import Decision
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import MOVE_COST
from matching.allocation.plan import Occasion
from matching.allocation.prices import prices_for
from matching.allocation.what_if import MOST_ARRIVALS
from matching.casework import decisions
from matching.casework.assignments import reference
from matching.link_workers.assign import Proposal, propose
from matching.link_workers.team import build_team
from matching.link_workers.workers import Team
from matching.weighting.versions import in_force
from web.cli import allocating, output, planning
from web.cli.asking import read_json, read_profile
from web.cli.context import operator, pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command

BY = "prossima assign"


@dataclass(frozen=True)
class Answer:
    """What somebody decides on a proposal: one of these, or nothing yet."""

    accept: bool
    choose: str | None
    wait: bool
    reason: str | None

    def check(self, person: str | None) -> None:
        """One decision at most, and only on a proposal that is kept.

        Raises:
            InvalidInput: several, or none is kept.
        """
        several = [self.accept, self.choose is not None, self.wait].count(True)
        if several > 1:
            raise InvalidInput(N_("Decide one thing: --accept, --choose or --wait."))
        if person is None and (several or self.reason):
            raise InvalidInput(N_("To keep a decision say for whom, with --for and a reference of your own."))


@command("assign", help=N_("Propose the most suitable link worker for a profile, or a plan for a whole team (--all)."))
@click.argument("profile", required=False)
@click.option("--limit", default=3, show_default=True, type=click.IntRange(1, 50), help=N_("How many to propose."))
@click.option("--points", type=click.FloatRange(0.5, 20), help=N_("What the case weighs, instead of what is computed."))
@click.option(
    "--expected",
    help=N_("Keep room for whom others cannot take: a list of profiles like those who will come, as for --all."),
)
@click.option("--arrivals", type=click.IntRange(1), help=N_("With --expected: how many will come, if not as many."))
@click.option("--for", "person", help=N_("Keep the proposal for the person with this reference of yours, not a name."))
@click.option("--team", help=N_("Only link workers of this team; what is kept is seen by this team."))
@click.option("--accept", is_flag=True, help=N_("With --for: the first proposed walks with the person from today."))
@click.option("--choose", help=N_("With --for: this link worker walks with the person from today; needs --reason."))
@click.option("--wait", is_flag=True, help=N_("With --for: nobody yet; the person waits."))
@click.option("--reason", help=N_("Why: needed for another than the first, and beyond 100 %; it is kept."))
@click.option(
    "--all", "for_all", is_flag=True, help=N_("The file is a list of profiles: show the best plan for all of them.")
)
@click.option(
    "--move-cost",
    default=MOVE_COST,
    show_default=True,
    type=click.FloatRange(0, 1),
    help=N_("With --all: how much more suitable another worker must be for somebody to change."),
)
@click.option(
    "--occasion",
    type=click.Choice([one.value for one in Occasion]),
    default=Occasion.WEEKLY.value,
    show_default=True,
    help=N_("With --all, who may move: group, nobody with a worker; leaving or new_worker, see --about; weekly, all."),
)
@click.option("--about", help=N_("With --all: the worker who leaves or is away, or who starts."))
@click.option("--apply", "write", is_flag=True, help=N_("With --all: write the plan; without it, it is only shown."))
@click.option("--with-worker", help=N_("With --all: what if there were this worker, too? A JSON file."))
@click.option(
    "--with-arrivals",
    type=click.IntRange(1, MOST_ARRIVALS),
    help=N_("With --all: what if so many more people came, like those of the file? See --at; nothing is written."),
)
@click.option("--at", "place", help=N_("With --with-arrivals: where they live."))
@click.option("--undo", is_flag=True, help=N_("Take back the last plan that was applied, exactly."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def assign(settings: Settings, /, profile: str | None, for_all: bool, as_json: bool, **options: Any) -> None:
    """See help."""
    if options["undo"]:
        planning.undo(settings, as_json=as_json)
    elif profile is None:
        raise InvalidInput(N_("Say for whom: a profile, or with --all a list of profiles (docs/cli.md)."))
    elif for_all:
        planning.plan(settings, profile, options, as_json=as_json)
    else:
        _propose(settings, profile, options, as_json=as_json)


def _propose(settings: Settings, profile: str, options: Mapping[str, Any], *, as_json: bool) -> None:
    if options["write"] or options["about"]:
        raise InvalidInput(N_("--apply and --about belong to a plan for a team: add --all, or use --for and --accept."))
    answer = Answer(options["accept"], options["choose"], options["wait"], options["reason"])
    person = reference(options["person"]) if options["person"] is not None else None
    answer.check(person)
    vocabulary = Vocabulary.bundled()
    asked = read_profile(profile, vocabulary)
    expected = (
        allocating.read_people(read_json(options["expected"]), vocabulary, today=today()) if options["expected"] else []
    )
    with ready_session(settings) as session:
        if person is not None:
            take_turn(session)
        own = team_named(session, options["team"]) if options["team"] else None
        team = build_team(session, vocabulary, scope=Scope.of([own.id]) if own else EVERYTHING)
        weights = in_force(session).link_worker
        prices = prices_for(expected, team, arrivals=options["arrivals"], weights=weights) if expected else None
        proposal = propose(
            asked, team, limit=options["limit"], points=options["points"], prices=prices, weights=weights
        )
        team_id = own.id if own else None
        kept = _keep(session, proposal, team, person, answer, team_id) if person is not None else None
        session.commit()
    if as_json:
        print_json({**output.proposal_json(proposal, settings.language), "kept": kept})
        return
    output.print_proposal(proposal, settings)
    output.print_excluded(proposal, settings)
    output.print_case(proposal, settings)
    if kept is not None:
        _print_kept(settings, kept)


def _keep(
    session: Session, proposal: Proposal, team: Team, person: str, answer: Answer, team_id: uuid.UUID | None
) -> dict[str, Any]:
    """Write down the proposal and the decision, and tell what is kept."""
    by, now = operator(BY), datetime.now(UTC)
    kept = decisions.keep_proposal(session, proposal, person, by=by, now=now, team_id=team_id)
    worker = None
    if answer.accept:
        worker = decisions.accept(session, kept, proposal, by=by, now=now).link_worker_id
    elif answer.choose is not None:
        worker = worker_named(session, answer.choose).id
        decisions.choose(session, kept, proposal, team, worker, reason=answer.reason, by=by, now=now)
    elif answer.wait:
        decisions.leave_waiting(session, kept, reason=answer.reason, by=by, now=now)
    name = next((one.name for one in team.rows if one.id == worker), None)
    return {
        "person": person,
        "decision": kept.decision.value if kept.decision else None,
        "worker": {"id": str(worker), "name": name} if worker else None,
        "reason": kept.reason,
    }


def _print_kept(settings: Settings, kept: dict[str, Any]) -> None:
    person = kept["person"]
    if kept["worker"]:
        message = N_("Kept: %(name)s walks with “%(person)s” from today.")
        say(settings, message, name=kept["worker"]["name"], person=person)
    elif kept["decision"] == Decision.WAITING:
        say(settings, N_("Kept: “%(person)s” is waiting."), person=person)
    else:
        say(settings, N_("The proposal for “%(person)s” is kept; nobody decided yet."), person=person)


COMMANDS = [assign]
