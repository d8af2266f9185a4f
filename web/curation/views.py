"""Editing a service with its places, or an organization."""

import uuid

from flask import Blueprint, abort, request, url_for
from markupsafe import escape

from directory.curation.entry import Entry, new_field
from directory.curation.organization_entry import organization_entry
from directory.curation.service_entry import service_entry
from directory.errors import AppError
from directory.i18n import N_
from web import clock
from web.access import EDITORS, asks_for
from web.curation.editing import Answer, Edited, Link, edit, require_editor
from web.curation.reading import READERS, read_field
from web.db import db_session
from web.i18n import current_language, translate

bp = Blueprint("curation", __name__, url_prefix="/curation")
HISTORY = N_("History")


@bp.route("/services/<uuid:service_id>", methods=["GET", "POST"])
@asks_for(EDITORS)
def service(service_id: uuid.UUID) -> Answer:
    """The form of a service, its places, hours and telephones."""
    return edit(
        Edited(
            lambda: _service(service_id),
            url_for(".service", service_id=service_id),
            url_for("services.page", service_id=service_id),
            _service_links,
        )
    )


@bp.route("/organizations/<uuid:organization_id>", methods=["GET", "POST"])
@asks_for(EDITORS)
def organization(organization_id: uuid.UUID) -> Answer:
    """The form of an organization; `?from=` is the service whose page led here."""
    came_from = request.args.get("from", type=uuid.UUID)
    back = url_for("services.page", service_id=came_from) if came_from else url_for("search.home")
    address = url_for(".organization", organization_id=organization_id)
    return edit(
        Edited(
            lambda: _organization(organization_id),
            f"{address}?from={came_from}" if came_from else address,
            back,
            _organization_links,
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


def _service(service_id: uuid.UUID) -> Entry:
    entry = service_entry(db_session(), service_id, today=clock.today())
    require_editor(entry.organization_id)
    return entry


def _organization(organization_id: uuid.UUID) -> Entry:
    entry = organization_entry(db_session(), organization_id)
    require_editor(entry.organization_id)
    return entry


def _service_links(entry: Entry) -> tuple[Link, ...]:
    owner = f"{url_for('.organization', organization_id=entry.organization_id)}?from={entry.id}"
    return (
        Link(N_("Edit the organisation"), owner),
        Link(N_("Add a place"), url_for("new_place.form", service_id=entry.id)),
        Link(HISTORY, url_for("record_history.service", service_id=entry.id)),
    )


def _organization_links(entry: Entry) -> tuple[Link, ...]:
    return (Link(HISTORY, url_for("record_history.organization", organization_id=entry.id)),)
