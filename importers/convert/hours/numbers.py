"""Times in words, as in notes of parishes and groups: "dalle tre alle cinque e mezza", "a mezzogiorno"."""

import re
from typing import NamedTuple

_WORDS = (
    *("una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"),
    *("tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove", "venti", "ventuno"),
    *("ventidue", "ventitre", "ventiquattro"),
)
HOURS = {word: hour for hour, word in enumerate(_WORDS, 1)} | {"mezzogiorno": 12, "mezzanotte": 24}
MINUTES = {"mezza": 30, "mezzo": 30, "trenta": 30, "quarto": 15, "quindici": 15, "tre quarti": 45, "quarantacinque": 45}
_LEADS = ("alle ", "dalle ", "all'", "dall'", "ore ")  # else a number of something: "tre volte"
_LEAD = "|".join(rf"(?<=\b{lead})" for lead in _LEADS)
_AND = r" e (?:un )?(?P<said_minutes>mezz[ao]|trenta|quarto|tre quarti|quindici|quarantacinque)"
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
SAID = rf"(?:(?:{_LEAD})(?:{_ANY})\b|\bmezzogiorno\b|\bmezzanotte\b)(?:{_AND}\b)?"


class SaidTime(NamedTuple):
    """An hour and minutes in words; early hours may be those of either half of the day."""

    hour: int
    minute: int


def said_time(match: re.Match[str]) -> SaidTime:
    """The time that a match of SAID names."""
    hour, _, _ = match[0].partition(" ")
    return SaidTime(HOURS[hour], MINUTES.get(match["said_minutes"] or "", 0))
