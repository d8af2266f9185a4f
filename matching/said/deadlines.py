"""Needs that cannot wait: "sfratto entro il 15 dicembre", "scade lunedì", "urgente", "non mangia da due giorni"."""

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
_LACKS: Final = re.compile(  # food, light or warmth, by now
    r"\b(?:frig\w+|dispens\w+|credenz\w+)(?: e)? vuot\w"
    r"|\bnon (?:mangi\w+|tocc\w+ cibo)(?: \w+){0,2} da (?:\w+ )?(?:giorn\w|ieri)"
    r"|\bda (?:\w+ )?giorni (?:che )?non mangi\w+"
    r"|\bhanno (?:gia )?(?:staccat|tagliat|chius)\w (?:(?:la|il|l) )?(?:luce|gas|acqua|corrente|riscaldamento)"
    r"|\b(?:empty fridge|fridge is empty|nothing to eat|(?:has|have) not eaten|(?:hasn|haven) t eaten)\b"
    r"|\b(?:kuhlschrank(?: ist)? leer|leerer kuhlschrank|nichts (?:mehr )?zu essen|strom(?: \w+)? abgestellt)\b"
)
_BEFORE_NOW: Final = re.compile(
    r"\b(?:(?:un |l )?anno (?:fa|scorso)|anni fa|nel (?:19|20)\d\d|in passato|last year|years ago|letztes jahr"
    r"|vor (?:\w+ )?jahren|una volta|allora)\b"
)
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
    if _LACKS.search(told) and not _BEFORE_NOW.search(told):
        return True
    is_dated = _DAY.search(told) or (_IN_A_MONTH.search(told) and not _PAST.search(told))
    if not (_SOON.search(told) or is_dated) or _NO_HURRY.search(told):
        return False
    months = [MONTHS[name] for name in _MONTH.findall(told)]
    return not months or any((month - today.month) % 12 <= _MONTHS_AHEAD for month in months)
