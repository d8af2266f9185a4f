"""The coordinator's list of what people look for and do not find."""

from flask import Blueprint, render_template

from directory.queries.search_log import search_overview, term_labels
from web import clock
from web.access import COORDINATORS, asks_for
from web.db import current_settings, db_session
from web.periods import asked_period, offered_periods
from web.searches.words import KINDS, relaxation_label, term_label

bp = Blueprint("searches", __name__, url_prefix="/searches")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """Counts of a period; `?days=` chooses one of a few, and any other is the usual one."""
    settings, session = current_settings(), db_session()
    days = asked_period()
    labels = term_labels(session)
    return render_template(
        "searches/overview.html",
        overview=search_overview(
            session,
            today=clock.today(),
            days=days,
            least=settings.search_log_threshold,
            kept_days=settings.search_log_days,
        ),
        days=days,
        periods=offered_periods(days, settings.search_log_days),
        kept_days=settings.search_log_days,
        kinds=KINDS,
        label=lambda taxonomy, code: term_label(labels, taxonomy, code),
        relaxation_label=relaxation_label,
    )
