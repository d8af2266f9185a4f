"""The coordinator's list of what people say is wrong with entries."""

import uuid

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from directory.curation.reports import close_report
from directory.errors import AppError
from directory.i18n import N_
from directory.queries.reports import confirmed_since
from directory.queries.reports import reports as read_reports
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import db_session
from web.errors import status_of
from web.i18n import gettext
from web.reports.forms import AnswerForm
from web.reports.words import FAULTS
from web.services.words import METHODS

bp = Blueprint("reported", __name__, url_prefix="/reports")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """The open reports, the oldest first."""
    return _page()


@bp.post("/<uuid:report_id>/close")
@asks_for(COORDINATORS)
def close(report_id: uuid.UUID) -> Response | tuple[str, int]:
    """It was dealt with; how to ask back is deleted."""
    session, form = db_session(), AnswerForm()
    if not form.validate():
        return _page(form, report_id), 422
    try:
        answer = form.answer.data or None
        one = close_report(session, report_id, by=current_signature(), answer=answer, now=clock.utc())
    except AppError as problem:
        session.rollback()
        return _page(form, report_id, problem), status_of(problem)
    session.commit()
    flash(gettext(N_("Closed: %(name)s."), name=one.service_name), "success")
    return redirect(url_for(".overview"))


def _page(form: AnswerForm | None = None, sent_for: uuid.UUID | None = None, problem: AppError | None = None) -> str:
    """All of them; the form that was sent for one of them keeps what was typed."""
    reports = read_reports(db_session())
    return render_template(
        "reports/desk.html",
        reports=reports,
        confirmed_since=confirmed_since(db_session(), reports),
        methods=METHODS,
        faults=FAULTS,
        form=form or AnswerForm(formdata=None),
        sent_for=sent_for,
        problem=problem,
    )
