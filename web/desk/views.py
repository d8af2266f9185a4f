"""The desk: what waits today. Link workers see what is to be confirmed; coordinators the rest, too."""

from flask import Blueprint, render_template

from directory.queries.duplicate_questions import last_search
from directory.queries.reports import count_open_reports
from directory.queries.review import count_due, due_services
from directory.queries.search_log import search_overview
from directory.queries.tag_groups import count_untagged
from directory.queries.unmet_needs import unmet_overview
from directory.queries.unplaced import count_unplaced, unplaced_services
from matching.casework.cases import count_own
from matching.casework.decisions import waiting
from web import clock
from web.access import COORDINATORS, LINK_WORKERS, asks_for, current_account, may_open
from web.db import current_settings, db_session
from web.duplicates.views import counts_today
from web.imports.drafts import count_planned
from web.imports.schedules import count_failing
from web.paging import asked_page
from web.periods import USUAL_DAYS
from web.team.seen import seen

bp = Blueprint("desk", __name__, url_prefix="/desk")
MOST_SHOWN = 50


@bp.get("")
@asks_for(LINK_WORKERS)
def overview() -> str:
    """Numbers that open lists."""
    session, settings, today = db_session(), current_settings(), clock.today()
    account = current_account()
    people, drafts = count_own(session, account.id) if account else (0, 0)
    numbers: dict[str, object] = {"due": count_due(session, today=today), "people": people, "drafts": drafts}
    if may_open("tags.overview"):
        least = settings.search_log_threshold
        unmet = unmet_overview(session, today=today, days=USUAL_DAYS, least=least)
        searches = search_overview(
            session, today=today, days=USUAL_DAYS, least=least, kept_days=settings.search_log_days
        )
        numbers |= {
            "waiting": len(waiting(session, scope=seen().scope)),
            "reports": count_open_reports(session),
            "duplicates": counts_today().waiting if last_search(session)[0] else None,
            "untagged": count_untagged(session),
            "unplaced": count_unplaced(session),
            "imports": count_planned(session),
            "not_fetched": count_failing(session, fetching=settings.fetching, now=clock.utc()),
            "unmet": len(unmet.needs),
            "nothing": searches.total.nothing,
            "searches": searches.total.searches,
        }
    return render_template("desk/overview.html", numbers=numbers, days=USUAL_DAYS)


@bp.get("/towns")
@asks_for(COORDINATORS)
def unplaced() -> str:
    """The services whose town is not clear, with the municipalities that it may be."""
    session = db_session()
    page = asked_page(count_unplaced(session), MOST_SHOWN)
    services = unplaced_services(session, first=page.first, most=page.most)
    return render_template("desk/unplaced.html", services=services, page=page)


@bp.get("/review")
@asks_for(LINK_WORKERS)
def review() -> str:
    """The services to confirm, with a number to call; confirmed with one tap."""
    session, today = db_session(), clock.today()
    counts = count_due(session, today=today)
    page = asked_page(counts.total, MOST_SHOWN)
    return render_template(
        "desk/review.html",
        counts=counts,
        due=due_services(session, today=today, first=page.first, most=page.most),
        page=page,
    )
