"""Times of opening hours: which hour of the day a written one is, and which two belong together.

A span is (opens, closes) in minutes of its day; one past midnight closes after 24 hours.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from functools import cache
from itertools import pairwise

from importers.convert.hours.words import AFTERNOON, EVENING, MORNING, PART_OF_DAY, SLASH, TIME, Token

Span = tuple[int, int]

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60
LONGEST_NIGHT = 14 * HOUR
NIGHT_BEGINS, NIGHT_ENDS = 16 * HOUR, 10 * HOUR  # a shelter for the night: "17.00-9.00"
EVENING_BEGINS = 8 * HOUR  # until 8 o'clock, the twelve-hour clock may be meant
FIRST_SURE_HOUR = 6  # "2-6" may be the night or the afternoon: nobody knows
EARLY_END = 9 * HOUR  # "6-8" may be the evening
SAID_OF_THE_AFTERNOON = 6 * HOUR  # in words, earlier hours are: "dalle tre alle cinque"
SAID_AS_WRITTEN = 10 * HOUR
LATEST_SHIFTED = 8  # hours of a second span that may be of the afternoon: "9-12 / 3.30-7.30"
_TOGETHER = r"([01]?\d|2[0-4])(00|15|30|45)"
WITHOUT_SIGNS = re.compile(
    rf"(?<![\d.,:/+-])(?<!tel )(?<!tel\. ){_TOGETHER}( ?[-–—/] ?| alle (?:ore )?){_TOGETHER}(?![\d.,:/]*\d)"
)
WITHIN = {  # when a span of a part of the day may begin, and when it must have ended
    MORNING: (5 * HOUR, HALF_DAY, 16 * HOUR),
    AFTERNOON: (11 * HOUR, 20 * HOUR, 22 * HOUR),
    EVENING: (16 * HOUR, DAY, 30 * HOUR),
}


def with_signs(text: str) -> str:
    """Times from and to whose hours and minutes stand together, with a sign between them.

    >>> with_signs("lun-ven 830-1230"), with_signs("tel. 0543-1230")
    ('lun-ven 8.30-12.30', 'tel. 0543-1230')
    """
    return WITHOUT_SIGNS.sub(r"\1.\2\3\4.\5", text)


def spans_of(words: Sequence[Token], before: Sequence[Span] = ()) -> list[Span] | None:
    """The spans of times that stand in pairs, with parts of the day among them; None when they make no sure sense.

    Args:
        before: spans of the same days that were said just before.
    """
    times = [token for token in words if token.kind == TIME]
    pairs = list(zip(times[::2], times[1::2], strict=False))
    if not pairs or len(times) % 2:
        return None
    if not _any_sign(words, pairs[0]) and not _are_rising(times):
        return None
    if hours := _hours_for_minutes(words, times):
        return hours if hours[0] != (0, 0) else None
    parts = [_parts_before(words, pairs), _parts_after(words, pairs)]
    if not parts[0][0]:
        parts.reverse()  # "9-12 mattina, 3-6 pomeriggio"
    said = min(sum(token.kind == PART_OF_DAY for token in words), len(pairs))
    readings = (_spans(pairs, each, before) for each in parts if sum(map(bool, each)) >= said)
    return next((spans for spans in readings if spans is not None), None)


def beginning_of(words: Sequence[Token]) -> int | None:
    """When hours begin whose end is not said, in minutes; None when it is not sure: "alle 5" may be 17:00."""
    (begins,) = (token for token in words if token.kind == TIME)
    part, minutes = next((token.part for token in words if token.part), ""), minutes_of(begins)
    if minutes >= DAY:
        return None
    if part:
        earliest, latest, _ = WITHIN[part]
        later = minutes + HALF_DAY if minutes < HALF_DAY and part != MORNING and not begins.half else minutes
        return later if earliest <= later < latest else None
    if begins.is_said and minutes < SAID_OF_THE_AFTERNOON:
        return minutes + HALF_DAY
    if begins.is_said and minutes < SAID_AS_WRITTEN:
        return None  # "alle otto" may be of the evening
    is_sure = minutes >= (FIRST_SURE_HOUR + 1) * HOUR or begins.half or begins.is_padded
    return minutes if is_sure else None


def time_of(minutes: int) -> time:
    """Minutes of a day as a time; 24:00 is 00:00."""
    return _time(minutes % DAY)


@cache
def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have more than an end in common."""
    return one[0] < other[1] and other[0] < one[1]


def is_within(one: Span, other: Span) -> bool:
    """Whether a span lies inside another."""
    return other[0] <= one[0] and one[1] <= other[1]


def without(spans: Sequence[Span], gap: Span) -> list[Span]:
    """What is left of spans where a gap is taken out."""
    pieces = [piece for start, end in spans for piece in ((start, min(end, gap[0])), (max(start, gap[1]), end))]
    return list(dict.fromkeys((start, end) for start, end in pieces if start < end))


def minutes_of(token: Token) -> int:
    """A written time as minutes of the day."""
    hour = token.hour
    if token.half and hour <= 12:
        hour = hour % 12 + (12 if token.half == "p" else 0)
    return hour * HOUR + token.minute


def _any_sign(words: Sequence[Token], pair: tuple[Token, Token]) -> bool:
    return words.index(pair[1]) - words.index(pair[0]) > 1


def _are_rising(times: Sequence[Token]) -> bool:
    """Whether times without any sign between them ("8.30 12.30") can only be from and to."""
    written = [minutes_of(token) for token in times]
    return all(token.has_minutes for token in times) and all(one < other for one, other in pairwise(written))


def _hours_for_minutes(words: Sequence[Token], times: Sequence[Token]) -> list[Span] | None:
    """ "9.12/15.18" is from 9 to 12 and from 15 to 18; [(0, 0)] where that and 9:12 to 15:18 are both possible."""
    if len(times) != 2 or not all(token.has_minutes and not token.is_padded for token in times):
        return None
    first, second = ((token.hour, token.minute) for token in times)
    if not (first[0] < first[1] <= second[0] < second[1] <= 24) or first[0] < FIRST_SURE_HOUR:
        return None
    is_odd = any(minute % 5 for minute in (first[1], second[1]))
    has_slash = any(token.kind == SLASH for token in words)
    if not has_slash:
        return [(0, 0)] if all(minute % 5 for minute in (first[1], second[1])) else None
    return [(first[0] * HOUR, first[1] * HOUR), (second[0] * HOUR, second[1] * HOUR)] if is_odd else [(0, 0)]


def _parts_before(words: Sequence[Token], pairs: Sequence[tuple[Token, Token]]) -> list[str]:
    """The part of the day that stands before each span."""
    ends = [0, *(pair[1].start for pair in pairs)]
    return [_last_part(words, end, pair[0].start) for end, pair in zip(ends, pairs, strict=False)]


def _parts_after(words: Sequence[Token], pairs: Sequence[tuple[Token, Token]]) -> list[str]:
    """The part of the day that stands after each span."""
    starts = [*(pair[0].start for pair in pairs[1:]), words[-1].end + 1]
    return [_last_part(words, pair[1].start, start) for start, pair in zip(starts, pairs, strict=True)]


def _last_part(words: Sequence[Token], begins: int, ends: int) -> str:
    return next(
        (token.part for token in reversed(words) if token.kind == PART_OF_DAY and begins <= token.start < ends), ""
    )


def _spans(pairs: Sequence[tuple[Token, Token]], parts: Sequence[str], before: Sequence[Span]) -> list[Span] | None:
    found: list[Span] = []
    for (opens, closes), part in zip(pairs, parts, strict=True):
        span = _span(opens, closes, part, [*before, *found])
        if span is None or any(overlap(span, other) for other in found):
            return None
        found.append(span)
    return found


def _span(opens: Token, closes: Token, part: str, before: Sequence[Span]) -> Span | None:
    """Opening and closing; None when they are not sure. "1-5pm" begins at 13:00, "9-5" ends at 17:00."""
    if opens.half or closes.half:
        return _within(_with_halves(opens, closes), part)
    start, end = minutes_of(opens), minutes_of(closes)
    if part:
        return _within(_in_part(start, end, part), part)
    if (start, end) in ((0, 0), (0, DAY)):
        return 0, DAY
    if opens.is_said:
        return _said(start, end)
    if before and start < before[-1][1]:
        return _after(opens, start, end, before)
    return _plain(start, end, is_padded=opens.is_padded)


def _said(start: int, end: int) -> Span | None:
    """A span whose hours are in words, which few say of the night: "dalle tre alle cinque", "dalle otto all'una"."""
    if start < SAID_OF_THE_AFTERNOON:
        start, end = start + HALF_DAY, end + HALF_DAY if end < HALF_DAY else end
    elif start < EVENING_BEGINS and end < 11 * HOUR and not end <= 2 * HOUR:
        return None  # "dalle sei alle otto" may be of the morning or the evening
    elif end <= start:
        end += HALF_DAY
    return (start, end) if start < end <= DAY else None


def _with_halves(opens: Token, closes: Token) -> Span | None:
    start, end = minutes_of(opens), minutes_of(closes)
    if closes.half and not opens.half and start + HALF_DAY < end:
        start += HALF_DAY
    if opens.half and not closes.half and end <= start:
        end += HALF_DAY
    if (start, end) == (0, 0):
        return 0, DAY
    return _ordered(start, end)


def _ordered(start: int, end: int) -> Span | None:
    """A span whose end is after its beginning, if need be on the next day, or on the clock of twelve hours."""
    is_night = start >= NIGHT_BEGINS and end <= NIGHT_ENDS
    if end < start and end - start + DAY > LONGEST_NIGHT and not is_night:
        if start >= HALF_DAY or end > EVENING_BEGINS:
            return None
        end += HALF_DAY
    if start == end % DAY:
        return None
    return (start, end) if end > start else (start, end + DAY)


def _in_part(start: int, end: int, part: str) -> Span | None:
    """A span of a part of the day, in which small hours are those after noon: "sera 8-10" begins at 20:00."""
    least = {MORNING: HALF_DAY, AFTERNOON: HALF_DAY, EVENING: 16 * HOUR}[part]
    if part != MORNING and start < least and start < HALF_DAY:
        start += HALF_DAY
    while end <= start:
        end += HALF_DAY
    return start, end


def _within(span: Span | None, part: str) -> Span | None:
    if span is None or not part:
        return span
    earliest, latest, last = WITHIN[part]
    return span if earliest <= span[0] < latest and span[1] <= last else None


def _after(opens: Token, start: int, end: int, before: Sequence[Span]) -> Span | None:
    """A span that is written with a smaller hour than the one before it ended: "9-12 / 3-6" goes on at 15:00.

    It may as well stand in another order ("15-18, 9-12"); where both are possible, nobody knows.
    """
    early = _plain(start, end, is_padded=opens.is_padded)
    if early is not None and any(overlap(early, other) for other in before):
        early = None
    late = None
    if 1 <= opens.hour <= LATEST_SHIFTED and start + HALF_DAY >= before[-1][1] and not opens.is_padded:
        late = start + HALF_DAY, end + HALF_DAY if end <= HALF_DAY else end
        if late[1] <= late[0] or late[1] > DAY:
            late = None
    return (late or early) if not (early and late) else None


def _plain(start: int, end: int, *, is_padded: bool) -> Span | None:
    is_early = start < FIRST_SURE_HOUR * HOUR or (start < (FIRST_SURE_HOUR + 1) * HOUR and end <= EARLY_END)
    if is_early and start >= HOUR and end <= HALF_DAY and not is_padded:
        return None
    return _ordered(start, end)


def pairs_in(words: Sequence[Token]) -> Iterator[Span]:
    """Spans somewhere in words that were not understood, as they are written; a time alone is one, too."""
    times = [token for token in words if token.kind == TIME]
    for opens, closes in zip(times[::2], times[1::2], strict=False):
        start, end = minutes_of(opens), minutes_of(closes)
        yield start, end if end > start else end + HALF_DAY
    if len(times) % 2:
        yield minutes_of(times[-1]), minutes_of(times[-1]) + 1
