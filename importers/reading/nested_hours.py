"""Opening hours as JSON nests them in words of its own, as one text: {"giorno": "lun", "dalle": "9", "alle": "12"}."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from directory.words.language import fold

DAYS = frozenset({"giorno", "giorni", "day", "days", "tag", "tage", "weekday", "dayofweek"})
OPENS = frozenset(
    {"apertura", "apre", "dalle", "dalle_ore", "da", "inizio", "ora_inizio", "opens", "open", "from", "start"}
)
CLOSES = frozenset({"chiusura", "chiude", "alle", "alle_ore", "a", "fine", "ora_fine", "closes", "close", "to", "end"})
TIMES = frozenset({"orario", "orari", "ore", "ora", "fascia", "fasce", "hours", "time", "times", "slots", "intervalli"})
A_DAY = re.compile(  # how what names days begins
    r"(?:(?:da|dal|il|ogni) )?(?:lu(?:n(?:edi)?)?|ma(?:rt?(?:edi)?)?|me(?:rc?(?:oledi)?)?|gi(?:ov?(?:edi)?)?|"
    r"ve(?:n(?:erdi)?)?|sa(?:b(?:ato)?)?|do(?:m(?:enica)?)?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|"
    r"fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|feriali|"
    r"festivi|tutti i giorni)(?![^\W\d_])"
)
ONE_TIME = re.compile(r"(?:ore )?\d{1,2}(?:[.:]\d\d){0,2}")
IS_CLOSED = frozenset({"chiuso", "closed"})
REMARKS = frozenset({"note", "nota", "descrizione", "notes", "description"})


def nested_hours(value: Any) -> str | None:
    """The hours that a value of objects with days and times says; None where it is something else.

    >>> nested_hours([{"giorni": ["lun", "mer"], "fasce": [{"dalle": "09:00", "alle": "12:00"}]}])
    'lun, mer 09:00-12:00'
    >>> nested_hours([["lun", "9-12"], ["mar", "15:00", "18:00"]]), nested_hours({"sab": [["9", "12"]], "dom": None})
    ('lun 9-12; mar 15:00-18:00', 'sab 9-12')
    """
    if (said := _by_day(value)) is not None:
        return said
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(each, Mapping) and _says_days(each) for each in entries):
        return None
    texts = [_entry(each) for each in entries]
    return "; ".join(text for text in texts if text) if None not in texts else None


def _by_day(value: Any) -> str | None:
    """Hours as pairs of days and times, or as an object with a key for each day; None where it is something else."""
    if isinstance(value, Mapping) and any(isinstance(each, Mapping | list) for each in value.values()):
        pairs = [(days, [times]) for days, times in value.items()]
    elif isinstance(value, list) and value and all(isinstance(each, list) and len(each) > 1 for each in value):
        pairs = [(days, times) for days, *times in value]
    else:
        return None
    named = [_days(days) for days, _ in pairs]
    said = [_times(times[0] if len(times) == 1 else times) for _, times in pairs]
    if not all(named) or None in said:
        return None
    return "; ".join(f"{days} {times}" for days, times in zip(named, said, strict=True) if times)


def _days(value: Any) -> str:
    """The words for days, "" where they are something else."""
    words = value if isinstance(value, list) else [value]
    are_days = bool(words) and all(isinstance(each, str) and A_DAY.match(fold(each).strip()) for each in words)
    return ", ".join(words) if are_days else ""


def _times(value: Any) -> str | None:
    """Times of a day, "" where there are none; two that stand alone are from and to."""
    if value in (None, "", [], {}, False):
        return ""
    if isinstance(value, Mapping):
        return _entry(value)
    if not isinstance(value, list):
        return " ".join(value.split()) if isinstance(value, str) else None
    if len(value) == 2 and all(isinstance(each, str) and ONE_TIME.fullmatch(each.strip()) for each in value):
        return "-".join(filter(None, (_words(each, "opens") for each in value)))
    several = [_times(each) for each in value]
    return None if None in several else " e ".join(filter(None, several))


def _says_days(entry: Mapping[str, Any]) -> bool:
    return any(fold(key) in DAYS for key in entry)


def _entry(entry: Mapping[str, Any]) -> str | None:
    """Its days, its times and what is said of them; None where a part of it is something else."""
    parts: dict[str, list[str]] = {"days": [], "opens": [], "closes": [], "times": [], "remarks": []}
    for key, inner in entry.items():
        kind = _kind(fold(key))
        if inner in (None, "", [], False):
            continue
        if fold(key) in IS_CLOSED and inner is True:
            parts["times"].append("chiuso")
        elif not kind or (said := _words(inner, kind)) is None:
            return None
        else:
            parts[kind].append(said)
    times = [*parts["times"], *(f"{a}-{b}" for a, b in zip(parts["opens"], parts["closes"], strict=False))]
    if len(parts["opens"]) != len(parts["closes"]) or len(parts["opens"]) > 1:
        return None
    remark = f"({'; '.join(parts['remarks'])})" if parts["remarks"] else ""
    return " ".join(filter(None, (", ".join(parts["days"]), " e ".join(times), remark)))


def _kind(key: str) -> str:
    kinds = {"days": DAYS, "opens": OPENS, "closes": CLOSES, "times": TIMES, "remarks": REMARKS}
    return next((kind for kind, keys in kinds.items() if key in keys), "")


def _words(value: Any, kind: str) -> str | None:
    """Words of one part: a text, several, or of times objects with a beginning and an end."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        several = [_words(each, kind) for each in value]
        return None if None in several else (", " if kind == "days" else " e ").join(filter(None, several))
    if isinstance(value, Mapping):
        return _entry(value) if kind == "times" else None
    said = " ".join(str(value).split())
    return said[:5] if kind in ("opens", "closes") and said[2:3] == ":" else said
