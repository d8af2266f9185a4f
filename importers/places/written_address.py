"""The address that a row writes: columns of its parts, one cell with all of them, and a town beside a street."""

import re
from collections.abc import Iterable
from functools import lru_cache

from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.place_names import spelled_key
from directory.words.language import fold
from importers.cells.service_areas import GAZETTEER_COUNTRIES
from importers.convert.addresses.address import AddressParts, address, province_letters, street_only
from importers.convert.addresses.streets import NO_ADDRESS, STREET_BEGINS, readable_case, readable_street, with_accents
from importers.row_values import Values

ENDS_IN_NUMBER = re.compile(r"\d+\s*/?\s*[^\W\d_]?\Z")
NO_PARTS = AddressParts("", "", "", "")
IN_BRACKETS = re.compile(r"^(?P<rest>.*?)[\s,–-]*\(\s*(?P<letters>[A-Za-z]{2})\s*\)$")
IN_CAPITALS = re.compile(r"^(?P<rest>.*?)[\s,–-]+(?P<letters>[A-Z]{2})$")
SEPARATOR = re.compile(r"\s*[,;]\s*|\s+[-–—/|]\s*|\s*[-–—|]\s+|\n")
BEHIND_NUMBER = re.compile(
    r"^(?P<street>.*(?:\d+(?:\s?/\s?\w{1,3}|\s?(?:bis|ter)|\s?[a-zA-Z])?|\bs\.?\s?n\.?(?:\s?c\.?)?))\s+(?P<town>\D{3,})$",
    re.IGNORECASE,
)

CODE_AND_TOWN = re.compile(r"(?:I-|IT-)?(?P<code>\d{5})[\s-]+(?P<town>\D+)")
OF_A_TOWN = frozenset({"di", "a", "ad", "comune"})
SAINT = re.compile(r"s(?:an|ant|anta|anti|anto|ante)?\b")
PARTS_OF_A_HOUSE = frozenset({"scala", "sale", "ponte", "fonte", "terzo", "paese"})  # towns are called so, too


def written_address(values: Values, country: str) -> tuple[AddressParts, bool]:
    """The address's parts, and whether the town was found beside the street; columns of their own win.

    A town is only looked for beside a street where nothing else says where it is.
    """
    text, city = values.get("place.address", ""), values.get("place.city", "")
    whole = address(text, country) if text else NO_PARTS
    street = readable_street(values["place.street"]) if "place.street" in values else whole.street
    beside = None if whole.city else town_beside(str(values.get("place.street", text)), country)
    is_beside = False
    in_one_cell = bool(text) and city == text and "place.street" not in values  # of towns, and of streets as well
    if beside is not None and spelled_key(city) == spelled_key(beside.city):
        street = beside.street  # the column says the town as well
    elif beside is not None and (in_one_cell or not _says_where(values)):
        whole = beside._replace(postal_code=beside.postal_code or whole.postal_code)
        street, is_beside = beside.street, True
    elif alone := _town_alone(values, country):
        whole, is_beside = alone, not values.get("place.in_town_column")
        street = whole.street
    if in_one_cell and (whole.city or beside is None):
        city, street = "" if whole.city else city, street if whole.city else ""
    columns = {
        "street": _with_number(street, values.get("place.house_number", "")),
        "postal_code": values.get("place.postal_code"),
        "city": city,
        "province": values.get("place.province"),
    }
    whole = whole._replace(extra=_with_building(whole.extra, text, street)) if "place.street" in values else whole
    return whole._replace(**{name: value for name, value in columns.items() if value}), is_beside


def _with_building(extra: str, text: str, street: str) -> str:
    """What stands apart from a street of a column of its own: "Palazzo blu, ufficio 204" of another column, too."""
    building = " ".join(text.split()).strip(" ,;-–")
    is_known = not building or is_town(building) or fold(building) in fold(street) or fold(extra) == fold(building)
    if is_known or STREET_BEGINS.search(building) or re.search(r"\d{4}", building):
        return extra
    return readable_street(building)


def town_beside(text: str, country: str) -> AddressParts | None:
    """A street with the municipality that stands behind its number or a separator, or before it; None where none surely
    does.

    A street that is called like a town says nothing, nor do two towns.

    >>> town_beside("Via Forlì 12 - Cesena", "IT").city, town_beside("Cesena, Via Forlì 12", "IT").city
    ('Cesena', 'Cesena')
    >>> town_beside("Via Bologna 3", "IT")
    """
    if country not in GAZETTEER_COUNTRIES or not any(map(str.isalpha, text)):
        return None
    plain, province = _without_province(" ".join(text.split(" ")).strip(" \n.,;-–"))
    found = _behind(plain) or _before(plain)
    if found is None:
        return None
    street, town = found
    if any(is_town(piece) or _behind_number(piece) for piece in SEPARATOR.split(street)):
        return None
    code, name = _without_code(town)
    name, own_province = _without_province(with_accents(name))
    parts = street_only(" ".join(street.split()).strip(" ,;-–"))
    city = readable_case(name) if name.isupper() else name
    return parts._replace(city=city, province=own_province or province, postal_code=code)


def address_above(lines: Iterable[str], country: str) -> str:
    """The street and town in the lines above a list: "Parrocchia del Ronco, via Ronco 5 Forlì - tel. …"; "" without."""
    for line in lines:
        begins = STREET_BEGINS.search(line)
        text = NO_ADDRESS.split(line[begins.start() :])[0].strip(" \n,;-–—") if begins else ""
        if text and town_beside(text, country) is not None:
            return text
    return ""


def _says_where(values: Values) -> bool:
    return any(values.get(f"place.{each}") for each in ("city", "code", "point", "latitude"))


def _town_alone(values: Values, country: str) -> AddressParts | None:
    """The town that is all of an address, or with which a building's name ends, where nothing else says where it is."""
    if country not in GAZETTEER_COUNTRIES or _says_where(values):
        return None
    if any(values.get(f"place.{each}") for each in ("street", "postal_code")):
        return None
    text = str(values.get("place.address", ""))
    if site := values.get("place.venue") or (not text and values.get("place.site")):
        found = town_of_venue(site)
        return found._replace(street=readable_street(text)) if found else None
    plain, province = _without_province(text)
    return NO_PARTS._replace(city=plain, province=province) if is_town(plain) else None


def town_of_venue(text: str) -> AddressParts | None:
    """The town at the end of "biblioteca di Forlimpopoli"; a parish is called after a saint, and not after a town.

    >>> town_of_venue("Casa del popolo, Meldola (FC)").city, town_of_venue("Parrocchia Santa Sofia")
    ('Meldola', None)
    """
    plain, province = _without_province(" ".join(text.split()).strip(" .,;-–"))
    pieces = [piece for piece in SEPARATOR.split(plain) if piece]
    if not pieces:
        return None
    ends, said = [plain, pieces[-1]], pieces[-1].split()
    ends += [
        " ".join(said[at:])
        for at in range(1, len(said))
        if said[at][0].isupper() and (fold(said[at - 1]) in OF_A_TOWN or not SAINT.match(fold(said[at])))
    ]
    town = next((end for end in ends if is_town(end)), None)
    return None if town is None else NO_PARTS._replace(city=with_accents(town), province=province)


def is_called(municipality: Municipality, *texts: str) -> bool:
    """Whether one of the texts is a present name of the municipality."""
    names = {spelled_key(name) for name in (municipality.name, *municipality.other_names)}
    return any(spelled_key(each) in names for text in texts for each in (text, *_with_saints(text)))


def _with_saints(text: str) -> list[str]:
    """What "S. Sofia" may be in full."""
    return [SHORT_SAINT.sub(saint, text) for saint in ("San ", "Santa ", "Sant'", "Santo ")] if "." in text else []


SHORT_SAINT = re.compile(r"\bS\.\s*(?=[A-ZÀ-Ý])")


@lru_cache(maxsize=1 << 13)
def is_town(text: str) -> bool:
    """Whether a text is just the present name of a municipality, and no word that may stand behind any street."""
    if len(text) <= 2 or fold(text) in PARTS_OF_A_HOUSE:
        return False
    gazetteer = Gazetteer.bundled()
    if "/" in text:  # in two languages: "Bozen/Bolzano"
        named = [{each.code for each in gazetteer.called(name.strip())} for name in text.split("/")]
        return bool(set.intersection(*named))
    if gazetteer.called(text):
        return True
    may_be = any(map(gazetteer.called, _with_saints(text)))
    return may_be and any(is_called(each, text) for each in gazetteer.candidates(text))


def _behind(plain: str) -> tuple[str, str] | None:
    """What stands before the town and the town."""
    *_, last = [None, *SEPARATOR.finditer(plain)]
    if last is not None and plain[: last.start()] and is_town(town := plain[last.end() :]):
        return plain[: last.start()], town
    return _behind_number(plain)


def _before(plain: str) -> tuple[str, str] | None:
    """The street and the town that stands before it, perhaps with its postal code and province."""
    street = next((match for match in STREET_BEGINS.finditer(plain) if match.start()), None)
    if street is None:
        return None
    town = plain[: street.start()].strip(" \n,;:.-–—/|")
    _, name = _without_code(town)
    return (plain[street.start() :], town) if is_town(_without_province(name)[0]) else None


def _without_code(town: str) -> tuple[str, str]:
    """A postal code before a town, and the town."""
    match = CODE_AND_TOWN.fullmatch(town)
    return (match["code"], match["town"]) if match else ("", town)


def _behind_number(plain: str) -> tuple[str, str] | None:
    match = BEHIND_NUMBER.match(plain)
    return (match["street"], match["town"]) if match and is_town(match["town"]) else None


def _without_province(plain: str) -> tuple[str, str]:
    """A text without the letters of the province at its end, and these."""
    for pattern in (IN_BRACKETS, IN_CAPITALS):
        match = pattern.match(plain)
        if match and match["letters"].upper() in province_letters():
            return match["rest"], match["letters"].upper()
    return plain, ""


def _with_number(street: str, number: str) -> str:
    """A street with the number of another column, where it has none itself."""
    if not street or not number or ENDS_IN_NUMBER.search(street):
        return street
    return f"{street} {number.removesuffix('.0')}"
