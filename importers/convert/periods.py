"""Days from and to, as people write when they are away."""

import re
from datetime import date
from typing import NamedTuple

from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from importers.convert import dates
from importers.problems import PartlyRead

NOT_A_PERIOD = N_("“%(value)s” is not a period: write it like 3/2/2026-20/2/2026, or “dal 3/2/2026”, several with “;”.")
BACKWARDS = N_("“%(value)s” ends before it begins: check the two dates.")

_BETWEEN = re.compile(
    r"(?:^|\s+)(?:al|fino al|until|to|bis|a)\s+|\s*[–—]\s*|\s+-\s*|(?<=\d)-(?=\d{1,2}[/.])", re.IGNORECASE
)
_SINCE = re.compile(r"^(?:dal|da|from|since|ab|von|vom|il|on|am)\s+", re.IGNORECASE)
_OPEN = re.compile(r"^(?:dal|da|from|since|ab)\s", re.IGNORECASE)


class Period(NamedTuple):
    """Days, both included; `ends` None: nobody knows."""

    begins: date
    ends: date | None


def periods(text: str, country: str = "IT") -> list[Period]:
    """Several periods: "3/2/2026-20/2/2026; dal 5/4/2026". One day alone is one day; "dal" without an end is open.

    Raises:
        PartlyRead: some could not be read; the others are its value.
        InvalidInput: none could be read.
    """
    found: list[Period] = []
    fault: AppError | None = None
    for part in filter(None, map(str.strip, re.split(r"[;|\n]", text))):
        try:
            found.append(_period(part, country))
        except InvalidInput as problem:
            fault = problem
    if fault is None:
        return found
    if found:
        raise PartlyRead(fault.message, found, **fault.facts)
    raise fault


def _period(part: str, country: str) -> Period:
    days = [one for one in _BETWEEN.split(_SINCE.sub("", part)) if one]
    if not 1 <= len(days) <= 2:
        raise InvalidInput(NOT_A_PERIOD, value=part)
    try:
        read = [dates.day(_SINCE.sub("", one), country) for one in days]
    except InvalidInput:
        raise InvalidInput(NOT_A_PERIOD, value=part) from None
    if len(read) == 1:
        return Period(read[0], None if _OPEN.match(part) else read[0])
    if read[1] < read[0]:
        raise InvalidInput(BACKWARDS, value=part)
    return Period(read[0], read[1])
