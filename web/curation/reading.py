"""Canonical texts of fields as people write them, and back: one reader for each kind of field."""

from collections.abc import Mapping
from decimal import Decimal

from directory.curation.child_lines import as_written, line_of, lines_text, values_in
from directory.curation.entry import Field
from directory.curation.week_fields import DaySpan, span_text, spans_in
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.words.language import fold
from directory.words.languages import language_code
from importers.convert.ages import age
from importers.convert.hours.opening_hours import hours
from importers.convert.numbers import number, whole_number
from importers.convert.phones.faults import is_short_mobile
from importers.convert.phones.numbers import phones
from importers.convert.web import emails, urls
from web.curation.about import ABOUT_READERS
from web.curation.closings import CLOSINGS
from web.curation.other_hours import OTHER_HOURS
from web.curation.reader import Reader, lines, number_words, only
from web.curation.worker_readers import WORKER_READERS
from web.i18n import gettext
from web.in_words.hours import ASK_WHEN, BY_APPOINTMENT, FROM, PARTS
from web.pages import language_name, phone_words

LONGEST_LINE, LONGEST_TEXT = 300, 5000  # characters
MOST_DAYS = 3650
CLOSED = frozenset({"-", "–", "chiuso", "chiusa", "closed", "geschlossen"})  # instead of a day's hours
NEEDED = N_("This must not be empty.")
TOO_LONG = N_("This is too long: at most %(most)s characters.")
NOT_A_CHOICE = N_("Choose one of the list.")
NEGATIVE = N_("A number below zero is not possible.")
TOO_MUCH = N_("This number is too large: at most %(most)s.")
NOT_A_LANGUAGE = N_("“%(value)s” is no language that is known here: write its name, such as Arabic.")
NOT_A_PRICE = N_("“%(value)s” does not begin with an amount: write the words under “Costs, in words”.")
NOT_DAY_HOURS = N_("“%(value)s” could not be read as hours: write them like 9-12.30, 15-18.")
ONE_PHONE = N_("“%(value)s” has more than one telephone: write one a line.")
NO_AREA_CODE = N_("“%(value)s” has no area code: write the whole number, such as 0543 712345.")
_ITALIAN_AREA = "+390"
DAY_WORDS = ("lun", "Mon", "Mo")  # in each language that hours are read in


def shown(field: Field, text: str) -> str:
    """A canonical text as people read and write it."""
    return READERS[field.reads].show(text) if text else ""


def told(field: Field, text: str) -> str:
    """A canonical text as people read it in a comparison."""
    in_words = READERS[field.reads].told
    return in_words(text) if in_words is not None and text else shown(field, text)


def read_field(field: Field, typed: str, was: str, country: str) -> str:
    """The canonical text of what was written; what was not touched stays exactly as it was.

    Raises:
        AppError: it cannot be; the sentence says how to write it.
    """
    reader, plain = READERS[field.reads], "\n".join(line.strip() for line in typed.strip().splitlines())
    if plain == shown(field, was).strip():
        return was
    most = LONGEST_LINE if reader.widget == "line" else LONGEST_TEXT
    if len(plain) > most:
        raise InvalidInput(TOO_LONG, most=most)
    if not plain:
        if reader.is_needed:
            raise InvalidInput(NEEDED)
        return ""
    if reader.widget == "choice" and plain not in field.choices:
        raise InvalidInput(NOT_A_CHOICE)
    return reader.read(plain, country) if reader.words is None else _read_lines(reader, plain, was, country)


def _read_lines(reader: Reader, plain: str, was: str, country: str) -> str:
    """Rows of lines; a line that was not touched stays exactly the row it was."""
    words = reader.words or str
    known = {words(row): line_of(row) for row in values_in(was)}
    lines = [line for line in plain.splitlines() if line]
    join = as_written if reader.is_in_order else lines_text
    return join([known.get(line) or reader.read(line, country) for line in lines])


def _plain(text: str, _country: str) -> str:
    return text


def _age(text: str, _country: str) -> str:
    return _decimal(Decimal(str(age(text))))


def _decimal(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _amount(text: str, country: str) -> str:
    value = number(text, country)
    if value < 0:
        raise InvalidInput(NEGATIVE)
    if value >= 10**8:
        raise InvalidInput(TOO_MUCH, most=10**8)
    return _decimal(value)


def _count(text: str, country: str) -> str:
    value = whole_number(text, country)
    if value < 0:
        raise InvalidInput(NEGATIVE)
    if value > MOST_DAYS:
        raise InvalidInput(TOO_MUCH, most=MOST_DAYS)
    return str(value)


def _few_days(text: str, country: str) -> str:
    value = number(text, country)
    if value < 0:
        raise InvalidInput(NEGATIVE)
    if value > MOST_DAYS:
        raise InvalidInput(TOO_MUCH, most=MOST_DAYS)
    return _decimal(round(value, 1))


def _phone(line: str, country: str) -> str:
    found = phones(line, country)
    if len(found) > 1:
        raise InvalidInput(ONE_PHONE, value=line)
    one = found[0]
    if _has_a_zero_more(one.number, line):  # lists lose it on the way, nobody does who types
        raise InvalidInput(NO_AREA_CODE, value=line)
    note = line.partition(",")[2].strip() or one.note  # as it was written, where it stands after a comma
    return line_of({"number": one.number, "extension": one.extension, "description": note, "type": one.kind})


def _has_a_zero_more(number: str, line: str) -> bool:
    digits = "".join(filter(str.isdigit, line))
    return number.startswith(_ITALIAN_AREA) and number.removeprefix("+39") not in digits


def _phone_words(row: Mapping[str, str]) -> str:
    words = row["number"] if is_short_mobile(row["number"]) else phone_words(row["number"])  # read again, as it is
    if row.get("type") == "fax":
        words = f"fax {words}"
    if row.get("extension"):
        words += f" int. {row['extension']}"
    return f"{words}, {row['description']}" if row.get("description") else words


def _language_codes(text: str, _country: str) -> str:
    found = []
    for name in text.replace(";", ",").replace("\n", ",").split(","):
        if not name.strip():
            continue
        code = language_code(name)
        if code is None:
            raise InvalidInput(NOT_A_LANGUAGE, value=name.strip())
        found.append(line_of({"code": code}))
    return lines_text(found)


def _price(line: str, country: str) -> str:
    amount, _, words = line.replace("€", " ").strip().partition(" ")
    try:
        value = number(amount, country)
    except AppError as problem:
        raise InvalidInput(NOT_A_PRICE, value=line) from problem
    words = " ".join(words.removeprefix("euro").split())
    return line_of({"amount": _amount(str(value), country), "amount_description": words})


def _price_words(row: Mapping[str, str]) -> str:
    amount = Decimal(row["amount"]) if row.get("amount") else None
    parts = ("" if amount is None else f"{amount:f}".replace(".", ","), row.get("amount_description", ""))
    return " ".join(filter(None, parts)) or row.get("option", "")


CONTACT_PARTS = ("name", "title", "email")
NOT_A_CONTACT = N_("“%(value)s” has too many parts: name; task; e-mail address.")


def _contact(line: str, _country: str) -> str:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) > len(CONTACT_PARTS):
        raise InvalidInput(NOT_A_CONTACT, value=line)
    values = dict(zip(CONTACT_PARTS, parts, strict=False))
    if values.get("email"):
        values["email"] = only(emails(values["email"]))
    return line_of(values)


def _contact_words(row: Mapping[str, str]) -> str:
    title = ", ".join(filter(None, (row.get("title"), row.get("department"))))
    return "; ".join((row.get("name", ""), title, row.get("email", ""))).rstrip("; ")


def _municipality(text: str, _country: str) -> str:
    return Gazetteer.bundled().resolve(text).code


def _day_hours(text: str, _country: str) -> str:
    if fold(text) in CLOSED:
        return ""
    spans = []
    for part in text.replace("\n", ";").split(";"):
        if part.strip():
            spans += _spans(part.strip())
    return " ".join(sorted(set(spans)))


def _spans(part: str) -> list[str]:
    if part.casefold() == gettext(ASK_WHEN).casefold():
        return [span_text(DaySpan(None))]
    for day in DAY_WORDS:
        try:
            read = hours(f"{day} {part}")
        except AppError:
            continue
        one_day = all(len(one.days) == 1 and not one.weeks and not one.dates for one in read.openings)
        if not read.unread and one_day:
            return [
                span_text(DaySpan(one.opens_at, one.closes_at, one.part_of_day, one.by_appointment))
                for one in read.openings
            ]
    raise InvalidInput(NOT_DAY_HOURS, value=part)


def _day_words(text: str) -> str:
    """All spans of one kind together: "09:00-12:00, 15:00-18:00"; those by appointment after a semicolon.

    Hours without times, or without an end, stand by themselves, so that they are read again as what they are.
    """
    spans = spans_in(text)
    whole = [one for one in spans if one.opens and one.closes]
    freely, appointed = (
        ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in whole if one.by_appointment is by_appointment)
        for by_appointment in (False, True)
    )
    parts = [freely, f"{appointed} {gettext(BY_APPOINTMENT)}" if appointed else ""]
    return "; ".join(filter(None, (*parts, *(_open_ended(one) for one in spans if one not in whole))))


def _open_ended(span: DaySpan) -> str:
    """Words that are read again: "dalle 20:30", "mattina", "su appuntamento"."""
    said = gettext(PARTS[span.part]) if span.part else ""
    if span.opens is not None:
        said = gettext(FROM, time=f"{span.opens:%H:%M}")
    appointed = gettext(BY_APPOINTMENT) if span.by_appointment else ""
    return " ".join(filter(None, (said, appointed))) or gettext(ASK_WHEN)


def _one_column(name: str) -> Reader:
    return lines(lambda line, _country: line_of({name: line}), lambda row: row[name])


def _language_words(text: str) -> str:
    return ", ".join(language_name(row["code"]) for row in values_in(text))


READERS: Mapping[str, Reader] = {
    "name": Reader(_plain, is_needed=True),
    "line": Reader(_plain),
    "text": Reader(_plain, widget="text"),
    "choice": Reader(_plain, widget="choice"),
    "choice_needed": Reader(_plain, widget="choice", is_needed=True),
    "age": Reader(_age, number_words, inputmode="decimal"),
    "age_like": Reader(_few_days, number_words, inputmode="decimal"),
    "count": Reader(_count, inputmode="numeric"),
    "euro": Reader(_amount, number_words, inputmode="decimal"),
    "email": Reader(lambda text, _country: only(emails(text)), inputmode="email"),
    "url": Reader(lambda text, _country: only(urls(text)), inputmode="url"),
    "postal_code": Reader(_plain, inputmode="numeric"),
    "municipality": Reader(_municipality, lambda code: Gazetteer.bundled().by_code(code).label, is_needed=True),
    "place": Reader(_municipality, lambda code: Gazetteer.bundled().by_code(code).label),
    "documents": _one_column("document"),
    "remarks": _one_column("description"),
    "other_hours": OTHER_HOURS,
    "phones": lines(_phone, _phone_words, is_in_order=True),
    "contacts": lines(_contact, _contact_words),
    "costs": lines(_price, _price_words),
    "languages": Reader(_language_codes, _language_words),
    "closings": CLOSINGS,
    "day_hours": Reader(_day_hours, _day_words),
    **ABOUT_READERS,
    **WORKER_READERS,
}
