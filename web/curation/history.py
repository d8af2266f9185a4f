"""The history of a record in words, taking a value back, and confirming that a service is right."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.curation.entry import Entry
from directory.curation.organization_entry import organization_entry
from directory.curation.restore import restore
from directory.curation.service_entry import service_entry
from directory.curation.verify import BY_ITSELF, METHODS, UNSAID, confirm, say_how, take_back
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Role, Service
from directory.queries.record_history import Told, record_history
from directory.queries.reports import open_reports_of
from web import clock
from web.access import CONFIRMERS, EDITORS, asks_for, current_account, current_signature
from web.curation.editing import require_editor
from web.curation.words import resource_words, value_words, whole_words
from web.db import db_session
from web.forms.safe_return import back_to
from web.forms.undo_button import Answers, flash_with_undo
from web.i18n import gettext
from web.reports.on_the_entry import unread_reports
from web.services.words import CHANGED, source_words
from web.services.words import METHODS as METHOD_WORDS

bp = Blueprint("record_history", __name__, url_prefix="/curation")
NOT_CONFIRMED = N_("Taken back: it is not confirmed by you.")
TAKEN_BACK, TAKEN_AWAY = N_("The value before is back."), N_("What was added is taken away again.")
CONFIRMED = N_("Thank you: confirmed today.")
CONFIRMED_IN_A_LIST = N_("Thank you: “%(name)s” is confirmed today.")
CONFIRMED_REPORTED = N_("Thank you: confirmed today. What was reported stays open until a coordinator closes it.")
REPORTED = N_("Not confirmed yet: somebody reported an error here. Read it, look at just that, and confirm then.")


@bp.get("/services/<uuid:service_id>/history")
@asks_for(EDITORS)
def service(service_id: uuid.UUID) -> str:
    """All that happened to a service and its places."""
    entry = service_entry(db_session(), service_id, today=clock.today())
    require_editor(entry.organization_id)
    return history_page(
        entry, url_for("services.page", service_id=service_id), url_for(".restore_service", service_id=entry.id)
    )


@bp.get("/organizations/<uuid:organization_id>/history")
@asks_for(EDITORS)
def organization(organization_id: uuid.UUID) -> str:
    """All that happened to an organization itself."""
    entry = organization_entry(db_session(), organization_id)
    require_editor(entry.organization_id)
    back = url_for("curation.organization", organization_id=entry.id)
    return history_page(entry, back, url_for(".restore_organization", organization_id=entry.id))


@bp.post("/services/<uuid:service_id>/restore")
@asks_for(EDITORS)
def restore_service(service_id: uuid.UUID) -> Response:
    """Put a value of a service back."""
    entry = service_entry(db_session(), service_id, today=clock.today())
    require_editor(entry.organization_id)
    restore_value(entry)
    return redirect(url_for(".service", service_id=service_id))


@bp.post("/organizations/<uuid:organization_id>/restore")
@asks_for(EDITORS)
def restore_organization(organization_id: uuid.UUID) -> Response:
    """Put a value of an organization back."""
    entry = organization_entry(db_session(), organization_id)
    require_editor(entry.organization_id)
    restore_value(entry)
    return redirect(url_for(".organization", organization_id=organization_id))


@bp.post("/services/<uuid:service_id>/confirm")
@asks_for(CONFIRMERS)
def confirm_service(service_id: uuid.UUID) -> Response:
    """«It is right», in one tap; who did not say how it was checked is asked afterwards.

    A partner says it of what is theirs.
    """
    session, account = db_session(), current_account()
    is_partner = account is not None and account.role == Role.PARTNER
    if is_partner:
        require_editor(service_entry(session, service_id, today=clock.today()).organization_id)
    page = url_for("services.page", service_id=service_id)
    if unread_reports(service_id, request.form.getlist("report")):
        flash(gettext(REPORTED), "warning")
        return redirect(page)
    method = BY_ITSELF if is_partner else request.form.get("method", UNSAID)
    made = confirm(
        session,
        service_id,
        method=method,
        ways=[BY_ITSELF] if is_partner else [*METHODS, UNSAID],
        by=current_signature(),
        now=clock.utc(),
        today=clock.today(),
    )
    session.commit()
    undo = url_for(".unconfirm_service", verification_id=made.id)
    target = back_to(page)
    thanks = _thanks(service_id, in_a_list=target != page)
    flash_with_undo(thanks, undo, _asked_how(made.id) if method == UNSAID else None)
    return redirect(target)


def _thanks(service_id: uuid.UUID, *, in_a_list: bool) -> str:
    """A confirmation closes no report: whether it settles what was reported is for a coordinator to say.

    Args:
        in_a_list: of several services, in which this one is not to be seen any more.
    """
    if open_reports_of(db_session(), service_id):
        return gettext(CONFIRMED_REPORTED)
    if in_a_list:
        return gettext(CONFIRMED_IN_A_LIST, name=db_session().get_one(Service, service_id).name)
    return gettext(CONFIRMED)


def _asked_how(verification_id: uuid.UUID) -> Answers:
    answers = {method: gettext(METHOD_WORDS[method]) for method in METHODS}
    address = url_for(".say_how_confirmed", verification_id=verification_id)
    return Answers(gettext(N_("How do you know it?")), address, answers)


@bp.post("/confirmations/<uuid:verification_id>/how")
@asks_for(CONFIRMERS)
def say_how_confirmed(verification_id: uuid.UUID) -> Response:
    """Add how it was checked to one's own confirmation of today."""
    session, method = db_session(), request.form.get("method", "")
    service_id = say_how(session, verification_id, method=method, by=current_signature(), today=clock.today())
    session.commit()
    undo = url_for(".unconfirm_service", verification_id=verification_id)
    flash_with_undo(gettext(N_("Thank you: confirmed %(how)s."), how=gettext(METHOD_WORDS[method])), undo)
    return redirect(back_to(url_for("services.page", service_id=service_id)))


@bp.post("/confirmations/<uuid:verification_id>/undo")
@asks_for(CONFIRMERS)
def unconfirm_service(verification_id: uuid.UUID) -> Response:
    """Take one's own confirmation of today back."""
    service_id = take_back(db_session(), verification_id, by=current_signature(), today=clock.today())
    db_session().commit()
    flash(gettext(NOT_CONFIRMED), "success")
    return redirect(back_to(url_for("services.page", service_id=service_id)))


def history_page(entry: Entry, back: str, restore_address: str) -> str:
    """All that happened to an entry that its reader may edit."""
    return render_template(
        "curation/history.html",
        entry=entry,
        back=back,
        restore_address=restore_address,
        changes=record_history(db_session(), entry.row_ids),
        resource_words=resource_words,
        whole_words=whole_words,
        value_words=value_words,
        changed=CHANGED,
        source_words=source_words,
    )


def restore_value(entry: Entry) -> None:
    """Put the value before back that the form names; the reader may edit the entry.

    Raises:
        NotFound: it is not in the history of this entry.
        Conflict: somebody changed it since.
    """
    session, wanted = db_session(), request.form.get("change", type=uuid.UUID)
    known: dict[uuid.UUID, Told] = {one.change.id: one for one in record_history(session, entry.row_ids)}
    if wanted not in known:
        raise NotFound(N_("This change is not in the history of this entry."))
    expected = request.form.get("stored", "").replace("\r\n", "\n")
    change = restore(session, wanted, expected=expected, by=current_signature())
    session.commit()
    done = TAKEN_AWAY if change.last_action_type == "create" else TAKEN_BACK
    flash(gettext(done), "success")
