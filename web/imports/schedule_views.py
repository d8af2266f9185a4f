"""From where and how often a partner's list is fetched by itself: saying so, looking now, pausing, stopping."""

import uuid

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.errors import AppError
from directory.i18n import N_
from directory.models import FetchRhythm
from importers.fetching.watched_folder import files_within
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.errors import status_of
from web.i18n import gettext
from web.imports import schedules
from web.imports.forms import ScheduleForm
from web.imports.words import RHYTHMS
from web.jobs import Jobs

bp = Blueprint("import_schedule", __name__, url_prefix="/imports/schedules")
SAVED = N_("Saved. The list is fetched within a minute or two; what changes waits here for you to look and confirm.")
LOOKING = N_("The list is fetched within a minute or two.")
PAUSED = N_("Paused: the list is not fetched until somebody says so.")
REMOVED = N_("The list is no longer fetched by itself. What was imported stays.")


@bp.get("")
@asks_for(COORDINATORS)
def choose() -> Response:
    """To the page of the source that was chosen."""
    try:
        source_id = uuid.UUID(request.args.get("source", ""))
    except ValueError:
        return redirect(url_for("imports.overview"))
    return redirect(url_for(".page", source_id=source_id))


@bp.get("/<uuid:source_id>")
@asks_for(COORDINATORS)
def page(source_id: uuid.UUID) -> str:
    """From where the list is fetched, what came of it, and the form."""
    return _page(source_id)


@bp.post("/<uuid:source_id>")
@asks_for(COORDINATORS)
def save(source_id: uuid.UUID) -> str | Response | tuple[str, int]:
    """Let it be fetched from an address, or a file of the watched folder."""
    form, session = ScheduleForm(), db_session()
    source = schedules.imported_source(session, source_id)
    if not form.validate():
        return _page(source_id, form), 422
    wish = schedules.Wish(form.address.data or "", FetchRhythm(form.every.data or ""), is_full=form.is_full.data)
    fetching = current_settings().fetching
    try:
        schedules.set_schedule(session, source, wish, fetching=fetching, by=current_signature(), now=clock.utc())
    except AppError as problem:
        session.rollback()
        return _page(source_id, form, problem), status_of(problem)
    return _fetched_soon(source_id, SAVED)


@bp.post("/<uuid:source_id>/look")
@asks_for(COORDINATORS)
def look(source_id: uuid.UUID) -> Response:
    """Fetch it now, also where it was paused."""
    schedules.look_now(db_session(), source_id, by=current_signature(), now=clock.utc())
    return _fetched_soon(source_id, LOOKING)


@bp.post("/<uuid:source_id>/pause")
@asks_for(COORDINATORS)
def pause(source_id: uuid.UUID) -> Response:
    """Fetch it no more for now."""
    schedules.pause(db_session(), source_id, by=current_signature(), now=clock.utc())
    return _saved(source_id, PAUSED)


@bp.post("/<uuid:source_id>/remove")
@asks_for(COORDINATORS)
def remove(source_id: uuid.UUID) -> Response:
    """Fetch it no more."""
    schedules.remove(db_session(), source_id, by=current_signature())
    return _saved(source_id, REMOVED)


def _fetched_soon(source_id: uuid.UUID, words: str) -> Response:
    answer = _saved(source_id, words)
    jobs: Jobs = current_app.extensions["jobs"]
    jobs.fetch(source_id)
    return answer


def _saved(source_id: uuid.UUID, words: str) -> Response:
    db_session().commit()
    flash(gettext(words), "success")
    return redirect(url_for(".page", source_id=source_id), 303)


def _page(source_id: uuid.UUID, form: ScheduleForm | None = None, problem: AppError | None = None) -> str:
    session, fetching = db_session(), current_settings().fetching
    source = schedules.imported_source(session, source_id)
    found = schedules.scheduled(session, source_id, fetching=fetching, now=clock.utc())
    known = found.schedule if found else None
    return render_template(
        "imports/schedule.html",
        source=source,
        found=found,
        form=form or ScheduleForm(formdata=None, obj=known, every=known.every.value if known else "week"),
        problem=problem,
        fetching=fetching,
        hosts=[one.removeprefix("https://") for one in (*fetching.hosts, *fetching.private_hosts)],
        files=files_within(fetching.folder),
        rhythms=RHYTHMS,
        most_failures=schedules.MOST_FAILURES,
    )
