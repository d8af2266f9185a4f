"""E-mail and web addresses; several may share a cell."""

import re
from collections.abc import Sequence

from email_validator import EmailNotValidError, validate_email

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.problems import PartlyRead
from importers.reading.markup import without_entities

NOT_AN_EMAIL = N_("“%(value)s” is not an e-mail address: write one such as info@example.org.")
NOT_A_URL = N_("“%(value)s” is not a web address: write one such as https://www.example.org.")

HOST = re.compile(r"(?:(?:\w(?:[\w-]*\w)?\.)+[^\W\d]{2,}|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?")
# Such an address is right and written as it should be; only others need the full grammar of addresses.
PLAIN_EMAIL = re.compile(
    r"(?=.{6,60}$)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:it|com|org|net|eu|info|ch|de|at|fr)"
)
FILE_NAME = re.compile(r"[^/]+\.(?:csv|tsv|xlsx?|ods|docx?|pdf|txt|json|xml)", re.IGNORECASE)
PEC = re.compile(r"(?:^|[@._-])(?:pec|postacert|legalmail|cert)(?:[@._-]|$)|@\w*pec\.", re.IGNORECASE)
SCHEME = re.compile(r"^(?:h+t+t*p(s)?\s*[:;]?\s*[/\\]+|htp(s)?:/+)", re.IGNORECASE)


def emails(text: str) -> list[str]:
    """Every e-mail address in a cell, each once, the domain in small letters; labels such as "PEC:" are left out.

    Raises:
        InvalidInput: there is none; PartlyRead (with those that are good) when one of several is none.
    """
    if PLAIN_EMAIL.fullmatch(text):
        return [text]
    plain = re.sub(r"\s*[\[({]\s*(at|chiocciola)\s*[\])}]\s*", "@", without_entities(text), flags=re.IGNORECASE)
    plain = re.sub(r"mailto:", " ", plain, flags=re.IGNORECASE)
    found: list[str] = []
    wrong: list[str] = []
    for word in re.split(r"[\s,;|<>()/]+", plain):
        candidate = word.strip(".:'\"").rpartition(":")[2]
        if "@" not in candidate:
            continue
        if PLAIN_EMAIL.fullmatch(candidate):
            found.append(candidate)
            continue
        try:
            found.append(validate_email(candidate, check_deliverability=False).normalized)
        except EmailNotValidError:
            wrong.append(word)
    return _checked(found, wrong, text, NOT_AN_EMAIL)


def first_ordinary(addresses: Sequence[str]) -> str:
    """The first address that takes mail from anybody: a PEC often takes none but from another PEC.

    >>> first_ordinary(["comune@pec.example.org", "casa@example.org"])
    'casa@example.org'
    """
    return next((each for each in addresses if not PEC.search(each)), addresses[0])


def urls(text: str) -> list[str]:
    """Every web address in a cell, each once; a missing or doubled scheme is mended, the host is in small letters.

    Raises:
        InvalidInput: there is none; PartlyRead (with those that are good) when one of several is none.

    >>> urls("http://WWW.ASL.IT"), urls("http://HTTPS://NUOVO.ASL.IT"), urls("www.comune.it/Biblioteca")
    (['http://www.asl.it'], ['https://nuovo.asl.it'], ['http://www.comune.it/Biblioteca'])
    """
    found: list[str] = []
    wrong: list[str] = []
    for word in re.split(r"[\s<>|]+|[,;](?=\s|https?:|www\.|$)", without_entities(text).replace("\\", "/")):
        candidate = word.strip(".,;'\"()")
        if not re.search(r"\w", candidate):
            continue
        mended = _mended_url(candidate)
        if mended:
            found.append(mended)
        elif re.search(r"[./@]", candidate):
            wrong.append(word)
    return _checked(found, wrong, text, NOT_A_URL)


def _mended_url(candidate: str) -> str | None:
    scheme, rest = "http", candidate
    while match := SCHEME.match(rest):
        scheme, rest = "https" if match[1] or match[2] else "http", rest[match.end() :]
    host, slash, path = re.match(r"([^/?#]*)(/?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    if not HOST.fullmatch(host) or (rest == candidate and FILE_NAME.fullmatch(host)):
        return None
    tail = slash + path if path else ""
    return f"{scheme}://{host.lower()}{tail}"


def _checked(found: list[str], wrong: list[str], text: str, message: str) -> list[str]:
    found = list(dict.fromkeys(found))
    if not found:
        raise InvalidInput(message, value=text)
    if wrong:
        raise PartlyRead(message, found, value=wrong[0])
    return found
