"""The parts of a card's HTML that are the same until the directory changes: each is rendered once per language."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from markupsafe import Markup, escape

from directory.queries.hours import Opening
from web import clock
from web.cards import Card
from web.i18n import current_language

TEMPLATE = "cards.html"
_HIDDEN = Markup('<span class="visually-hidden"> {}</span>')
_NOTHING = Markup()
_PLAIN = "!$'()*,/:;?@"  # signs that Flask's url_for leaves as they are, too


@dataclass(frozen=True, slots=True)
class CardParts:
    """HTML of a card; `hidden_name` makes a button's words plain to who hears them alone."""

    name: Markup
    hidden_name: Markup
    address: str
    badges: Markup
    where: Markup
    whom: Markup
    waits: Markup
    trust: Markup
    call: Markup


def set_up_cards(app: Flask) -> None:
    """Give the parts to templates."""
    app.jinja_env.globals.update(
        {"card_parts": card_parts, "service_address": service_address, "say_opening": say_opening}
    )


def card_parts(card: Card) -> CardParts:
    """The parts in the request's language; kept with the card, so for one day, too."""
    key = current_language(), request.script_root
    found: CardParts | None = card.rendered.get(key)
    if found is None:
        found = card.rendered[key] = _rendered(card, key[0])
    return found


def _rendered(card: Card, language: str) -> CardParts:
    macros = _macros()
    return CardParts(
        name=escape(card.name),
        hidden_name=_HIDDEN.format(card.name),
        address=url_for("services.page", service_id=card.service_id),
        badges=macros.badges_of(card) if card.badges else _NOTHING,
        where=macros.facts_line(card.where),
        whom=macros.facts_line(card.whom),
        waits=_waits(card.waiting_days, card.response_days, language),
        trust=_trust(card.verified, card.is_helpline, clock.today(), language),
        call=macros.call_button(card.phone) if card.phone else _NOTHING,
    )


def service_address(parts: CardParts, search: object, origin: str | None) -> str:
    """The service's page, told from which search and which place one comes."""
    return parts.address + _query(search, origin)


@lru_cache(maxsize=64)
def _query(search: object, origin: str | None) -> str:
    said = {name: value for name, value in (("search", search), ("from", origin)) if value is not None}
    return f"?{urlencode(said, safe=_PLAIN)}" if said else ""


def say_opening(opening: Opening) -> Markup:
    """When the door opens next, as seen from today."""
    return _say_opening(opening, (opening.day - clock.today()).days, current_language())


@lru_cache(maxsize=2048)
def _say_opening(opening: Opening, days_ahead: int, _language: str) -> Markup:
    said: Markup = _macros().opening_words(opening, days_ahead)
    return said


@lru_cache(maxsize=2048)
def _waits(waiting_days: int | None, response_days: float | None, _language: str) -> Markup:
    said: Markup = _macros().waits(waiting_days, response_days)
    return said


@lru_cache(maxsize=4096)
def _trust(verified: date | None, is_helpline: bool, _today: date, _language: str) -> Markup:
    said: Markup = _macros().trust_line(verified, is_helpline)
    return said


def _macros() -> Any:
    return current_app.jinja_env.get_template(TEMPLATE).module
