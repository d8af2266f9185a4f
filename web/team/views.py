"""The team's page, and the decision on who walks with a person."""

import uuid
from collections import Counter
from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.curation.history import take_turn
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.models import AssignmentProposal
from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from directory.taxonomies.vocabulary import Vocabulary
from matching.casework.decisions import leave_waiting, waiting
from matching.casework.kept_proposal import kept_reasons
from matching.casework.proposals import choose_proposed, find_waiting, obstacles, read_again, runner_up_difference
from matching.link_workers.assign import Band, band_of, beside_the_next
from matching.link_workers.find import find_workers
from matching.link_workers.rules import HARD_RULES
from matching.link_workers.team import build_team
from matching.link_workers.workers import Team
from matching.weighting.versions import in_force
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import db_session
from web.errors import status_of
from web.i18n import gettext
from web.match.workers import BANDS, SHOWN_REASONS
from web.team.forms import WAIT, DecisionForm
from web.team.seen import seen
from web.team.words import LIMITS, load_of, worker_limits, worker_strengths

bp = Blueprint("team", __name__, url_prefix="/team")
LONGEST_QUESTION = 300  # characters
MOST_SHOWN = 60  # link workers; beyond that a question finds them


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """Caseloads, who waits, and who has room for what; `?q=` asks as `prossima workers list` does."""
    session, vocabulary, today = db_session(), Vocabulary.bundled(), clock.today()
    at = seen()
    team = build_team(session, vocabulary, scope=at.scope)
    text = request.args.get("q", "").strip()[:LONGEST_QUESTION]
    query = understand(text, vocabulary, Gazetteer.bundled(), now=clock.now())
    found = find_workers(query, team, today=today, weights=in_force(session).link_worker)
    return render_template(
        "team/overview.html",
        at=at,
        bands=_bands(team),
        team_size=len(team),
        waiting=[(kept, read_again(kept, team, today=today)) for kept in waiting(session, scope=at.scope)],
        runner_up_difference=runner_up_difference,
        beside_the_next=beside_the_next,
        text=text,
        notes=[*query.notes, *found.notes],
        found=found.workers[:MOST_SHOWN],
        hidden=max(len(found.workers) - MOST_SHOWN, 0),
        limits_of=lambda worker: worker_limits(worker, today),
        strengths_of=lambda worker: worker_strengths(worker, vocabulary),
        load_of=load_of,
        band_of=band_of,
        band_words=BANDS,
        limits=LIMITS,
        shown_reasons=SHOWN_REASONS,
    )


def _bands(team: Team) -> Mapping[Band, int]:
    """How many link workers are in each band, the emptiest first."""
    count = Counter(band_of(load_of(worker)) for worker in team.rows)
    return {band: count[band] for band in Band}


@bp.get("/proposals/<uuid:proposal_id>")
@asks_for(COORDINATORS)
def proposal(proposal_id: uuid.UUID) -> str:
    """Who was proposed for one person, as things stand today."""
    return _page(find_waiting(db_session(), proposal_id, scope=seen().scope), DecisionForm(formdata=None))


@bp.post("/proposals/<uuid:proposal_id>")
@asks_for(COORDINATORS)
def decide(proposal_id: uuid.UUID) -> Response | tuple[str, int]:
    """Somebody walks with the person from today, or the person waits on; what was typed stays where it is refused."""
    session, form, scope = db_session(), DecisionForm(), seen().scope
    take_turn(session)
    kept = find_waiting(session, proposal_id, scope=scope)
    if not form.validate():
        return _page(kept, form), 422
    try:
        words = _write(session, kept, form)
    except AppError as problem:
        session.rollback()
        return _page(find_waiting(session, proposal_id, scope=scope), form, problem), status_of(problem)
    session.commit()
    flash(words, "success")
    return redirect(url_for(".overview", team=seen().query))


def _write(session: Session, kept: AssignmentProposal, form: DecisionForm) -> str:
    """Write the decision, and say it."""
    by, now, reason = current_signature(), clock.utc(), form.reason.data
    if form.decision.data == WAIT:
        leave_waiting(session, kept, reason=reason, by=by, now=now)
        return gettext(N_("Kept: “%(person)s” is waiting."), person=kept.person)
    try:
        worker_id = uuid.UUID(form.worker.data or "")
    except ValueError as error:
        raise InvalidInput(N_("Choose a link worker.")) from error
    team = build_team(session, Vocabulary.bundled(), scope=seen().scope)
    choose_proposed(session, kept, team, worker_id, reason=reason, by=by, now=now, today=clock.today())
    name = next(worker.name for worker in team.rows if worker.id == worker_id)
    return gettext(N_("Kept: %(name)s walks with “%(person)s” from today."), name=name, person=kept.person)


def _page(kept: AssignmentProposal, form: DecisionForm, problem: AppError | None = None) -> str:
    at = seen()
    team = build_team(db_session(), Vocabulary.bundled(), scope=at.scope)
    read = read_again(kept, team, today=clock.today())
    return render_template(
        "team/proposal.html",
        at=at,
        kept=kept,
        candidates=read.candidates,
        gone=read.excluded,
        difference=runner_up_difference(kept, read),
        beside_the_next=beside_the_next,
        reasons=kept_reasons(kept.candidates),
        rule_causes={rule.name: rule.cause for rule in HARD_RULES},
        obstacles=obstacles(read, team),
        form=form,
        problem=problem,
        band_words=BANDS,
    )
