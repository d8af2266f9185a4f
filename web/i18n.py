"""Translations: catalogs read straight from their `.po` files, facts said as people of that language say them.

`translate` needs no request, so the command line uses it too.
"""

import io
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_timedelta
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, get_group_symbol
from babel.support import Translations
from flask import Flask, Response, current_app, g, request

from directory.errors import AppError
from directory.i18n import N_, Exact, Labels, Sentence
from directory.settings import LANGUAGES, Settings

TRANSLATIONS = Path(__file__).resolve().parent / "translations"
COOKIE = "language"
COOKIE_SECONDS = 365 * 24 * 3600
TOO_LARGE_TO_WRITE = 1e15
YES, NO = N_("yes"), N_("no")
WEEK_DAYS, MONTH_DAYS, YEAR_DAYS = 7, 30, 365  # as periods are counted
FEWEST = 2  # of a unit that are said: of less, so many of the smaller unit
_SENTENCES, _SEVERAL, _NUMBERS = (Sentence, Labels, AppError), (tuple, list, set, frozenset), (int, float, Decimal)
NEAR_DAYS = {0: N_("today"), -1: N_("yesterday"), 1: N_("tomorrow")}
LOCALES = {"en": "en_GB"}  # days before months and hours to 24, as they are written here, not as in America
QUOTATION_MARKS = {"it": ("«", "»"), "en": ("“", "”"), "de": ("„", "“")}
LANGUAGE_NAMES = {"it": "Italiano", "en": "English", "de": "Deutsch"}


@lru_cache(maxsize=len(LANGUAGES))
def messages(language: str) -> NullTranslations:
    """The catalog of that language; English is what the code says, so it has none."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def locale_of(language: str) -> str:
    """How dates, times and lists are written in a language.

    >>> format_date(date(2026, 7, 1), locale=locale_of("en")), format_date(date(2026, 7, 1), locale=locale_of("it"))
    ('1 Jul 2026', '1 lug 2026')
    """
    return LOCALES.get(language, language)


def translate(thing: Sentence | Labels | AppError | str, language: str) -> str:
    """Say a thing in that language: the message first, then its facts.

    Numbers are rounded as a person would, labels are named in that language, tuples become lists.
    """
    if isinstance(thing, Labels):
        return thing.in_language(language)
    if isinstance(thing, str):
        return messages(language).gettext(thing) if thing else ""
    message = messages(language).gettext(thing.message)
    return message % said_facts(thing.facts, language) if thing.facts else message


def said_facts(facts: Mapping[str, Any], language: str) -> dict[str, str]:
    """Every fact in words."""
    return {name: say(fact, language) for name, fact in facts.items()}


def say(fact: Any, language: str) -> str:
    """One fact in words; strings are names and stay as they are."""
    if isinstance(fact, str):
        return str(fact)
    if isinstance(fact, _SENTENCES):
        return translate(fact, language)
    if isinstance(fact, _SEVERAL):
        return say_list([say(one, language) for one in fact], language)
    if isinstance(fact, date):
        return format_date(fact, format="long", locale=locale_of(language))
    if isinstance(fact, _NUMBERS):
        return translate(YES if fact else NO, language) if isinstance(fact, bool) else say_number(fact, language)
    return say_exact(fact.value, language) if isinstance(fact, Exact) else str(fact)


def say_list(names: list[str], language: str) -> str:
    """Names in a row; with semicolons where a name has commas of its own.

    >>> say_list(["Casa", "Ansia, stress", "Lavoro"], "it"), say_list(["Casa", "Lavoro"], "it")
    ('Casa; Ansia, stress; Lavoro', 'Casa e Lavoro')
    """
    if any("," in name for name in names):
        return "; ".join(names)
    return format_list(names, locale=locale_of(language))


def quoted(text: str, language: str) -> str:
    """Somebody's words, marked as that language marks them.

    >>> quoted("casa", "it"), quoted("casa", "en"), quoted("casa", "de")
    ('«casa»', '“casa”', '„casa“')
    """
    opening, closing = QUOTATION_MARKS[language]
    return f"{opening}{text}{closing}"


def say_number(number: float | Decimal, language: str) -> str:
    """Rounded as a person would: one decimal below ten, none above.

    >>> say_number(1.2345, "it"), say_number(41.7, "it"), say_number(3.0, "de")
    ('1,2', '42', '3')
    """
    size = abs(float(number))
    if not size < TOO_LARGE_TO_WRITE:  # what is no number at all, too
        return f"{number:g}"
    return _in_figures(round(float(number), 1 if size < 10 else 0), language)


def say_exact(number: float, language: str, *, sign: bool = False) -> str:
    """With two decimals at most, for what adds up: points, suitabilities; with a plus where a sign is wanted.

    >>> say_exact(60.5, "it"), say_exact(0.126, "en"), say_exact(0.25, "it", sign=True), say_exact(-0.001, "de")
    ('60,5', '0.13', '+0,25', '0')
    """
    digits = "+#,##0.##;-#,##0.##" if sign else "#,##0.##"
    return str(format_decimal(round(float(number), 2) + 0.0, format=digits, locale=locale_of(language)))


@lru_cache(maxsize=4096)  # a page of results says the same hundred counts as the one before
def _in_figures(rounded: float, language: str) -> str:
    if rounded == int(rounded):  # Babel takes twenty times as long
        return f"{int(rounded):,}".replace(",", _thousands_sign(language))
    return str(format_decimal(rounded, format="#,##0.#", locale=locale_of(language)))


@lru_cache(maxsize=len(LANGUAGES))
def _thousands_sign(language: str) -> str:
    return str(get_group_symbol(locale_of(language)))


def say_money(amount: float | Decimal, language: str, currency: str = "EUR") -> str:
    """An amount, without cents where there are none.

    >>> say_money(Decimal("7.50"), "it").replace(chr(160), " "), say_money(6000, "it").replace(chr(160), " ")
    ('7,50 €', '6.000 €')
    """
    digits = "#,##0.00 ¤" if Decimal(str(amount)) % 1 else "#,##0 ¤"
    return format_currency(amount, currency, digits, locale=locale_of(language), currency_digits=False)


def say_day(day: date, language: str, *, today: date) -> str:
    """A day as people say it, seen from `today`: "today", "yesterday", "12 days ago", "in 3 weeks"."""
    if isinstance(day, datetime):
        day = day.date()
    days = (day - today).days
    if days in NEAR_DAYS:
        return translate(NEAR_DAYS[days], language)
    since = timedelta(days=-_whole_units(-days, day, today)) if days < 0 else day - today
    locale = locale_of(language)
    return str(format_timedelta(since, granularity="day", threshold=FEWEST, add_direction=True, locale=locale))


def _whole_units(days: int, day: date, today: date) -> int:
    """Days of the whole years, months or weeks since a day: what is not a year yet is not said to be twelve months."""
    if days >= FEWEST * YEAR_DAYS:
        return days // YEAR_DAYS * YEAR_DAYS
    if days >= FEWEST * MONTH_DAYS:
        months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
        return max(months, FEWEST) * MONTH_DAYS
    return days // WEEK_DAYS * WEEK_DAYS if days >= FEWEST * WEEK_DAYS else days


def say_period(days: float | Decimal, language: str) -> str:
    """A number of days as people say it: "4 days", "3 weeks", "2 months"."""
    seconds = max(round(float(days)), 1) * 24 * 3600
    return str(format_timedelta(seconds, granularity="day", threshold=FEWEST, locale=locale_of(language)))


def current_language() -> str:
    """The language of this request: `?lang=`, then the cookie, then the browser's wish, then the setting."""
    language: str | None = g.get("language")  # a page asks two hundred times
    if language is None:
        language = g.language = _chosen_language()
    return language


def _chosen_language() -> str:
    wishes = (request.args.get("lang"), request.cookies.get(COOKIE))
    chosen = next((wish for wish in wishes if wish in LANGUAGES), None)
    settings: Settings = current_app.config["SETTINGS"]
    return chosen or request.accept_languages.best_match(LANGUAGES) or settings.language


def gettext(message: str, **facts: Any) -> str:
    """The message in the request's language."""
    language = current_language()
    return translate(Sentence(message, facts) if facts else message, language)


def ngettext(singular: str, plural: str, count: int, **facts: Any) -> str:
    """The message for that count in the request's language; `%(count)s` is filled."""
    language = current_language()
    message = messages(language).ngettext(singular, plural, count)
    return message % said_facts({"count": count, **facts}, language)


def set_up_languages(app: Flask) -> None:
    """Say in every page's headers which language it is in, and keep one that was chosen by a link."""

    @app.after_request
    def remember(response: Response) -> Response:
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, current_language(), max_age=COOKIE_SECONDS, samesite="Lax", httponly=True)
        if response.mimetype == "text/html":
            response.content_language.add(current_language())
            response.vary.update(("Accept-Language", "Cookie"))
        return response
