"""Giving a case to somebody, taking it back, handing it over; and what administrators pass on unread."""

import uuid
from collections.abc import Callable
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.errors import AppError, InvalidInput, NotFound
from directory.i18n import N_
from matching.casework.case_access import Wish
from matching.casework.case_sharing import give, hand_over, left_behind, pass_on, restrict, take_back
from matching.casework.cases import find_case
from web import clock
from web.access import ADMINISTRATORS, CASE_WORKERS, asks_for
from web.cases.keeping import current_viewer
from web.cases.views import case_page
from web.db import db_session
from web.i18n import gettext

bp = Blueprint("case_sharing", __name__, url_prefix="/cases")
Answer = str | Response | tuple[str, int]


@bp.post("/<uuid:case_id>/grants")
@asks_for(CASE_WORKERS)
def give_to(case_id: uuid.UUID) -> Answer:
    """Give the case to an account by its address, until a day or until it is taken back."""
    return _do(
        case_id,
        lambda: give(
            db_session(),
            current_viewer(),
            case_id,
            request.form.get("email", ""),
            until=_last_day(),
            now=clock.utc(),
            today=clock.today(),
        ),
        N_("Saved."),
    )


@bp.post("/<uuid:case_id>/grants/<uuid:account_id>/end")
@asks_for(CASE_WORKERS)
def take_from(case_id: uuid.UUID, account_id: uuid.UUID) -> Answer:
    """End a grant at once."""
    now, today = clock.utc(), clock.today()
    return _do(
        case_id,
        lambda: take_back(db_session(), current_viewer(), case_id, account_id, now=now, today=today),
        N_("Saved."),
    )


@bp.post("/<uuid:case_id>/restrict")
@asks_for(CASE_WORKERS)
def restrict_case(case_id: uuid.UUID) -> Answer:
    """Keep the case from the team's coordinators, or no longer."""
    now, today = clock.utc(), clock.today()
    return _do(
        case_id,
        lambda: restrict(db_session(), current_viewer(), case_id, restricted=_is_to_be(), now=now, today=today),
        N_("Saved."),
    )


def _is_to_be() -> bool:
    """Whether it is to be restricted: what says nothing opens no case to anybody."""
    try:
        return {"yes": True, "no": False}[request.form.get("restricted", "")]
    except KeyError:
        raise InvalidInput(N_("Say whether the case is to be restricted.")) from None


@bp.post("/<uuid:case_id>/hand-over")
@asks_for(CASE_WORKERS)
def hand_over_to(case_id: uuid.UUID) -> Answer:
    """Another worker's person from now on."""
    email, now, today = request.form.get("email", ""), clock.utc(), clock.today()
    return _do(
        case_id,
        lambda: hand_over(db_session(), current_viewer(), case_id, email, now=now, today=today),
        N_("Handed over."),
    )


def _do(case_id: uuid.UUID, act: Callable[[], object], words: str) -> Answer:
    """Do it and go back; what is wrong stands on the page of the case, for who may see that."""
    session = db_session()
    find_case(session, current_viewer(), case_id, Wish.GOVERN, today=clock.today())
    try:
        act()
    except (InvalidInput, NotFound) as problem:
        session.rollback()
        return case_page(case_id, problem)
    session.commit()
    flash(gettext(words), "success")
    return redirect(_afterwards(case_id), 303)


def _afterwards(case_id: uuid.UUID) -> str:
    """The page of the case, or the list for who has just given it away."""
    try:
        find_case(db_session(), current_viewer(), case_id, Wish.READ, today=clock.today())
    except NotFound:
        return url_for("cases.overview")
    return url_for("cases.page", case_id=case_id)


def _last_day() -> date | None:
    text = request.form.get("until", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput(N_("Write the last day as year-month-day, such as 2026-12-31.")) from None


@bp.get("/left")
@asks_for(ADMINISTRATORS)
def left() -> str:
    """The cases of workers whose account is switched off, by reference."""
    return _left_page()


@bp.post("/<uuid:case_id>/pass-on")
@asks_for(ADMINISTRATORS)
def pass_on_to(case_id: uuid.UUID) -> Answer:
    """Give such a case to another worker, unread."""
    session, email = db_session(), request.form.get("email", "")
    try:
        pass_on(session, current_viewer(), case_id, email, now=clock.utc(), today=clock.today())
    except (InvalidInput, NotFound) as problem:
        session.rollback()
        return _left_page(problem), 422
    session.commit()
    flash(gettext(N_("Handed over.")), "success")
    return redirect(url_for(".left"), 303)


def _left_page(problem: AppError | None = None) -> str:
    return render_template("cases/left.html", cases=left_behind(db_session()), problem=problem)
