"""Opening hours in the words that are understood: "ven pomeriggio chiuso" is "ven solo mattina"."""

import re

from importers.convert.hours.day_names import DAY

_DAYS = rf"{DAY}\.?(?:\s*(?:,|e)\s*{DAY}\.?)*"
_HALF = r"(?P<half>pomeriggio|pom(?:er)?\b\.?|mattin[ao]|matt\b\.?)"
_CLOSED = r"chius[oaie]\b"
HALF_CLOSED = (
    re.compile(rf"\b(?P<days>{_DAYS})\s+{_HALF}\s+{_CLOSED}", re.IGNORECASE),
    re.compile(rf"\b{_CLOSED}\s+(?:(?:il|di|al|nel)\s+)?(?P<days>{_DAYS})\s+{_HALF}", re.IGNORECASE),
)
EVERY_WEEK = (
    re.compile(  # days and times alone: "ad agosto", "in estate" or "il primo del mese" close no half of a year
        rf"(?:(?:{DAY}|(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?|dalle|alle|ore|orario?|aperto|(?:dal?|al?)(?!\s*\d)|e|il|h|"
        r"mattin[ao]|pomeriggio|continuato)(?![^\W_])|(?<!\d)[.:]|[.:](?!\d)|[\s,;()–—-])*",
        re.IGNORECASE,
    )
)
_SEVEN = r"(?:7|sette)"
EVERY_DAY = re.compile(rf"\b{_SEVEN}\s?(?:(?:gg?|giorni)\.?\s?(?:su|/)|su)\s?{_SEVEN}\b", re.IGNORECASE)


def reworded(text: str) -> str:
    """The hours in other words, where some of them are seldom ones.

    >>> reworded("lun-ven 9-12 e 15-18, ven pom. chiuso"), reworded("7 gg su 7, 8-20")
    ('lun-ven 9-12 e 15-18, ven solo mattina', 'tutti i giorni, 8-20')
    """
    if EVERY_WEEK.fullmatch(_without(text)):
        for pattern in HALF_CLOSED:
            text = pattern.sub(_other_half, text)
    return EVERY_DAY.sub("tutti i giorni", text)


def _without(text: str) -> str:
    """The text without what it says of closed half days."""
    for pattern in HALF_CLOSED:
        text = pattern.sub("", text)
    return text


def _other_half(found: re.Match[str]) -> str:
    is_afternoon = found["half"].casefold().startswith("pom")
    return f"{found['days']} solo {'mattina' if is_afternoon else 'pomeriggio'}"
