"""Days, in the orders and languages that lists use."""

import re
from datetime import date, timedelta

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.day_words import SHORT_MONTHS

NOT_A_DATE = N_("“%(value)s” is not a date: write day/month/year, such as 31/12/2025.")
YEAR_OUT_OF_RANGE = N_("The year in “%(value)s” is not possible: write a date from 1800 to 2199.")

MONTH_FIRST_COUNTRIES = frozenset({"US"})
EXCEL_DAY_ZERO = date(1899, 12, 30)
MONTHS = tuple(zip(*SHORT_MONTHS.values(), strict=True))  # how names begin
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d.*)?")
NUMERIC = re.compile(  # "9-12.30" and "14.30-17" are times
    r"(\d{1,2})(?P<sign>[/.\- ])(\d{1,2})(?:(?P=sign)|[/.\- ](?=\d{4}))(\d{4}|\d{2})(?:[T ,]+\d{1,2}[:.].*)?"
)
DAY_MONTH_NAME = re.compile(r"(\d{1,2})[°º.]?\s+([^\W\d]+)\.?,?\s+(\d{4}|\d{2})")
MONTH_NAME_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
EXCEL_NUMBER = re.compile(r"([2-7]\d{4})(?:\.\d+)?")


def day(text: str, country: str = "IT") -> date:
    """A day: "31/12/2025", "31.12.25", "2025-12-31 08:00", "31 dicembre 2025", "December 31, 2025", Excel's 46022.

    Day comes before month except in the USA; a list that writes "12/31/2025" in Italy may mean any order elsewhere, so
    that is refused.
    Two-digit years up to 69 are 20xx.
    """
    plain = " ".join(text.split())
    year, month, number = _parts(plain, month_first=country in MONTH_FIRST_COUNTRIES, text=text)
    try:
        found = date(year, month, number)
    except ValueError as error:
        raise InvalidInput(NOT_A_DATE, value=text) from error
    if not 1800 <= found.year < 2200:
        raise InvalidInput(YEAR_OUT_OF_RANGE, value=text)
    return found


def _parts(plain: str, *, month_first: bool, text: str) -> tuple[int, int, int]:
    """Year, month, day."""
    if match := ISO.fullmatch(plain) or YEAR_FIRST.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := NUMERIC.fullmatch(plain):
        first, second = int(match[1]), int(match[3])
        swap = month_first and first <= 12
        return _year(match[4]), *((first, second) if swap else (second, first))
    if match := DAY_MONTH_NAME.search(plain):
        return _year(match[3]), _month(match[2], text), int(match[1])
    if match := MONTH_NAME_DAY.search(plain):
        return int(match[3]), _month(match[1], text), int(match[2])
    if match := EXCEL_NUMBER.fullmatch(plain):
        serial = EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
        return serial.year, serial.month, serial.day
    raise InvalidInput(NOT_A_DATE, value=text)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _month(name: str, text: str) -> int:
    for number, beginnings in enumerate(MONTHS, start=1):
        if name.casefold().startswith(beginnings):
            return number
    raise InvalidInput(NOT_A_DATE, value=text)
