"""What the cells of a column look like, judged one by one, so that a header alone never decides."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from directory.errors import AppError
from directory.places.gazetteer import Gazetteer
from directory.places.place_names import COUNTRY_NAMES, area_key, spelled_key
from directory.words.day_words import SHORT_MONTHS
from directory.words.language import fold
from directory.words.language import words as split_words
from importers.cells.service_areas import GAZETTEER_COUNTRIES, named_areas
from importers.convert import ages, coordinates, dates, identifiers, languages, numbers, web
from importers.convert import yes_no as answers
from importers.convert.addresses.venues import is_venue
from importers.convert.hours import opening_hours as hours
from importers.convert.hours.dates import period_of
from importers.convert.isee import isee_limit
from importers.convert.phones import numbers as phones
from importers.convert.places_left import places as all_and_left
from importers.convert.publication import publication
from importers.problems import PartlyRead

Likeness = Callable[[str, str], bool]  # (cell, country) -> whether it looks like one

STATE_CODES = frozenset(
    (
        *("al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky"),
        *("la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh"),
        *("ok", "or", "pa", "pr", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy"),
    )
)
US_PHONE = re.compile(r"(\+?1[ .-]?)?(\([2-9]\d\d\) ?|[2-9]\d\d[-. ])\d{3}[-. ]\d{4}(?!\d).*", re.DOTALL)
FEWEST_PHONE_DIGITS = 7
HELPLINES = frozenset({"112", "113", "114", "115", "117", "118", "119"})  # of three digits
STREET = re.compile(
    r"\b(via|viale|v\.?le|piazz\w+|p\.?zz?a|corso|c\.so|largo|vicolo|strada|loc\.|localita|contrada|c\.da|borgo|salita|"
    r"frazione|fraz|lungo\w+|street|st|road|rd|avenue|ave|drive|blvd|suite|strasse|str|platz|gasse|weg|rue|place)\b"
    r"|\w+(strasse|platz|gasse|weg)\b|-\s*\d{3,5}\s*-",
    re.IGNORECASE,
)
NUMBER_AND_STREET = re.compile(
    r"\d{1,6}[a-z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:[^\W\d_]{2}|\d+(?:st|nd|rd|th)\b)", re.IGNORECASE
)
STATUS_WORDS = frozenset(
    (
        *("attivo", "active", "open", "aperto", "inactive", "inattivo", "closed", "chiuso", "defunct", "cessato"),
        *("si", "yes", "no", "true", "false", "sospeso", "attiva", "aperta", "chiusa", "disattivato", "cessata"),
        *("sospesa", "attivazione", "s", "n"),
        *("iscritto", "iscritta", "cancellato", "cancellata", "radiato", "radiata", "estinto", "estinta"),
        "liquidazione",
    )
)
BEFORE_STATUS = frozenset(("non", "piu", "ancora", "in", "not", "longer", "temporaneamente", "attualmente"))


TOWN_WORDS = frozenset(
    (
        *("comune", "di", "citta", "gemeinde", "stadt", "marktgemeinde", "stadtgemeinde", "ville", "de"),
        *("city", "town", "of"),
    )
)


def _accepted_by(convert: Callable[..., Any], *, with_country: bool = True) -> Likeness:
    """Cells that a converter reads, if only in part."""

    def accepts(cell: str, country: str) -> bool:
        try:
            found = convert(cell, country) if with_country else convert(cell)
        except PartlyRead:
            return True
        except (AppError, ValueError):
            return False
        return found is not None

    return accepts


email = _accepted_by(web.emails, with_country=False)
url = _accepted_by(web.urls, with_country=False)
day = _accepted_by(dates.day)
number = _accepted_by(numbers.number)
places = _accepted_by(all_and_left)
yes_no = _accepted_by(answers.yes_no, with_country=False)
tax_code = _accepted_by(identifiers.tax_code, with_country=False)
age = _accepted_by(ages.age_range, with_country=False)
language = _accepted_by(languages.spoken, with_country=False)
_coordinates = _accepted_by(coordinates.point)
_phones = _accepted_by(phones.phones)
_hours = _accepted_by(hours.hours, with_country=False)


def consent(cell: str, country: str) -> bool:
    """Yes or no, or words that may say on what condition ("sì, ma non l'indirizzo")."""
    return yes_no(cell, country) or (name(cell, country) and not any(map(str.isdigit, cell)))


def way_in(cell: str, country: str) -> bool:
    """Words, a yes or no, or a day until which one can join."""
    return words(cell, country) or yes_no(cell, country) or date_like(cell, country)


def birth_years(cell: str, country: str) -> bool:
    """Years of birth, or ages."""
    return ages.YEAR_OF_BIRTH.search(cell) is not None or age(cell, country)


def age_limit(cell: str, country: str) -> bool:
    """A number of years, or words for one or for none ("over 65", "18+", "nessun limite")."""
    return number(cell, country) or age(cell, country)


def isee(cell: str, country: str) -> bool:
    """An amount, also in words ("fino a 9.360 €")."""
    return number(cell, country) or isee_limit(f"ISEE {cell}") is not None


def residence(cell: str, country: str) -> bool:
    """Yes or no, or words about residents."""
    return yes_no(cell, country) or "residen" in fold(cell)


def name(cell: str, country: str) -> bool:  # noqa: ARG001
    """Some letters, not only an address on the web."""
    return sum(map(str.isalpha, cell)) >= 2 and "@" not in cell and "://" not in cell


def site_name(cell: str, country: str) -> bool:
    """A name that is no street and no town."""
    return name(cell, country) and not street(cell, country) and not (country == "IT" and _is_named_town(cell))


def words(cell: str, country: str) -> bool:  # noqa: ARG001
    """Letters, and more than a yes or no."""
    return sum(map(str.isalpha, cell)) > 3


def code(cell: str, country: str) -> bool:  # noqa: ARG001
    """Letters and digits without spaces."""
    return re.fullmatch(r"[\w./:-]{1,40}", cell) is not None


def phone(cell: str, country: str) -> bool:
    """A telephone number that is not a date."""
    digits = re.sub(r"\D", "", cell)
    return (
        (len(digits) >= 4 or digits in HELPLINES)
        and "@" not in cell
        and not day(cell, country)
        and _phones(cell, country)
    )


def long_phone(cell: str, country: str) -> bool:
    """A telephone number of more digits than codes and counts have, and no days with their hours."""
    is_long = sum(map(str.isdecimal, cell)) >= FEWEST_PHONE_DIGITS and not BEGINS_WITH_DATE.match(cell)
    return is_long and phone(cell, country) and not schedule(cell, country)


def contact(cell: str, country: str) -> bool:
    """A telephone number, an e-mail address or one of a page, with whatever stands beside it."""
    return any(is_(cell, country) for is_ in (email, phone, url))


def date_like(cell: str, country: str) -> bool:
    """A date, or what was meant as one ("30/02/2024")."""
    return day(cell, country) or re.fullmatch(r"\d{1,2}([/.-])\d{1,2}(?:\1|[/.-](?=\d{4}))\d{2,4}", cell) is not None


def schedule(cell: str, country: str) -> bool:
    """Opening hours with a day or a time."""
    return re.search(r"[^\W\d]{2}", cell) is not None and _hours(cell, country)


def hours_said(cell: str, country: str) -> bool:
    """Opening hours under a header that says so: times without a day, too."""
    return schedule(cell, country) or times(cell, country)


def may_be_hours(cell: str, country: str) -> bool:
    """Words or times that nobody may be able to read, but no date, bare number, answer or address on the web."""
    others = (date_like, number, yes_no, email, url)
    return re.search(r"[^\W\d_]{3}|\d\s*[-–/]\s*\d", cell) is not None and not any(is_(cell, country) for is_ in others)


def weekdays(cell: str, country: str) -> bool:  # noqa: ARG001
    """Days of the week, and nothing else."""
    return hours.are_days(cell)


NOTE_WORDS = re.compile(
    r"(?:s[iì]|no|non|nessun\w*|con|senza)\b|impegnativa|ricetta|bianca|rossa|prescri|certificat", re.IGNORECASE
)
PERIOD_WORDS = re.compile(
    rf"\b(?:tutto l['’]anno|sempre|annuale|365|(?:{'|'.join(SHORT_MONTHS['it'])})\w*)\b|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    re.IGNORECASE,
)
SEASON_WORDS = re.compile(r"\b(?:estate|estiv|invern|stagion|scolastic|sommer|winter)", re.IGNORECASE)
BEGINS_WITH_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b")  # a form's time stamp
TIMES = re.compile(r"\d{1,2}(?:[:.h,]\d{2})?\s*(?:-|–|/|a|alle|to|bis)\s*\d{1,2}(?:[:.h,]\d{2})?(?!\d)", re.IGNORECASE)
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?::\d\d)?)?(?:\s*(?:[ap]\.?m\.?|uhr|h))?", re.IGNORECASE)
CLOCK_TIME = re.compile(r"\d{1,2}[:.h][0-5]\d(?!\d)")
NO_HOURS = re.compile(r"(?:chius|clos|geschl|ferme|fermé|su app|auf anfrage|by app)\w*", re.IGNORECASE)


def times(cell: str, country: str) -> bool:
    """Times from and to, or that it is closed then; no date and no telephone number."""
    return NO_HOURS.match(cell) is not None or (TIMES.search(cell) is not None and not date_like(cell, country))


def clock(cell: str, country: str) -> bool:  # noqa: ARG001
    """One time of the day."""
    return CLOCK.fullmatch(cell) is not None


def closing_days(cell: str, country: str) -> bool:  # noqa: ARG001
    """Days of the week, perhaps with a word for closed or a part of the day."""
    return hours.names_days(cell) and TIMES.search(cell) is None


def full_of_times(cell: str, country: str) -> bool:
    """Surely hours: times with minutes, from and to, or days with hours."""
    has_times = CLOCK_TIME.search(cell) is not None and TIMES.search(cell) is not None
    return not date_like(cell, country) and not phone(cell, country) and (has_times or schedule(cell, country))


def period(cell: str, country: str) -> bool:
    """From when to when something is open, or that it always is."""
    is_said = any(words.search(cell) for words in (PERIOD_WORDS, SEASON_WORDS)) or date_like(cell, country)
    return is_said or period_of(fold(cell)) is not None


def referral_note(cell: str, country: str) -> bool:
    """Yes, no, or words for a note that a doctor writes."""
    return yes_no(cell, country) or NOTE_WORDS.match(cell) is not None


def coordinates_pair(cell: str, country: str) -> bool:
    """Latitude and longitude in one cell."""
    return re.search(r"\d[.,]\d{2}", cell) is not None and _coordinates(cell, country)


def postal_code(cell: str, country: str) -> bool:
    """A postal code of the country."""
    plain = re.sub(r"\.0$", "", cell)
    if country == "US":
        return re.fullmatch(r"\d{5}(-\d{4})?", plain) is not None
    return plain.isdecimal() and 3 <= len(plain) <= 5 and bool(Gazetteer.bundled().by_postal_code(plain))


def province(cell: str, country: str) -> bool:
    """A province or its letters; a state in the USA."""
    return fold(cell) in STATE_CODES if country == "US" else area_key(cell) in _province_keys()


def region(cell: str, country: str) -> bool:  # noqa: ARG001
    """A region."""
    return area_key(cell) in named_areas()[1]


def country_name(cell: str, country: str) -> bool:  # noqa: ARG001
    """A country by name or two letters."""
    return area_key(cell) in COUNTRY_NAMES or re.fullmatch(r"[A-Z]{2}", cell) is not None


def municipality(cell: str, country: str) -> bool:
    """A municipality by name."""
    if country not in GAZETTEER_COUNTRIES:
        return name(cell, country)
    return bool(re.search(r"[^\W\d]{2}", cell)) and len(cell) < 80 and _is_municipality(cell)


def place(cell: str, country: str) -> bool:
    """A municipality, or words that name one."""
    if municipality(cell, country):
        return True
    return any(found.kind == "municipality" for found in Gazetteer.bundled().find_in_text(split_words(cell)[:30]))


def leads_with_town(cell: str, country: str) -> bool:
    """A municipality, or a text that begins with one: "Forlì (FC)"; "Berufsschule Bruneck" is called after one."""
    if municipality(cell, country):
        return True
    said = [word for word in split_words(cell)[:30] if word not in TOWN_WORDS]
    found = next(iter(Gazetteer.bundled().find_in_text(said)), None)
    return found is not None and found.start == 0


def municipality_code(cell: str, country: str) -> bool:  # noqa: ARG001
    """A Belfiore or ISTAT code that exists."""
    plain = re.sub(r"\.0$", "", cell.strip())
    gazetteer = Gazetteer.bundled()
    try:
        if re.fullmatch(r"[A-Za-z]\d{3}", plain):
            gazetteer.by_code(plain)
        elif re.fullmatch(r"\d{4,6}", plain):
            gazetteer.by_istat_code(plain)
        else:
            return False
    except AppError:
        return False
    return True


def _degrees(low: float, high: float, *, fewest_decimals: int) -> Likeness:
    """Degrees in a range; outside of Italy and Switzerland, any."""

    def accepts(cell: str, country: str) -> bool:
        match = re.fullmatch(r"[+-]?(\d{1,3})(?:[.,](\d+)([.,]\d+)*)?", cell.strip())
        if match is None or len(match[2] or "") < fewest_decimals:
            return False
        return country not in GAZETTEER_COUNTRIES or low <= float(f"{match[1]}.{match[2] or 0}") <= high

    return accepts


latitude, exact_latitude = (_degrees(35.2, 51.0, fewest_decimals=least) for least in (0, 3))
longitude, exact_longitude = (_degrees(5.9, 18.6, fewest_decimals=least) for least in (0, 3))


may_be_degrees = _degrees(0, 180, fewest_decimals=2)  # perhaps of the other axis, or far away


def street(cell: str, country: str) -> bool:  # noqa: ARG001
    """A street."""
    return len(cell) > 4 and STREET.search(fold(cell)) is not None


def house_number(cell: str, country: str) -> bool:  # noqa: ARG001
    """A number in a street, with what may stand behind it, or that there is none ("snc")."""
    return (
        re.fullmatch(r"\d{1,4}(?:\.0)?(?:\s*[/ -]?\s*\w{1,4})?|s\.?\s?n\.?(?:\s?c\.?)?", cell, re.IGNORECASE)
        is not None
    )


def address(cell: str, country: str) -> bool:
    """A street, or several parts between commas; in the USA also a number before a name ("3862 N. Ashland")."""
    if street(cell, country) or ("," in cell and words(cell, country)):
        return True
    return country == "US" and NUMBER_AND_STREET.match(cell) is not None


def may_be_address(cell: str, country: str) -> bool:
    """Words with a number, a building or a town, but no telephone, date or address on the web."""
    others = (phone, date_like, email, url)
    may_be = any(map(str.isdigit, cell)) or is_venue(cell) or _is_named_town(cell)
    return may_be and words(cell, country) and not any(is_(cell, country) for is_ in others)


def status(cell: str, country: str) -> bool:  # noqa: ARG001
    """A word for open or closed, also with what denies it ("non più attivo"), or for being published."""
    if publication(cell):
        return True
    said = [word for word in split_words(cell) if word not in BEFORE_STATUS]
    return bool(said) and said[0] in STATUS_WORDS


def published(cell: str, country: str) -> bool:
    """A word for being published, or a yes or no."""
    return publication(cell, alone=True) != "" or yes_no(cell, country)


def us_phone(cell: str) -> bool:
    """Written the way of the USA: (312) 938-2106."""
    return US_PHONE.match(cell) is not None


@cache
def _province_keys() -> frozenset[str]:
    """Keys of the provinces, and the letters of those that are no more."""
    former = {letters.lower() for place in Gazetteer.bundled().municipalities for letters in place.former_provinces}
    return frozenset(former.union(named_areas()[0]))


@cache
def _is_named_town(cell: str) -> bool:
    """Whether a cell is just the present name of a municipality."""
    key = spelled_key(cell)
    return any(spelled_key(each.name) == key for each in Gazetteer.bundled().candidates(cell))


@cache
def _is_municipality(cell: str) -> bool:
    return bool(Gazetteer.bundled().candidates(cell))


def ends_with_town(cell: str) -> bool:
    """Whether a cell of an address names a municipality behind its street: "Via Roma 3, 47121 Forlì (FC)"."""
    parts = [re.sub(r"\(.*?\)|\d", " ", part).strip() for part in re.split(r"[,;\n]|\s[-–]\s|\b\d{5}\b", cell)[1:]]
    return any(municipality(part, "IT") for part in parts if part)
