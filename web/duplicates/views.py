"""Possible duplicates, one question a screen: the same, not the same, or later; and what was decided."""

import uuid
from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.curation.duplicate_answers import undo_answer
from directory.curation.duplicate_questions import find_question, hold
from directory.errors import AppError, Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import LIVE_STATUSES, Service
from directory.queries.duplicate_decisions import answers, find_answer
from directory.queries.duplicate_questions import (
    Counts,
    Wish,
    count_open,
    count_questions,
    last_search,
    next_question,
    open_question,
    open_questions,
    places_and_lists,
)
from importers.duplicates.questions import find_questions
from importers.duplicates.side_by_side import side_by_side
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import db_session
from web.duplicates import words
from web.duplicates.answering import GONE, LookAgain, answer, decided_sentence
from web.duplicates.differences import marked_lines, other_codes
from web.i18n import current_language, gettext, translate
from web.paging import asked_page
from web.services.history import kept_sentence
from web.services.words import source_words

bp = Blueprint("duplicates", __name__, url_prefix="/duplicates")
MOST_SHOWN = 50
MOST_COMPARED = 3_000  # services that a page compares while somebody waits: some seconds
TOO_MANY = N_("This directory is too large to be compared while you wait: ask whoever runs this site.")
SEARCHED = N_("Compared: %(services)s services.")
NOTHING_WAITS = N_("No question waits any more.")
TAKEN_BACK = N_("Taken back: what was decided with number %(number)s is open again.")
TAKEN_BACK_PARTLY = N_("Taken back, but not all of it (number %(number)s):")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """How much waits, and the questions, the surest first; `?municipality=` and `?source=` narrow them."""
    session, wish = db_session(), _wish()
    search, changes = last_search(session)
    total = count_open(session, wish)
    page = asked_page(total, MOST_SHOWN)
    towns, lists = places_and_lists(session)
    return render_template(
        "duplicates/overview.html",
        search=search,
        changes=changes,
        counts=counts_today(),
        shown=open_questions(session, wish, first=page.first, most=page.most),
        total=total,
        page=page,
        towns=towns,
        lists=[(name, source_words(name)) for name in lists],
        wish=wish,
        may_search=_count_services() <= MOST_COMPARED,
        kept=_kept(wish),
        words=words,
    )


@bp.post("/search")
@asks_for(COORDINATORS)
def search() -> Response:
    """Compare all services now; a large directory is compared on the command line."""
    session = db_session()
    if _count_services() > MOST_COMPARED:
        raise Conflict(TOO_MANY)
    found = find_questions(session, now=clock.utc())
    session.commit()
    flash(gettext(SEARCHED, services=len(found.services)), "success")
    return redirect(url_for(".overview"))


@bp.post("/next")
@asks_for(COORDINATORS)
def begin() -> Response:
    """The first question that waits."""
    return _on_to_next()


@bp.get("/<uuid:question_id>")
@asks_for(COORDINATORS)
def question(question_id: uuid.UUID) -> Response | str:
    """One question, side by side; `?done=` tells what was decided just before."""
    session = db_session()
    try:
        found = open_question(session, find_question(session, question_id))
    except NotFound as problem:
        flash(translate(problem, current_language()), "warning")
        return redirect(url_for(".overview"))
    if not found.members:
        members = [uuid.UUID(each) for each in found.question.weakest]
        if sentence := decided_sentence(session, members):
            flash(translate(sentence, current_language()), "warning")
            return redirect(url_for(".decided"))
        flash(gettext(GONE), "warning")
        return redirect(url_for(".overview", **_kept(_wish())))
    table = side_by_side(session, [one.service_id for one in found.members])
    said = words.values_in_words(session, table.fields)
    return render_template(
        "duplicates/question.html",
        question=found.question,
        members=found.members,
        table=table,
        table_weakest=[uuid.UUID(each) for each in found.question.weakest],
        said=marked_lines(said, table.fields),
        against=other_codes(table.fields),
        counts=counts_today(),
        done=find_answer(session, request.args.get("done", 0, type=int)),
        kept=_kept(_wish()),
        words=words,
        source_words=source_words,
    )


@bp.post("/<uuid:question_id>")
@asks_for(COORDINATORS)
def decide(question_id: uuid.UUID) -> Response:
    """What the form says, then the next question at once."""
    session = db_session()
    try:
        number = answer(session, question_id, by=current_signature(), now=clock.utc())
    except (LookAgain, InvalidInput) as problem:
        session.rollback()
        flash(translate(problem, current_language()), "warning")
        return redirect(url_for(".question", question_id=question_id, **_kept(_wish())))
    except (Conflict, NotFound) as problem:
        session.rollback()
        flash(translate(problem, current_language()), "warning")
        return _on_to_next()
    return _on_to_next(number)


@bp.get("/decided")
@asks_for(COORDINATORS)
def decided() -> str:
    """What was decided, the last answer first, each to be taken back."""
    page = max(request.args.get("page", 1, type=int), 1)
    found = answers(db_session(), first=(page - 1) * MOST_SHOWN, most=MOST_SHOWN + 1)
    return render_template(
        "duplicates/decided.html", answers=found[:MOST_SHOWN], page_number=page, has_more=len(found) > MOST_SHOWN
    )


@bp.post("/decided/<int:number>/undo")
@asks_for(COORDINATORS)
def undo(number: int) -> Response:
    """Take an answer back, and say what stays and why."""
    session = db_session()
    try:
        kept = undo_answer(session, number, by=current_signature(), now=clock.utc())
    except AppError as problem:
        session.rollback()
        flash(translate(problem, current_language()), "warning")
        return redirect(url_for(".decided"))
    session.commit()
    if kept:
        stays = " ".join(translate(kept_sentence(one), current_language()) for one in kept)
        flash(f"{gettext(TAKEN_BACK_PARTLY, number=str(number))} {stays}", "warning")
    else:
        flash(gettext(TAKEN_BACK, number=str(number)), "success")
    return redirect(url_for(".decided"))


def counts_today() -> Counts:
    """What waits, and what was decided since midnight."""
    midnight = datetime.combine(clock.today(), time(), clock.ZONE).astimezone(UTC)
    return count_questions(db_session(), since=midnight)


def _on_to_next(done: int | None = None) -> Response:
    """Keep what was done, hold the next question for this person and go there; to the overview when none waits."""
    session, wish = db_session(), _wish()
    found = next_question(session, wish, by=current_signature(), now=clock.utc())
    if found is not None:
        hold(session, found, by=current_signature(), now=clock.utc())
    session.commit()
    if found is None:
        flash(gettext(NOTHING_WAITS), "success")
        return redirect(url_for(".overview", **_kept(wish)), 303)
    return redirect(url_for(".question", question_id=found, done=done, **_kept(wish)), 303)


def _wish() -> Wish:
    asked = request.args
    return Wish(asked.get("municipality", ""), asked.get("source", ""), asked.get("put_off") == "1")


def _kept(wish: Wish) -> dict[str, Any]:
    """The wish as arguments of an address."""
    said = {"municipality": wish.municipality, "source": wish.source, "put_off": "1" if wish.put_off else ""}
    return {name: value for name, value in said.items() if value}


def _count_services() -> int:
    live = sa.select(sa.func.count()).select_from(Service).where(Service.status.in_(LIVE_STATUSES))
    return db_session().scalar(live) or 0
