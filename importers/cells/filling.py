"""Reading a cell into the slots of a record; one factory for each way that cells are written."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.place_names import COUNTRY_NAMES, area_key, spelled_key
from directory.words.language import fold
from importers.cells.context import Context, Fill, parts
from importers.cells.service_areas import service_areas
from importers.cells.whereabouts import REMOTE, apart_from_online, is_remote, no_street
from importers.convert import ages, coordinates, dates, identifiers, numbers, web
from importers.convert import languages as spoken
from importers.convert import yes_no as answers
from importers.convert.addresses import address as addresses
from importers.convert.addresses.several import addresses_in, towns_in
from importers.convert.addresses.venues import has_street, is_venue
from importers.convert.addresses.with_hours import apart_from_hours
from importers.convert.lengths import short_enough
from importers.convert.private import PLACE, SECRET, WITHHELD
from importers.problems import PartlyRead
from importers.row_values import Values

NOT_DAYS = N_("“%(value)s” is not a number of days: write digits, such as 10.")
OUT_OF_RANGE = N_("“%(value)s” is not possible here: give a number from 0 to %(highest)s.")
NOT_A_COUNTRY = N_("“%(value)s” is not a country: write its two letters, such as IT.")
TOO_LONG = N_("This text has %(length)s characters where a name or short remark belongs: write at most %(longest)s.")

FURTHER_EMAILS = N_(
    "Of the e-mail addresses in this cell the entry has one, the first that is no PEC; the others stay with the row of "
    "the list."
)
FURTHER_ADDRESSES = N_(
    "Of the addresses in this cell the first is the place of the entry, and the others stand with it as words: give "
    "each place a row of its own, so that people find it nearby."
)
BROKEN_NUMBER = re.compile(r",\s*\n\s*(?=\d{1,4}(?!\d))")  # "Via Orto del Fuoco,\n10 Forlì"
FURTHER_PLACES = "Anche in:"  # in the words of the list, as whatever describes a place
FURTHER_PAGES = N_(
    "Of the web addresses in this cell the entry has the first; the others stay with the row of the list."
)

LONGEST_LINE = 400
MOST_PLACES = 1_000_000
MOST_DAYS = 3650
MOST_EURO = 10_000_000
DAYS_IN = (  # units of time, longest first, and how many days each has
    (re.compile(r"ann[oi]|years?|jahre?n?|ans?"), Decimal(365)),
    (re.compile(r"mes[ei]|months?|monate?n?|mois"), Decimal(30)),
    (re.compile(r"sett(?:iman[ae])?|weeks?|wochen?|semaines?"), Decimal(7)),
    (re.compile(r"gg?|giorn[oi]|days?|tage?n?|jours?|"), Decimal(1)),
    (re.compile(r"h|or[ae]|hours?|stunden?|heures?"), Decimal(1) / 24),
    (re.compile(r"min(?:ut[oie]|utes?|uten)?"), Decimal(1) / (24 * 60)),
)
PERIOD_OF_WAITING = re.compile(  # of "2-3 settimane" the longer
    r"(?P<lead>(?:(?:in|entro|circa|ca\.?|about|max|massimo|di|da|tempi?|medi?[oa]?|attesa|rispost[ae]|risponde|"
    r"appuntamento|primo|colloquio|within|up to|bis zu|innerhalb von):? )*)(?:[\d.,]+ ?[-–a/] ?)?"
    r"(?P<number>[\d.,]+|un[oa']?|una|ein(?:en?|er?)?) ?(?P<unit>[a-z]*)\.?(?: di attesa| lavorativi)?"
)
NO_DOCUMENT = re.compile(
    r"(?:nessun[oa]?|nulla|niente|no|none|keine?)(?: document\w*)?|non (?:serv|richiest|necessar|"
    r"occorr)\w*(?: document\w*)?|"
    r"(?:in forma )?anonim[oa]|senza document\w*"
)
TERRITORY = re.compile(r"\b(?:tutt[oa]|intero) (?:il |la |l')?(?:territorio|provincia|regione|comune|italia)\b")
WHEELCHAIR = {True: "Accessibile in carrozzina", False: "Non accessibile in carrozzina"}


def within(value: Any, highest: int, cell: str) -> Any:
    """The value of a cell, if it is from 0 to the highest that is possible."""
    if not 0 <= value <= highest:
        raise InvalidInput(OUT_OF_RANGE, value=cell, highest=highest)
    return value


def partly(read: Callable[[], Any], build: Callable[[Any], Values]) -> Values:
    """Build values from what could be read; raise PartlyRead with them when something was wrong."""
    try:
        return build(read())
    except PartlyRead as problem:
        raise PartlyRead(problem.message, build(problem.value), **problem.facts) from problem


def tidy(cell: str) -> str:
    """One cell on as few lines as it needs."""
    lines = (" ".join(line.split()) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def text(slot: str) -> Fill:
    """Any text, on one line except for descriptions."""
    one_line = not slot.endswith(("description", "process", "criteria"))

    def fill(cell: str, context: Context) -> Values:  # noqa: ARG001
        if not one_line:
            return {slot: tidy(cell)}
        line = " ".join(cell.split())
        if len(line) > LONGEST_LINE:
            raise InvalidInput(TOO_LONG, length=len(line), longest=LONGEST_LINE)
        return {slot: line}

    return fill


def yes_no(slot: str) -> Fill:
    """Yes or no."""
    return lambda cell, _context: {slot: answers.yes_no(cell)}


def day(slot: str) -> Fill:
    """A date."""
    return lambda cell, context: {slot: dates.day(cell, context.country)}


def number(slot: str, highest: int) -> Fill:
    """A number from 0 to the highest that is possible."""
    return lambda cell, context: {slot: within(numbers.number(cell, context.country), highest, cell)}


def age_limit(slot: str) -> Fill:
    """One end of an age range: a number, or words that name this end alone ("18+"); words for no limit are none."""

    def fill(cell: str, context: Context) -> Values:  # noqa: ARG001
        try:
            return {slot: _decimal(ages.age(cell))}
        except InvalidInput:
            found = ages.age_range(cell)
            ends = {} if found is None else _ages("service.", found)
            if found is None or not ends.keys() <= {slot}:
                raise
            return ends

    return fill


def waiting(slot: str) -> Fill:
    """Days, also in words: "entro 3-5 giorni", "nessuna attesa"; "risposta in 3 giorni" is about the answer."""

    def fill(cell: str, context: Context) -> Values:
        plain = fold(cell).strip(" .")
        if re.search(r"\bnessun|\bsubito|\bimmediat|\bno wait|\bsofort|^no\b|in giornata|stesso giorno", plain):
            return {slot: 0}
        match = PERIOD_OF_WAITING.fullmatch(plain)
        if match is None:
            raise InvalidInput(NOT_DAYS, value=cell)
        number = match["number"] if match["number"][-1].isdecimal() else "1"
        days_in_unit = next((days for unit, days in DAYS_IN if unit.fullmatch(match["unit"])), None)
        if days_in_unit is None:
            raise InvalidInput(NOT_DAYS, value=cell)
        days = within(numbers.number(number, context.country) * days_in_unit, MOST_DAYS, cell)
        is_answer = match["lead"] is not None and "rispo" in match["lead"]
        own = "service.response_days" if is_answer else slot
        return {own: round(days) if own.endswith("waiting_days") else round(days, 1)}

    return fill


def age(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Both ends of an age range; words that do not say it are kept with those about who may come."""
    try:
        found = ages.age_range(cell)
    except InvalidInput as problem:
        raise PartlyRead(problem.message, {"derived.age_words": tidy(cell)}, **problem.facts) from problem
    if found is None:
        raise PartlyRead(ages.UNCLEAR, {"derived.age_words": tidy(cell)}, value=cell)
    return _ages("service.", found)


def birth_years(cell: str, context: Context) -> Values:
    """Ages from years of birth, in the year in which the list is read; whatever is none is read as ages."""
    found = ages.born(cell, context.year)
    return age(cell, context) if found is None else _ages("service.", found)


def eligibility(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Who may come, with the ages it speaks of; columns about ages win over these."""
    values: Values = {"service.eligibility_description": tidy(cell)}
    try:
        found = ages.age_range(cell)
    except InvalidInput:
        found = None  # the text is kept, and nobody meant it as a number
    return values | (_ages("derived.", found) if found else {})


def interpretation(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Which help with languages there is; a plain no is nothing to show."""
    return {} if fold(cell) in answers.NO else {"service.interpretation_services": tidy(cell)}


def tax_id(cell: str, context: Context) -> Values:
    """A codice fiscale; other countries' numbers are taken as they are."""
    return {"organization.tax_id": identifiers.tax_code(cell) if context.country == "IT" else tidy(cell)}


def identifier(cell: str, context: Context) -> Values:
    """A number in somebody's register, called as the column is."""
    return {"identifiers": ({"identifier_type": context.header, "identifier": tidy(cell)},), "row.register": tidy(cell)}


def first_email(slot: str) -> Fill:
    """The first of the e-mail addresses that take ordinary mail; that there are others is told."""
    return _first(slot, web.emails, web.first_ordinary, FURTHER_EMAILS)


def first_url(slot: str) -> Fill:
    """The first of the web addresses; that there are others is told."""
    return _first(slot, web.urls, lambda found: found[0], FURTHER_PAGES)


def _first(slot: str, read: Callable[[str], list[str]], choose: Callable[[list[str]], str], further: str) -> Fill:
    def fill(cell: str, context: Context) -> Values:  # noqa: ARG001
        try:
            found = read(cell)
        except PartlyRead as problem:
            raise PartlyRead(problem.message, {slot: choose(problem.value)}, **problem.facts) from problem
        if len(found) > 1:
            raise PartlyRead(further, {slot: choose(found)})
        return {slot: found[0]}

    return fill


def service_urls(cell: str, context: Context) -> Values:  # noqa: ARG001
    """The service's page, and further ones."""
    return partly(
        lambda: web.urls(cell),
        lambda found: {"service.url": found[0], "additional_urls": tuple({"url": url} for url in found[1:])},
    )


def languages(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Languages spoken there; those that somebody interprets are help with languages, and nobody there speaks them."""

    def values(found: spoken.Spoken) -> Values:
        said: Values = {"languages": tuple({"code": code} for code in found.codes)} if found.codes else {}
        return {**said, **({"service.interpretation_services": found.interpreting} if found.interpreting else {})}

    return partly(lambda: spoken.spoken(cell), values)


def documents(cell: str, context: Context) -> Values:  # noqa: ARG001
    """What to bring, each thing on its own; "nessuno" is nothing."""
    if NO_DOCUMENT.fullmatch(fold(cell).strip(" .")):
        return {}
    return {"required_documents": tuple({"document": each} for each in parts(cell, r"[;,|\n]"))}


def accessibility(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Yes or no, what there is, or both: "no, terreno in pendenza"."""
    return {
        "accessibility": tuple({"description": _wheelchair(each)} for each in parts(cell.replace("_", " "), r"[;,|\n]"))
    }


def _wheelchair(part: str) -> str:
    try:
        return WHEELCHAIR[answers.yes_no(part)]
    except InvalidInput:
        return part


def full_address(cell: str, context: Context) -> Values:
    """An address with whatever it holds; the place it names is looked up with the rest of the row."""
    cell = short_enough(cell)
    street_said, _, town = cell.partition(",")
    if SECRET.fullmatch(fold(street_said).strip(" .()")):  # "(riservato), Forlì"
        return {WITHHELD: (PLACE,), **({"place.city": town.strip()} if town.strip() else {})}
    if (found := no_street(cell, context)) is not None:
        return found
    if towns := towns_in(cell):
        return _with_others({"place.address": towns[0]}, towns[1:])
    said = cell if context.has_hours else apart_from_hours(cell, context.language)[0]
    where, also = apart_from_online(BROKEN_NUMBER.sub(", ", said))
    first, *others = addresses_in(where)
    values = {**(_venue(first) if is_venue(first) else {"place.address": tidy(first)}), **also}
    return _with_others(values, others)


def _with_others(values: Values, others: Sequence[str]) -> Values:
    """The place of an entry is the first address of its cell; the others are told with it."""
    if not others:
        return values
    said = f"{FURTHER_PLACES} {'; '.join(' '.join(each.split()) for each in others)}"
    raise PartlyRead(FURTHER_ADDRESSES, {**values, "location.description": said})


def city(cell: str, context: Context) -> Values:
    """A municipality, or where else people are told to come: words for a whole territory say who is served."""
    if TERRITORY.search(fold(cell)):
        return service_area(cell, context)
    if is_remote(cell):
        return REMOTE
    plain = " ".join(cell.split())
    if _is_town(plain, context):
        return {"place.city": plain}
    if towns := towns_in(cell):
        return _with_others({"place.city": towns[0]}, towns[1:])
    if is_venue(cell):
        return {**_venue(cell), "place.in_town_column": True}
    return _with_street(cell) if has_street(cell) else {"place.city": plain}


def _with_street(cell: str) -> Values:
    """A town whose column has streets as well, perhaps several of them."""
    first, *others = addresses_in(cell)
    said = " ".join((first if others else cell).split())
    return _with_others({"place.city": said, "place.address": said}, others)


def _is_town(plain: str, context: Context) -> bool:
    """Whether a text is a municipality's name, perhaps in two languages: "Sala Bolognese (BO)", "Campo Tures/Sand"."""
    name = re.sub(r"\s*\([^()]*\)$|/.*", "", plain).strip()
    return any(spelled_key(each.name) == spelled_key(name) for each in context.gazetteer.called(name))


def site(cell: str, context: Context) -> Values:
    """What a place is called, which may say its town where nothing else does."""
    said = text("location.name")(cell, context)
    return {**said, "place.site": " ".join(cell.split())} if is_venue(cell) or _is_town(cell, context) else said


def _venue(cell: str) -> Values:
    """A building, which stands for a street and may name its town."""
    plain = " ".join(cell.split())
    return {"place.address": plain, "place.venue": plain}


def postal_code(cell: str, context: Context) -> Values:
    """A postal code with its leading zeros."""
    return {"place.postal_code": addresses.postal_code(cell, context.country)}


def street(cell: str, context: Context) -> Values:
    """A street with its number."""
    cell = short_enough(cell)
    if SECRET.fullmatch(fold(cell).strip(" .()")):
        return {WITHHELD: (PLACE,)}
    if (found := no_street(cell, context)) is not None:
        return found
    where, also = apart_from_online(cell)
    first, *others = addresses_in(where)
    return _with_others({"place.street": " ".join(first.split()), **also}, others)


def country(cell: str, context: Context) -> Values:  # noqa: ARG001
    """The country as two letters."""
    plain = cell.strip()
    found = COUNTRY_NAMES.get(area_key(plain)) or (plain.upper() if re.fullmatch(r"[A-Za-z]{2}", plain) else None)
    if found is None:
        raise InvalidInput(NOT_A_COUNTRY, value=cell)
    return {"place.country": found}


def latitude(cell: str, context: Context) -> Values:  # noqa: ARG001
    """One half of a point; both halves are read together."""
    return {"place.latitude": cell.strip()}


def longitude(cell: str, context: Context) -> Values:  # noqa: ARG001
    """The other half."""
    return {"place.longitude": cell.strip()}


def coordinate_pair(cell: str, context: Context) -> Values:
    """Both in one cell."""
    return {"place.point": coordinates.point(cell, context.country)}


def service_area(cell: str, context: Context) -> Values:
    """Whose residents are served."""
    return {"service_areas": tuple(service_areas(cell, context.gazetteer, context.country))}


def _ages(prefix: str, found: ages.AgeRange) -> Values:
    values = {f"{prefix}minimum_age": found.minimum, f"{prefix}maximum_age": found.maximum}
    return {slot: _decimal(years) for slot, years in values.items() if years is not None}


def _decimal(years: float) -> Decimal:
    return Decimal(str(round(years, 2)))
