"""Whom to call at once, as buttons."""

import uuid
from dataclasses import replace
from datetime import date, time

import pytest

from directory.catalog.listed import Listed
from directory.catalog.scoring import Reason
from directory.danger.what_to_do_first import what_to_do_first
from directory.i18n import Sentence
from directory.queries.hours import Opening, Span, Week
from directory.search.question import Query
from directory.taxonomies.codes import CRISIS, VIOLENCE
from web.cards.card import Card
from web.search.calls import calls_for

CRISIS_QUERY = Query(needs=(CRISIS,), dangers=tuple(what_to_do_first((CRISIS,))))
LINE = Card(
    listing_id=uuid.UUID(int=1),
    service_id=uuid.UUID(int=1),
    name="Linea di ascolto",
    organization="",
    where=(),
    whom=(),
    point=None,
    distance_km=None,
    badges=(),
    reasons=(),
    week=Week(()),
    opening=Opening(date(2026, 11, 22), Span(time(9), time(23)), is_now=True),
    holiday=None,
    waiting_days=None,
    response_days=None,
    verified=None,
    holds_days=365,
    is_helpline=True,
    phone="+390223272327",
    is_example=False,
)


def numbers(card: Card = LINE, worth: float = 1.0, query: Query = CRISIS_QUERY) -> list[str]:
    reasons = (Reason("needs", 1.0, worth, worth, True, Sentence("x")),)
    one = Listed(0, card.listing_id, card.service_id, card.name, "", "", False, False, None, 1.0, reasons)
    return [call.number for call in calls_for(query, [one], [card])]


def test_of_who_may_take_their_life_a_line_that_answers_now_can_be_called_at_once() -> None:
    assert numbers() == ["112", "+390223272327"]


@pytest.mark.parametrize(
    "changed",
    [{"is_example": True}, {"opening": None}, {"is_helpline": False}, {"phone": None}],
    ids=["invented", "closed", "a place", "without a number"],
)
def test_other_cards_are_no_number_to_call_at_once(changed: dict[str, object]) -> None:
    assert numbers(replace(LINE, **changed)) == ["112"]  # type: ignore[arg-type]


def test_what_a_line_only_perhaps_answers_is_no_promise() -> None:
    assert numbers(worth=0.5) == ["112"]


def test_each_number_stands_once_in_the_order_in_which_it_is_named() -> None:
    needs = (VIOLENCE, CRISIS)
    both = Query(needs=needs, dangers=tuple(what_to_do_first(needs)))
    assert numbers(query=both)[:2] == ["112", "1522"]
    assert len(set(numbers(query=both))) == len(numbers(query=both))
    assert not numbers(query=Query())
