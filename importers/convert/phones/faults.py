"""Why what looks like a telephone number of Italy is none to call: digits are missing, or may be."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import phonenumbers

from directory.i18n import N_

CUT_OFF = N_("“%(value)s” is an incomplete telephone number: digits are missing at its end. Write all of it.")

NINE_DIGITS = N_(
    "“%(value)s” has nine digits, but mobile numbers have ten, and numbers of a town begin with 0: write all of it, "
    "or +39 before it if it is an old mobile number."
)

LETTER = N_(
    "“%(value)s” has a letter or sign among its digits, so one may be missing: write the whole number, such as "
    "0543 712345."
)

TOO_MANY_DIGITS = N_(
    "“%(value)s” has more digits than a telephone number can have: look up which one is too many, and write it without."
)

MORE_DIGITS = N_(
    "“%(value)s” has more digits than almost all numbers of its town. It was kept: look whether one of them is too "
    "many."
)

DOUBTFUL = (CUT_OFF, NINE_DIGITS)

MOST_DIGITS_BUT_FOR_NEW_NUMBERS = 10  # of a town's number with its area code; lines over the internet have 11
NEW_NUMBERS = "1"  # how these begin behind the area code: "0461 1731270"

FEWEST_AFTER_AREA = 4  # in Italy: taxis and town halls of large cities have so few ("02 8585"); fewer were cut off
LONGEST_CUT_OFF = len("+39") + 4 + FEWEST_AFTER_AREA - 1
CITY_LINES = frozenset({"+39055055"})  # fewer still, and right: the town hall of Florence
SHORT_MOBILE = re.compile(r"\+393\d{8}")
WITH_COUNTRY = re.compile(r"[\s(]*(?:\+|00)")
DIGITS = r"\d(?:[ ./-]?\d){4,}"
# "0543 00022x", "0543 71234?", "0543 7123..", and O or l for a digit before others.
BEHIND_DIGIT = re.compile(rf"{DIGITS}(?:[^\W\d_](?![^\W_])|[_?]|\.{{2,}}|…)")
BEFORE_DIGIT = re.compile(rf"(?<![^\W_])[OoIl]{DIGITS}")
_BEGINS = r"(?<!\d)(?<!\d[ ./-])"
WITHIN_DIGITS = re.compile(rf"{_BEGINS}(?:\d[ ./-]?){{2,9}}[OoIl?*]\d{{2,}}")  # "0543 7o6206"
# "0543 5x300": behind a whole number, x and digits are an extension.
CROSSED_OUT = re.compile(rf"{_BEGINS}(?:\d[ ./-]?){{1,6}}\d[xX]\d{{2,}}")
MOBILES = re.compile(r"\b(?:cell\w*|mobil[ei]|handy)\b", re.IGNORECASE)
WHOLE_MOBILE = re.compile(r"(?:(?:00)?39\D?)?3(?:\D?\d){9}[^\W\d_]")  # a letter behind ten digits is a remark


def fault_of(number: str, text: str) -> str:
    """Why a number, E.164 or short, is not taken as it was written; empty where nothing speaks against it.

    >>> fault_of("+39054371", "0543 71") == CUT_OFF, fault_of("+39028585", "02 8585")
    (True, '')
    """
    if is_short_mobile(number):
        return "" if WITH_COUNTRY.match(text) else NINE_DIGITS
    if not number.startswith("+390") or len(number) > LONGEST_CUT_OFF or number in CITY_LINES:
        return ""
    parsed = phonenumbers.parse(number)
    digits = phonenumbers.national_significant_number(parsed)
    area = phonenumbers.length_of_geographical_area_code(parsed)
    return CUT_OFF if area > 0 and len(digits) - area < FEWEST_AFTER_AREA else ""


def has_a_digit_more(number: str) -> bool:
    """Whether a number of a town, E.164, that may be called is longer than almost all are.

    >>> has_a_digit_more("+3905430002500"), has_a_digit_more("+390543712345"), has_a_digit_more("+3904611731270")
    (True, False, False)
    """
    if not number.startswith("+390") or len(number) - len("+39") <= MOST_DIGITS_BUT_FOR_NEW_NUMBERS:
        return False
    area = _area_code(number.removeprefix("+39"))
    return area > 0 and not number[len("+39") + area :].startswith(NEW_NUMBERS)


def _area_code(national: str) -> int:
    """How many digits of a number of a town are its area code, by the groups of phonenumbers' own table; 0 for none.

    Asking phonenumbers itself for each number takes twenty times as long.
    """
    groups = (match for begins, shape in _groups() if begins.match(national) and (match := shape.fullmatch(national)))
    match = next(groups, None)
    return len(match[1]) if match else 0


@cache
def _groups() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    """How Italian numbers begin, and the groups that those are written in."""
    table: Any = phonenumbers.PhoneMetadata.metadata_for_region("IT")
    shapes = table.intl_number_format
    return [(re.compile(each.leading_digits_pattern[-1]), re.compile(each.pattern)) for each in shapes]


def why_none(text: str, country: str) -> str:
    """Why digits are no number where they are too many for one; empty where something else is wrong.

    >>> why_none("34012345678", "IT") == TOO_MANY_DIGITS, why_none("12345", "IT")
    (True, '')
    """
    digits = re.sub(r"\D", "", text)
    national = re.sub(r"^(?:00)?39(?=[03]\d{9})", "", digits)
    if country != "IT" or re.search(r"\d\D*[/;,–-]\D*\d{5}", text):
        return ""
    return TOO_MANY_DIGITS if re.fullmatch(r"0\d{11,12}|3\d{10,11}", national) else ""


def is_short_mobile(number: str) -> bool:
    """Whether a number, E.164, is one of the few old mobile numbers of Italy with nine digits; most such miss one."""
    return SHORT_MOBILE.fullmatch(number) is not None


def letter_at_digit(text: str) -> str:
    """What of a text is digits with a letter or sign at them that says nothing; empty where there is none.

    >>> letter_at_digit("tel. 0543 00022x"), letter_at_digit("333 1234567w")
    ('0543 00022x', '')
    """
    for pattern in (BEHIND_DIGIT, BEFORE_DIGIT, WITHIN_DIGITS):
        for found in pattern.finditer(text):
            if not WHOLE_MOBILE.fullmatch(said := str(found[0])):
                return said
    return ""


def is_cut_mobile(number: str, cell: str, header: str) -> bool:
    """Whether a number of a town, E.164, is one only because a zero was put before digits in a column of mobiles.

    >>> is_cut_mobile("+39034112345", "341 12345", "Cellulare"), is_cut_mobile("+39034112345", "0341 12345", "Cell.")
    (True, False)
    """
    digits = re.sub(r"\D", "", cell)
    is_mended = number.startswith("+390") and number.removeprefix("+39") not in digits
    return is_mended and MOBILES.search(header) is not None and "tel" not in header.casefold()
