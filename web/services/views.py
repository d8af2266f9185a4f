"""The page of one service."""

import uuid
from collections.abc import Mapping
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from directory.catalog.catalog import Door
from directory.i18n import Labels
from directory.models import CostOption, Service, ServiceStatus
from directory.queries.duplicate_decisions import merged_into
from directory.queries.services import ServicePage, service_page
from web import clock
from web.access import LINK_WORKERS, READERS, asks_for, current_account
from web.cards.card import Badge, exception_badges, is_same_name
from web.curation.words import resource_words, value_words, whole_words
from web.db import current_settings, db_session
from web.forms.safe_return import came_from_results
from web.in_words.ages import ages_of
from web.in_words.costs import COST_KINDS, is_simply_free, said_costs
from web.in_words.hours import monthly_words, seasonal_words, span_words, week_words
from web.in_words.town_names import town_of
from web.searches.recording import log_opening
from web.services.latest import latest_changes
from web.services.opening import opening_words
from web.services.parts import shown_parts
from web.services.summary import summary
from web.services.where import Origin, coming_days, holidays_in, point_of_place
from web.services.words import (
    CHANGED,
    EDITED_IN,
    METHODS,
    accessible,
    capacity_words,
    door_words,
    interpreting,
    source_words,
)

_IN_WORDS = {  # functions that the template says things with
    "monthly_words": monthly_words,
    "seasonal_words": seasonal_words,
    "span_words": span_words,
    "said_costs": said_costs,
    "is_simply_free": is_simply_free,
    "resource_words": resource_words,
    "whole_words": whole_words,
    "value_words": value_words,
    "capacity_words": capacity_words,
    "edited_in": EDITED_IN,
    "source_words": source_words,
    "interpreting": interpreting,
    "accessible": accessible,
    "town_of": town_of,
}

bp = Blueprint("services", __name__, url_prefix="/services")


@bp.get("/<uuid:service_id>")
@asks_for(READERS)
def page(service_id: uuid.UUID) -> ResponseReturnValue:
    """One service with everything known of it, in the order people know from municipal pages.

    The address of an entry that was merged into another one leads there.
    """
    if (kept := merged_into(db_session(), service_id)) is not None:
        return redirect(url_for("services.page", service_id=kept, lang=request.args.get("lang")))
    log_opening(service_id)  # first: what it gives up when it fails must not be this page's
    found = service_page(db_session(), service_id, today=clock.today())
    origin, days = Origin.read(request.args.get("from", "")), coming_days(clock.today())
    return render_template(
        "services/page.html",
        page=found,
        service=found.service,
        parts=shown_parts(found),
        summary=summary(found, origin),
        ages=ages_of(found.service),
        hours=_hours_in_a_line(found),
        opening=opening_words(found, current_settings().country),
        badges=_badges(found),
        is_for_staff=_is_for_staff(),
        says_organization=not is_same_name(found.organization.name, found.service.name),
        cost_options=_cost_options(found.service),
        cost_kinds=COST_KINDS,
        fees=said_costs(found.service.fees_description),
        methods=METHODS,
        changed=CHANGED,
        latest=latest_changes(db_session(), found) if _is_for_staff() else (),
        origin=origin,
        km=origin.km_to(found.places),
        point_of=point_of_place,
        has_points=any(map(point_of_place, found.places)),
        back=came_from_results(),
        days=days,
        holidays=_holidays(found, days),
        door=door_words(found),
        **_IN_WORDS,
    )


def _is_for_staff() -> bool:
    """Whether rows as partners sent them, who changed what, and what stood there before are shown.

    A partner's list has columns that were never meant for readers, and what was removed may have been removed for a
    person's sake.
    """
    account = current_account()
    return account is not None and LINK_WORKERS.allows(account.role, is_public=False)


def _holidays(page: ServicePage, days: list[date]) -> dict[uuid.UUID, Mapping[date, Labels]]:
    """The holidays of these days by the id of the listing, and of the service itself by its first place."""
    default = current_settings().country
    towns = [
        (place.listing.id, place.municipality.name, place.municipality.country)
        if place.municipality
        else (place.listing.id, "", default)
        for place in page.places
    ]
    own = (page.service.id, *(towns[0][1:] if towns else ("", default)))
    return {one: holidays_in(days, town, country) for one, town, country in [own, *towns]}


def _hours_in_a_line(page: ServicePage) -> str:
    """All hours, for the top of a sheet of paper."""
    said = [week_words(week) for week in (page.week, *(place.week for place in page.places))]
    return " / ".join(filter(None, dict.fromkeys(said)))


def _badges(page: ServicePage) -> list[Badge]:
    service = page.service
    latest = max(service.capacities, key=lambda capacity: capacity.updated, default=None)
    return exception_badges(
        closed_now=service.status == ServiceStatus.TEMPORARILY_CLOSED,
        closed=page.week.closed_on(clock.today()),
        is_full=latest is not None and latest.available == 0,
        access=Door[service.access.name] if service.access else Door.UNKNOWN,
        is_example=service.is_example,
    )


def _cost_options(service: Service) -> list[CostOption]:
    """Those that say more than the description of the costs does."""
    said = service.fees_description
    return [option for option in service.cost_options if not said or option.amount_description != said]
