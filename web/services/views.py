"""The page of one service."""

import uuid

from flask import Blueprint, render_template

from directory.models import CostOption, Service
from directory.queries.services import service_page
from web import clock
from web.cards import COST_KINDS
from web.db import db_session
from web.services.words import CHANGED, METHODS, PARTS, field_label

bp = Blueprint("services", __name__, url_prefix="/services")


@bp.get("/<uuid:service_id>")
def page(service_id: uuid.UUID) -> str:
    """One service with everything known of it, in the order people know from municipal pages."""
    found = service_page(db_session(), service_id, today=clock.today())
    return render_template(
        "services/page.html",
        page=found,
        service=found.service,
        weekday_today=clock.today().weekday(),
        parts=PARTS if found.to_check else [part for part in PARTS if part[0] != "check"],
        cost_options=_cost_options(found.service),
        cost_kinds=COST_KINDS,
        methods=METHODS,
        changed=CHANGED,
        field_label=field_label,
    )


def _cost_options(service: Service) -> list[CostOption]:
    """Those that say more than the description of the costs does."""
    said = service.fees_description
    return [option for option in service.cost_options if not said or option.amount_description != said]
