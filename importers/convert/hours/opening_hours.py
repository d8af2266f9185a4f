"""Opening hours from words: "lun-ven 9-12 / 15-18", "Mon-Fri 9am-5pm", "sab su appuntamento"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from directory.catalog.slots import DAYS
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from importers.convert.hours.clock import Span, time_of, with_signs
from importers.convert.hours.closed_times import says_only_closed
from importers.convert.hours.dates import Dates
from importers.convert.hours.entries import Entry
from importers.convert.hours.grammar import ONLY_DAYS, SEASON, UNTIL_WORDS, Clause, clauses_of
from importers.convert.hours.labels import apart_from_label, labels_of_several, without_rooms
from importers.convert.hours.reworded import reworded
from importers.convert.hours.week import NO_DAY, openings_in, put_together
from importers.convert.hours.words import (
    CLOSED,
    GERMAN_LEXICONS,
    ITALIAN_LEXICONS,
    LEXICONS,
    OFFICE,
    SUSPENDED,
    TIME,
    UNKNOWN,
    Lexicon,
    Token,
    tokens,
)

__all__ = ["ClosedForNow", "OpeningHours", "ReadHours", "hours"]

NOT_OPEN_NOW = N_(
    "“%(value)s” sounds as if the service were closed for now: ask whether it is, and write its status into the list. "
    "Until then the words stand with the hours."
)
NOT_HOURS = N_("“%(value)s” could not be read as opening hours: write them like “lun-ven 9-12.30; sab 9-12”.")

OF_SEVERAL = N_(
    "“%(value)s” has hours of more than one activity, so they stay as words: give each activity a row of its own, with "
    "its hours, so that people find when it is open."
)
OF_SEVERAL_PLACES = N_(
    "“%(value)s” has hours of more than one place, so they stay as words: give each place a row of its own, with its "
    "address and hours, so that people find it nearby and when it is open."
)
IN_TWO_LANGUAGES = N_("“%(value)s” may be Italian or German, where “Do” is Sunday or Thursday: write “dom” or “gio”.")

LONGEST_TEXT = 3000  # characters; a longer cell is a description
TWO_MEANINGS = "do"  # Sunday in Italian, Thursday in German
GERMAN, ITALIAN = "de", "it"


@dataclass(frozen=True)
class OpeningHours:
    """A weekly opening. Times are local to the place.

    `days` are iCalendar days, "MO" to "SU", empty where the text does not say. `closes_at` not after `opens_at` is on
    the next day; 00:00 to 00:00 is the whole day; None where only the beginning is said. Without times at most
    `part_of_day` ("morning", "afternoon", "evening") and `by_appointment` are known. `weeks` says which of
    the month's such days are meant, 1 the first and -1 the last; without it, all are. It holds from the first to the
    last day of `dates`, where they are said.
    """

    days: frozenset[str]
    opens_at: time | None
    closes_at: time | None
    by_appointment: bool = False
    weeks: tuple[int, ...] = ()
    dates: Dates | None = None
    part_of_day: str | None = None


@dataclass(frozen=True)
class ReadHours:
    """What could be read, in the order of the week, and the words that could not (empty when all was understood).

    Words that could not be read and may close a day leave it out of the openings; where they may close any, there is
    none. `closed` are words that say when nothing is open, and no more: "chiuso in agosto" is out of the openings.
    """

    openings: tuple[OpeningHours, ...]
    unread: str
    closed: str = ""


class ClosedForNow(InvalidInput):
    """The text sounds as if nothing were open for now."""


def hours(text: str, language: str = "") -> ReadHours:
    """Weekly openings of a cell; what is not understood line by line may be when lines go on in the next one.

    Raises:
        ClosedForNow: no opening could be read, and the text sounds as if there were none for now.
        InvalidInput: no opening could be read at all.
    """
    for other in (with_signs(text), reworded(text)):
        if other != text and (read := _whole(other, language)) is not None:
            return read
    joined = " ".join(text.split())
    try:
        found = _hours(text, language)
    except InvalidInput as problem:
        if "\n" in text and (whole := _whole(joined, language)) is not None:
            return whole
        if not isinstance(problem, ClosedForNow) and (labelled := _labelled(text, language)) is not None:
            return labelled
        if problem.message == NOT_HOURS and len(text) <= LONGEST_TEXT and (labels := labels_of_several(text)):
            are_places = any(map(Gazetteer.bundled().called, labels))
            raise InvalidInput(OF_SEVERAL_PLACES if are_places else OF_SEVERAL, **problem.facts) from problem
        raise
    return (_whole(joined, language) or found) if found.unread and "\n" in text else found


def _whole(text: str, language: str) -> ReadHours | None:
    """What a text says where all of it is understood."""
    try:
        found = _hours(text, language)
    except InvalidInput:
        return None
    return None if found.unread else found


def _labelled(text: str, language: str) -> ReadHours | None:
    """Hours with words before or behind them that say what they are for, or in which rooms, which stay."""
    if len(text) <= LONGEST_TEXT and (plain := without_rooms(text)) != text:
        in_rooms = _whole(plain, language)
        if in_rooms is not None and all(opening.days for opening in in_rooms.openings):
            return ReadHours(in_rooms.openings, text, in_rooms.closed)
    if len(text) > LONGEST_TEXT or (found := apart_from_label(text)) is None:
        return None
    whole = _whole(found.rest, language)
    if whole is None or not all(opening.days for opening in whole.openings):
        return None
    return ReadHours(whole.openings, found.label, whole.closed)


def _hours(text: str, language: str) -> ReadHours:
    """Weekly openings. A clause that is not understood as a whole is kept as text in `unread`, never guessed.

    Args:
        language: of the list, "de" or "it", where it is known; it decides between days that both have.
    >>> read = hours("lun 9-12.30; ogni tanto sabato 9-12")
    >>> [(set(o.days), str(o.opens_at), str(o.closes_at)) for o in read.openings], read.unread
    ([({'MO'}, '09:00:00', '12:30:00')], 'ogni tanto sabato 9-12')
    """
    shown = text if len(text) <= 80 else text[:79] + "…"
    if not language and _has_two_meanings(text):
        raise InvalidInput(IN_TWO_LANGUAGES, value=shown)
    best: tuple[int, ReadHours] | None = None
    for lexicon in _lexicons(language) if len(text) <= LONGEST_TEXT else ():
        words = tokens(text, lexicon)
        foreign, reading = sum(word.kind == UNKNOWN for word in words), _read(text, words)
        if reading.openings and not reading.unread and not foreign:
            return reading
        if language == ITALIAN and lexicon not in ITALIAN_LEXICONS:
            continue  # "di" would be a Tuesday in German
        if best is None or (foreign, len(reading.unread)) < (best[0], len(best[1].unread)):
            best = foreign, reading
    if best is None or not best[1].openings:
        raise ClosedForNow(NOT_OPEN_NOW, value=shown) if _is_closed_now(text) else InvalidInput(NOT_HOURS, value=shown)
    return best[1]


def _lexicons(language: str) -> Sequence[Lexicon]:
    return (*GERMAN_LEXICONS, *LEXICONS) if language == GERMAN else LEXICONS


def _has_two_meanings(text: str) -> bool:
    """Whether "Do" stands among words that are all Italian and all German."""
    if TWO_MEANINGS not in text.casefold():
        return False
    readings = [tokens(text, lexicons[0]) for lexicons in (ITALIAN_LEXICONS, GERMAN_LEXICONS)]
    if any(word.kind == UNKNOWN for words in readings for word in words):
        return False
    return [word.days for word in readings[0]] != [word.days for word in readings[1]]


def _is_closed_now(text: str) -> bool:
    """Whether a text that names no opening says that there is none for now: "sospeso fino a marzo", "chiuso"."""
    if len(text) > LONGEST_TEXT:
        return False
    kinds = "".join(word.kind for word in tokens(text, LEXICONS[0]))
    if re.search("[DA]S", kinds) and TIME in kinds:
        return False  # "lun sospeso, mar 9-12"
    is_of_a_season = SEASON.search(text) is not None and UNTIL_WORDS.search(text) is None  # "chiuso ad agosto"
    return SUSPENDED in kinds or (CLOSED in kinds and not re.search("[DAT]", kinds) and not is_of_a_season)


def are_days(text: str) -> bool:
    """Whether a text is days of the week and nothing else.

    >>> are_days("lunedì e mercoledì"), are_days("3 giorni")
    (True, False)
    """
    kinds = ("".join(word.kind for word in tokens(text, lexicon)) for lexicon in LEXICONS if len(text) <= LONGEST_TEXT)
    return any(ONLY_DAYS.fullmatch(each) for each in kinds)


def names_days(text: str) -> bool:
    """Whether days of the week are named in a text of which every word is known.

    >>> names_days("chiuso il lunedì mattina"), names_days("ferie")
    (True, False)
    """
    if len(text) > LONGEST_TEXT:
        return False
    readings = ("".join(word.kind for word in tokens(text, lexicon)) for lexicon in LEXICONS)
    return any(UNKNOWN not in kinds and re.search("[DA]", kinds) for kinds in readings)


def _read(text: str, words: Sequence[Token]) -> ReadHours:
    clauses = clauses_of(text, words)
    week = put_together(text, clauses, [word for word in words if word.kind == OFFICE])
    openings = _merged(openings_in(week))
    left = [_words(text, clause) for clause in clauses if not clause.kind or clause.is_doubtful]
    closed = [said for said in left if says_only_closed(said)]
    return ReadHours(openings, "; ".join(said for said in left if said and said not in closed), "; ".join(closed))


def _words(text: str, clause: Clause) -> str:
    """What stays of a clause: without the signs around it, and without one half of its brackets."""
    words = text[clause.start : clause.end].strip(" ,.;:\n\t")
    if words.count("(") != words.count(")"):
        words = words.strip("() ")
    return words


def _merged(openings: Iterable[tuple[str, Entry]]) -> tuple[OpeningHours, ...]:
    """One opening for all days that share their times, in the order of the week."""
    days: dict[tuple[Any, ...], set[str]] = {}
    for day, entry in openings:
        shared = (_ends(entry.span), entry.by_appointment, entry.weeks, entry.dates, entry.part or None)
        days.setdefault(shared, set()).update({day} - {NO_DAY})
    merged = [OpeningHours(frozenset(when), *ends, *others) for (ends, *others), when in days.items()]
    return tuple(sorted(merged, key=_order))


def _ends(span: Span | None) -> tuple[time | None, time | None]:
    """When it opens and closes; where only the beginning is said, both are the same."""
    if not span:
        return None, None
    opens, closes = span
    return time_of(opens), time_of(closes) if closes > opens else None


def _order(opening: OpeningHours) -> tuple[int, time, time, date]:
    first = min((DAYS.index(day) for day in opening.days), default=len(DAYS))
    begins = opening.dates.begins if opening.dates and opening.dates.begins else date.min
    return first, opening.opens_at or time.max, opening.closes_at or time.max, begins
