"""Needs that have a date: "sfratto entro il 15 dicembre", "scade lunedì", "urgente"."""

import re
from datetime import date
from typing import Final

from directory.words.day_words import MONTHS
from directory.words.language import fold

_SOON: Final = re.compile(
    r"\b(?:entro (?!(?:l |un |il prossimo )?anno)|scad(?:e|enza|ono)\b|urgen\w+|subito|domani|stasera|stanotte|asap"
    r"|tomorrow|tonight|deadline"
    r"|(?:by|before) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|monday|tuesday|wednesday|thursday|friday)\b"
    r"|dringend|morgen\b|bis (?:zum )?(?:\d|montag|dienstag|mittwoch|donnerstag|freitag|ende (?:des )?monat)|frist\b)"
)
_DAY: Final = re.compile(rf"\b(?:il|dal|l|entro|the|am|zum|on) (?:\d{{1,2}}|primo) ?({'|'.join(MONTHS)})\b")
_IN_A_MONTH: Final = re.compile(rf"\b(?:a|in|im|fine|ende|by) (?:{'|'.join(MONTHS)})\b")
_PAST: Final = re.compile(r"\b(?:ha|ho|hanno|abbiamo|era|stat[oa]|has|had|was|hat|war|wurde|dal|since|seit)\b")
_NO_HURRY: Final = re.compile(r"\b(?:non|nicht|not) (?:e |is |ist )?(?:urgent\w*|dringend)|dormire subito")
_MONTH: Final = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_MONTHS_AHEAD: Final = 2


def has_a_deadline(clause: str, today: date) -> bool:
    """Whether a clause tells of something that cannot wait for long.

    >>> [has_a_deadline(told, date(2026, 11, 20)) for told in ("sfratto entro il 15 dicembre", "entro giugno")]
    [True, False]
    """
    told = fold(clause)
    is_dated = _DAY.search(told) or (_IN_A_MONTH.search(told) and not _PAST.search(told))
    if not (_SOON.search(told) or is_dated) or _NO_HURRY.search(told):
        return False
    months = [MONTHS[name] for name in _MONTH.findall(told)]
    return not months or any((month - today.month) % 12 <= _MONTHS_AHEAD for month in months)
