"""Editing a service with its places, or an organization: written, shown as before and after, then saved."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from markupsafe import escape
from werkzeug.wrappers import Response

from directory.accounts.editing import may_edit
from directory.curation.edit import Comparison, EditedMeanwhile, compare, save
from directory.curation.entry import Entry, Field, new_field
from directory.curation.organization_entry import organization_entry
from directory.curation.service_entry import service_entry
from directory.errors import AppError
from directory.i18n import N_
from directory.queries.record_history import last_change
from web import clock
from web.access import EDITORS, asks_for, current_account, current_signature
from web.curation.reading import READERS, read_field, shown
from web.curation.sent import Sent, read_sent
from web.db import db_session
from web.i18n import current_language, gettext, translate

bp = Blueprint("curation", __name__, url_prefix="/curation")
Answer = str | Response | tuple[str, int]
SAVED = N_("Saved. Searches find it from now on.")
NOTHING_CHANGED = N_("You changed nothing.")


@dataclass(frozen=True)
class Edited:
    """A record that is being edited: how to read it, and where its pages are."""

    load: Callable[[], Entry]
    address: str
    back: str
    is_service: bool


@bp.route("/services/<uuid:service_id>", methods=["GET", "POST"])
@asks_for(EDITORS)
def service(service_id: uuid.UUID) -> Answer:
    """The form of a service, its places, hours and telephones."""
    return _edit(
        Edited(
            lambda: service_entry(db_session(), service_id, today=clock.today()),
            url_for(".service", service_id=service_id),
            url_for("services.page", service_id=service_id),
            is_service=True,
        )
    )


@bp.route("/organizations/<uuid:organization_id>", methods=["GET", "POST"])
@asks_for(EDITORS)
def organization(organization_id: uuid.UUID) -> Answer:
    """The form of an organization; `?from=` is the service whose page led here."""
    came_from = request.args.get("from", type=uuid.UUID)
    back = url_for("services.page", service_id=came_from) if came_from else url_for("search.home")
    address = url_for(".organization", organization_id=organization_id)
    return _edit(
        Edited(
            lambda: organization_entry(db_session(), organization_id),
            f"{address}?from={came_from}" if came_from else address,
            back,
            is_service=False,
        )
    )


@bp.post("/check/<reads>")
@asks_for(EDITORS)
def check(reads: str) -> str:
    """What is wrong with one field while it is written: a sentence, or nothing."""
    if reads not in READERS:
        abort(404)
    field = new_field("", "", reads)
    try:
        read_field(field, request.form.get(request.args.get("name", ""), ""), "", request.args.get("country", "IT"))
    except AppError as problem:
        return str(escape(translate(problem, current_language())))
    return ""


def require_editor(organization_id: uuid.UUID) -> None:
    """Stop who may not change this organization's entries."""
    account = current_account()
    if account is None or not may_edit(db_session(), account, organization_id):
        abort(403)


def _edit(edited: Edited) -> Answer:
    entry = edited.load()
    require_editor(entry.organization_id)
    if request.method == "GET":
        return _form(edited, entry, Sent.unchanged(entry))
    sent = read_sent(entry, request.form)
    if sent.errors:
        return _form(edited, entry, sent), 422
    step = request.form.get("step")
    if step == "save":
        return _save(edited, sent)
    return _form(edited, entry, sent) if step == "edit" else _preview(edited, entry, sent)


def _preview(edited: Edited, entry: Entry, sent: Sent) -> Answer:
    comparison = compare(entry, sent.was, sent.mine)
    if comparison.clashes:
        return _decide(edited, entry, sent, comparison)
    if not comparison.mine:
        flash(gettext(NOTHING_CHANGED), "warning")
        return _form(edited, entry, sent)
    return _page("curation/preview.html", edited, entry, sent, comparison=comparison)


def _save(edited: Edited, sent: Sent) -> Answer:
    session = db_session()
    by = current_signature()
    try:
        save(session, edited.load, sent.was, sent.mine, by=by)
    except EditedMeanwhile as clash:
        session.rollback()
        return _decide(edited, edited.load(), sent, clash.comparison)
    session.commit()
    flash(gettext(SAVED), "success")
    return redirect(edited.back)


def _form(edited: Edited, entry: Entry, sent: Sent) -> str:
    return _page("curation/form.html", edited, entry, sent, readers=READERS)


def _decide(edited: Edited, entry: Entry, sent: Sent, comparison: Comparison) -> tuple[str, int]:
    """Both versions of what two people changed."""
    return _page(
        "curation/decide.html",
        edited,
        entry,
        sent.after_clashes(comparison.clashes),
        comparison=comparison,
        other=last_change(db_session(), entry.row_ids),
    ), 409


def _page(template: str, edited: Edited, entry: Entry, sent: Sent, **more: object) -> str:
    return render_template(template, edited=edited, entry=entry, sent=sent, words=_words, **more)


def _words(field: Field, text: str) -> str:
    """A canonical text as people read it in a comparison; choices by their words."""
    if text in field.choices:
        return gettext(field.choices[text])
    return shown(field, text)
