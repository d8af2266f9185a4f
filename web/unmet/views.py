"""The coordinator's list of needs that nothing answers."""

from flask import Blueprint, render_template

from directory.queries.search_log import term_labels
from directory.queries.unmet_needs import unmet_overview
from web import clock
from web.access import COORDINATORS, asks_for
from web.db import current_settings, db_session
from web.periods import asked_period, offered_periods
from web.searches.words import term_label
from web.unmet.words import cause_label

bp = Blueprint("unmet", __name__, url_prefix="/unmet")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """Needs and places of a period; `?days=` chooses one of a few, and any other is the usual one."""
    settings, session = current_settings(), db_session()
    days = asked_period()
    labels = term_labels(session)
    return render_template(
        "unmet/overview.html",
        overview=unmet_overview(session, today=clock.today(), days=days, least=settings.search_log_threshold),
        days=days,
        periods=offered_periods(days, settings.search_log_days),
        kept_days=settings.search_log_days,
        label=lambda code: term_label(labels, "need", code),
        cause_label=cause_label,
    )
