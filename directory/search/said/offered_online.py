"""ONLINE as the way to be helped, and in the name of what somebody needs help with: "servizi online"."""

import re
from collections.abc import Iterable, Sequence

from directory.search.said.line import Line, Phrase
from directory.taxonomies.vocabulary import Mention
from directory.words.language import word_set

_ONLINE_SERVICES, _ONLINE = "digital.online_services", "online"
_OF_WHAT = word_set("di d per for fur")
_GIVEN_ONLINE, _LOOKS_AHEAD = (  # help that people give over a screen; "servizi online per la scuola" are forms
    re.compile(
        r"ascolto|debit\w+|psicolog\w*|psicoterap\w+|terapi\w+|consulenz\w+|counsell?ing|sostegno|supporto|aiuto|debts?"
        r"|psycholog\w*|therap\w+|advice|support|help|schulden\w*|beratung\w*|hilfe"
    ),
    5,
)


def services_for_something_else(line: Line, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without online services that are for something else, and so only tell how one is helped.

    "Servizio online di ascolto" and "servizi online per chi ha debiti", but not "servizi online" alone, which are
    forms to fill in, nor those "del comune" or "per la scuola".
    """
    return [one for one in mentions if not _is_for_something_else(one, line)]


def ways_online(phrases: Iterable[Phrase], mentions: Sequence[Mention]) -> list[Phrase]:
    """The phrases without "online" in the name of what somebody needs help with."""
    return [one for one in phrases if one.value != _ONLINE or not any(_has(mention, one) for mention in mentions)]


def _is_for_something_else(one: Mention, line: Line) -> bool:
    if one.term.code != _ONLINE_SERVICES or line.words[one.end - 1] != _ONLINE:
        return False
    if _OF_WHAT.isdisjoint(line.words[one.end : one.end + 1]):
        return False
    return any(map(_GIVEN_ONLINE.fullmatch, line.words[one.end : one.end + _LOOKS_AHEAD]))


def _has(mention: Mention, phrase: Phrase) -> bool:
    return mention.start <= phrase.start and phrase.end <= mention.end
