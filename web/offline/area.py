"""The services of an area as they are kept for reading without network, and one of them."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from flask import url_for

from directory.ages import OLDEST
from directory.catalog.catalog import Catalog
from directory.danger.what_to_do_first import if_in_danger
from directory.holidays import holidays_of
from directory.places.gazetteer import Municipality
from directory.places.geo import Point
from directory.queries.hours import Span, Week
from directory.search.question import Query
from directory.search.results.membership import is_perhaps_for_others
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.lexicon import LINKS
from directory.taxonomies.vocabulary import TELEPHONE_LINES
from directory.words.languages import language_name
from matching.gaps.doors_asked import KINDS
from web import clock
from web.cards.card import Card, make_cards
from web.i18n import current_language, gettext, say, translate
from web.in_words.hours import week_words
from web.in_words.town_names import full_town
from web.offline.terms import kept_dangers, kept_terms, names_asked
from web.offline.words import KeptWords
from web.pages import long_date, phone_words, tel_link

_MINUTES_OF_A_DAY = 24 * 60


def kept_area(catalog: Catalog, rows: Sequence[int], place: Municipality, km: int) -> dict[str, Any]:
    """What a phone keeps of an area: its services, and all that it needs to understand a question without network.

    Args:
        rows: of the services, each once.
    Returns:
        As JSON: `area`; `at` (its middle); `services`; `words` (`KeptWords.tables`); `silent` (words without meaning in
        phrases and in questions); `terms` (`kept_terms`); `dangers` (`kept_dangers`); `doors` (places of services where
        one can begin); `danger` (what to say of a text that is not understood); `holidays`.
    """
    distances = catalog.distance_km(place.point)[list(rows)].tolist()
    near = [round(far, 1) if np.isfinite(far) else None for far in distances]
    cards = make_cards(catalog, [(row, far, ()) for row, far in zip(rows, near, strict=True)], now=clock.now())
    words = KeptWords(catalog, list(rows), names_asked(catalog, rows))
    services = [
        kept_service(card, catalog, row, own) for card, row, own in zip(cards, rows, words.of_rows(), strict=True)
    ]
    for place_of_row in np.flatnonzero(is_perhaps_for_others(Query(text=""), catalog)[list(rows)]).tolist():
        services[place_of_row]["apart"] = True  # is for a group, and hardly for who does not speak of it
    return {
        "area": f"{full_town(place)}, {km} km",
        "at": rounded_point(place.point),
        "services": services,
        "words": words.tables,
        "silent": {"phrases": " ".join(sorted(LINKS)), "questions": " ".join(sorted(STOP_WORDS))},
        "terms": kept_terms(catalog, rows, place, words),
        "dangers": kept_dangers(catalog),
        "doors": _doors(catalog, rows, near, km),
        "danger": translate(if_in_danger(place.country), current_language()),
        "holidays": _holidays(place),
    }


def kept_service(card: Card, catalog: Catalog, row: int, words: str) -> dict[str, Any]:
    """Name and the lines of its card, and what finds and orders it.

    Args:
        words: the stems of its texts by their numbers.
    Returns:
        As JSON; `at` [latitude, longitude], None without a point; `ages` [lowest, highest], None where nobody says;
        `week` and `closed` as of `kept_week`.
    """
    ages = [float(catalog.minimum_age[row]), float(catalog.maximum_age[row])] if catalog.age_known[row] else None
    return {
        "name": card.name,
        "address": url_for("services.page", service_id=card.service_id),
        "lines": _lines(card, _languages(catalog, row)),
        "words": words,
        "at": rounded_point(card.point),
        "ages": [low_or_high if low_or_high < OLDEST else None for low_or_high in ages] if ages else None,
        **({"week": [], "closed": []} if catalog.closed_now[row] else kept_week(card.week, clock.today())),
    }


def rounded_point(point: Point | None) -> list[float] | None:
    """Latitude and longitude to about 100 m, for distances."""
    return [round(point.latitude, 3), round(point.longitude, 3)] if point else None


def _languages(catalog: Catalog, row: int) -> str:
    spoken = [code for code in catalog.language_codes if catalog.languages[row] & catalog.language_bit(code)]
    return ", ".join(say(language_name(code), current_language()) for code in spoken)


def _lines(card: Card, languages: str) -> list[dict[str, str]]:
    language = current_language()
    whose = [card.organization] if card.organization else []
    where, whom = (" · ".join(say(fact, language) for fact in facts) for facts in ((*whose, *card.where), card.whom))
    verified = long_date(card.verified) if card.verified else gettext("never verified")
    link = tel_link(card.phone) if card.phone and not card.is_example else ""
    lines = [
        {"label": gettext("Where"), "text": where, "link": ""},
        {"label": gettext("Whom it is for"), "text": whom, "link": ""},
        {"label": gettext("When"), "text": week_words(card.week), "link": ""},
        {"label": gettext("Languages"), "text": languages, "link": ""},
        {"label": gettext("Phone"), "text": phone_words(card.phone) if card.phone else "", "link": link},
        {"label": gettext("Verified"), "text": verified, "link": ""},
    ]
    return [line for line in lines if line["text"]]


def kept_week(week: Week, today: date) -> Mapping[str, Any]:
    """The hours at which somebody is surely there, for whoever asks on another day.

    Returns:
        `week`: for Monday to Sunday [opens, closes, last day in force or ""], in minutes from the day's beginning, more
        than a day's where it closes on the next; without what is by appointment, monthly or of a season alone.
        `closed`: [first, last] days.
    """
    if not week.has_hours:
        return {"week": [], "closed": []}
    days = [[kept for span in spans if (kept := _minutes(span))] for spans in week.days]
    closed = [[one.begins.isoformat(), one.ends.isoformat()] for one in week.closings_from(today)]
    return {"week": days, "closed": closed}


def _minutes(span: Span) -> list[Any] | None:
    if span.opens is None or span.closes is None or span.by_appointment:
        return None
    opens, closes = (at.hour * 60 + at.minute for at in (span.opens, span.closes))
    if span.is_all_day:
        closes = _MINUTES_OF_A_DAY
    elif span.is_past_midnight:
        closes += _MINUTES_OF_A_DAY
    return [opens, closes, span.ends.isoformat() if span.ends else ""]


def _doors(catalog: Catalog, rows: Sequence[int], near: Sequence[float | None], km: int) -> list[int]:
    """Who welcomes people whatever they need, then who answers the telephone; each with the nearest first."""
    found: list[int] = []
    for kinds in (KINDS, sorted(TELEPHONE_LINES)):
        having = catalog.of_kind(*kinds)[rows]
        places = np.flatnonzero(having).tolist()
        is_line = kinds is not KINDS  # called from anywhere, whoever is far away
        found += sorted((at for at in places if is_line or (near[at] or 0) <= km), key=lambda at: near[at] or math.inf)
    return list(dict.fromkeys(found))


def _holidays(place: Municipality) -> list[str]:
    """Of this year and the next: what is kept may be read after New Year."""
    years = (clock.today().year, clock.today().year + 1)
    return sorted(day.isoformat() for year in years for day in holidays_of(year, place.country, place.name))
