"""Cards as HTML: what a listing says is put into words once per language, and filled into the mould of its kind."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask, current_app, request, url_for
from markupsafe import Markup, escape

from directory.i18n import Sentence
from directory.queries.hours import Opening
from directory.search.results.distance import FAR_KM
from web import clock
from web.cards.card import Badge, Card, Fact
from web.i18n import current_language, say, translate
from web.in_words.hours import span_words
from web.pages import PLAIN_IN_ADDRESSES, phone_words, tel_link
from web.prepared_templates import Mould, hole, mould
from web.search.open_points import NO_POINTS, OpenPoints

TEMPLATE = "cards.html"
_NOTHING = Markup()
_HOLES = (
    *("listing_id", "latitude", "longitude", "name", "address", "badges", "whose", "where", "whom", "opening"),
    *("waits", "trust", "call"),
)


def set_up_cards(app: Flask) -> None:
    """Let templates put cards into words."""
    app.jinja_env.globals["shown"] = shown


def shown(
    card: Card, search: object = None, origin: str | None = None, said: dict[int, Markup] | None = None
) -> dict[str, Any]:
    """What the template of a card asks for, in the request's language; texts are HTML.

    Args:
        search, origin: from which search and which place one comes to the service's page.
        said: reasons of the same answer that were already put into words: most are those of other listings, too.
    """
    language = current_language()
    lasting = card.rendered.get(key := (language, request.script_root))
    if lasting is None:
        lasting = card.rendered[key] = _lasting(card, language)
    far = card.distance_km
    return {
        **lasting,
        "address": Markup(f"{lasting['address']}{_query(search, origin)}"),  # noqa: S704 - of two that are escaped
        "where": _facts_of(card.where, language),
        "reasons": [_reason(reason, language, {} if said is None else said) for reason in card.reasons],
        "otherwise": _NOTHING,
        "to_ask": _NOTHING,
        "opening": _opening_words(card, language) if card.opening else _NOTHING,
        "is_far": far is not None and far > FAR_KM,
    }


def result_card(
    card: Card,
    number: int,
    *,
    is_far: bool = False,
    kept: Collection[UUID] = (),
    search: object = None,
    origin: str | None = None,
    said: dict[int, Markup] | None = None,
    points: OpenPoints = NO_POINTS,
) -> Markup:
    """The card of a result of a search.

    Args:
        number: its own, on the page and on the map.
        points: what of the question it does not meet.
        is_far: it stands under a heading that says so.
        kept: services on the reader's list.
        search, origin, said: as of `shown`.
    """
    values = shown(card, search, origin, said)
    reasons = values["reasons"]
    key = (
        *(values["has_point"], is_far or values["is_far"], len(reasons)),
        *(bool(values["opening"]), bool(values["waits"]), card.service_id in kept),
        *(bool(points.otherwise), bool(points.to_ask)),
    )
    values["number"] = str(number)
    values["otherwise"], values["to_ask"] = map(_in_one_line, (points.otherwise, points.to_ask))
    values.update(zip(_REASONS, reasons, strict=False))
    return mould(("card", *key), lambda: _empty_card(*key)).filled(values)


def _reason(reason: Sentence, language: str, said: dict[int, Markup]) -> Markup:
    words = said.get(id(reason))  # cards keep their reasons, so no other has this identity meanwhile
    if words is None:
        words = said[id(reason)] = escape(translate(reason, language))
    return words


def _in_one_line(sentences: Sequence[Sentence]) -> Markup:
    if not sentences:
        return _NOTHING
    language = current_language()
    return escape(" · ".join([translate(one, language) for one in sentences]))


_REASONS = tuple(f"reason_{place}" for place in range(9))


def _empty_card(
    has_point: bool,
    is_far: bool,
    n_reasons: int,
    has_opening: bool,
    has_waits: bool,
    is_kept: bool,
    is_otherwise: bool,
    has_to_ask: bool,
) -> Markup:
    """A card with holes for all that is not the same on all cards of this kind."""
    service = hole("service")
    holes = {
        **{name: hole(name) for name in _HOLES},
        "service_id": service,
        "has_point": has_point,
        "reasons": [hole(name) for name in _REASONS[:n_reasons]],
        "opening": hole("opening") if has_opening else _NOTHING,
        "waits": hole("waits") if has_waits else _NOTHING,
        "otherwise": hole("otherwise") if is_otherwise else _NOTHING,
        "to_ask": hole("to_ask") if has_to_ask else _NOTHING,
    }
    card: Markup = _macros().card(holes, number=hole("number"), is_far=is_far, kept=[service] if is_kept else [])
    return card


def _lasting(card: Card, language: str) -> dict[str, Any]:
    """What is the same until the directory changes or the day ends."""
    before, after = _around_service(request.script_root)
    return {
        "listing_id": str(card.listing_id),
        "service_id": card.service_id,
        "service": str(card.service_id),
        "has_point": card.point is not None,
        "latitude": str(card.point.latitude) if card.point else "",
        "longitude": str(card.point.longitude) if card.point else "",
        "name": escape(card.name),
        "address": before + str(card.service_id) + after,
        "badges": _badges(tuple(map(_as_key, card.badges)), language),
        "whose": _macros().whose(card.organization) if card.organization else _NOTHING,
        "whom": _facts_of(card.whom, language),
        "waits": _waits(card.waiting_days, card.response_days, language),
        "trust": _trust(card.verified, card.holds_days, card.is_helpline, clock.today(), language),
        "call": _call(card, language),
    }


@lru_cache(maxsize=8)
def _around_service(_script_root: str) -> tuple[Markup, Markup]:
    """What stands before and after the identifier in the address of a service's page."""
    nobody = UUID(int=0)
    before, _, after = url_for("services.page", service_id=nobody).partition(str(nobody))
    return escape(before), escape(after)


@lru_cache(maxsize=64)
def _query(search: object, origin: str | None) -> Markup:
    said = {name: value for name, value in (("search", search), ("from", origin)) if value is not None}
    return escape(f"?{urlencode(said, safe=PLAIN_IN_ADDRESSES)}") if said else _NOTHING


_BadgeKey = tuple[str, str, tuple[tuple[str, Any], ...]]  # kind, message, facts: a sentence has no hash


def _as_key(badge: Badge) -> _BadgeKey:
    return badge.kind, badge.text.message, tuple(badge.text.facts.items())


@lru_cache(maxsize=256)
def _badges(badges: tuple[_BadgeKey, ...], _language: str) -> Markup:
    shown = [Badge(kind, Sentence(message, dict(facts))) for kind, message, facts in badges]
    said: Markup = _macros().badges_of(shown) if badges else _NOTHING
    return said


def _facts_of(facts: Sequence[Fact], language: str) -> Markup:
    if not facts:
        return _NOTHING
    said = {name: escape(say(fact, language)) for name, fact in zip(_FACTS, facts, strict=False)}
    return _empty_line(len(facts), language).filled(said)


@lru_cache(maxsize=64)
def _empty_line(n_facts: int, _language: str) -> Mould:
    return Mould(_macros().facts_of([hole(name) for name in _FACTS[:n_facts]]))


_FACTS = tuple(f"fact_{place}" for place in range(16))


def _call(card: Card, language: str) -> Markup:
    """A button; an invented number is only shown."""
    if not card.phone:
        return _NOTHING
    if card.is_example:
        return _invented(phone_words(card.phone), language)
    said = {"address": escape(tel_link(card.phone)), "words": escape(phone_words(card.phone))}
    return _empty_call(request.script_root, language).filled(said)


@lru_cache(maxsize=2048)
def _invented(words: str, _language: str) -> Markup:
    said: Markup = _macros().invented_number(words)
    return said


@lru_cache(maxsize=24)
def _empty_call(_script_root: str, _language: str) -> Mould:
    return Mould(_macros().call_link(hole("address"), hole("words")))


def _opening_words(card: Card, language: str) -> Markup:
    """When the door opens next, as seen from today."""
    assert card.opening is not None  # noqa: S101 - asked before
    return said_opening(card.opening, say(card.holiday, language) if card.holiday else "", language)


def said_opening(opening: Opening, holiday: str, language: str) -> Markup:
    """An opening as seen from today.

    Args:
        holiday: what is celebrated on its day, "" for nothing.
    """
    return _said_opening(opening, (opening.day - clock.today()).days, holiday, language)


@lru_cache(maxsize=2048)
def _said_opening(opening: Opening, days_ahead: int, holiday: str, _language: str) -> Markup:
    said: Markup = _macros().opening_words(opening, days_ahead, span_words(opening.span), holiday)
    return said


@lru_cache(maxsize=2048)
def _waits(waiting_days: int | None, response_days: float | None, _language: str) -> Markup:
    said: Markup = _macros().waits(waiting_days, response_days)
    return said


@lru_cache(maxsize=4096)
def _trust(verified: date | None, holds_days: int, is_helpline: bool, _today: date, _language: str) -> Markup:
    said: Markup = _macros().card_trust(verified, holds_days, is_helpline)
    return said


def _macros() -> Any:
    return current_app.jinja_env.get_template(TEMPLATE).module
