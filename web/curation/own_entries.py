"""The entries of a partner's own organisation: those to confirm first."""

from datetime import timedelta

from flask import Blueprint, render_template

from directory.accounts.accounts import get_account
from directory.accounts.editing import own_organizations
from directory.queries.review import SOON_DAYS, count_own_due, own_services
from web import clock
from web.access import PARTNERS, asks_for, current_account
from web.db import db_session
from web.paging import asked_page

bp = Blueprint("own_entries", __name__, url_prefix="/curation")
MOST_SHOWN = 50


@bp.get("/mine")
@asks_for(PARTNERS)
def overview() -> str:
    """All of them, with what is due, and the ways to correct and confirm."""
    session, today, account = db_session(), clock.today(), current_account()
    assert account is not None, "the view asks for an account"  # noqa: S101
    own = own_organizations(session, account)
    counts = count_own_due(session, own, today=today)
    page = asked_page(counts.all, MOST_SHOWN)
    return render_template(
        "curation/mine.html",
        organizations=get_account(session, account.id).organizations,
        counts=counts,
        soon=today + timedelta(days=SOON_DAYS),
        services=own_services(session, own, today=today, first=page.first, most=page.most),
        page=page,
    )
