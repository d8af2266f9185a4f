"""Times of somebody's own day, at which nothing needs to be open: of work, of the first bus, of meals."""

from collections.abc import Sequence

from directory.search.said.line import Phrase
from directory.search.times.hours import without_work
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Mention

_BUS = "transport.public"
_CARE_WHILE_AT_WORK = frozenset(
    {codes.CHILDCARE, "education.study_support", codes.CARING, "after_school", "early_childhood", "day_centre"}
)


def when_it_is_open(phrases: list[Phrase], mentions: Sequence[Mention]) -> list[Phrase]:
    """The phrases without times of somebody's day: hours of work where care is needed, those of a bus, meals."""
    if any(one.term.code in _CARE_WHILE_AT_WORK for one in mentions):
        phrases = without_work(phrases)
    if _asks_only_for_a_bus(mentions):
        return [one._replace(value=None) if one.kind == "time" else one for one in phrases]
    buses = {one.end for one in mentions if one.term.code == _BUS}
    phrases = [one._replace(value=None) if one.start in buses and _is_hour(one) else one for one in phrases]
    meals = {at for one in mentions if one.term.code == "mental_wellbeing.eating" for at in range(one.start, one.end)}
    return [one._replace(value=None) if one.kind == "time" and one.start in meals else one for one in phrases]


def _asks_only_for_a_bus(mentions: Sequence[Mention]) -> bool:
    """Whether it is for the bus itself that a time is told, and not for what one goes to by bus."""
    asked = {one.term.code for one in mentions if one.term.taxonomy in ("need", "service_type", "interest")}
    return asked == {_BUS}


def _is_hour(phrase: Phrase) -> bool:
    """ "L'autobus alle 5" leaves then; "in autobus sabato" tells when one goes to something."""
    return phrase.kind == "time" and any(one.opens or one.closes for one in phrase.value or ())
