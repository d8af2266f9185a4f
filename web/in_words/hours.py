"""Opening hours in people's words: a week, a day that returns every month, a season, a row of the directory."""

from collections.abc import Mapping, Sequence

from babel.dates import format_skeleton, get_day_names, get_month_names

from directory.catalog.seasons import MONTHS, Season, YearDay, stored_season
from directory.i18n import N_, Sentence, Written
from directory.models import Frequency
from directory.queries.hours import Monthly, Seasonal, Span, Week, days_of
from web import clock
from web.i18n import current_language, gettext, locale_of, translate
from web.pages import clock_time, closing_words

LAST = N_("every last %(weekday)s of the month")
NTH = N_("every %(ordinal)s %(weekday)s of the month")
LAST_SUNDAY = N_("every last Sunday of the month")  # other than the rest of the week, it is feminine in Italian
NTH_SUNDAY = N_("every %(ordinal)s Sunday of the month")
BY_APPOINTMENT = N_("by appointment")
TO = N_("%(first)s–%(last)s")
FROM = N_("from %(time)s")
IN_SEASON = N_("%(months)s: %(hours)s")
A_YEAR = 2028  # any leap year
ASK_WHEN = N_("ask at what time")
PARTS = {"morning": N_("morning"), "afternoon": N_("afternoon"), "evening": N_("evening")}
ENGLISH_ENDS = {1: "st", 2: "nd", 3: "rd"}
SUNDAY = 6


def week_words(week: Week) -> str:
    """As `week_parts`, in one line; "" for none.

    "lunedì–venerdì 14:00–18:00; ogni 2° sabato del mese 9:00–12:00"
    """
    return "; ".join(week_parts(week))


def week_parts(week: Week) -> tuple[str, ...]:
    """The hours of a week, of days of the month and of seasons, and what is closed from today on.

    What holds in a season is said once, with its months; days with the same hours stand together. What a list says of
    the hours in its own words is `Written`.
    """
    closed = map(closing_words, week.closings_from(clock.today()))
    if week.is_always_open:
        return (" ".join((gettext("Open every day, 24 hours a day."), *closed)),)
    in_season = {(*day, one.span) for one in week.seasonal for day in one.days}
    always = [[span for span in spans if (0, day, span) not in in_season] for day, spans in enumerate(week.days)]
    language = current_language()
    days = [f"{_said_days([(0, day) for day in same], language)} {hours}" for hours, same in _alike(always).items()]
    monthly = map(monthly_words, week.monthly_all_year)
    return (*days, *monthly, *map(seasonal_words, week.seasonal), *map(Written, week.remarks), *closed)


def _alike(days: Sequence[Sequence[Span]]) -> dict[str, list[int]]:
    """Hours in words -> the days of the week that have them, in the order of their first days."""
    found: dict[str, list[int]] = {}
    for day, spans in enumerate(days):
        if spans:
            found.setdefault(", ".join(map(span_words, spans)), []).append(day)
    return found


def monthly_words(day: Monthly) -> str:
    """A day that returns every month, with its hours."""
    return f"{_month_day(day.ordinal, day.weekday, current_language())} {span_words(day.span)}"


def seasonal_words(hours: Seasonal) -> str:
    """Hours of a time of the year, "ottobre–maggio: martedì dalle 9:30"."""
    language = current_language()
    return _in_season(hours.season, f"{_said_days(hours.days, language)} {span_words(hours.span)}", language)


def _in_season(season: Season, hours: str, language: str) -> str:
    return translate(Sentence(IN_SEASON, {"months": season_words(season, language), "hours": hours}), language)


def season_words(season: Season, language: str) -> str:
    """A time of the year, "ottobre–maggio", "1 giugno–15 settembre".

    >>> season_words(stored_season(None, "06-01/09-15"), "it"), season_words(stored_season(None, "06-01/09-15"), "de")
    ('1 giugno–15 settembre', '1. Juni–15. September')
    """
    if season.days is None:
        return months_words(season.months, language)
    first, last = (_year_day(day, language) for day in season.days)
    return translate(Sentence(TO, {"first": first, "last": last}), language)


def _year_day(day: YearDay, language: str) -> str:
    return str(format_skeleton("MMMMd", day.in_year(A_YEAR), locale=locale_of(language)))


def span_words(span: Span) -> str:
    """From when until when, "14:00–18:00 (su appuntamento)"; "dalle 20:30", "mattina (orario da chiedere)"."""
    if span.is_all_day:
        return gettext("24 hours")
    if span.opens is None:
        part = gettext(PARTS[span.part]) if span.part else ""
        unsaid = gettext(BY_APPOINTMENT) if span.by_appointment else gettext(ASK_WHEN)
        return f"{part} ({unsaid})" if part else unsaid
    if span.closes is None:
        hours = gettext(FROM, time=clock_time(span.opens))
    else:
        hours = f"{clock_time(span.opens)}–{clock_time(span.closes)}"
    return " ".join((hours, gettext("(by appointment)"))) if span.by_appointment else hours


def months_words(months: Sequence[int], language: str) -> str:
    """Months of the year, "ottobre–maggio" where one follows the other.

    >>> months_words((10, 11, 12, 1), "it"), months_words((7, 9), "de")
    ('ottobre–gennaio', 'Juli, September')
    """
    names = get_month_names("wide", "stand-alone", locale=locale_of(language))
    follow = [months[0] + step for step in range(len(months))] if months else []
    if len(months) > 2 and [(month - 1) % MONTHS + 1 for month in follow] == list(months):
        return translate(Sentence(TO, {"first": names[months[0]], "last": names[months[-1]]}), language)
    return ", ".join(names[month] for month in months)


def schedule_words(row: Mapping[str, str], language: str) -> str:
    """One row of the table of hours, by its columns as text: days, times, and what else is said.

    >>> schedule_words({"byday": "TU", "opens_at": "09:00:00", "closes_at": "12:00:00"}, "it")
    'martedì 9–12'
    >>> schedule_words({"byday": "MO,TU,WE", "opens_at": "09:30:00", "closes_at": "12:00:00"}, "de")
    'Montag–Mittwoch 9:30–12'
    >>> schedule_words({"byday": "-1SU", "freq": "MONTHLY", "opens_at": "09:00:00"}, "it")
    'ogni ultima domenica del mese dalle 9'
    """
    times = "–".join(_time(row[name]) for name in ("opens_at", "closes_at") if row.get(name))
    if row.get("opens_at") and not row.get("closes_at"):
        times = translate(Sentence(FROM, {"time": times}), language)
    part = translate(PARTS[row["part_of_day"]], language) if row.get("part_of_day") else ""
    appointment = translate(BY_APPOINTMENT, language) if row.get("by_appointment") == "true" else ""
    days = days_words(row.get("byday", ""), language, is_monthly=row.get("freq") == Frequency.MONTHLY)
    said = " ".join(filter(None, (days, times, part, appointment, row.get("description", ""))))
    if row.get("bymonth") or row.get("season"):
        return _in_season(stored_season(row.get("bymonth"), row.get("season")), said, language)
    return said


def days_words(byday: str, language: str, *, is_monthly: bool = False) -> str:
    """Days as the directory writes them, in words.

    Args:
        byday: as in iCalendar, "MO,TU" or "2SA".
        is_monthly: whether days without a number are the first of a month.

    >>> days_words("MO,TH", "it"), days_words("2SA", "it")
    ('lunedì, giovedì', 'ogni 2° sabato del mese')
    """
    return _said_days([(ordinal or int(is_monthly), day) for ordinal, day in days_of(byday)], language)


def _said_days(days: Sequence[tuple[int, int]], language: str) -> str:
    names = get_day_names("wide", locale=locale_of(language))
    said: list[str] = []
    for run in _runs(days):
        if len(run) > 2:
            facts = {"first": names[run[0][1]], "last": names[run[-1][1]]}
            said.append(translate(Sentence(TO, facts), language))
        else:
            said += [_month_day(ordinal, day, language) if ordinal else names[day] for ordinal, day in run]
    return ", ".join(said)


def _runs(days: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Days of every week that follow each other, together; days of the month alone."""
    runs: list[list[tuple[int, int]]] = []
    for one in days:
        if runs and one[0] == 0 and runs[-1][-1] == (0, one[1] - 1):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _month_day(ordinal: int, day: int, language: str) -> str:
    last, nth = (LAST_SUNDAY, NTH_SUNDAY) if day == SUNDAY else (LAST, NTH)
    facts = {"ordinal": _ordinal(ordinal, language), "weekday": get_day_names("wide", locale=locale_of(language))[day]}
    return translate(Sentence(last if ordinal < 0 else nth, facts), language)


def _ordinal(number: int, language: str) -> str:
    """Up to five; other languages say with their own sign that it counts."""
    ends = ENGLISH_ENDS.get(number, "th") if language == "en" else ""
    return f"{number}{ends}"


def _time(text: str) -> str:
    hours, minutes = text.split(":")[:2]
    return str(int(hours)) if minutes == "00" else f"{int(hours)}:{minutes}"
