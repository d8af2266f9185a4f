"""Coordinates as lists hold them: decimal commas, swapped axes, both in one cell."""

import re

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.geo import Point

NOT_COORDINATES = N_(
    "“%(value)s” are not coordinates: write latitude and longitude in degrees, such as 44.2227 and 12.0407."
)
OUTSIDE_COUNTRY = N_("The coordinates “%(value)s” lie outside the country of the list: check them.")
ZERO = N_("The coordinates “%(value)s” are zero: leave them empty when they are not known.")

Box = tuple[float, float, float, float]  # south, north, west, east
COUNTRY_BOXES: dict[str, Box] = {
    "IT": (35.2, 47.2, 6.5, 18.6),
    "CH": (45.7, 47.9, 5.9, 10.6),
    "US": (18.0, 71.6, -180.0, -65.0),
}
SEXAGESIMAL = re.compile(  # 46°03'36"N
    r"(\d{1,3})\s*[°º]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”]|''|’’)\s*)?"
)
OST_OR_OVEST = re.compile(r"(?<=[\d°º'′’\"″” ])O\b")  # east in German, west in Italian
DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def point(text: str, country: str = "IT") -> Point:
    """Latitude and longitude from one cell: "45.1, 9.2", "45,1; 9,2", "Geolocation is 42.108547, -87.974705"."""
    if OST_OR_OVEST.search(text) and not _lies_east(country):
        raise InvalidInput(NOT_COORDINATES, value=text)
    text = SEXAGESIMAL.sub(_as_decimal, text)
    degrees = re.findall(r"[+-]?\d+\.\d+|[+-]?\d+,\d+(?=\s*(?:[;/|]|,?\s|$))|[+-]?\d+", text)
    if len(degrees) != 2:
        raise InvalidInput(NOT_COORDINATES, value=text)
    return point_of(degrees[0], degrees[1], country)


def point_of(latitude: str, longitude: str, country: str = "IT") -> Point:
    """A point from two cells; swapped axes are put right where only the other order lies in the country.

    Raises:
        InvalidInput: no numbers, 0 and 0, or outside the country (of those in `COUNTRY_BOXES`, else of the Earth).
    """
    value = f"{latitude} {longitude}".strip()
    if _lies_east(country):
        latitude, longitude = (OST_OR_OVEST.sub("", each) for each in (latitude, longitude))
    y, x = _degrees(latitude, value), _degrees(longitude, value)
    if abs(y) < 0.01 and abs(x) < 0.01:
        raise InvalidInput(ZERO, value=value)
    box = COUNTRY_BOXES.get(country, (-90.0, 90.0, -180.0, 180.0))
    if _inside(y, x, box):
        return Point(y, x)
    if _inside(x, y, box):
        return Point(x, y)
    raise InvalidInput(OUTSIDE_COUNTRY, value=value)


def _lies_east(country: str) -> bool:
    """Whether all of a country lies east of Greenwich, so that no letter can mean west."""
    return country in COUNTRY_BOXES and COUNTRY_BOXES[country][2] > 0


def _degrees(text: str, value: str) -> float:
    """One number; a program that took the decimal point for a thousands separator leaves "45.681.432"."""
    plain = SEXAGESIMAL.sub(_as_decimal, text).strip().strip("°NEne ").replace(",", ".")
    if not DECIMAL.fullmatch(plain):
        raise InvalidInput(NOT_COORDINATES, value=value)
    whole, _, decimals = plain.partition(".")
    return float(f"{whole}.{decimals.replace('.', '')}")


def _as_decimal(degrees: re.Match[str]) -> str:
    """Degrees, minutes and seconds as degrees."""
    whole, minutes, seconds = (float((part or "0").replace(",", ".")) for part in degrees.groups())
    return f"{whole + minutes / 60 + seconds / 3600:.6f} "


def _inside(latitude: float, longitude: float, box: Box) -> bool:
    south, north, west, east = box
    return south <= latitude <= north and west <= longitude <= east
