"""When a service opens next, said at the top of its page as on its cards."""

from markupsafe import Markup

from directory.holidays import holidays_of
from directory.models import ServiceStatus
from directory.queries.hours import Opening, next_opening
from directory.queries.services import Place, ServicePage
from web import clock
from web.cards.as_html import said_opening
from web.i18n import current_language, say


def opening_words(page: ServicePage, default_country: str) -> Markup | None:
    """The next opening; None where there is none, where it is closed for now, and where places have hours of their own.

    Args:
        default_country: of a service without a place, for holidays.
    """
    weeks = [(page.week, next(iter(page.places), None))] if page.week.is_known else []
    weeks += [(place.week, place) for place in page.places if place.week.is_known]
    if len(weeks) != 1 or page.service.status != ServiceStatus.ACTIVE:
        return None
    week, place = weeks[0]
    opening = next_opening(week, clock.now())
    if opening is None:
        return None
    return said_opening(opening, _holiday(opening, place, default_country), current_language())


def _holiday(opening: Opening, place: Place | None, default_country: str) -> str:
    """What is celebrated there on the day of the opening; who never closes does not close then."""
    if opening.is_always:
        return ""
    town = place.municipality if place else None
    country, name = (town.country, town.name) if town else (default_country, "")
    holiday = holidays_of(opening.day.year, country, name).get(opening.day)
    return say(holiday, current_language()) if holiday else ""
