"""A plan for the whole team on screen: asked for, shown, changed by hand, applied, taken back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.curation.history import take_turn
from directory.errors import AppError, Conflict
from directory.i18n import N_
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import optimum
from matching.allocation.changed_by_hand import changed, lines_of, overfull
from matching.allocation.fairness import Bounds, exceeded
from matching.allocation.plan import AllocationPlan
from matching.allocation.plan_with_reasons import plan_of
from matching.casework.plans import apply_plan, undo_last
from matching.casework.team_plans import ABOUT_SOMEBODY, TeamQuestion, applied_plans, ask_for_team
from matching.link_workers.team import build_team
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.errors import status_of
from web.i18n import current_language, gettext
from web.in_words.fit import how_even, how_much_better, how_well
from web.match.workers import BANDS
from web.team.plan_forms import Request, Sent, lines_text, read_request, read_sent
from web.team.plan_json import plan_json
from web.team.plan_page import NOTHING_CHANGES, OCCASIONS, PlanPage, changes_somebody, occasion_words, people_lines
from web.team.seen import Seen, seen

bp = Blueprint("team_plan", __name__, url_prefix="/team/plan")
SECONDS = 10.0  # to look for a better plan, while somebody waits for the page
CHANGED_MEANWHILE = N_("The team changed since the plan was shown. Nothing was written: this is the plan as it is now.")
LOOK_AGAIN = N_("You changed lines: this is the plan with them. Nothing is written yet; apply it if it is right.")


@bp.get("")
@asks_for(COORDINATORS)
def show() -> str:
    """What a plan can be made for, and the plan once that is chosen."""
    at, wanted = seen().of_one(), read_request(request.args)
    if wanted is None:
        return _ask_page(at)
    try:
        question = _question(at, wanted)
    except AppError as problem:
        return _ask_page(at, problem)
    return _planned(at, wanted, question)


@bp.post("")
@asks_for(COORDINATORS)
def change() -> Response | str | tuple[str, int]:
    """Count loads anew with lines changed by hand, or apply what was shown, if it is still true."""
    session, at, wanted = db_session(), seen().of_one(), read_request(request.form)
    if wanted is None:
        return _ask_page(at)
    sent = read_sent(request.form)
    if sent.applies:
        take_turn(session)
    question = _question(at, wanted)
    if sent.state != question.state:
        session.rollback()
        return _planned(at, wanted, _question(at, wanted), problem=Conflict(CHANGED_MEANWHILE)), 409
    try:
        plan = changed(question.asked, sent.lines, sent.planned, proven=sent.proven)
        if sent.applies and not changes_somebody(question.asked, plan):
            raise Conflict(NOTHING_CHANGES)
        if sent.applies and sent.lines == sent.shown:
            return _apply(session, at, wanted, plan, sent)
    except AppError as problem:
        session.rollback()
        return _kept_page(at, wanted, sent, problem), status_of(problem)
    session.rollback()
    note = LOOK_AGAIN if sent.applies else ""
    return _page(at, wanted, question, plan, PlanPage.of(sent, lines=sent.lines), note=note)


@bp.get("/applied")
@asks_for(COORDINATORS)
def applied() -> str:
    """The plans that were applied, the last first; the last can be taken back."""
    at = seen()
    plans = applied_plans(db_session(), at.scope)
    last = next((one.id for one in plans if one.undone_at is None), None)
    return render_template("team/plans.html", at=at, plans=plans, last=last, occasion_words=occasion_words)


@bp.post("/applied/undo")
@asks_for(COORDINATORS)
def undo() -> Response:
    """Take back the last plan of these teams, exactly."""
    session, at = db_session(), seen()
    take_turn(session)
    plan = undo_last(session, by=current_signature(), now=clock.utc(), scope=at.scope, number=_number())
    session.commit()
    message = N_("Plan %(number)s of %(day)s is taken back: everything is as it was before.")
    flash(gettext(message, number=str(plan.number), day=plan.applied_at.date()), "success")
    return redirect(url_for(".applied", team=at.query))


def _number() -> int | None:
    text = request.form.get("number", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _question(at: Seen, wanted: Request) -> TeamQuestion:
    return ask_for_team(db_session(), at.scope, wanted.occasion, today=clock.today(), about=wanted.about)


def _planned(at: Seen, wanted: Request, question: TeamQuestion, *, problem: AppError | None = None) -> str:
    """The best plan, as nobody changed it yet."""
    chosen, proven = optimum(question.asked, seconds=SECONDS)
    lines = lines_of(question.asked, chosen)
    plan = plan_of(question.asked, chosen, proven=proven)
    return _page(at, wanted, question, plan, PlanPage(lines, lines, proven), problem=problem)


def _kept_page(at: Seen, wanted: Request, sent: Sent, problem: AppError) -> str:
    """What was shown last, with the lines as they were chosen and what is wrong with them."""
    question = _question(at, wanted)
    plan = changed(question.asked, sent.shown, sent.planned, proven=sent.proven)
    return _page(at, wanted, question, plan, PlanPage.of(sent, lines=sent.shown, chosen=sent.lines), problem=problem)


def _apply(session: Session, at: Seen, wanted: Request, plan: AllocationPlan, sent: Sent) -> Response:
    beyond = [*overfull(plan), *exceeded(plan, Bounds.of(current_settings()))]
    written = apply_plan(
        session,
        plan,
        {**plan_json(plan, beyond, current_language()), "occasion": wanted.occasion.value},
        occasion=wanted.occasion,
        by=current_signature(),
        now=clock.utc(),
        reason=sent.reason,
        beyond=beyond,
        team_id=at.one_team,
    )
    session.commit()
    flash(gettext(N_("Plan %(number)s is applied."), number=str(written.number)), "success")
    return redirect(url_for(".applied", team=at.query))


def _ask_page(at: Seen, problem: AppError | None = None) -> str:
    team = build_team(db_session(), Vocabulary.bundled(), scope=at.scope)
    return render_template(
        "team/plan_for.html",
        at=at,
        occasions=OCCASIONS,
        about_somebody=ABOUT_SOMEBODY,
        workers=sorted(team.rows, key=lambda one: one.name),
        chosen=request.values.get("occasion", ""),
        problem=problem,
    )


def _page(at: Seen, wanted: Request, question: TeamQuestion, plan: AllocationPlan, page: PlanPage, **more: Any) -> str:
    beyond = [*overfull(plan), *exceeded(plan, Bounds.of(current_settings()))]
    return render_template(
        "team/plan.html",
        at=at,
        wanted=wanted,
        title=occasion_words(wanted.occasion),
        question=question,
        how_well=how_well,
        how_much_better=how_much_better,
        how_even=how_even,
        plan=plan,
        lines=people_lines(question.asked, plan, page),
        planned=lines_text(page.planned),
        shown=lines_text(page.lines),
        beyond=beyond,
        changes_somebody=changes_somebody(question.asked, plan),
        nothing_changes=NOTHING_CHANGES,
        reason=page.reason,
        band_words=BANDS,
        **{"problem": None, "note": "", **more},
    )
