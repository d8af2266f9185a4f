"""Another place where a service is given."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.curation.child_lines import values_in
from directory.curation.create import NewPlace, add_place
from directory.curation.entry import Entry, Field, new_field
from directory.curation.place_fields import PHONES_HINT
from directory.curation.service_entry import service_entry
from directory.errors import Conflict
from directory.i18n import N_
from web import clock
from web.access import EDITORS, asks_for, current_signature
from web.curation.editing import require_editor
from web.curation.reading import READERS
from web.curation.sent import Sent, read_new
from web.db import db_session
from web.i18n import gettext

bp = Blueprint("new_place", __name__, url_prefix="/curation")
MADE = N_("The place is written down. Add its hours here.")
FIELDS = (
    new_field("municipality", N_("Municipality"), "municipality"),
    new_field("address_1", N_("Street and number"), "line"),
    new_field("postal_code", N_("Postal code"), "postal_code"),
    new_field("phones", N_("Telephones at this place"), "phones", PHONES_HINT),
)


class _Form:
    """The fields, as an entry gives them."""

    def fields(self) -> tuple[Field, ...]:
        return FIELDS


@bp.route("/services/<uuid:service_id>/places", methods=["GET", "POST"])
@asks_for(EDITORS)
def form(service_id: uuid.UUID) -> str | Response | tuple[str, int]:
    """Address and telephones; the hours are added in the form of the service."""
    entry = service_entry(db_session(), service_id, today=clock.today())
    require_editor(entry.organization_id)
    if request.method == "GET":
        return _page(entry, Sent({}, {}))
    sent = read_new(FIELDS, request.form, entry.country)
    if sent.errors:
        return _page(entry, sent), 422
    mine = sent.mine
    place = NewPlace(mine["municipality"], mine["address_1"], mine["postal_code"], values_in(mine["phones"]))
    try:
        listing = add_place(db_session(), service_id, place, by=current_signature())
    except Conflict as problem:
        sent.errors["address_1"] = problem
        return _page(entry, sent), 409
    db_session().commit()
    flash(gettext(MADE), "success")
    return redirect(url_for("curation.service", service_id=service_id, _anchor=f"place-{listing.id}.name"))


def _page(entry: Entry, sent: Sent) -> str:
    return render_template("curation/new_place.html", entry=entry, form=_Form(), sent=sent, readers=READERS)
