"""Opening hours from words: "lun-ven 9-12 / 15-18", "Mon-Fri 9am-5pm", "sab su appuntamento"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.convert.hour_words import BREAK, CLOSED, LEXICONS, SUSPENDED, TIME, UNKNOWN, WEEK, Token, tokens

__all__ = ["WEEK", "ClosedForNow", "OpeningHours", "ReadHours", "hours"]

NOT_OPEN_NOW = N_(
    "“%(value)s” sounds as if the service were closed for now: ask whether it is, and write its status into the list. "
    "Until then the words stand with the hours."
)
NOT_HOURS = N_("“%(value)s” could not be read as opening hours: write them like “lun-ven 9-12.30; sab 9-12”.")

LONGEST_NIGHT_MINUTES = 14 * 60
EVENING_MINUTES = 8 * 60  # until 8 o'clock, the twelve-hour clock may be meant
LONGEST_TEXT = 3000  # characters; a longer cell is a description
DAY_MINUTES = 24 * 60

# The grammar, on the kinds of the tokens (see hour_words).
_DAYS = r"(?:D(?:tD(?!tD))?|A)(?:[s/]*(?:D(?:tD(?!tD))?|A))*"
_SPANS = r"m*T[t/]T(?:[mst/]*T[t/]T)*"
_TIMES = rf"(?:{_SPANS}|F)(?:s?P)?"
_WEEKS = r"n(?:[s/]*n)*"
_END = r"(?![womqnMST]|t(?!D)|s*o?[qnM][wqnMs]*(?:b|$))"
PATTERNS = (
    ("days first", re.compile(rf"(?P<weeks>{_WEEKS})s*(?P<days>D)s*M[sm]*(?P<when>{_TIMES}){_END}")),
    ("days first", re.compile(rf"(?P<days>D)[sm]*(?P<when>{_TIMES})s*o?(?P<weeks>{_WEEKS})D?M(?:s*(?=[b/]|$)|{_END})")),
    ("days first", re.compile(rf"(?P<days>{_DAYS})s*x(?P<not>{_DAYS})[sm]*(?P<when>{_TIMES}){_END}")),
    ("closed", re.compile(rf"(?P<when>x)(?P<days>{_DAYS})(?!m|[womqnMSTP]|t(?!D))")),
    ("days first", re.compile(rf"m*(?P<days>{_DAYS})[sm]*(?P<when>{_TIMES}){_END}")),
    ("days first", re.compile(rf"(?P<days>{_DAYS})(?P<when>s*C|[sm]*P){_END}")),
    ("days last", re.compile(rf"(?P<when>{_TIMES}|[PC])s*(?P<days>{_DAYS})(?![wmqtTFPC])")),
    ("bare", re.compile(rf"(?P<when>{_TIMES}|P){_END}")),
)
SEASON = re.compile(
    r"\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|estate|estiv\w+|"
    r"invern\w+|festiv\w+|feste|natal\w+|pasqu\w+|ferie|holidays?|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|summer|winter|januar|februar|märz|mai|juni|juli|oktober|dezember|sommer\w*|"
    r"feiertag\w*|ferien)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\b(?:fino|until|till|bis)\b", re.IGNORECASE)
SOME_OF_THEM = re.compile(r"[^DATb]*[qnM]")
ONLY_DAYS = re.compile(rf"{_DAYS}[sb/]*(?:{_DAYS}[sb/]*)*")
BETWEEN_CLAUSES = re.compile(r"[sb/]|t(?=D)")


@dataclass(frozen=True)
class OpeningHours:
    """A weekly opening. Times are local to the place.

    `days` are iCalendar days, "MO" to "SU", empty where the text does not say. `closes_at` not after `opens_at` is on
    the next day; 00:00 to 00:00 is the whole day. Without times only `by_appointment` is known. `weeks` says which of
    the month's such days are meant, 1 the first and -1 the last; without it, all are.
    """

    days: frozenset[str]
    opens_at: time | None
    closes_at: time | None
    by_appointment: bool = False
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReadHours:
    """What could be read, in the order of the week, and the words that could not (empty when all was understood).

    Words that could not be read and may close a day leave it out of the openings; where they may close any, there is
    none.
    """

    openings: tuple[OpeningHours, ...]
    unread: str


@dataclass
class _Clause:
    """A stretch of text that says one thing; `days` is None where it names none, `kind` is "" where it is unclear."""

    start: int
    end: int
    words: str  # kinds of its tokens
    kind: str = ""  # "days first", "days last", "bare", "closed"
    days: frozenset[str] | None = None
    weeks: tuple[int, ...] = ()
    at: int = 0  # the first of its tokens
    spans: tuple[tuple[time, time], ...] = ()
    by_appointment: bool = False


class ClosedForNow(InvalidInput):
    """The text sounds as if nothing were open for now."""


def hours(text: str) -> ReadHours:
    """Weekly openings. A clause that is not understood as a whole is kept as text in `unread`, never guessed.

    Raises:
        ClosedForNow: no opening could be read, and the text sounds as if there were none for now.
        InvalidInput: no opening could be read at all.

    >>> read = hours("lun 9-12.30; ogni tanto sabato 9-12")
    >>> [(set(o.days), str(o.opens_at), str(o.closes_at)) for o in read.openings], read.unread
    ([({'MO'}, '09:00:00', '12:30:00')], 'ogni tanto sabato 9-12')
    """
    best: tuple[int, ReadHours] | None = None
    for lexicon in LEXICONS if len(text) <= LONGEST_TEXT else ():
        words = tokens(text, lexicon)
        foreign, reading = sum(word.kind == UNKNOWN for word in words), _read(text, words)
        if reading.openings and not reading.unread and not foreign:
            return reading
        if best is None or (foreign, len(reading.unread)) < (best[0], len(best[1].unread)):
            best = foreign, reading
    if best is None or not best[1].openings:
        shown = text if len(text) <= 80 else text[:79] + "…"
        raise ClosedForNow(NOT_OPEN_NOW, value=shown) if _is_closed_now(text) else InvalidInput(NOT_HOURS, value=shown)
    return best[1]


def _is_closed_now(text: str) -> bool:
    """Whether a text that names no opening says that there is none for now: "sospeso fino a marzo", "chiuso"."""
    if len(text) > LONGEST_TEXT:
        return False
    kinds = "".join(word.kind for word in tokens(text, LEXICONS[0]))
    return SUSPENDED in kinds or (CLOSED in kinds and not re.search("[DAT]", kinds) and not SEASON.search(text))


def are_days(text: str) -> bool:
    """Whether a text is days of the week and nothing else.

    >>> are_days("lunedì e mercoledì"), are_days("3 giorni")
    (True, False)
    """
    kinds = ("".join(word.kind for word in tokens(text, lexicon)) for lexicon in LEXICONS if len(text) <= LONGEST_TEXT)
    return any(ONLY_DAYS.fullmatch(each) for each in kinds)


def _read(text: str, words: Sequence[Token]) -> ReadHours:
    clauses = _clauses(words)
    _resolve(clauses)
    closed = frozenset[str]().union(*(clause.days or () for clause in clauses if clause.kind == "closed"))
    for clause in clauses:
        if not clause.kind:
            closed |= _perhaps_closed(text[clause.start : clause.end], clause)
    openings = _merged(
        OpeningHours(
            (clause.days or (frozenset(WEEK) if closed else frozenset())) - closed,
            *(opens, closes, clause.by_appointment, clause.weeks),
        )
        for clause in clauses
        if clause.kind not in ("", "closed")
        for opens, closes in clause.spans or [(None, None)]
        if (clause.days or frozenset(WEEK)) - closed
    )
    unread = [text[clause.start : clause.end].strip(" ,.;:()\n\t") for clause in clauses if not clause.kind]
    return ReadHours(openings, "; ".join(part for part in unread if part))


def _perhaps_closed(text: str, clause: _Clause) -> frozenset[str]:
    """The days on which words that were not read may close: better not known than wrongly open.

    Holidays and a season's closing leave the rest of the year as it is.
    """
    closing = re.search("[CxS]", clause.words)
    if closing is None:
        return frozenset()
    if closing[0] != SUSPENDED and SEASON.search(text) and not UNTIL.search(text):
        return frozenset()
    return clause.days or frozenset(WEEK)


def _clauses(words: Sequence[Token]) -> list[_Clause]:
    """Match the grammar from clause to clause; where it fails, all up to the next break is unclear."""
    kinds = "".join(word.kind for word in words)
    clauses: list[_Clause] = []
    at = 0
    while at < len(kinds):
        if BETWEEN_CLAUSES.match(kinds, at):
            at += 1
            continue
        for kind, pattern in PATTERNS:
            match = pattern.match(kinds, at)
            if match:
                clauses.append(_clause(words, match, kind))
                at = match.end()
                break
        else:
            stop = kinds.find(BREAK, at)
            stop = len(kinds) if stop < 0 else stop
            start = words[at - 1].end if at else 0
            if clauses and SOME_OF_THEM.match(kinds, at) and BREAK not in kinds[clauses[-1].at : at]:
                clauses[-1].kind = ""  # of which only some are meant
            days = frozenset[str]().union(*(word.days for word in words[at:stop]))
            clauses.append(_Clause(start, words[stop - 1].end, kinds[at:stop], days=days, at=at))
            at = stop
    return clauses


def _clause(words: Sequence[Token], match: re.Match[str], kind: str) -> _Clause:
    when = words[match.start("when") : match.end("when")]
    clause = _Clause(words[match.start()].start, words[match.end() - 1].end, match[0], kind, at=match.start())
    groups = match.groupdict()
    if kind != "bare":
        clause.days = _days(words[match.start("days") : match.end("days")])
    if groups.get("not"):
        clause.days = _days(words[match.start("days") : match.end("days")]) - _days(words[slice(*match.span("not"))])
    if groups.get("weeks"):
        clause.weeks = tuple(word.ordinal for word in words[slice(*match.span("weeks"))] if word.ordinal)
    if kind == "closed" or "C" in match["when"]:
        clause.kind = "closed"
        return clause
    clause.by_appointment = "P" in match["when"]
    if "F" in match["when"]:
        clause.spans = ((time(), time()),)
        clause.days = clause.days or frozenset(WEEK)
        return clause
    times = [token for token in when if token.kind == TIME]
    spans = [_span(opens, closes) for opens, closes in zip(times[::2], times[1::2], strict=True)]
    clause.spans = tuple(span for span in spans if span)
    if len(clause.spans) < len(spans):
        clause.kind = ""
    return clause


def _days(words: Sequence[Token]) -> frozenset[str]:
    """Single days, sets, and ranges, which may run over the weekend ("ven-lun")."""
    days: set[str] = set()
    for i, token in enumerate(words):
        days |= token.days
        if token.kind == "t":
            first, last = (WEEK.index(next(iter(words[j].days))) for j in (i - 1, i + 1))
            days |= {WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1)}
    return frozenset(days)


def _span(opens: Token, closes: Token) -> tuple[time, time] | None:
    """Opening and closing; None when they make no sense. "1-5pm" begins at 13:00, "9-5" ends at 17:00."""
    start, end = _minutes(opens), _minutes(closes)
    if closes.half and not opens.half and start + 12 * 60 < end:
        start += 12 * 60
    if opens.half and not closes.half and end <= start:
        end += 12 * 60
    whole_day = (start, end) in ((0, 0), (0, DAY_MINUTES))
    if end < start and end - start + DAY_MINUTES > LONGEST_NIGHT_MINUTES:
        if start >= 12 * 60 or end > EVENING_MINUTES:
            return None
        end += 12 * 60
    if start == end % DAY_MINUTES and not whole_day:
        return None
    return _time(start), _time(end)


def _minutes(token: Token) -> int:
    hour = token.hour % 12 + (12 if token.half == "p" else 0) if token.half and token.hour <= 12 else token.hour
    return hour * 60 + token.minute


@cache
def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _resolve(clauses: list[_Clause]) -> None:
    """Give the days of the clause before to one that names none ("lun-ven 9-12; 15-18").

    Where days stand now before and now after the times ("9-12, lun 15-18"), nothing is certain.
    """
    order = {clause.kind for clause in clauses if clause.kind in ("days first", "days last") and any(clause.spans)}
    for clause, before in zip(clauses, [None, *clauses], strict=False):
        if clause.kind != "bare" or clause.days or not order:
            continue
        if before is not None and before.kind == "days first" and order == {"days first"}:
            clause.kind, clause.days, clause.weeks = "days first", before.days, before.weeks
        else:
            order = {"days first", "days last"}
            break
    if len(order) > 1:
        for clause in clauses:
            clause.kind = ""


def _merged(openings: Iterable[OpeningHours]) -> tuple[OpeningHours, ...]:
    """One opening for all days that share their times, in the order of the week."""
    days: dict[tuple[time | None, time | None, bool, tuple[int, ...]], set[str]] = {}
    for opening in openings:
        times = opening.opens_at, opening.closes_at, opening.by_appointment, opening.weeks
        days.setdefault(times, set()).update(opening.days)
    merged = [OpeningHours(frozenset(when), *times) for times, when in days.items()]
    return tuple(sorted(merged, key=_order))


def _order(opening: OpeningHours) -> tuple[int, time, time]:
    first = min((WEEK.index(day) for day in opening.days), default=len(WEEK))
    return first, opening.opens_at or time.max, opening.closes_at or time.max
