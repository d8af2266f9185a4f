"""A new service by hand: with an organization that is known or new, and a warning where it may be there already."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.accounts.editing import EDIT_EVERYTHING, own_organizations
from directory.curation.child_lines import values_in
from directory.curation.create import NewService, create_service
from directory.curation.entry import Field, new_field
from directory.curation.place_fields import PHONES_HINT
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.queries.nearly_same import Known, nearly_same_services, organizations_called, similar_organizations
from web.access import EDITORS, asks_for, current_account, current_signature
from web.curation.doubts import doubts
from web.curation.reading import READERS
from web.curation.sent import Sent, read_new
from web.db import db_session
from web.i18n import gettext

bp = Blueprint("new_service", __name__, url_prefix="/curation")
NEW = "new"
MADE = N_("Written down. Add here what else you know of it.")
NOT_YOURS = N_("You can write services of your own organisation only.")
SHORTEST_NAME = 3
COUNTRY = "IT"


WITHOUT_PLACE = N_("Empty for a service without a place, such as a helpline.")
FIELDS = (
    new_field("name", N_("Name"), "name"),
    new_field("organization", N_("Organisation"), "name", N_("As it is called in the directory, or a new one.")),
    new_field("description", N_("What it is"), "text"),
    new_field("municipality", N_("Municipality"), "place", WITHOUT_PLACE),
    new_field("address_1", N_("Street and number"), "line"),
    new_field("postal_code", N_("Postal code"), "postal_code"),
    new_field("phones", N_("Telephones"), "phones", PHONES_HINT),
)


@dataclass
class NewForm:
    """What was written, and what is to be asked before it is saved.

    Args:
        organizations: those that may be meant, where none is called so.
        same: services that may be this one.
    """

    sent: Sent
    organization_id: uuid.UUID | None = None
    organizations: list[Known] = field(default_factory=list)
    same: list[Known] = field(default_factory=list)

    def fields(self) -> tuple[Field, ...]:
        """As an entry gives them."""
        return FIELDS


@bp.route("/services/new", methods=["GET", "POST"])
@asks_for(EDITORS)
def form() -> str | Response | tuple[str, int]:
    """Write it; who may be meant and what is nearly the same is asked first."""
    if request.method == "GET":
        return _page(NewForm(Sent({}, {})))
    new = NewForm(read_new(FIELDS, request.form, COUNTRY))
    if not new.sent.errors:
        _find_organization(new)
    if new.sent.errors or new.organizations:
        return _page(new), 422
    if request.form.get("step") != "anyway":
        new.same = _same(new)
        if new.same:
            return _page(new), 409
    return _create(new)


@bp.get("/organizations")
@asks_for(EDITORS)
def organizations() -> str:
    """Names that resemble what is being typed, as options of a list."""
    typed = request.args.get("organization", "").strip()
    found = similar_organizations(db_session(), typed, only=_mine()) if len(typed) >= SHORTEST_NAME else []
    return render_template("curation/organization_options.html", found=found)


def _mine() -> Collection[uuid.UUID] | None:
    """The organizations that this account may write for; None for all."""
    account = current_account()
    if account is None or account.role in EDIT_EVERYTHING:
        return None
    return own_organizations(db_session(), account)


def _find_organization(new: NewForm) -> None:
    """The one that was chosen, or is called so; else those that resemble it are asked about."""
    session, name, only = db_session(), new.sent.mine["organization"], _mine()
    chosen = request.form.get("organization_id", "")
    similar = similar_organizations(session, name, only=only)
    called = organizations_called(session, name, only=only)
    by_id = {str(one.id): one for one in (*called, *similar)}
    if chosen in by_id:
        new.organization_id = by_id[chosen].id
    elif len(called) == 1:
        new.organization_id = called[0].id
    elif only is not None and not by_id:
        new.sent.errors["organization"] = InvalidInput(NOT_YOURS)
    elif chosen != NEW or only is not None:
        new.organizations = called or similar


def _same(new: NewForm) -> list[Known]:
    mine = new.sent.mine
    return nearly_same_services(
        db_session(),
        name=mine["name"],
        organization=mine["organization"],
        municipality_code=mine["municipality"],
        numbers={row["number"] for row in values_in(mine["phones"])},
    )


def _create(new: NewForm) -> Response:
    mine = new.sent.mine
    draft = NewService(
        name=mine["name"],
        organization_id=new.organization_id,
        organization=mine["organization"],
        description=mine["description"],
        municipality_code=mine["municipality"],
        address_1=mine["address_1"],
        postal_code=mine["postal_code"],
        phones=values_in(mine["phones"]),
    )
    service = create_service(db_session(), draft, by=current_signature())
    db_session().commit()
    flash(gettext(MADE), "success")
    for doubt in doubts("phones", mine["phones"]):
        flash(doubt, "warning")
    return redirect(url_for("curation.service", service_id=service.id))


def _page(new: NewForm) -> str:
    may_make_organization = _mine() is None
    return render_template(
        "curation/new.html",
        new=new,
        sent=new.sent,
        readers=READERS,
        country=COUNTRY,
        chosen=request.form.get("organization_id", ""),
        may_make_organization=may_make_organization,
    )
