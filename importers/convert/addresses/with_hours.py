"""Cells that say where and when: "Trento, via Lunelli 4. Lun-gio 8.30-12.30"."""

import re

from directory.errors import InvalidInput
from importers.convert.hours.day_names import DAY
from importers.convert.hours.opening_hours import hours

_GERMAN = r"(?:(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|(?:mo|di|mi|do|fr|sa|so)\.?\s?[-–])"
BEGINS = re.compile(
    rf"(?:[,;:.(\n]|\s[-–—])\s*(?P<hours>(?:(?:aperto|riceve|orari?o?:?)\s+)?(?:(?:il|la|dal|ogni|ore|tutt[ie])\s+)?"
    rf"(?:{DAY}\b|{_GERMAN}|(?:giorni|le sere|i giorni|le mattine|i pomeriggi)\b|"
    r"(?:(?:solo|previo|su)\s+)+(?:appuntamento|app\.?to)\b|\d{1,2}[.:]\d\d\s?[-–]).*)",
    re.IGNORECASE | re.DOTALL,
)
LEAST_OF_ADDRESS = 4  # characters


def apart_from_hours(cell: str, language: str = "") -> tuple[str, str]:
    """What a cell says of a place, and the hours that end it; "" where none surely do.

    >>> apart_from_hours("Via Roma 3, Forlì - lun-ven 9-12"), apart_from_hours("Via Martiri 9, Mercato")
    (('Via Roma 3, Forlì', 'lun-ven 9-12'), ('Via Martiri 9, Mercato', ''))
    """
    for found in BEGINS.finditer(cell):
        where, said = cell[: found.start()].strip(" \n,;:.-–—("), found["hours"].strip()
        if len(where) >= LEAST_OF_ADDRESS and _are_hours(said, language):
            return where, said
    return cell, ""


def _are_hours(said: str, language: str) -> bool:
    try:
        found = hours(said, language)
    except InvalidInput:
        return False
    if found.unread:
        return False  # perhaps the town: "Via Roma 3, lun 9-12, Forlì"
    return any(each.opens_at or each.part_of_day or each.by_appointment for each in found.openings)
