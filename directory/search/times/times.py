"""When somebody can come: days, parts of the day, hours, and what only the clock tells ("stasera", "domani")."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from directory.catalog.slots import EVENING_BEGINS, NOON, PARTS, slot_bits
from directory.search.question import Relative, When
from directory.search.said.line import Line, Phrase
from directory.search.said.working import tells_when_working
from directory.words.day_words import DAY_AND_PART_BY_WORD, DAYS_BY_WORD, PART_BY_WORD, SHORT_DAYS, SHORT_PARTS
from directory.words.language import word_list, word_set

_EVENING = PARTS.index("evening")
_NOON, _EVENING_BEGINS = time(NOON), time(EVENING_BEGINS)
_WEEK = tuple(range(7))


class Moment(NamedTuple):
    """What one phrase says of a time; several make a `When`."""

    days: tuple[int, ...] = ()
    part: int | None = None
    opens: time | None = None
    closes: time | None = None
    relative: Relative | None = None
    without: tuple[int, ...] = ()
    at_work: bool = False  # an hour at which somebody leaves work, or goes there
    is_short: bool = False  # an abbreviation, which needs something beside it that is of a time, too
    on: date | None = None  # a day of the calendar


_TWO_WORDS: Mapping[tuple[str, str], Moment] = MappingProxyType(
    {
        ("fine", "settimana"): Moment((5, 6), relative="weekend"),
        ("week", "end"): Moment((5, 6), relative="weekend"),
        ("in", "settimana"): Moment((0, 1, 2, 3, 4)),
        ("giorni", "feriali"): Moment((0, 1, 2, 3, 4)),
        ("giorni", "festivi"): Moment((6,)),
        ("dopo", "pranzo"): Moment(part=1),
        ("dopo", "cena"): Moment(part=_EVENING),
        **dict.fromkeys((("dopo", "lavoro"), ("after", "work"), ("finito", "lavoro")), Moment(part=_EVENING)),
        ("dopo", "domani"): Moment(relative="day_after_tomorrow"),
        ("giorni", "lavorativi"): Moment((0, 1, 2, 3, 4)),
        **dict.fromkeys((("tutti", "giorni"), ("ogni", "giorno"), ("every", "day"), ("jeden", "tag")), Moment(_WEEK)),
        **dict.fromkeys((("right", "now"), ("questo", "momento"), ("open", "now")), Moment(relative="now")),
        **dict.fromkeys((("questa", "mattina"), ("this", "morning")), Moment(part=0, relative="today")),
        **dict.fromkeys((("questo", "pomeriggio"), ("this", "afternoon")), Moment(part=1, relative="today")),
        **dict.fromkeys(
            (("questa", "sera"), ("questa", "notte"), ("this", "evening"), ("heute", "nacht")),
            Moment(part=_EVENING, relative="tonight"),
        ),
    }
)
_THREE_WORDS: Mapping[tuple[str, ...], Moment] = MappingProxyType(
    {
        ("tutti", "i", "giorni"): Moment(_WEEK),
        **dict.fromkeys((("dopo", "il", "lavoro"), ("nach", "der", "arbeit")), Moment(part=_EVENING)),
        **dict.fromkeys((("unter", "der", "woche"), ("during", "the", "week")), Moment((0, 1, 2, 3, 4))),
    }
)
_MOMENTS: Mapping[str, Moment] = MappingProxyType(
    {
        **{word: Moment(days) for word, days in DAYS_BY_WORD.items() if " " not in word},
        **{word: Moment((5, 6), relative="weekend") for word in ("weekend", "weekends", "wochenende")},
        **{word: Moment(part=part) for word, part in PART_BY_WORD.items()},
        **{word: Moment((day,), part) for word, (day, part) in DAY_AND_PART_BY_WORD.items()},
        **{word: Moment((day,), is_short=True) for word, day in SHORT_DAYS.items()},
        **{word: Moment(part=part, is_short=True) for word, part in SHORT_PARTS.items()},
        **dict.fromkeys(
            word_set("feriali infrasettimanale weekday weekdays werktags werktage"), Moment((0, 1, 2, 3, 4))
        ),
        **dict.fromkeys(word_set("adesso now jetzt"), Moment(relative="now")),
        **dict.fromkeys(word_set("oggi today heute"), Moment(relative="today")),
        **dict.fromkeys(word_set("domani tomorrow morgen"), Moment(relative="tomorrow")),
        **dict.fromkeys(word_set("dopodomani ubermorgen"), Moment(relative="day_after_tomorrow")),
        **dict.fromkeys(word_set("stamattina stamani stamane"), Moment(part=0, relative="today")),
        "domattina": Moment(part=0, relative="tomorrow"),
        **dict.fromkeys(word_set("stasera stanotte tonight"), Moment(part=_EVENING, relative="tonight")),
    }
)
_NOW = Moment(relative="now")
_MORNING = word_set("morgen fruh")  # "Samstag Morgen", "morgen früh"
_GERMAN_DAYS: Mapping[str, int] = MappingProxyType(dict(zip(word_list("mo di mi do fr sa so"), _WEEK, strict=True)))
_BESIDE_GERMAN_DAYS = word_set(
    "vormittag vormittags nachmittag nachmittags abend abends morgen fruh und oder bis am ab jeden"
)
_STARTS = frozenset(words[0] for words in (*_TWO_WORDS, *_THREE_WORDS))
_LINKING = word_set(  # between the words of one time
    "e ed o oppure and or und oder al alla alle di del della il la le i gli nel nella in the on am a da fino bis to "
    "till until through giorni pure anche"
)
_UNTIL = word_set("al alla a fino bis to till until through")
_LEADING = word_set(
    "il lo la le i gli di del della dei al alla ai nel nella nei ogni on the in am at jeden jede every dal dalla da "
    "von from tutti tutte questo questa this prossimo prossima next tutto aperto aperta aperti aperte open offen "
    "geoffnet"
)
_CALLING_IN = word_set("walk drop")
_FOLLOWING = word_set("prossimo prossima prossimi prossime next aperto aperta aperti aperte geoffnet open presto fruh")
_GONE, _OTHER = word_set("ieri last yesterday gestern vorgestern letzte letzten letzter"), word_set("altra altro")
_GONE_BEHIND = word_set("scorso scorsa passato passata ago")
_BY_THEN = word_set("entro by bis")
_OPEN = word_set("aperto aperta aperti aperte aprono apre open")
_SURELY_TIMES = word_set("lun sab merc giov pom pomer")  # short, but nothing else
_ENGLISH_DAYS = word_set("mon tue tues wed thu thur thurs fri sat sun")
_TELLING = word_set("il ogni on dal")  # "il sab"; but "al mar" is the sea
_NOT = word_set("non no mai niente not never nicht nie kein keine keinen")
_CAN = word_set("posso puo possiamo possono riesco riesce riusciamo potrei")
_CLOSED = word_set("chiuso chiusa chiusi chiuse closed geschlossen")
_CANNOT = re.compile(
    r"(?:io |lui |lei )?(?:non|nn) (?:ci )?(?:posso|puo|possiamo|possono|riesco|riesce|va bene|va)\b"
    r"|no\b(?! \w)|(?:i |he |she |they )?(?:can ?t|cannot|can not)\b|geht (?:es )?nicht\b|kann (?:ich|er|sie) nicht\b"
)
_LONGEST_REFUSAL = 4  # words
_TELLS_ON = word_set(  # behind "adesso" where it is no hour to come: "adesso non si alza", "adesso vive da sola"
    "non nn nun si che vive vivono ha ho hanno vuole dorme sono siamo sta stiamo lavora lives has is he she ist lebt "
    "hat wohnt sie er cerco cerca cerchiamo suche sucht sitze sitzt bin"
)
_GOING, _SOON_AFTER = (
    word_set("andare va vanno vado vai fare stare esce uscire venire giocare gioca go going"),
    4,
)  # words
_EXCEPT = word_set("tranne escluso esclusa esclusi eccetto salvo except ausser")


def is_sign(word: str) -> bool:
    """Whether a word may belong to a day or a part of it."""
    return word in _MOMENTS or word in _STARTS or word in _GERMAN_DAYS or word == "ora"


def moment_of(word: str) -> Moment | None:
    """What a word says of a time by itself."""
    return _MOMENTS.get(word)


def is_of_a_day(word: str) -> bool:
    """Whether a word names a day or a part of it, or is short for one."""
    return word in _MOMENTS or word in _GERMAN_DAYS


def days_and_parts(line: Line) -> Iterator[Phrase]:
    """Days of the week and parts of the day, from left to right; what stands together is one phrase."""
    at = 0
    while at < len(line.words):
        if not is_sign(line.words[at]):
            at += 1
            continue
        moments, end = _run(line, at)
        if moments and _is_sure(line, moments, at, end):
            start = line.first_leading(at, _LEADING)
            if line.words[start : start + 1] == ["in"] and line.word_before(start) in _CALLING_IN:
                start += 1  # "walk-in on Saturday"
            while end < len(line.words) and line.words[end] in _FOLLOWING:
                end += 1
            before = line.word_before(start)
            last = _end_of_refusal(line, end)
            is_led = before in _EXCEPT or before in _CLOSED or before in _NOT or _is_impossible(line, start)
            said = _others_than(moments) if is_led or last > end else tuple(moments)
            if _is_gone(line, start, last) or _is_deadline(line, start) or tells_when_working(line, start - 1):
                said = None
            is_habit = moments == [Moment(_WEEK)] and not _is_of_opening(line, start, last)
            tells_on = said == (_NOW,) and not _TELLS_ON.isdisjoint(line.words[last : last + 1])
            if not is_habit and not tells_on:
                yield Phrase("time", said, start - is_led, last)
            at = last
        else:
            at += 1


def _is_gone(line: Line, start: int, end: int) -> bool:
    """ "Ieri sera", "l'altra sera", "sabato scorso": when something happened, and not when somebody can come."""
    before = line.word_before(start)
    is_the_other = before in _OTHER and line.word_before(start, 2) == "l"
    return before in _GONE or is_the_other or not _GONE_BEHIND.isdisjoint(line.words[end : end + 1])


def _is_deadline(line: Line, start: int) -> bool:
    """ "Fuori entro venerdì", "bis Freitag raus": by when something must be, and not when somebody can come."""
    return line.word_before(start) in _BY_THEN


def _is_impossible(line: Line, start: int) -> bool:
    """ "Non posso il sabato"."""
    return line.word_before(start) in _CAN and line.word_before(start, 2) in ("non", "nn")


def _is_of_opening(line: Line, start: int, end: int) -> bool:
    """Whether "tutti i giorni" tells when a door is open, and not how often somebody drinks."""
    is_open = not _OPEN.isdisjoint((line.word_before(start), *line.words[start:end]))
    return is_open or start == 0 or line.words[end : end + 1] in (["tranne"], ["except"], ["ausser"])


def _others_than(moments: Iterable[Moment]) -> tuple[Moment] | None:
    """Any day but these; None where they name no days: "stasera non posso" says nothing of tomorrow."""
    days = tuple(day for moment in moments for day in moment.days)
    return (Moment(without=days),) if days else None


def _end_of_refusal(line: Line, end: int) -> int:
    """Where "non posso" and the like end behind a time; `end` where nothing of the kind is said."""
    said = " ".join(line.words[end : end + _LONGEST_REFUSAL])
    match = _CANNOT.match(said)
    return end + len(match[0].split()) if match and line.gap(end).strip() in ("", ",") else end


def _run(line: Line, start: int) -> tuple[list[Moment], int]:
    """The times that stand together from a word on, and where they end; none where the word is of no time."""
    moments: list[Moment] = []
    joining: list[str] = []
    at = end = start
    while at < len(line.words):
        moment, width = _moment(line, at, moments)
        if moment is not None:
            if moments and _goes_on(line, joining, at):
                moment = moment._replace(days=_days_between(moments[-1].days, moment.days))
            moments.append(moment)
            at = end = at + width
            joining = []
        elif moments and line.words[at] in _LINKING:
            joining.append(line.words[at])
            at += 1
        else:
            break
    return moments, end


def _moment(line: Line, at: int, before: list[Moment]) -> tuple[Moment | None, int]:
    word = line.words[at]
    if word in _STARTS and at + 1 < len(line.words):
        moment = _TWO_WORDS.get((word, line.words[at + 1]))
        if moment is None and (longer := _THREE_WORDS.get(tuple(line.words[at : at + 3]))):
            return longer, 3
        if moment is not None:
            return moment, 2
    if line.words[at : at + 2] in (["dopo", "scuola"], ["after", "school"]) and (before or _is_going(line, at)):
        return Moment(part=1), 2  # "venerdì dopo scuola", "dove andare dopo scuola"; else a kind of service
    if word == "ora":  # "aperto ora", but "un'ora"
        beside = {line.word_before(at), *line.words[at + 1 : at + 2]}
        return (Moment(relative="now") if beside & _OPEN else None), 1
    if word in _MORNING and ((before and (before[-1].days or before[-1].relative)) or line.word_before(at) == "am"):
        return Moment(part=0), 1
    return _MOMENTS.get(word) or _short_german_day(line, at), 1


def _is_going(line: Line, at: int) -> bool:
    return not _GOING.isdisjoint(line.words[max(at - _SOON_AFTER, 0) : at])


def _short_german_day(line: Line, at: int) -> Moment | None:
    """ "Mo", "Mi": everyday words of Italian, unless another day, a German part of it or an hour stands beside them."""
    day = _GERMAN_DAYS.get(line.words[at])
    if day is None or not _is_written_as_day(line, at):
        return None
    beside = [one for one in (at - 1, at + 1) if 0 <= one < len(line.words)]
    is_beside_day = any(line.words[one] in _GERMAN_DAYS and _is_written_as_day(line, one) for one in beside)
    if not beside:
        return None
    is_clear = is_beside_day or any(line.words[one] in _BESIDE_GERMAN_DAYS for one in beside)
    return Moment((day,), is_short=True) if is_clear or line.words[beside[-1]][0].isdecimal() else None


def _is_written_as_day(line: Line, at: int) -> bool:
    return line.is_capital(at) and not line.is_upper(at)


def _goes_on(line: Line, joining: list[str], at: int) -> bool:
    """Whether all days from the last to this one are meant: "lun-ven", "dal lunedì al venerdì"."""
    if joining:
        return not _UNTIL.isdisjoint(joining)
    return line.gap(at).strip() in ("-", "–")


def _days_between(first: tuple[int, ...], last: tuple[int, ...]) -> tuple[int, ...]:
    if len(first) != 1 or len(last) != 1:
        return last
    return tuple((first[0] + step) % 7 for step in range((last[0] - first[0]) % 7 + 1))


def _is_sure(line: Line, moments: list[Moment], start: int, end: int) -> bool:
    """Whether abbreviations are of times: more than one, beside a whole word, an hour or an article."""
    if len(moments) > 1 or not moments[0].is_short:
        return True
    after = line.words[end] if end < len(line.words) else ""
    if moments[0].days and (after[:1].isdecimal() or after in ("dopo", "dalle", "alle", "h", "ore", "prima")):
        return True
    word = line.words[start]
    if not moments[0].days and line.gap(end).startswith("."):  # "corso matt."
        return True
    if word in _ENGLISH_DAYS and _is_written_as_day(line, start):  # ", Sat"
        return line.gap(start).strip() in (",", ";", "-", "(") and (
            not after or line.gap(end).strip() in (",", ";", ")", "-")
        )
    return word in _SURELY_TIMES or (moments[0].days != (1,) and line.word_before(start) in _TELLING)


_DAYS_AHEAD: Mapping[Relative, int] = MappingProxyType({"tomorrow": 1, "day_after_tomorrow": 2})


def when_of(moments: Collection[Moment]) -> tuple[When, frozenset[int]]:
    """What several phrases say together, with every part of the day that one of them named.

    The parts are alternatives; `When` has one only where there is no other.
    """
    days: set[int] = set()
    parts: set[int] = set()
    opens = closes = relative = on = None
    for moment in moments:
        days.update(moment.days)
        if moment.part is not None:
            parts.add(moment.part)
        opens, closes = opens or moment.opens, closes or moment.closes
        relative, on = relative or moment.relative, on or moment.on
    if relative == "today" and parts == {_EVENING}:
        relative = "tonight"
    part = next(iter(parts)) if len(parts) == 1 else None
    without = {day for moment in moments for day in moment.without}
    if without:
        days = (days or set(_WEEK)) - without
    return When(tuple(sorted(days)), part, opens, closes, relative, on), frozenset(parts)


def slots_of(when: When, parts: frozenset[int], now: datetime | None) -> int | None:
    """The bits of `directory.catalog.slots` that are meant: any of the days at any of the parts.

    Args:
        now: the clock; without it what is relative to it (but the weekend) has no slots.
    """
    days: Iterable[int] = when.days or _WEEK
    if when.on is not None:
        days = (when.on.weekday(),)
    elif when.relative is not None and when.relative != "weekend":
        if now is None:
            return None
        days = ((now + timedelta(days=_DAYS_AHEAD.get(when.relative, 0))).weekday(),)
        if when.relative == "now":
            parts = frozenset({_part_of(now.time())})
    return slot_bits(days, (parts or _WEEK[:3]) if when.opens is when.closes is None else _parts_between(when))


def day_of(when: When | None, today: date | None) -> date | None:
    """The one day that is meant, where only the calendar tells it; None for days of any week."""
    if when is not None and when.on is not None:
        return when.on
    if when is None or today is None or when.relative in (None, "weekend"):
        return None
    return today + timedelta(days=_DAYS_AHEAD.get(when.relative, 0))


def _parts_between(when: When) -> list[int]:
    first = _part_of(when.opens) if when.opens else 0
    last = (when.closes > _NOON) + (when.closes > _EVENING_BEGINS) if when.closes else 2
    return list(range(first, last + 1))


def _part_of(hour: time) -> int:
    return (hour >= _NOON) + (hour >= _EVENING_BEGINS)
