"""A number, a mail address or a page in a question: who has only that in hand asks whose it is."""

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.contacts import BETWEEN, contact_key
from directory.search.question import Span
from directory.words.language import words as words_of

_APART = "_"  # stands where no number goes on
_FEWEST_DIGITS = 6  # of a number beside other words
_WHOLE = 7  # digits; fewer are a number without its area code, and must be its end; so many may be its beginning
_MOST_GROUPS = 8  # of digits in one number
_MAYBE = re.compile(r"[\d@.]")  # what has none of these has no contact
_MAIL = re.compile(r"[\w.+-]*@[\w-]+(?:\.[\w-]+)+")
_PAGE = re.compile(
    r"(?:https?://|\bwww\.)[\w-]+(?:\.[\w-]+)+|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:it|org|com|eu|net|info|ch)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\d(?:[\d ./()-]*\d)?")
_DIGITS = re.compile(r"\d+")
_BIRTHDAY = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d")
_SURELY = re.compile(r"(?:\+\d|0|3\d\d|800)[\d ./()-]{7,16}")  # a number that is one, whoever has it
_SHORT_ALONE = re.compile(
    r"(?:(?:tel|telefono|numero|il|al|nummer|phone|number)[ .:]+)*([0-9]{3,5})[ ?]*", re.IGNORECASE
)


class Contact(NamedTuple):
    """A contact in a text, whose `span` tells where; `key` is what catalogs keep of it, "" where nobody has it."""

    span: Span
    key: str


def contact_in(text: str, catalog: Catalog) -> Contact | None:
    """The first contact in a text that a listing has; else one that is surely meant as one, with an empty key."""
    unknown: Contact | None = None
    for written, key in _written(text):
        if len(having(key, catalog)):
            return Contact(_span(text, written), key)
        if unknown is None and ("@" in written[1:] or _SURELY.fullmatch(written)):
            unknown = Contact(_span(text, written), "")
    return unknown


def _span(text: str, written: str) -> Span:
    start, own = len(words_of(text[: text.index(written)])), words_of(written)
    return Span("contact", written, " ".join(own), start, start + len(own))


def having(key: str, catalog: Catalog) -> NDArray[np.intp]:
    """The live rows that are reached by a contact, ascending."""
    rows = catalog.contacts.containing(key)
    return rows[catalog.live[rows]]


def _written(text: str) -> Iterator[tuple[str, str]]:
    """What may be a contact, as it was written, with what catalogs keep of it; the longest numbers first.

    >>> list(_written("chi è info@centro.it?"))[0]
    ('info@centro.it', ' info@centro.it ')
    >>> next(_written("tel. 0543/71 23 45 dopo le 9"))
    ('0543/71 23 45', '543712345')
    """
    if not _MAYBE.search(text):
        return
    for mail in _MAIL.findall(text):
        begins = "" if mail.startswith("@") else BETWEEN
        yield mail, f"{begins}{contact_key(mail)}{BETWEEN}"
    without_mail = _BIRTHDAY.sub(_APART, _MAIL.sub(_APART, text))  # else numbers before and behind would become one
    for page in _PAGE.findall(without_mail):
        yield page, f"{BETWEEN}{contact_key(page)}"
    if short := _SHORT_ALONE.fullmatch(text.strip()):
        yield short[1], f"{BETWEEN}{short[1]}{BETWEEN}"
    for number in _NUMBER.findall(without_mail):
        yield from _parts_of(number)


def _parts_of(number: str) -> Iterator[tuple[str, str]]:
    """A number, and what is left of it without other numbers before or after, such as an age."""
    groups = [match.span() for match in islice(_DIGITS.finditer(number), _MOST_GROUPS)]
    for first, last in sorted(combinations(range(len(groups) + 1), 2), key=lambda part: part[0] - part[1]):
        written = number[groups[first][0] : groups[last - 1][1]]
        digits = contact_key(written)
        kept = digits if len(digits) == _FEWEST_DIGITS else _as_kept(digits)
        if len(kept) < _FEWEST_DIGITS or _DATE.fullmatch(written):
            continue
        yield written, kept + BETWEEN
        if len(kept) >= _WHOLE:
            yield written, kept


def _as_kept(digits: str) -> str:
    """The end of a number that is the same however it is dialled, at home or from abroad."""
    return digits.removeprefix("00").lstrip("0")


def is_beginning(key: str) -> bool:
    """Whether a key is only how a longer number goes on, and no whole one."""
    return key.isdigit()
