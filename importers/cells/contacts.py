"""Cells that hold several kinds of contacts: "0547 394111; casa@example.org, www.example.org"."""

import re
from collections.abc import Callable

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.cells.context import Context
from importers.cells.filling import first_email, service_urls
from importers.cells.opening_hours import schedule
from importers.cells.telephones import phones
from importers.convert.addresses.streets import NO_ADDRESS, STREET_BEGINS
from importers.problems import PartlyRead
from importers.row_values import Values

NO_CONTACT = N_("“%(value)s” has no telephone number, e-mail or web address; it stays with the row of the list.")
FEWEST_DIGITS = 3  # of a telephone: "112"

EMAIL = re.compile(r"(?:mailto:)?[^\s,;|<>()/@]+@[^\s,;|<>()/@]+\.[^\s,;|<>()/@]+", re.IGNORECASE)
PAGE = re.compile(
    r"(?:https?:[/\\]+|www\.)[^\s,;|<>()]+|\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:it|com|org|net|eu)\b(?:/\S*)?",
    re.IGNORECASE,
)
KINDS = re.compile(r"\b(?:e-?mail|posta elettronica|mail|sito(?: web)?|web|pec)\b\s*[:.]?", re.IGNORECASE)


NOT_BY_STREET = re.compile(
    r"via\s+(?:e-?mail|mail|posta|whats\w*|tel\w*|sms|web|internet|pec|skype|fax|form)", re.IGNORECASE
)
ADDRESS_ENDS = re.compile(
    r"[;\n|(]|\+?\d[\d /.-]{6,}\d|\S+@|\s[-–—]\s+(?=\d|tel|cell|www)|,?\s*(?=www\.|https?:)", re.IGNORECASE
)


HOURS_END = (
    r"\b(?:tel(?:ef(?:on[oi])?)?|cell(?:ulare)?|fax|e-?mail|mail|pec)(?![^\W\d_])|\b(?:www\.|https?:)|"
    r"(?<![^\s,;:(])[^\s,;:()@]{1,64}@|(?<!\d)(?:\+\d\d[ .]?\d{3}|\d{6}|(?:0\d{1,3}|3\d\d)[ /-]{0,3}\d(?: ?\d){5})"
)
HOURS = re.compile(
    r"(?:^|[\n;,.]|\s[-–—])[ \t]*(?:orari?o?(?: (?:di |al )?(?:apertura|ricevimento|sportello|pubblico))?|"
    r"apertura|ricevimento|öffnungszeiten|sprechzeiten|opening hours|hours|horaires?)\s*:\s*"
    rf"((?:(?!{HOURS_END})[^\n])*)",
    re.IGNORECASE,
)


def contacts(cell: str, context: Context) -> Values:
    """Telephones, the e-mail address and the page; what else stands beside a telephone is its note."""
    street, cell = street_within(cell), HOURS.sub("\n", cell)
    mails, rest = _taken(EMAIL, cell.replace(street, " ") if street else cell)
    pages, rest = _taken(PAGE, rest)
    calls = KINDS.sub(" ", rest)
    has_number = sum(map(str.isdecimal, calls)) >= FEWEST_DIGITS
    values: dict[str, object] = {}
    wrong: InvalidInput | PartlyRead | None = None
    for read, text in (
        (first_email("service.email"), mails),
        (service_urls, pages),
        (phones("phones"), calls if has_number else ""),
    ):
        found, problem = _read(read, text, context) if text else ({}, None)
        values |= found
        wrong = wrong or problem
    if not values:
        if street or not cell.strip():
            return {}
        raise wrong or InvalidInput(NO_CONTACT, value=cell)
    if wrong is not None:
        raise PartlyRead(wrong.message, values, **wrong.facts) from wrong
    return values


def street_in_contacts(cell: str, context: Context) -> Values:  # noqa: ARG001
    """The address that stands among contacts: "Via Roma 3, Forlì, tel. 0543 712345"."""
    street = street_within(cell)
    return {"place.address": street} if street else {}


def hours_in_contacts(cell: str, context: Context) -> Values:
    """The hours that stand among contacts with a label: "Tel. 0543 712345, Orari: lun-ven 9-12"."""
    said = "; ".join(filter(None, (each.strip(" \t,;.(-–—") for each in HOURS.findall(cell))))
    return schedule(said, context) if said else {}


def street_within(cell: str) -> str:
    """A street, and what may belong to it, as it stands in a cell; "" without.

    >>> street_within("0543 712345; Piazza Saffi 3, 47121 Forlì - www.example.org"), street_within("via mail")
    ('Piazza Saffi 3, 47121 Forlì', '')
    """
    begins = STREET_BEGINS.search(cell)
    if begins is None or NOT_BY_STREET.match(cell, begins.start()):
        return ""
    said = NO_ADDRESS.split(cell[begins.start() :])[0]
    return ADDRESS_ENDS.split(said)[0].strip(" \n,;.:-–—(")


def mails(cell: str, context: Context) -> Values:
    """A column of e-mail addresses in which some rows have a page instead."""
    is_page = "@" not in cell and PAGE.search(cell) and not re.search(r"\(at\)|chiocciola", cell, re.IGNORECASE)
    return (service_urls if is_page else first_email("service.email"))(cell, context)


def telephones(cell: str, context: Context) -> Values:
    """A column of telephones in which some rows have an e-mail address or a page instead, or as well."""
    return contacts(cell, context) if EMAIL.search(cell) or PAGE.search(cell) else phones("phones")(cell, context)


def _taken(kind: re.Pattern[str], text: str) -> tuple[str, str]:
    """The addresses of a kind, and the text without them."""
    return ", ".join(kind.findall(text)), kind.sub(" ", text)


def _read(
    read: Callable[[str, Context], Values], text: str, context: Context
) -> tuple[Values, InvalidInput | PartlyRead | None]:
    try:
        return read(text, context), None
    except PartlyRead as problem:
        return problem.value, problem
    except InvalidInput as problem:
        return {}, problem
