"""Whom to call at once where a question tells of a danger: numbers for buttons that a thumb finds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from directory.catalog.listed import Listed
from directory.helplines import HELPLINES, Telephone
from directory.i18n import Sentence
from directory.search.question import Query
from directory.taxonomies.codes import CRISIS
from web.cards.card import Card

_SURELY = 0.9  # of the worth of an answer to a need: what only services of this kind often do is no promise


class Call(NamedTuple):
    """A number, and what it is for in words."""

    number: str
    name: Sentence | str
    hours: Sentence | None = None


def calls_for(query: Query, results: Iterable[Listed], cards: Sequence[Card]) -> list[Call]:
    """The numbers that what is to be done first names; of who may take their life also the lines that answer now.

    Args:
        results, cards: of the page, in the same order.
    """
    found: dict[str, Call] = {}
    for number in (number for danger in query.dangers for number in _numbers(danger)):
        line = HELPLINES[number]
        found.setdefault(number, Call(number, Sentence(line.name), Sentence(line.hours)))
    if CRISIS in query.needs:
        for call in _lines_that_answer(results, cards):
            found.setdefault(call.number, call)
    return [*found.values()]


def _numbers(fact: Any) -> Iterator[str]:
    """The known numbers in a sentence, in those within it, and in lists of these."""
    if isinstance(fact, Telephone) and fact in HELPLINES:
        yield str(fact)
    elif isinstance(fact, Sentence):
        yield from _in_each(fact.facts)
    elif isinstance(fact, tuple):
        yield from (number for one in fact for number in _numbers(one))


def _in_each(facts: Mapping[str, Any]) -> Iterator[str]:
    return (number for one in facts.values() for number in _numbers(one))


def _lines_that_answer(results: Iterable[Listed], cards: Sequence[Card]) -> Iterator[Call]:
    """Telephone lines of the directory that are open now and are known to answer the need; no invented ones."""
    for one, card in zip(results, cards, strict=True):
        is_open = card.opening is not None and card.opening.is_now
        if not (card.is_helpline and card.phone and is_open) or card.is_example:
            continue
        if any(reason.feature == "needs" and reason.value >= _SURELY for reason in one.reasons):
            yield Call(card.phone, card.name)
