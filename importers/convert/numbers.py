"""Numbers as written in Italy ("1.234,50") and elsewhere ("1,234.50")."""

import re
from decimal import Decimal

from directory.errors import InvalidInput
from directory.i18n import N_

NOT_A_NUMBER = N_("“%(value)s” is not a number: write digits, such as 12 or 12,5.")
NOT_WHOLE = N_("“%(value)s” is not a whole number: write digits only, such as 12.")
POINT_COUNTRIES = frozenset({"US", "GB", "CH"})  # they write a decimal point; elsewhere a decimal comma


def number(text: str, country: str = "IT") -> Decimal:
    """A number with optional thousands separators, currency or percent sign.

    "1.234" is 1234 in Italy and "1,234" is 1234 in the USA; "48.2" is 48.2 everywhere.

    >>> number("1.234,50"), number("48.2"), number("€ 3")
    (Decimal('1234.50'), Decimal('48.2'), Decimal('3'))
    """
    plain = re.sub(r"[\s'’€$£%]|eur(?:o)?|usd|chf|fr\.|,--?$", "", text.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)", plain):
        raise InvalidInput(NOT_A_NUMBER, value=text)
    decimal = _decimal_sign(plain, "," if country in POINT_COUNTRIES else ".")
    whole, _, decimals = plain.partition(decimal)
    if re.search(r"[.,]", decimals):
        raise InvalidInput(NOT_A_NUMBER, value=text)
    return Decimal(re.sub("[.,]", "", whole) + (f".{decimals}" if decimals else ""))


def _decimal_sign(plain: str, thousands: str) -> str:
    """The last of two different signs; a single one, unless it parts off three digits as the country does."""
    other = "," if thousands == "." else "."
    if thousands in plain and other in plain:
        return max(thousands, other, key=plain.rfind)
    if re.fullmatch(rf"[+-]?\d{{1,3}}(?:\{thousands}\d{{3}})+", plain):
        return other
    if plain.count(other) > 1:
        return thousands
    return other if other in plain else thousands


def whole_number(text: str, country: str = "IT") -> int:
    """A number without decimals: "20", "1.234", but not "20 posti"."""
    value = number(text, country)
    if value != value.to_integral_value():
        raise InvalidInput(NOT_WHOLE, value=text)
    return int(value)
