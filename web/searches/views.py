"""The coordinator's list of what people look for and do not find."""

from flask import Blueprint, render_template, request

from directory.queries.search_log import search_overview, term_labels
from web import clock
from web.db import current_settings, db_session
from web.searches.words import KINDS, relaxation_label, term_label

bp = Blueprint("searches", __name__, url_prefix="/searches")

PERIODS_DAYS = (7, 30, 90, 180)
USUAL_DAYS = 30


def asked_period() -> int:
    """The days that the address asks for; the usual ones where it asks for none or odd ones."""
    return next((period for period in PERIODS_DAYS if str(period) == request.args.get("days")), USUAL_DAYS)


def offered_periods(days: int, kept_days: int) -> list[int]:
    """The periods to choose from: those of which something is kept, and the chosen one."""
    return [period for period in PERIODS_DAYS if period <= max(kept_days, PERIODS_DAYS[0]) or period == days]


@bp.get("")
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
