"""The desk: what waits today. Link workers see what is to be confirmed; coordinators the rest, too."""

from flask import Blueprint, render_template, request

from directory.curation.verify import METHODS
from directory.queries.review import count_due, due_services
from directory.queries.search_log import search_overview
from directory.queries.tag_groups import count_untagged
from directory.queries.unmet_needs import unmet_overview
from web import clock
from web.access import LINK_WORKERS, asks_for, may_open
from web.db import current_settings, db_session
from web.periods import USUAL_DAYS
from web.services.words import METHODS as METHOD_WORDS

bp = Blueprint("desk", __name__, url_prefix="/desk")
MOST_SHOWN = 50


@bp.get("")
@asks_for(LINK_WORKERS)
def overview() -> str:
    """Numbers that open lists."""
    session, settings, today = db_session(), current_settings(), clock.today()
    numbers: dict[str, object] = {"due": count_due(session, today=today)}
    if may_open("tags.overview"):
        least = settings.search_log_threshold
        unmet = unmet_overview(session, today=today, days=USUAL_DAYS, least=least)
        searches = search_overview(
            session, today=today, days=USUAL_DAYS, least=least, kept_days=settings.search_log_days
        )
        numbers |= {
            "untagged": count_untagged(session),
            "unmet": len(unmet.needs),
            "nothing": searches.total.nothing,
            "searches": searches.total.searches,
        }
    return render_template("desk/overview.html", numbers=numbers, days=USUAL_DAYS)


@bp.get("/review")
@asks_for(LINK_WORKERS)
def review() -> str:
    """The services to confirm, with a number to call; confirmed with one tap."""
    session, today = db_session(), clock.today()
    counts = count_due(session, today=today)
    last_page = max((counts.total - 1) // MOST_SHOWN + 1, 1)
    page = min(max(request.args.get("page", 1, type=int), 1), last_page)
    return render_template(
        "desk/review.html",
        counts=counts,
        due=due_services(session, today=today, first=(page - 1) * MOST_SHOWN, most=MOST_SHOWN),
        page_number=page,
        last_page=last_page,
        confirm_with=METHODS,
        methods=METHOD_WORDS,
    )
