"""Reporting that an entry is wrong."""

import uuid
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from directory.curation.reports import report_fault
from directory.errors import NO_SUCH_SERVICE, AppError, NotFound
from directory.models import Fault, Service
from web.access import READERS, asks_for, current_account
from web.db import db_session
from web.errors import status_of
from web.reports.forms import ReportForm
from web.reports.words import FAULTS

bp = Blueprint("reports", __name__, url_prefix="/services/<uuid:service_id>/report")


@bp.get("")
@asks_for(READERS)
def form(service_id: uuid.UUID) -> str:
    """An empty form; who is signed in need not write how to be asked back, and may take it out."""
    account = current_account()
    return _page(_service(service_id), ReportForm(data={"contact": account.email if account else ""}))


@bp.post("")
@asks_for(READERS)
def send(service_id: uuid.UUID) -> Response | tuple[str, int]:
    """Take the report down; what was typed stays where something is to be mended."""
    session, sent = db_session(), ReportForm()
    service = _service(service_id)
    if not sent.validate():
        return _page(service, sent), 422
    try:
        fault, text, contact = Fault(str(sent.fault.data)), sent.text.data or "", sent.contact.data or None
        report_fault(session, service_id, fault, text, contact, now=datetime.now(UTC))
    except AppError as problem:
        session.rollback()
        return _page(service, sent, problem), status_of(problem)
    session.commit()
    return redirect(url_for(".thanks", service_id=service_id))


@bp.get("/thanks")
@asks_for(READERS)
def thanks(service_id: uuid.UUID) -> str:
    """What happens next."""
    return render_template("reports/thanks.html", service=_service(service_id))


def _service(service_id: uuid.UUID) -> Service:
    service = db_session().get(Service, service_id)
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    return service


def _page(service: Service, form: ReportForm, problem: AppError | None = None) -> str:
    return render_template("reports/form.html", service=service, form=form, problem=problem, faults=FAULTS)
