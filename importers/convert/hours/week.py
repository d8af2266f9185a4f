"""The clauses of opening hours put together: what a later one adds, replaces, cuts or closes; never wrongly open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from directory.catalog.seasons import Season
from directory.catalog.slots import DAYS
from importers.convert.hours.clock import (
    DAY,
    HALF_DAY,
    Span,
    beginning_of,
    is_within,
    overlap,
    pairs_in,
    spans_of,
    without,
)
from importers.convert.hours.closed_times import closed_days
from importers.convert.hours.dates import times_of_the_year
from importers.convert.hours.entries import Entry
from importers.convert.hours.entries import joined as joined_entries
from importers.convert.hours.grammar import (
    BARE,
    CLOSED,
    DAYS_FIRST,
    DAYS_LAST,
    GAP,
    PART,
    SEASON,
    UNTIL,
    UNTIL_WORDS,
    Clause,
)
from importers.convert.hours.seasons import dates_left, instead_of_the_usual, other_times, out_of_term
from importers.convert.hours.words import AFTERNOON, EVENING, MORNING, SUSPENDED, Token

INSTEAD = re.compile(
    r"\b(?:invece|anzich\w+|al posto|instead|statt|ridott\w+|reduced|anticipat\w+|sol[oaie])\b", re.IGNORECASE
)
DATES_OF_A_MONTH = re.compile(r"\b(?:dal|al|from|vom)\b", re.IGNORECASE)
LEADS = re.compile(
    r"\W*(?:si )?(?:riceve |ricevimento )?(?:sol[oi] |esclusivamente )?(?:su|previo|per) (?:app|prenot)", re.IGNORECASE
)
ALSO = re.compile(
    r"\b(?:anche|oppure|liber[oaie]|senza|altri|altre|altrimenti|fuori|also|otherwise|auch|ohne|sonst)\b", re.IGNORECASE
)
RIGHT_BEHIND = re.compile("[TF](?:[DA]|tD)")  # days behind times, on the kinds of a clause
SEVERAL_DAYS_LAST = re.compile("[DA][s/]+[DA][^TF]*$")  # "9-12 lun, mer e ven 15-18": whose is "mer"?
SEVERAL_DAYS_FIRST = re.compile("[^TF]*[DA][s/]+[DA]")
BREAKS = re.compile(r"[;\n(]")
BETWEEN = re.compile(r"[,;\n/(]|\be\b|\bed\b|\band\b|\bund\b", re.IGNORECASE)
NO_DAY = ""  # of hours that name none
PARTS = {MORNING: (0, 13 * 60), AFTERNOON: (12 * 60, 20 * 60), EVENING: (17 * 60, 30 * 60)}
ANY = frozenset(DAYS)


@dataclass
class Week:
    """The hours of each day while clauses are put together; of days that are not sure nothing is kept."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    authors: dict[str, list[Clause]] = field(default_factory=dict)  # the clauses that gave a day its hours

    def drop(self, day: str) -> None:
        """Forget a day whose hours are not sure, and keep the words of all that spoke of it."""
        self.unsure.add(day)
        for clause in self.authors[day]:
            clause.is_doubtful = True


def put_together(text: str, clauses: Sequence[Clause], offices: Sequence[Token]) -> Week:
    """The week that clauses say. Those that were not understood lose their `kind`."""
    clauses = _all_by_appointment(text, clauses)
    _leave_closings_of_seasons(clauses)
    _resolve(text, clauses)
    _of_one_office(text, clauses, offices)
    _of_some_days(text, clauses)
    _time(clauses)
    _settle_perhaps(clauses)
    _leave_out_less_known(clauses)
    instead = instead_of_the_usual(text, clauses)
    week, closed = _added(text, clauses, instead)
    unread = [(text[clause.start : clause.end], clause) for clause in clauses if not clause.kind]
    for said, clause in unread:
        week.unsure |= _contradicted(said, clause, week) if clause.days else set()
    if closed and NO_DAY in week.entries:
        _spread(week)
    for day in closed | week.unsure:
        week.entries.pop(day, None)
    usual_not_in = (*instead, *out_of_term(text))
    _keep_apart(week, usual_not_in, [season for said, _ in unread for season in other_times(said)])
    return week


def _leave_closings_of_seasons(clauses: Sequence[Clause]) -> None:
    """ "luglio e agosto: sab chiuso" leaves the other Saturdays."""
    for clause in clauses:
        if clause.kind == CLOSED and clause.dates:
            clause.kind = ""


def _added(text: str, clauses: Sequence[Clause], instead: Sequence[Season]) -> tuple[Week, frozenset[str]]:
    """The hours of all clauses, one after the other, and the days that are or may be closed."""
    closed = frozenset[str]().union(*(clause.days or () for clause in clauses if clause.kind == CLOSED))
    week = Week()
    for clause in clauses:
        if clause.kind in (DAYS_FIRST, DAYS_LAST, BARE):
            _add(week, clause, closed, instead)
        elif clause.kind in (GAP, UNTIL, PART) and not _cut(text, week, clause):
            clause.kind = ""
        if not clause.kind:
            closed |= _perhaps_closed(text[clause.start : clause.end], clause)
    return week, closed


def _all_by_appointment(text: str, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Hours with "su appuntamento" before all of them, or in a line of its own below, are all by appointment.

    A word before it ("anche su appuntamento") or free entry somewhere leaves them as they are.
    """
    first, last = clauses[:1], clauses[-1:]
    hours = [clause for clause in clauses if clause.kind and clause.has_hours]
    for alone in (*first, *last):
        is_bare = alone.kind == BARE and alone.by_appointment and alone.days is None and not alone.has_hours
        if is_bare and hours and not any(each.by_appointment for each in hours) and not ALSO.search(text):
            for clause in hours:
                clause.by_appointment = True
            return [clause for clause in clauses if clause is not alone]
    if first and first[0].by_appointment and LEADS.match(text) and not ALSO.search(text):
        for clause in hours:
            clause.by_appointment = True
    return clauses


def _resolve(text: str, clauses: Sequence[Clause]) -> None:
    """Give the days of the clause before to one that names none ("lun-ven 9-12; 15-18").

    Where days stand now before and now after the times ("9-12, lun 15-18"), nothing is certain, but where all times
    have their own ("8-20 da lunedì a venerdì, sabato 8-14").
    """
    order = {clause.kind for clause in clauses if clause.kind in (DAYS_FIRST, DAYS_LAST) and clause.has_hours}
    for before, clause in pairwise([None, *clauses]):
        if clause is None or clause.kind != BARE or clause.days or not order:
            continue
        if clause.dates and len({each.days for each in clauses if each.kind in order and not each.dates}) > 1:
            clause.kind = ""  # "lun-ven 9-13, sab 9-12 (luglio 9-11)": on which days?
        elif before is not None and before.kind == DAYS_FIRST and order == {DAYS_FIRST}:
            clause.kind, clause.days, clause.weeks = DAYS_FIRST, before.days, before.weeks
        else:
            order = {DAYS_FIRST, DAYS_LAST}
            break
    if len(order) > 1 and not _are_apart(text, clauses):
        for clause in clauses:
            clause.kind = ""


def _are_apart(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether hours whose days stand right behind them are followed, after a sign, by hours whose days stand before."""
    hours = [clause for clause in clauses if clause.has_hours]
    kinds = [clause.kind for clause in hours]
    last = kinds.count(DAYS_LAST)
    if kinds != [DAYS_LAST] * last + [DAYS_FIRST] * (len(kinds) - last):
        return False
    for one, other in pairwise(hours[: last + 1]):
        between = text[one.end : other.start]
        is_list = SEVERAL_DAYS_LAST.search(one.words) or SEVERAL_DAYS_FIRST.match(other.words)
        if not RIGHT_BEHIND.search(one.words) or not (BREAKS if is_list else BETWEEN).search(between):
            return False
    return True


def _of_one_office(text: str, clauses: Sequence[Clause], offices: Sequence[Token]) -> None:
    """Hours of an office ("segreteria") beside others are not those of the service: they stay as words."""
    named: list[str] = []
    at, office = 0, ""
    ends = [*(each.start for each in clauses[1:]), len(text)]
    for clause, after in zip(clauses, ends, strict=False):
        own = [token for token in offices if at <= token.start < clause.end]
        behind = [token for token in offices if clause.end <= token.start < after]
        trailing = [token for token in behind if _belongs_before(text, clause.end, token, after)]
        at = trailing[-1].end if trailing else clause.end
        office = next((text[token.start : token.end].casefold() for token in (*own, *trailing)), office)
        named.append(office)
        clause.start = min([clause.start, *(token.start for token in own)])
    hours = [each for each in zip(clauses, named, strict=True) if each[0].kind not in ("", CLOSED)]
    if len({name for _, name in hours}) > 1:
        for clause, name in hours:
            if name:
                clause.kind = ""


def _belongs_before(text: str, end: int, token: Token, after: int) -> bool:
    """Whether an office stands right behind hours, with a sign or nothing after it: "lun 9-12 sportello; …"."""
    between, rest = text[end : token.start].strip(), text[token.end : after].strip()
    is_alone = after == len(text) or rest != ""
    return between in ("", "(") and is_alone and not rest.strip(" ),.;/&\n-–|") and (not between or ")" in rest)


def _of_some_days(text: str, clauses: Sequence[Clause]) -> None:
    """Dates behind one of several hours may be meant of all: those beside it are not sure.

    Those that stand before hours are not of what stands before them.
    """
    for dated in [clause for clause in clauses if clause.dates]:
        for clause in clauses:
            between = text[min(clause.end, dated.end) : max(clause.start, dated.start)]
            is_before = dated.is_led and clause.end <= dated.start
            if clause.kind and not clause.dates and not is_before and not re.search(r"[;\n]", between):
                clause.kind = ""


def _time(clauses: Sequence[Clause]) -> None:
    """Read the times of the clauses, where one that goes on with the same days goes on with the clock, too."""
    for before, clause in pairwise([None, *clauses]):
        if clause is None or clause.kind in ("", CLOSED, UNTIL, PART):
            continue
        if clause.is_all_day:
            clause.spans = ((0, DAY),)
        elif clause.has_no_end:
            begins = beginning_of(clause.tokens)
            clause.spans = () if begins is None else ((begins, begins),)
            clause.kind = clause.kind if clause.spans else ""
        elif clause.has_hours:
            is_same = before is not None and before.days == clause.days and before.dates == clause.dates
            goes_on = is_same and not re.search("[DA]", clause.words)
            gap = clause.kind == GAP and before is not None
            spans = spans_of(clause.tokens, before.spans if before is not None and goes_on and not gap else ())
            clause.spans = tuple(spans or ())
            if spans is None:
                clause.kind = ""


def _settle_perhaps(clauses: Sequence[Clause]) -> None:
    """Saturdays that "feriali" may include: where nothing else says anything of them, the words stay."""
    said = frozenset[str]().union(*(clause.days or () for clause in clauses if clause.kind))
    for clause in clauses:
        if clause.kind and clause.perhaps - said:
            clause.is_doubtful = True


def _leave_out_less_known(clauses: Sequence[Clause]) -> None:
    """Hours without an end, or without times, beside others of the same days may say the same: their words stay."""
    for clause in [each for each in clauses if each.has_no_end or each.is_vague]:
        if clause.kind not in (DAYS_FIRST, DAYS_LAST) or (clause.by_appointment and not clause.parts):
            continue
        others = (each for each in clauses if each.kind not in ("", CLOSED) and not (each.has_no_end or each.is_vague))
        if any(other.days is None or other.days & (clause.days or ANY) for other in others):
            clause.kind = ""


def _keep_apart(week: Week, instead: Sequence[Season], unknown: Sequence[Season]) -> None:
    """The usual hours hold in the rest of the year; none does in times of which words were not read."""
    for day, entries in week.entries.items():
        week.entries[day] = [
            each if dates is each.dates else each._replace(dates=dates)
            for each in entries
            for dates in dates_left(each.dates, instead, unknown)
        ]


def _add(week: Week, clause: Clause, closed: frozenset[str], instead: Sequence[Season]) -> None:
    days = clause.days or frozenset({NO_DAY})
    for day in days - closed:
        new = [
            Entry(span, clause.is_appointed(span), clause.weeks, clause.dates, days, part)
            for span in clause.spans or [None]
            for part in clause.parts or [""]
        ]
        old = week.entries.get(day, [])
        joined = new if clause.is_only and not clause.dates else joined_entries(old, new, clause, instead)
        week.authors.setdefault(day, []).append(clause)
        if joined is None:
            week.drop(day)
        else:
            week.entries[day] = joined


def _cut(text: str, week: Week, clause: Clause) -> bool:
    """Take out of the hours so far what a clause says to be closed; whether that could be done surely."""
    days = clause.days if clause.days is not None else frozenset(week.entries)
    if clause.kind == GAP and DATES_OF_A_MONTH.search(text, clause.start, clause.end):
        return False  # "chiuso dal 3 al 10" speaks of days
    wanted = {day: _cut_day(week.entries.get(day, ()), clause) for day in days}
    if not wanted or not all(wanted.values()):
        return False
    for day, entries in wanted.items():
        week.entries[day] = entries
    return True


def _cut_day(entries: Sequence[Entry], clause: Clause) -> list[Entry]:
    """The hours of a day that a clause leaves; empty when it is not clear which."""
    spans = [entry.span for entry in entries if entry.span is not None]
    left: list[Span] = []
    if clause.kind == GAP:
        left = without(spans, clause.spans[0]) if any(overlap(each, clause.spans[0]) for each in spans) else []
    elif clause.kind == UNTIL:
        left = _until(spans, clause)
    elif clause.kind == PART:
        left = _of_part(spans, clause)
    cut = [
        Entry(span, entry.by_appointment, entry.weeks, entry.dates, clause.days or entry.days)
        for entry in entries
        for span in left
        if entry.span is not None and overlap(span, entry.span)
    ]
    return list(dict.fromkeys(cut))


def _until(spans: Sequence[Span], clause: Clause) -> list[Span]:
    (token,) = (token for token in clause.tokens if token.kind == "T")
    end = token.hour * 60 + token.minute + (HALF_DAY if token.half == "p" and token.hour < 12 else 0)
    if spans and not token.half and end <= spans[0][0] and end < HALF_DAY:
        end += HALF_DAY
    if spans and spans[-1][1] < end <= DAY:
        return [*spans[:-1], (spans[-1][0], end)]  # "mer-sab 15-20, ven fino alle 23"
    if not any(start < end <= stop for start, stop in spans):
        return []
    return without(spans, (end, 2 * DAY))


def _of_part(spans: Sequence[Span], clause: Clause) -> list[Span]:
    """Those of a part of the day, where none goes over its end: "venerdì solo mattina" of "9-18" is not clear."""
    begins, ends = next(PARTS[token.part] for token in reversed(clause.tokens) if token.part)
    inside = [span for span in spans if is_within(span, (begins, ends))]
    others = [span for span in spans if span not in inside]
    return inside if not any(overlap(span, (begins + 60, ends - 60)) for span in others) else []


def _perhaps_closed(text: str, clause: Clause) -> frozenset[str]:
    """The days on which words that were not read may close: better not known than wrongly open.

    Holidays, a season's closing and one with its dates leave the rest of the year as it is.
    """
    closing = re.search("[CxS]", clause.words)
    if closing is None:
        return frozenset()
    if any(closed_days(text)) or (times_of_the_year(text) and not UNTIL_WORDS.search(text)):
        return frozenset()
    if closing[0] != SUSPENDED and SEASON.search(text) and not UNTIL_WORDS.search(text):
        return frozenset()
    if any(token.dates and token.dates.begins and token.dates.ends for token in clause.tokens):
        return frozenset()
    return clause.days or ANY


def _contradicted(text: str, clause: Clause, week: Week) -> set[str]:
    """The days whose hours words that were not read may change: they name the day, and no hours beside the known."""
    if SEASON.search(text) and not UNTIL_WORDS.search(text):
        return set()
    days = {day for day in clause.days or () if day in week.entries}
    pairs = list(pairs_in(clause.tokens))
    if not pairs or INSTEAD.search(text):
        return days
    known = [(day, entry.span) for day in days for entry in week.entries[day] if entry.span]
    return {day for day, span in known if any(overlap(span, pair) for pair in pairs)}


def _spread(week: Week) -> None:
    """Hours that name no day hold on all that are not closed."""
    entries = week.entries.pop(NO_DAY)
    for day in DAYS:
        week.entries.setdefault(day, [])
        week.entries[day] = [*week.entries[day], *entries]


def openings_in(week: Week) -> Iterator[tuple[str, Entry]]:
    """Each day with each of its hours."""
    for day in (*DAYS, NO_DAY):
        for entry in week.entries.get(day, ()):
            yield day, entry
