"""Addresses in one cell: street, postal code, municipality and province, in the orders that lists use."""

import re
from functools import cache
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.places.place_names import spelled_key
from importers.convert.addresses.streets import readable_case, readable_street, with_accents
from importers.convert.lengths import LONGEST

NOT_A_POSTAL_CODE = N_("“%(value)s” is not a postal code: write its %(digits)s digits, such as %(example)s.")

POSTAL_DIGITS = {"IT": 5, "CH": 4, "US": 5, "DE": 5, "AT": 4}
EXAMPLES = {"IT": "47121", "CH": "6900"}
LOWEST_ITALIAN, HIGHEST_ITALIAN = 10, 98168  # 00010 Roma province, 98168 Messina

REGIONS = re.compile(
    r"(?:abruzzo|basilicata|calabria|campania|emilia-romagna|friuli[- ]venezia giulia|lazio|liguria|lombardia|marche|"
    r"molise|piemonte|puglia|sardegna|sardigna/sardegna|sicilia|toscana|trentino-alto adige(?:/südtirol)?|umbria|"
    r"valle d'aosta.*|veneto|ticino)",
    re.IGNORECASE,
)
COUNTRY = re.compile(r"(?:^|,)\s*(?:italia|italy|italien)\s*$", re.IGNORECASE)
PROVINCE_OFFICE = re.compile(
    r"^(?:provincia (?:autonoma )?(?:di |del |della )?|città metropolitana di |libero consorzio comunale di )|"
    r"(?<=^roma) capitale$",
    re.IGNORECASE,
)
STREET_WORD = re.compile(
    r"(?:via|viale|piazza|piazzale|piazzetta|corso|largo|vicolo|strada|contrada|borgo|lung[oa]\w{2,}|salita|calle)\b",
    re.IGNORECASE,
)
PROVINCE = r"(?P<province>[A-Za-z]{2})"
STREET_CODE_CITY_PROVINCE = re.compile(
    rf"^(?P<street>.*?)\s*-\s*(?P<code>\d{{2,5}})\s*-\s*(?P<city>\D.*?)\s*-\s*{PROVINCE}$"
)
STREET_CODE_CITY = re.compile(
    r"^(?P<street>.*?)(?:[\s,;–-]+|^)(?:I-|IT-|CH-)?(?P<code>\d{4,5})[\s,-]+(?P<city>[^\d,;()]+?)"
    rf"(?:[\s,–-]*\(\s*{PROVINCE}\s*\)|[\s,–-]+(?P<letters>[A-Z]{{2}}))?[\s.]*$"
)
STREET_CITY_PROVINCE = re.compile(rf"^(?P<street>.*?)\s*(?:[,;–]|\s-)\s*(?P<city>[^\d,;()]+?)\s*\(\s*{PROVINCE}\s*\)$")
PART_OF_A_HOUSE = (
    r"(?:\d{1,2}\s?[°ºª^]|(?:\w+ piano|piano|scala|int(?:erno|\.)|pal(?:azzina|\.)|edificio|ingresso|citofono|"
    r"stanza|aula|uff)\b)"
)
BEHIND_PROVINCE = re.compile(  # "Via Marconi 9, Treviglio (BG), 2° piano"
    rf"^(?P<address>[^()]*\(\s*{PROVINCE}\s*\))\s*[,;–-]\s*(?P<extra>{PART_OF_A_HOUSE}[^()]*)$", re.IGNORECASE
)
FOUR_DIGITS = re.compile(r"\d{4}")
AMERICAN = re.compile(r"^(?P<street>.*?),\s*(?P<city>[^,\d]+),\s*(?P<province>[A-Z]{2})\s+(?P<code>\d{5}(?:-\d{4})?)$")
EXTRA = re.compile(
    r"(?<=\S)[\s,;-]+(?=(?:\d{1,2}\s?[°ºª^]|[IV]{1,4})\s?p(?:iano\b|\.)|p\.\s?(?:terra|t\.)|"
    r"pad(?:iglione\b|\.)|\b(?:(?:primo|secondo|terzo|quarto) piano\b|"
    r"loc(?:alit[aà]')?\b|fraz(?:ione)?\b|c/o\b|presso\b|scala\b|piano\b|interno\b|int\.|"
    r"pal(?:azzina)?\b|ex\s))|\s*\(",
    re.IGNORECASE,
)


BARELY_BEGUN = re.compile(r"(?:c/o|p/o|presso|loc\.?|fraz\.?)?", re.IGNORECASE)  # "c/o ex scuola Dante"


class AddressParts(NamedTuple):
    """What an address says; parts it does not say are empty.

    `province` is two letters or a name, as written.
    """

    street: str
    postal_code: str
    city: str
    province: str
    extra: str = ""


def postal_code(text: str, country: str = "IT") -> str:
    """A postal code with the zeros that a spreadsheet dropped ("9032" is 09032 in Italy).

    Raises:
        InvalidInput: not as many digits as the country's codes have.
    """
    plain = re.sub(r"^(?:I|IT|CH)\s?-\s?|\.0$|\s", "", text.strip(), flags=re.IGNORECASE)
    digits = POSTAL_DIGITS.get(country)
    if digits is None:
        return plain
    if country == "US" and re.fullmatch(r"\d{5}-\d{4}", plain):
        return plain
    if country == "IT" and re.fullmatch(r"\d{2,4}", plain):
        plain = plain.zfill(digits)
    possible = re.fullmatch(rf"[0-9]{{{digits}}}", plain) is not None
    if not possible or (country == "IT" and not LOWEST_ITALIAN <= int(plain) <= HIGHEST_ITALIAN):
        raise InvalidInput(NOT_A_POSTAL_CODE, value=text, digits=digits, example=EXAMPLES.get(country, "12345"))
    return plain


def address(text: str, country: str = "IT") -> AddressParts:
    """The parts of an address; never fails: what does not fit a known order stays in `street`.

    >>> address("VIA RAFFAELLO N..5 LOC. PIRI PIRI - 9032 - ASSEMINI - CA")
    AddressParts(street='Via Raffaello 5', postal_code='09032', city='Assemini', province='CA', extra='Loc. Piri Piri')
    """
    plain = " ".join(text.split()).strip(" ,;-")
    if len(plain) > LONGEST:
        return street_only(plain)
    if country == "US":
        match = AMERICAN.match(plain)
        return _parts(match, country) if match else street_only(plain)
    if behind := BEHIND_PROVINCE.match(plain):
        parts = address(behind["address"], country)
        if parts.city:
            return parts._replace(extra=", ".join(filter(None, (parts.extra, behind["extra"].strip()))))
    if COUNTRY.search(plain):
        return _from_small_to_large(COUNTRY.sub("", plain))
    for pattern, is_possible in (
        (STREET_CODE_CITY_PROVINCE, plain.count("-") > 2),
        (STREET_CODE_CITY, FOUR_DIGITS.search(plain)),
        (STREET_CITY_PROVINCE, "(" in plain),
    ):
        match = pattern.match(plain) if is_possible else None  # most cells hold a street and nothing else
        if match and _is_plausible(match, country):
            return _parts(match, country)
    return street_only(plain)


def _is_plausible(match: re.Match[str], country: str) -> bool:
    found = match.groupdict()
    province = found.get("province")
    # Only the order of the Ministry's lists is so clear that a code may have lost its zeros.
    whole = "code" not in found or len(found["code"]) == POSTAL_DIGITS.get(country, 5)
    return (whole or match.re is STREET_CODE_CITY_PROVINCE) and (not province or province.upper() in province_letters())


def _parts(match: re.Match[str], country: str) -> AddressParts:
    found = match.groupdict()
    city, province = with_accents(found["city"].strip()), (found.get("province") or "").upper()
    letters = found.get("letters")
    if letters and letters in province_letters():
        province = letters
    elif letters:
        city = f"{city} {letters}"
    city = readable_case(city) if city.isupper() else city
    street, extra = _street_and_extra(found["street"])
    code = found.get("code") or ""
    try:
        code = postal_code(code, country) if code else ""
    except InvalidInput:
        code, extra = "", f"{extra} {code}".strip()
    return AddressParts(street, code, city, province, extra)


def street_only(plain: str) -> AddressParts:
    """A street with what stands apart from it, and nothing else; what is longer than any address stays whole."""
    if len(plain) > LONGEST:
        return AddressParts(plain, "", "", "")
    street, extra = _street_and_extra(plain)
    return AddressParts(street, "", "", "", extra)


def _street_and_extra(text: str) -> tuple[str, str]:
    """Locality, building, floor and what stands in brackets go apart."""
    cut = EXTRA.search(text)
    if not cut or BARELY_BEGUN.fullmatch(text[: cut.start()].strip()):
        return readable_street(text), ""
    extra = text[cut.end() :]
    is_open = extra.count(")") > extra.count("(")  # its own bracket was cut off: "Via Po 3 (cortile)"
    return readable_street(text[: cut.start()]), readable_street(extra.replace(")", " ") if is_open else extra)


def _from_small_to_large(plain: str) -> AddressParts:
    """OpenStreetMap's order: "17, Via Venti Settembre, Empoli, Città metropolitana di Firenze, Toscana, 50053"."""
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    code = next((part for part in parts if re.fullmatch(r"\d{5}", part)), "")
    parts = [part for part in parts if part != code and not REGIONS.fullmatch(part)]
    number = next((part for part in parts if re.fullmatch(r"\d+(?:[/ ]?\w)?", part)), "")
    street = parts[parts.index(number) + 1] if number and parts[-1] != number else ""
    street = street or next((part for part in parts if STREET_WORD.match(part)), "")
    areas = [PROVINCE_OFFICE.sub("", part) for part in parts if part not in (number, street)]
    if not areas:
        return AddressParts(f"{street} {number}".strip(), code, "", "")
    province = areas[-1]
    city = next((area for area in reversed(areas[:-1]) if _is_municipality(area, province)), province)
    extra = ", ".join(dict.fromkeys(area for area in areas[:-1] if area not in (city, province)))
    return AddressParts(f"{street} {number}".strip(), code, city, province, extra)


def _is_municipality(name: str, province: str) -> bool:
    """Whether a municipality of the province is called just so; quarters often bear the name of one elsewhere."""
    places = Gazetteer.bundled().candidates(name, province=province, country="IT")
    return any(
        spelled_key(name) == spelled_key(other) for place in places for other in (place.name, *place.other_names)
    )


@cache
def province_letters() -> frozenset[str]:
    """The letters of all provinces, present and past."""
    places = Gazetteer.bundled().municipalities
    return frozenset(letters for place in places for letters in (place.province, *place.former_provinces))
