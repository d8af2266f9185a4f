"""Opening hours as JSON nests them in words of its own, as one text: {"giorno": "lun", "dalle": "9", "alle": "12"}."""

from collections.abc import Mapping, Sequence
from typing import Any

from directory.language import fold

DAYS = frozenset({"giorno", "giorni", "day", "days", "tag", "tage", "weekday", "dayofweek"})
OPENS = frozenset(
    {"apertura", "apre", "dalle", "dalle_ore", "da", "inizio", "ora_inizio", "opens", "open", "from", "start"}
)
CLOSES = frozenset({"chiusura", "chiude", "alle", "alle_ore", "a", "fine", "ora_fine", "closes", "close", "to", "end"})
TIMES = frozenset({"orario", "orari", "ore", "ora", "fascia", "fasce", "hours", "time", "times", "slots", "intervalli"})
IS_CLOSED = frozenset({"chiuso", "closed"})
REMARKS = frozenset({"note", "nota", "descrizione", "notes", "description"})


def nested_hours(value: Any) -> str | None:
    """The hours that a value of objects with days and times says; None where it is something else.

    >>> nested_hours([{"giorni": ["lun", "mer"], "fasce": [{"dalle": "09:00", "alle": "12:00"}]}])
    'lun, mer 09:00-12:00'
    """
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(each, Mapping) and _says_days(each) for each in entries):
        return None
    texts = [_entry(each) for each in entries]
    return "; ".join(text for text in texts if text) if None not in texts else None


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
