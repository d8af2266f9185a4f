"""Hours at which somebody can come: "dopo le 18", "dalle tre alle sei", "before 10 am"; and hours of work."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from types import MappingProxyType

from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import FIGURES, in_figures
from directory.search.said.working import is_working
from directory.search.times.times import Moment, is_of_a_day, moment_of
from directory.words.language import word_set

_HOUR = (
    r"(\d{1,2})(?: ?h)?(?: (?:e (?=15|30|45))?([0-5]\d)(?! ?(?:anni|years|jahre)))?(?: (e mezz[ao]))?"
    r"(?: ?([ap]) ?m)?(?: uhr)?"
)
_NEAR = r"(?: (?:le|ore|h|circa|about|around|the))*"
_HOURS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "between": re.compile(
            rf"\b(?:dalle|dal|tra le|fra le|(?:ore|h|orario)|between|from|von|zwischen){_NEAR} {_HOUR}"
            rf" (?:alle|fino alle|e le|to|till|until|and|bis|und)?{_NEAR} ?{_HOUR}\b"
        ),
        "from": re.compile(
            rf"\b(?:dopo le|(?:a partire )?dalle|non prima delle|after|from|nach|ab){_NEAR} {_HOUR}\b"
            r"(?: (?:in poi|onwards|in avanti))?"
        ),
        "to": re.compile(rf"\b(?:prima delle|entro le|fino alle|before|until|by|vor|bis){_NEAR} {_HOUR}\b"),
        "at": re.compile(rf"\b(?:alle|verso le|h|ore|at|um){_NEAR} ?{_HOUR}\b"),
    }
)
_OF_HOURS = re.compile(  # in English and German the words before an hour are those before any number
    r"uhr|\d ?[ap] ?m\b|\d [0-5]\d\b|"
    r"^(?:dalle|dopo le|tra le|fra le|prima delle|entro le|fino alle|alle|verso le|ore|orario|h|non prima|a partire)"
)
_BARE = re.compile(rf"\b{_HOUR} (?:bis |to |alle )?{_HOUR}\b")
_AFTER_HOURS = word_set("anni anno years year jahre jahren km euro persone mesi giorni minuti")
_LEADS_IN_ITALIAN = re.compile(
    r"(?:dopo le|(?:a partire )?dalle|tra le|fra le|non prima delle|entro le|prima delle|alle)\b"
)
_LEADING_ZERO = re.compile(r"\b0\d")
_EARLY: Mapping[str, int] = MappingProxyType({"between": 6, "from": 6, "to": 6, "at": 5})  # the latest hour of both
_SMALL_HOURS = word_set("mattina mattino mattine matt notte notti alba sveglia alza am")  # "dopo le 6 di mattina"
_HALF_A_DAY = 12
_HOUR_LEADS = word_set(
    "dalle dal dopo tra fra prima entro fino alle verso ore h orario partire after from nach ab before until by vor "
    "bis um at between zwischen von"
)


def is_hour_sign(word: str) -> bool:
    """Whether a word leads to an hour."""
    return word in _HOUR_LEADS or (word[0] == "h" and word[1:].isdecimal())


def is_hour(word: str) -> bool:
    """Whether a word may be the number of an hour."""
    return word in FIGURES or any(map(str.isdecimal, word))


def hours(line: Line) -> Iterator[Phrase]:
    """ "dopo le 18", "tra le 9 e le 12", "before 10 am"."""
    taken: set[int] = set()
    figures = in_figures(line.words)
    for kind, pattern in _HOURS.items():
        for match in pattern.finditer(figures):
            phrase = _hours_of(line, kind, match)
            if phrase and taken.isdisjoint(range(phrase.start, phrase.end)):
                taken.update(range(phrase.start, phrase.end))
                yield phrase


def bare_hours(line: Line) -> Iterator[Phrase]:
    """ "sabato 9-12", "Mittwoch 15 bis 17 Uhr"."""
    for match in _BARE.finditer(line.text):
        start = _word_at(match, match.start())
        is_behind_day = is_of_a_day(line.word_before(start))
        phrase = _hours_of(line, "between", match) if is_behind_day else None
        if phrase and ("uhr" in match[0] or line.gap(start + 1).strip() in ("-", "–", "/", ":", ".")):
            yield phrase


def _hours_of(line: Line, kind: str, match: re.Match[str]) -> Phrase | None:
    start, end = _word_at(match, match.start()), _word_at(match, match.end()) + 1
    if end < len(line.words) and line.words[end] in _AFTER_HOURS:
        return None
    first = _clock(match.groups()[:4])
    last = _clock(match.groups()[4:8]) if kind == "between" else None
    if first is None or (kind == "between" and (last is None or last <= first)):
        return None
    beside = moment_of(line.word_before(start)) or moment_of(line.words[end] if end < len(line.words) else "")
    if not (_OF_HOURS.search(match[0]) or beside):
        return None
    if _is_of_the_afternoon(line, kind, match[0], first, last, start, end):
        first = first.replace(hour=first.hour + _HALF_A_DAY)
        last = last and last.replace(hour=last.hour + _HALF_A_DAY)
    if is_working(line, start - 1):
        return Phrase("time", _outside_work(kind, first), start, end)
    moment = Moment(opens=first, closes=last) if kind != "to" else Moment(closes=first)
    return Phrase("time", (moment,), start, end)


def _word_at(match: re.Match[str], letter: int) -> int:
    return match.string.count(" ", 0, letter)


def _is_of_the_afternoon(
    line: Line, kind: str, said: str, first: time, last: time | None, start: int, end: int
) -> bool:
    """Whether an early hour is one of the second half of the day, as in Italian: "dopo le 6", "dalle tre alle sei"."""
    if not _LEADS_IN_ITALIAN.match(said) or _LEADING_ZERO.search(said):
        return False
    latest = _EARLY[kind]
    is_early = 0 < first.hour <= latest and (last is None or last.hour <= latest + 1)
    return is_early and _SMALL_HOURS.isdisjoint(line.words[max(start - 2, 0) : end + 3])


def _outside_work(kind: str, hour: time) -> tuple[Moment] | None:
    """When somebody can come who works until an hour or from one on; None where both are said, or neither."""
    free = {"to": Moment(opens=hour, at_work=True), "from": Moment(closes=hour, at_work=True)}
    return (free[kind],) if kind in free else None


def without_work(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases without the hours of work, for who needs care for somebody while at work."""
    return [
        one._replace(value=None)
        if one.kind == "time" and one.value and any(each.at_work for each in one.value)
        else one
        for one in phrases
    ]


def _clock(parts: tuple[str | None, ...]) -> time | None:
    hour, minute, half, noon = parts
    if hour is None:
        return None
    hours = int(hour) + (12 if noon == "p" and int(hour) < 12 else 0)
    minutes = 30 if half else int(minute or 0)
    return time(hours, minutes) if hours < 24 else None
