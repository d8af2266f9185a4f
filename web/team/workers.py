"""Link workers by hand: a new one, and the form of one who is there."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.curation.create_worker import NewWorker, create_link_worker
from directory.curation.entry import new_field
from directory.curation.link_worker_entry import link_worker_entry
from directory.errors import Conflict, InvalidInput
from directory.i18n import N_
from directory.queries.nearly_same import organizations_called, similar_organizations
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.curation.editing import Answer, Edited, Link, edit
from web.curation.history import history_page, restore_value
from web.curation.reading import READERS
from web.curation.sent import Sent, read_new
from web.curation.views import HISTORY
from web.db import db_session
from web.i18n import gettext
from web.team.seen import seen

bp = Blueprint("team_workers", __name__, url_prefix="/team/workers")
COUNTRY = "IT"
SAVED = N_("Saved. Proposals count with it from now on.")
MADE = N_("Written down. Add here what you know: languages, expertise, hours and territories.")
NO_ORGANIZATION = N_("No organisation is called so. There is: %(names)s.")
NOTHING_LIKE_IT = N_("No organisation is called so: write it as the directory calls it, or enter its service first.")
FIELDS = (
    new_field("name", N_("Name"), "name"),
    new_field("organization", N_("Organisation"), "name", N_("As it is called in the directory.")),
    new_field("contract_hours", N_("Contract hours a week"), "needed_hours"),
)


@bp.route("/<uuid:worker_id>", methods=["GET", "POST"])
@asks_for(COORDINATORS)
def worker(worker_id: uuid.UUID) -> Answer:
    """The form of a link worker of one's own teams."""
    at = seen()
    return edit(
        Edited(
            lambda: link_worker_entry(db_session(), worker_id, at.scope),
            url_for(".worker", worker_id=worker_id, team=at.query),
            url_for("team.overview", team=at.query),
            lambda _entry: (Link(HISTORY, url_for(".history", worker_id=worker_id, team=at.query)),),
            SAVED,
        )
    )


@bp.get("/<uuid:worker_id>/history")
@asks_for(COORDINATORS)
def history(worker_id: uuid.UUID) -> str:
    """All that happened to a link worker's entry."""
    at = seen()
    entry = link_worker_entry(db_session(), worker_id, at.scope)
    return history_page(
        entry,
        url_for(".worker", worker_id=worker_id, team=at.query),
        url_for(".restore", worker_id=worker_id, team=at.query),
    )


@bp.post("/<uuid:worker_id>/restore")
@asks_for(COORDINATORS)
def restore(worker_id: uuid.UUID) -> Response:
    """Put a value of a link worker back."""
    at = seen()
    restore_value(link_worker_entry(db_session(), worker_id, at.scope))
    return redirect(url_for(".history", worker_id=worker_id, team=at.query))


@bp.route("/new", methods=["GET", "POST"])
@asks_for(COORDINATORS)
def new() -> str | Response | tuple[str, int]:
    """A new link worker of the team that was chosen; the rest is added in the form."""
    if request.method == "GET":
        return _new_page(Sent({}, {}))
    sent, session = read_new(FIELDS, request.form, COUNTRY), db_session()
    organization_id = _organization(sent)
    if sent.errors or organization_id is None:
        return _new_page(sent), 422
    hours, team_id = float(sent.mine["contract_hours"]), seen().of_one().one_team
    wanted = NewWorker(sent.mine["name"], organization_id, hours, team_id)
    try:
        made = create_link_worker(session, wanted, by=current_signature(), today=clock.today())
    except Conflict as problem:
        session.rollback()
        sent.errors["name"] = problem
        return _new_page(sent), 422
    session.commit()
    flash(gettext(MADE), "success")
    return redirect(url_for(".worker", worker_id=made, team=seen().query))


def _organization(sent: Sent) -> uuid.UUID | None:
    """The one that is called so; where there is none, what is wrong stands with the field."""
    if "organization" in sent.errors:
        return None
    name = sent.mine["organization"]
    if called := organizations_called(db_session(), name):
        return called[0].id
    similar = tuple(one.name for one in similar_organizations(db_session(), name))
    sent.errors["organization"] = (
        InvalidInput(NO_ORGANIZATION, names=similar) if similar else InvalidInput(NOTHING_LIKE_IT)
    )
    return None


def _new_page(sent: Sent) -> str:
    return render_template(
        "team/new_worker.html", sent=sent, fields=FIELDS, readers=READERS, at=seen(), country=COUNTRY
    )
