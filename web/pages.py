"""What every template may use: translations, and ways to say dates, numbers and phones."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal
from urllib.parse import urlencode

import phonenumbers
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from flask import Flask, request, url_for
from markupsafe import Markup

from directory.catalog.freshness import freshness_of, held_days
from directory.errors import AppError
from directory.helplines import Telephone
from directory.i18n import Labels, Sentence
from directory.queries.hours import Closed
from directory.search.results.distance import FAR_KM
from directory.words import languages
from web import clock
from web.i18n import (
    current_language,
    gettext,
    locale_of,
    ngettext,
    quoted,
    say,
    say_day,
    say_exact,
    say_money,
    say_number,
    say_period,
    translate,
)
from web.in_words.answers import answer_words
from web.in_words.language_marks import marked, marked_in_a_row

PLAIN_IN_ADDRESSES = "!$'()*,/:;?@"  # signs that Flask's url_for leaves as they are
_ITALIAN_NUMBER = re.compile(r"\+39([1-9][0-9]{5,11}|0[1-9][0-9]{4,10})")
_LASTING = frozenset({"filename", "kind"})  # of addresses that are the same for everybody


def set_up_templates(app: Flask) -> None:
    """Give Jinja the translations and the filters."""
    environment = app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.globals.update({"_": gettext, "gettext": gettext, "ngettext": ngettext})
    environment.filters.update(
        {
            "say": lambda thing: say(thing, current_language()),
            "sentence": sentence,
            "with_numbers": with_numbers,
            "answer": lambda text: say(answer_words(text), current_language()),
            "number": lambda number: say_number(number, current_language()),
            "exact": lambda number, sign=False: say_exact(number, current_language(), sign=sign),
            "money": lambda amount, currency="EUR": say_money(amount, current_language(), currency),
            "quoted": lambda text: quoted(text, current_language()),
            "period": lambda days: say_period(days, current_language()),
            "km": km,
            "age": age,
            "ago": ago,
            "long_date": long_date,
            "closing": closing_words,
            "short_date": short_date,
            "day_month": day_month,
            "clock": clock_time,
            "moment": moment,
            "weekday": weekday,
            "phone": phone_words,
            "tel": tel_link,
            "language_name": language_name,
            "marked": marked,
            "marked_line": lambda line: marked_in_a_row(line.said, line.between),
        }
    )
    environment.globals.update(
        {
            "today": clock.today,
            "freshness_of": freshness_of,
            "held_days": held_days,
            "far_km": FAR_KM,
            "icon": icon,
            "web_link": web_link,
        }
    )
    environment.globals["url_for"] = link_to


def link_to(endpoint: str, **values: Any) -> str:
    """As Flask's `url_for`, which takes longer than a template; addresses of pages and files as such are kept."""
    if endpoint.startswith(".") or not _LASTING.issuperset(values):
        return url_for(endpoint, **values)
    return _lasting_link(request.script_root, endpoint, tuple(values.items()))


@lru_cache(maxsize=512)
def _lasting_link(_script_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


def address_of(endpoint: str, arguments: Sequence[tuple[str, Any]]) -> str:
    """As `url_for` with these arguments, quicker; for pages whose path has none.

    Args:
        arguments: values are texts, or several texts.
    """
    query = urlencode(arguments, doseq=True, safe=PLAIN_IN_ADDRESSES)
    return f"{link_to(endpoint)}?{query}" if query else link_to(endpoint)


def page_in_language(code: str) -> str:
    """This page in another language; what does not exist is the start page."""
    if request.endpoint is None:
        return url_for("search.home", lang=code)
    # Not as arguments of url_for, which takes names such as _scheme and endpoint for itself.
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{link_to(request.endpoint, **(request.view_args or {}))}?{urlencode([*kept, ('lang', code)])}"


def icon(name: str) -> Markup:
    """A Bootstrap Italia icon; decoration only, so words always stand beside it."""
    return _icon(link_to("static", filename="vendor/sprites.svg"), name)


@cache
def _icon(sprites: str, name: str) -> Markup:
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#it-{}"></use></svg>').format(sprites, name)


def web_link(address: str, label: str | None = None) -> Markup:
    """A link to somebody's page; what is not a web address stays plain text."""
    if "://" not in address and "." in address:
        address = f"http://{address}"
    words = label or address.split("://")[-1].rstrip("/")
    if not address.startswith(("http://", "https://")):
        return Markup("{}").format(words)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, words)


def language_name(code: str) -> str:
    """What a language is called in the request's language."""
    return languages.language_name(code).in_language(current_language())


def sentence(thing: Sentence | Labels | AppError | str) -> str:
    """A sentence from below `web`, in the request's language."""
    return translate(thing, current_language())


def with_numbers(thing: Sentence) -> Markup:
    """A sentence as `marked` says it, in which each telephone number is dialled with a tap."""
    numbers = {phone_words(one): one for one in _telephones(thing)}
    said = marked(_with_phone_words(thing))
    if not numbers:
        return said
    known = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return Markup(  # noqa: S704 - what is put in was escaped
        re.sub(rf"(?<![\w.,]){'(?:' + known + ')'}(?![\w])", lambda match: _call(match[0], numbers[match[0]]), said)
    )


def _call(words: str, number: str) -> str:
    return Markup('<a class="call-number" href="{}">{}</a>').format(tel_link(number), words)


def _telephones(fact: Any) -> Iterator[str]:
    """The numbers in a sentence, in those within it, and in lists of these."""
    if isinstance(fact, Telephone):
        yield str(fact)
    elif isinstance(fact, Sentence):
        yield from (number for one in fact.facts.values() for number in _telephones(one))
    elif isinstance(fact, tuple):
        yield from (number for one in fact for number in _telephones(one))


def _with_phone_words(fact: Any) -> Any:
    """The same with its numbers as people write them."""
    if isinstance(fact, Telephone):
        return phone_words(fact)
    if isinstance(fact, Sentence):
        return Sentence(fact.message, {name: _with_phone_words(one) for name, one in fact.facts.items()})
    return tuple([_with_phone_words(one) for one in fact]) if isinstance(fact, tuple) else fact


def km(distance_km: float) -> str:
    """A distance: "1,2 km", "meno di 1 km" is not said: people like "0,4 km"."""
    return f"{say_number(distance_km, current_language())} km"


def age(years: float | Decimal) -> str:
    """An age without needless decimals: "14", "0,5"."""
    return say_number(years, current_language())


def ago(day: date) -> Markup:
    """A day as people say it, with the exact one for pointers, screen readers and paper."""
    exact = _local_day(day) if isinstance(day, datetime) else day
    words = say_day(exact, current_language(), today=clock.today())
    in_full = long_date(exact)
    return Markup(
        '<time datetime="{}" title="{}"><span class="screen-only">{}</span><span class="print-only">{}</span></time>'
    ).format(exact.isoformat(), in_full, words, in_full)


def _local_day(moment: datetime) -> date:
    """The territory's day of a moment: what is done soon after midnight there is not of yesterday, as in UTC."""
    return (moment.astimezone(clock.ZONE) if moment.tzinfo else moment).date()


def long_date(day: date) -> str:
    """A day in full, "10 novembre 2026"."""
    return _day_words(day.toordinal(), "long", current_language())


def closing_words(closed: Closed) -> str:
    """On which days something is closed, and why."""
    if closed.begins == closed.ends:
        said = gettext("Closed on %(day)s", day=long_date(closed.begins))
    else:
        said = gettext(
            "Closed from %(begins)s to %(ends)s", begins=long_date(closed.begins), ends=long_date(closed.ends)
        )
    return f"{said}: {closed.why}" if closed.why else said


def short_date(day: date) -> str:
    """A day in few signs, "10 nov 2026"."""
    return _day_words(day.toordinal(), "medium", current_language())


def day_month(day: date) -> str:
    """A day of this year in few signs, "10 nov"."""
    return str(format_skeleton("MMMd", day, locale=locale_of(current_language())))


@lru_cache(maxsize=4096)
def _day_words(ordinal: int, length: Literal["medium", "long"], language: str) -> str:
    return str(format_date(date.fromordinal(ordinal), format=length, locale=locale_of(language)))


def clock_time(moment: time) -> str:
    """A time of day, "14:30"; in English "midnight" rather than "00:00"."""
    if moment == time(0) and current_language() == "en":
        return "midnight"
    return str(format_time(moment, format="short", locale=locale_of(current_language())))


def moment(at: datetime) -> str:
    """A day and a time of the territory, "10 nov 2026, 14:05"."""
    local = at.astimezone(clock.ZONE)
    return f"{short_date(local)}, {clock_time(local.time())}"


def weekday(number: int) -> str:
    """A day of the week by number, Monday 0."""
    return str(get_day_names("wide", locale=locale_of(current_language()))[number])


@lru_cache(maxsize=4096)
def phone_words(number: str) -> str:
    """A number as people write it in its country: "0543 712345"; short helplines stay as they are.

    >>> phone_words("+39054371234"), phone_words("1522")
    ('0543 71234', '1522')
    """
    if italian := _ITALIAN_NUMBER.fullmatch(number):  # as it is read below, which takes twice as long
        digits = italian[1]
        plain = phonenumbers.PhoneNumber(39, int(digits), italian_leading_zero=digits[0] == "0" or None)
        return str(phonenumbers.format_number(plain, phonenumbers.PhoneNumberFormat.NATIONAL))
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    kind = phonenumbers.PhoneNumberFormat.NATIONAL
    if parsed.country_code != 39:
        kind = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, kind))


def tel_link(number: str, extension: str | None = None) -> str:
    """The link that dials.

    >>> tel_link("+39054371234", "12")
    'tel:+39054371234;ext=12'
    """
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"
