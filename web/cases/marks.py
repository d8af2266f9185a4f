"""Services kept for a person, and suggestions that do not fit the person, both sealed with the profile."""

import uuid

from flask import Blueprint, flash, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.i18n import N_
from matching.casework.cases import Content
from matching.casework.marked_services import asides_of, mark, stored_marks, with_asides, with_kept
from web.access import CASE_WORKERS, asks_for
from web.cases.keeping import current_work
from web.db import db_session
from web.forms.safe_return import back_to
from web.i18n import gettext
from web.match.marked import after_button, marked_services, named_service

bp = Blueprint("case_marks", __name__, url_prefix="/cases")
KEPT = N_("Kept for this person: %(name)s.")
LET_GO = N_("No longer kept for this person: %(name)s.")


@bp.post("/<uuid:case_id>/services")
@asks_for(CASE_WORKERS)
def change(case_id: uuid.UUID) -> Response:
    """Keep a service for the person or let it go, put it aside or bring it back, as the button says."""
    session, work = db_session(), current_work()
    marks = _kept_or_let_go(session, stored_marks(session, work, case_id))
    mark(session, work, case_id, with_asides(marks, after_button(session, asides_of(marks))))
    session.commit()
    return redirect(back_to(url_for("cases.page", case_id=case_id)), 303)


def _kept_or_let_go(session: Session, marks: Content) -> Content:
    for button, words in (("keep-service", KEPT), ("let-go", LET_GO)):
        if wanted := request.form.get(button):
            service_id = named_service(wanted)
            for one in marked_services(session, [service_id]):
                flash(gettext(words, name=one.name), "success")
            return with_kept(marks, service_id, is_kept=button == "keep-service")
    return marks
