"""Partners' lists: what was imported, uploading one, and following its job."""

import uuid

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.models import ImportDraft, ImportState
from importers.undo import imports
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.errors import status_of
from web.i18n import gettext
from web.imports import drafts, schedules
from web.imports.deciding import look_page
from web.imports.facts import failure
from web.imports.folder import ImportFolder
from web.imports.forms import UploadForm
from web.imports.going_on import begin
from web.imports.words import RHYTHMS, STAGES
from web.imports.work import GAVE_UP, OUR_FAULT

bp = Blueprint("imports", __name__, url_prefix="/imports")
Answer = str | Response | tuple[str, int]
MOST_SHOWN = 50
LONG_WAIT_SECONDS = 30  # in the queue; after it the page says what may be the matter
LONG_QUIET_MINUTES = 3  # of a job; a long list is compared in one go
NOT_OF_THE_FILE = frozenset({OUR_FAULT, GAVE_UP})  # the same file may be read the next time
CANCELLED = N_("Cancelled: nothing was saved, and the file is removed.")
STOPPING = N_("It is being stopped; nothing will be saved.")
NOTHING_WRITTEN = N_("There was nothing to write: the list has no row that becomes an entry.")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """All imports, uploads that wait, and the form; `?source=` fills in whose list it is."""
    form = UploadForm(formdata=None, source=request.args.get("source", ""))
    return _overview(form)


@bp.post("")
@asks_for(COORDINATORS)
def upload() -> Answer:
    """Keep the file, and let a job read it."""
    form, session, settings = UploadForm(), db_session(), current_settings()
    if not form.validate():
        return _overview(form), 422
    said = drafts.Upload(form.source.data or "", form.list.data.filename, form.is_full.data)
    try:
        draft = drafts.start(session, said, by=current_signature(), now=clock.utc())
    except AppError as problem:
        session.rollback()
        return _overview(form, problem), status_of(problem)
    ImportFolder(settings, draft.id).keep(form.list.data)
    put_away = drafts.put_failed_away(session, instead=draft, now=clock.utc())
    session.commit()
    for id_ in put_away:
        ImportFolder(settings, id_).remove()
    return begin(draft)


@bp.get("/drafts/<uuid:draft_id>")
@asks_for(COORDINATORS)
def draft(draft_id: uuid.UUID) -> Answer:
    """An upload: how far it is, what it would change, or why it failed."""
    found = drafts.get(db_session(), draft_id)
    if (left := _left(found)) is not None:
        return left
    if found.state is ImportState.FAILED or _is_lost(found):
        return _failed(found)
    return look_page(found) if found.state is ImportState.PLANNED else _progress("imports/progress.html", found)


@bp.get("/drafts/<uuid:draft_id>/progress")
@asks_for(COORDINATORS)
def progress(draft_id: uuid.UUID) -> Response:
    """How far the job is, for the page to renew that part; it loads anew when the job has ended."""
    found = drafts.get(db_session(), draft_id)
    if found.state not in drafts.ON_THE_WAY or _is_lost(found):
        answer = make_response("")
        answer.headers["HX-Refresh"] = "true"
        return answer
    return make_response(_progress("imports/how_far.html", found))


@bp.post("/drafts/<uuid:draft_id>/cancel")
@asks_for(COORDINATORS)
def cancel(draft_id: uuid.UUID) -> Response:
    """Give the upload up; nothing of it is kept."""
    session, folder = db_session(), ImportFolder(current_settings(), draft_id)
    found = drafts.get(session, draft_id)
    if not drafts.cancel(session, found, folder, now=clock.utc()):
        flash(gettext(STOPPING), "warning")
        return redirect(url_for(".draft", draft_id=draft_id), 303)
    session.commit()
    folder.remove()
    flash(gettext(CANCELLED), "success")
    return redirect(url_for(".overview"), 303)


@bp.post("/drafts/<uuid:draft_id>/again")
@asks_for(COORDINATORS)
def again(draft_id: uuid.UUID) -> Response:
    """Start the job of an upload again, unless one works on it already."""
    session = db_session()
    found = drafts.get(session, draft_id)
    with ImportFolder(current_settings(), draft_id).turn() as is_free:
        if is_free:
            drafts.try_again(session, found, now=clock.utc())
            session.commit()
    return begin(found) if is_free else redirect(url_for(".draft", draft_id=draft_id), 303)


def _overview(form: UploadForm, problem: AppError | None = None) -> str:
    session, settings = db_session(), current_settings()
    unfinished = drafts.unfinished(session)
    return render_template(
        "imports/overview.html",
        imports=imports(session)[:MOST_SHOWN],
        waiting=[one for one in unfinished if one.state is not ImportState.FAILED],
        failed=[one for one in unfinished if one.state is ImportState.FAILED],
        sources=drafts.known_sources(session),
        megabytes=settings.upload_megabytes,
        scheduled=schedules.all_scheduled(session, fetching=settings.fetching, now=clock.utc()),
        unscheduled=schedules.unscheduled_sources(session) if settings.fetching.is_on else [],
        may_fetch=settings.fetching.is_on,
        rhythms=RHYTHMS,
        states=STATE_WORDS,
        form=form,
        problem=problem,
    )


def _left(found: ImportDraft) -> Response | None:
    """Where an upload leads that is finished."""
    if found.state is ImportState.WRITTEN and found.batch_number is not None:
        return redirect(url_for("imported.page", number=found.batch_number))
    if found.state in {ImportState.WRITTEN, ImportState.CANCELLED}:
        flash(gettext(CANCELLED if found.state is ImportState.CANCELLED else NOTHING_WRITTEN), "success")
        return redirect(url_for(".overview"))
    return None


def _is_lost(found: ImportDraft) -> bool:
    """Whether the file is gone, as when the instance folder is not the same for all processes."""
    return not ImportFolder(current_settings(), found.id).list_path.exists()


def _failed(found: ImportDraft) -> str:
    lost, problem = _is_lost(found), failure(found.problem)
    return render_template(
        "imports/failed.html",
        draft=found,
        problem=InvalidInput(drafts.NO_SUCH_DRAFT) if lost else problem,
        can_try_again=not lost and problem is not None and problem.message in NOT_OF_THE_FILE,
        form=UploadForm(formdata=None, source=found.source, is_full=found.is_full),
        sources=drafts.known_sources(db_session()),
        megabytes=current_settings().upload_megabytes,
    )


def _progress(template: str, found: ImportDraft) -> str:
    folder = ImportFolder(current_settings(), found.id)
    how_far, is_at_work = folder.how_far(), folder.is_worked_on()
    waits = found.state not in drafts.AT_WORK
    waited = (clock.utc() - found.changed_at).total_seconds()
    quiet_minutes = int(folder.seconds_since("progress") // 60)
    return render_template(
        template,
        draft=found,
        how_far=how_far,
        stage=STAGES["" if waits and not is_at_work else how_far.stage],
        has_died=not waits and not is_at_work,
        quiet_minutes=quiet_minutes if is_at_work and quiet_minutes >= LONG_QUIET_MINUTES else 0,
        most_minutes=current_settings().job_minutes,
        waits_long=waits and not is_at_work and waited > LONG_WAIT_SECONDS,
    )


STATE_WORDS = {
    ImportState.WAITING: N_("waits for its turn"),
    ImportState.READING: N_("is being read"),
    ImportState.PLANNED: N_("waits for you to look and confirm"),
    ImportState.CONFIRMED: N_("waits to be written"),
    ImportState.WRITING: N_("is being written"),
}
