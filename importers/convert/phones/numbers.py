"""Telephone numbers: several in a cell, extensions, lost zeros, and helplines that have no area code."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, shortnumberinfo

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.convert.lengths import short_enough
from importers.convert.phones.faults import (
    CROSSED_OUT,
    DOUBTFUL,
    LETTER,
    MORE_DIGITS,
    fault_of,
    has_a_digit_more,
    letter_at_digit,
    why_none,
)
from importers.convert.phones.lines import lines, may_end_in_lines
from importers.convert.phones.remarks import HIDDEN, SHOWN, joined, notes_of, without_times
from importers.problems import PartlyRead

NOT_A_PHONE = N_(
    "“%(value)s” is not a telephone number that can be called: write it with its area code, such as 0543 712345."
)

UNCLEAR_LINES = N_(
    "“%(value)s” may be one number or several: write every number in full, such as 0543 712345, 0543 712346."
)

# Valid in Italy, though the short-number table of phonenumbers does not know all of them.
HELPLINES = frozenset(
    {"112", "1500", "1515", "1522", "1530", "19696", "116000", "116006", "116111", "116117", "116123"}
)
LOST_ZERO_TYPES = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UNKNOWN)
LONGEST_CELL = 2_000  # characters; a contact may stand in it with some words
FEWEST_DIGITS = 5  # fewer are a time, a floor or an alternative ending, and are kept as a note
FEWEST_DIGITS_WITHOUT_ZERO = 7
TOLL_FREE = "800"  # never the area code of Bari, 080, without its zero: no number there goes on with a zero

TELEPHONE_AND_FAX = re.compile(r"\btel(?:efono|\.)?\s*(?:/|-|&|\+|e)\s*(?:tele)?fax\b", re.IGNORECASE)
STRONG_BREAK = re.compile(
    r"[\n;|,&]+|\s(?:e|ed|o|oppure|and|or|und|oder)\s|(?<=[\d)])[\s/(–-]*(?=(?:tele)?fax\b[^\w)]*\d|cell?\b|tel\b)|"
    r"(?<=fax\))[\s/–-]+(?=[+\d])",
    re.IGNORECASE,
)
# "1522 - 0547 354071": a helpline beside another number is no part of it.
_HELPLINE = "|".join(sorted(HELPLINES, key=len, reverse=True))
HELPLINE_BEFORE = re.compile(rf"(?<![\d+/.-])(?<![\d+/.-] )({_HELPLINE})\s*[-–/]+\s*(?=[+\d])")
HELPLINE_BEHIND = re.compile(rf"(?<=\d)\s+[-–/]+\s+(?=(?:{_HELPLINE})\s*$)")
# "340\n1234567": a narrow cell breaks a number behind its first digits.
BROKEN = re.compile(r"(?<![\d./-])(?<!\d )(0\d{1,3}|3[2-9]\d|80[03]|84[0178])[ ./-]*\n\s*(?=\d[\d ./-]{4,9}(?!\d))")
REMARK = re.compile(r"\([^()\n]*[^\W\d_][^()\n]*\)|\(\d{1,2}(?:[.:]\d\d)? ?[-–] ?\d{1,2}(?:[.:]\d\d)?\)")
MOST_IN_REMARK = 8  # digits; more are a number
OPENING, CLOSING = chr(HIDDEN[ord("(")]), chr(HIDDEN[ord(")")])
AFTER_REMARK = re.compile(rf"(?<={CLOSING})\s*[-–/]+\s*")
# "0543 712370 (segreteria) 347 1234567": what stands in brackets behind a number is its own.
BEFORE_ANOTHER = re.compile(
    rf"((?:\d[ ./-]*){{6,}}{OPENING}[^{CLOSING}]*{CLOSING})\s+(?=(?:(?:tele)?fax|cell?|tel)?\W*(?:\d[ ./-]*){{6}})",
    re.IGNORECASE,
)
BEFORE_REMARK = re.compile(rf"(?<=\d)\s+(?={OPENING})")
WRITTEN_AS_DECIMAL = re.compile(r"^(\+?\d[\d ]{5,})\.0$")  # as programs do that take it for a number
EXTENSION = re.compile(
    r"(?:\(\s*)?(?:\b|(?<=\d))(?:interno|int|estensione|est|extension|ext|durchwahl|dw|x)[.:\s]*(\d{1,6})\b(?:\s*\))?|#\s?(\d{1,6})\b",
    re.IGNORECASE,
)
FAX = re.compile(r"\b(?:tele)?fax\b|\bf[.:]", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:telefoni?|telefax|tel|phone|centralino|n(?:umero|um|r|\.)?\s*verde|cellulare|cell?|mobile|mob|handy|fax|"
    r"voice|(?<!\w )whatsapp|[tfn](?=[.:]))\b[.:\s]*",
    re.IGNORECASE,
)
RUN_OF_DIGITS = re.compile(r"\(?\+?\s?\d(?:(?:[\d\s).\-–/+]|\(\d{1,4}\)(?=[\s.\-]*\d{2}))*\d)?")
NO_DIGIT = re.compile(r"[^0-9]")
PLAIN_CELL = re.compile(r"(?:\+|(?P<national>[03]))[0-9 ./-]*[0-9]")  # a number with nothing else
VANITY = re.compile(r"\(?\d{3}\)?[-. ](?:\d{3}[-. ])?[A-Z]{4,7}\b")
WEAK_BREAKS = tuple(
    map(re.compile, (r"\s+[-–/]+\s*|\s*[-–/]+\s+", r"\s*/+\s*", r"\s*[-–]+\s*", r"\s{2,}", r"\s+(?=\+|00|3\d\d)"))
)


@dataclass(frozen=True)
class PhoneNumber:
    """A number that can be called.

    `number` is E.164 ("+39054371234") or short ("1522"); `kind` is HSDS phone.type: voice, cell or fax; `note` is what
    else stood beside it ("segreteria").
    """

    number: str
    extension: str = ""
    note: str = ""
    kind: str = "voice"


class _Called(NamedTuple):
    """A number that can be called, E.164 or short, with its `PhoneNumberType`."""

    number: str
    type: int = PhoneNumberType.UNKNOWN


class _Wrong(NamedTuple):
    """A part of a cell that is no number, with the sentence that says why."""

    text: str
    message: str = NOT_A_PHONE


@dataclass
class _Reading:
    country: str
    found: list[PhoneNumber] = field(default_factory=list)
    wrong: list[_Wrong] = field(default_factory=list)
    notes_before: list[str] = field(default_factory=list)


def phones(text: str, country: str = "IT") -> list[PhoneNumber]:
    """Every number in a cell, each once, in the order they stand.

    Args:
        country: ISO 3166-1 alpha-2 of the organization; "091 815 11 11" is valid in Palermo and in Lugano.
    Raises:
        InvalidInput: there is none; PartlyRead (with those that are good) when one of several is none.

    >>> [phone.number for phone in phones("055 8711587 / 345 1560760")]
    ['+390558711587', '+393451560760']
    """
    text = WRITTEN_AS_DECIMAL.sub(r"\1", short_enough(text, LONGEST_CELL))
    text = without_times(text)
    if country == "IT" and (plain := PLAIN_CELL.fullmatch(text)) and not may_end_in_lines(text):
        number = _italian(_digits(text) if plain["national"] else f"+{_digits(text)}")
        if number and not fault_of(number.number, text):
            return [PhoneNumber(number.number, kind=_kind(number))]
    reading = _Reading(country)
    whole = _with_remarks_at_numbers(REMARK.sub(_hidden, BROKEN.sub(r"\1 ", text)))
    apart = HELPLINE_BEHIND.sub("; ", HELPLINE_BEFORE.sub(r"\1; ", whole))
    for piece in STRONG_BREAK.split(TELEPHONE_AND_FAX.sub("tel ", apart)):
        _read_piece(piece, reading)
    unique = list({(phone.number, phone.extension): phone for phone in reversed(reading.found)}.values())[::-1]
    if not unique:
        message = reading.wrong[0].message if reading.wrong else NOT_A_PHONE
        raise InvalidInput(message, value=text.translate(SHOWN).strip())
    if reading.notes_before:
        unique[0] = replace(unique[0], note=joined(*reading.notes_before, unique[0].note))
    if reading.wrong:
        raise PartlyRead(reading.wrong[0].message, unique, value=reading.wrong[0].text.strip())
    return unique


def looked_at(text: str, country: str = "IT") -> list[PhoneNumber]:
    """The numbers of a cell, as `phones` finds them.

    Raises:
        PartlyRead: with all of them, also where one that may be called has perhaps a digit too many.
    """
    found = phones(text, country)
    if doubtful := next((each for each in found if has_a_digit_more(each.number)), None):
        raise PartlyRead(MORE_DIGITS, found, value=text.strip() if len(found) == 1 else doubtful.number)
    return found


def _read_piece(piece: str, reading: _Reading) -> None:
    """Add the numbers of a piece; what is left of its text becomes their note."""
    piece = _without_crossed_out(piece, reading)
    extension = EXTENSION.search(piece)
    if extension and _has_number(piece[: extension.start()]) and _has_number(piece[extension.end() :]):
        _read_piece(piece[: extension.end()], reading)  # an extension belongs to the number before it
        _read_piece(piece[extension.end() :], reading)
        return
    rest = EXTENSION.sub(" ", piece)
    while damaged := letter_at_digit(rest):
        reading.wrong.append(_Wrong(damaged, LETTER))
        rest = rest.replace(damaged, " ", 1)
    numbers: list[_Called] = []
    for vanity in VANITY.findall(rest) if reading.country == "US" else ():
        if number := _valid(vanity, "US"):
            numbers.append(number)
            rest = rest.replace(vanity, " ", 1)
    runs = [match[0] for match in RUN_OF_DIGITS.finditer(rest)] + VANITY.findall(rest)
    short_allowed = all(len(_digits(run)) <= 6 for run in runs)
    beside = [""] * len(numbers)  # what stands before each number
    for run in runs:
        good, wrong = _numbers(run, reading.country, short_allowed=short_allowed)
        reading.wrong += wrong
        if good:
            before, _, rest = rest.partition(run)
            beside += [before, *[""] * (len(good) - 1)]
        numbers += good
    beside.append(rest)
    code = next(filter(None, extension.groups())) if extension else ""
    notes = notes_of([LABEL.sub(" ", each) for each in beside])
    if not numbers and (notes[0] or code):
        _attach(reading, code, notes[0])
    first, last = bool(FAX.search(beside[0])), bool(FAX.search(" ".join(beside)))  # "… / … (fax)": only the last one is
    for at, (number, note) in enumerate(zip(numbers, notes, strict=bool(numbers))):
        is_last = at == len(numbers) - 1
        kind = "fax" if (last if is_last else first) else _kind(number)
        reading.found.append(PhoneNumber(number.number, code if is_last else "", note, kind))


def _without_crossed_out(piece: str, reading: _Reading) -> str:
    """A piece without digits among which an x stands for one that somebody does not know."""
    while reading.country == "IT" and (crossed := CROSSED_OUT.search(piece)):
        reading.wrong.append(_Wrong(crossed[0], LETTER))
        piece = piece.replace(crossed[0], " ", 1)
    return piece


def _has_number(text: str) -> bool:
    return len(_digits(text)) >= FEWEST_DIGITS


def _kind(number: _Called) -> str:
    return "cell" if number.type == PhoneNumberType.MOBILE else "voice"


def _attach(reading: _Reading, extension: str, note: str) -> None:
    """Text without a number belongs to the number before it, else to the first that follows."""
    if reading.found:
        before = reading.found[-1]
        reading.found[-1] = replace(before, extension=before.extension or extension, note=joined(before.note, note))
    elif note:
        reading.notes_before.append(note)


def _numbers(run: str, country: str, *, short_allowed: bool) -> tuple[list[_Called], list[_Wrong]]:
    """Numbers in a run of digits and signs, and the parts of it that are none: whole first, then split ever finer."""
    best = _whole(run, country, short_allowed=short_allowed)
    if best[0] or any(wrong.message in (UNCLEAR_LINES, *DOUBTFUL) for wrong in best[1]):
        return best
    for separator in WEAK_BREAKS:
        parts = separator.split(run)
        if len(parts) == 1:
            continue
        good: list[_Called] = []
        wrong: list[_Wrong] = []
        for part in parts:
            number = _completed(part, good, country)
            more = ([number], []) if number else _whole(part, country, short_allowed=short_allowed)
            good += more[0]
            wrong += more[1]
        if len(good) - len(wrong) > len(best[0]) - len(best[1]):
            best = (good, wrong)
    return best


def _whole(part: str, country: str, *, short_allowed: bool) -> tuple[list[_Called], list[_Wrong]]:
    """One number, or several that differ in their endings."""
    if may_end_in_lines(part.strip()):
        found = lines(part.strip(), lambda text: _e164(text, country), is_italian=country == "IT")
        if found is not None:
            numbers = [_valid(number, country) for number in (found.first, *found.others) if number]
            good = [number for number in numbers if number]
            is_clear = found.is_clear and len(good) == len(numbers)
            return good, [] if is_clear else [_Wrong(part, UNCLEAR_LINES)]
    number = _number(part, country, short_allowed=short_allowed)
    if number and (fault := fault_of(number.number, part)):
        return [], [_Wrong(part, fault)]
    return (
        ([number], [])
        if number
        else ([], [_Wrong(part, why_none(part, country) or NOT_A_PHONE)] if len(_digits(part)) >= FEWEST_DIGITS else [])
    )


def _e164(text: str, country: str) -> str | None:
    number = _number(text, country, short_allowed=False)
    return number.number if number else None


def _completed(part: str, before: list[_Called], country: str) -> _Called | None:
    """ "0543 712345 / 712346": the second number has the area code of the first."""
    digits = _digits(part)
    if not before or not FEWEST_DIGITS <= len(digits) < 8 or digits.startswith("0"):
        return None
    return _valid(before[-1].number[: -len(digits)] + digits, country)


def _number(text: str, country: str, *, short_allowed: bool) -> _Called | None:
    """E.164 or a helpline, None when it cannot be called."""
    digits = _digits(text)
    if short_allowed and _is_helpline(digits, country):
        return _Called(digits)
    if not FEWEST_DIGITS <= len(digits) <= 17:
        return None
    international = text.lstrip("( ").startswith("+")
    found = _valid(f"+{digits}" if international else digits, country)
    if country != "IT" or (found and found.type not in LOST_ZERO_TYPES):
        return found
    return _with_first_zero_mended(digits, international=international) or found


def _with_first_zero_mended(digits: str, *, international: bool) -> _Called | None:
    """Puts back the zero that spreadsheets drop from Italian area codes, and drops that of old mobile numbers."""
    if international or digits.startswith("0039"):
        digits = digits.removeprefix("00").removeprefix("39")
    if digits.startswith("03"):
        mobile = _valid(digits[1:], "IT")
        return mobile if mobile and mobile.type == PhoneNumberType.MOBILE else None
    if digits.startswith(("0", TOLL_FREE)) or len(digits) < FEWEST_DIGITS_WITHOUT_ZERO:
        return None
    return _valid("0" + digits, "IT")


def _valid(text: str, country: str) -> _Called | None:
    """The number if it is valid: exactly those numbers have a type, which is looked for once."""
    if country == "IT" and (found := _italian(text)):
        return found
    try:
        parsed = phonenumbers.parse(text, country)
    except NumberParseException:
        return None
    kind = int(phonenumbers.number_type(parsed))
    if kind in (PhoneNumberType.UNKNOWN, PhoneNumberType.VOICEMAIL):  # in Italy a mobile number with a digit more
        return None
    return _Called(phonenumbers.format_number(parsed, PhoneNumberFormat.E164), kind)


def _italian(text: str) -> _Called | None:
    """An ordinary Italian number, given as digits alone; None where only the whole of phonenumbers can tell."""
    match = _ordinary_italian().fullmatch(text)
    if match is None:
        return None
    kind = PhoneNumberType.FIXED_LINE if match.lastgroup == "fixed" else PhoneNumberType.MOBILE
    return _Called(f"+39{match[match.lastgroup or 0]}", kind)


@cache
def _ordinary_italian() -> re.Pattern[str]:
    """Fixed and mobile numbers as phonenumbers' own table has them: read by it, each takes thirty times as long.

    Without a plus, what begins with 39 may be the code of the country.
    """
    table: Any = phonenumbers.PhoneMetadata.metadata_for_region("IT")
    fixed, mobile = table.fixed_line.national_number_pattern, table.mobile.national_number_pattern
    return re.compile(rf"(?:\+39)?(?:(?P<fixed>(?=0[1-9])(?:{fixed}))|(?P<mobile>(?=3[0-8])(?:{mobile})))", re.ASCII)


def _is_helpline(digits: str, country: str) -> bool:
    if digits in HELPLINES:
        return True
    if not (len(digits) == 3 if country == "US" else 3 <= len(digits) <= 6 and digits.startswith("1")):
        return False
    try:
        number = phonenumbers.parse(digits, country)
    except NumberParseException:  # such as 011, which in the United States only begins a number abroad
        return False
    return bool(shortnumberinfo.is_valid_short_number_for_region(number, country))


def _digits(text: str) -> str:
    return text if text.isdecimal() and text.isascii() else NO_DIGIT.sub("", text)


def _with_remarks_at_numbers(hidden: str) -> str:
    """A text broken so that each remark is in one piece with its number: the one behind where the text begins so."""
    apart = AFTER_REMARK.sub("; ", hidden)
    begins_so = apart.lstrip().startswith(OPENING)
    return BEFORE_REMARK.sub("; ", apart) if begins_so else BEFORE_ANOTHER.sub(r"\1; ", apart)


def _hidden(remark: re.Match[str]) -> str:
    """Words in brackets as signs that are read neither as numbers nor as what stands between them."""
    said = remark[0]
    is_number = len(_digits(said)) > MOST_IN_REMARK or EXTENSION.search(said) or FAX.search(said)
    return said if is_number else said.translate(HIDDEN)
