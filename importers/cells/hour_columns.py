"""Hours that stand in several columns, put into one text that can be read: days, times of a part of the day …"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from directory.catalog.slots import DAYS as WEEK
from directory.words.day_words import WEEKDAYS
from directory.words.language import fold, words
from importers.convert.hours import words as hour_words
from importers.convert.hours.opening_hours import are_days
from importers.convert.hours.words import DAY, DAY_SET, LEXICONS, tokens

ALL, DAYS, CLOSED, FROM, TO, SEASON, PERIOD = "all", "days", "closed", "from", "to", "season", "period"
PARTS_OF_DAY: Mapping[str, str] = {
    "morning": "mattina",
    "afternoon": "pomeriggio",
    "evening": "sera",
}  # in each lexicon
NOT_CLOSED = frozenset({"nessuno", "nessuna", "nessun giorno", "mai", "no", "none", "never", "kein", "keiner", "keine"})
EVERY_DAY: Mapping[str, str] = {"tutti": "tutti i giorni", "all": "every day", "alle": "jeden tag"}
PLAIN_HEADER = frozenset(
    (
        *("orario", "orari", "apertura", "di", "al", "pubblico", "e", "giorni", "ore", "quando", "hours", "opening"),
        *("offnungszeiten", "sprechzeiten", "horaires", "ricevimento", "schedule", "of", "operation"),
    )
)
WEEKDAY_NAMES: Mapping[str, str] = dict(  # of the fields of columns that are headed by a day
    zip(WEEKDAYS, WEEK, strict=True)
)
SURE_WORD = 3  # letters: "su turni" is no Sunday, though "su" may be one
UNKNOWN_TIME = "?"
CROSSES = frozenset({"x", "xx", "✓", "✔", "✗", "si", "sì", "yes", "ja"})  # on this day, whenever


class Part(NamedTuple):
    """A cell of hours that do not stand in one column: what kind of column it is, its header and its words."""

    kind: str
    header: str
    cell: str

    @property
    def words(self) -> str:
        """The cell as people read it on its own."""
        return f"{self.header}: {self.cell}"


def has_days(rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether hours name their days."""
    return any(row.get("byday") for row in rows)


def text_of(parts: Sequence[Part]) -> str:
    """One text of the columns of a row, without those of seasons."""
    by_kind: dict[str, list[Part]] = {}
    for part in _days_apart(parts):
        by_kind.setdefault(part.kind, []).append(part)
    days = " e ".join(EVERY_DAY.get(fold(part.cell), part.cell) for part in by_kind.get(DAYS, ()))
    told = [*_of_all(by_kind.get(ALL, ())), *_of_parts_of_the_day(by_kind), *_from_to(by_kind)]
    clauses = [f"{days} {clause}" if days and not _names_days(clause) else clause for clause in told]
    clauses += [_of_a_day(part, WEEK.index(day)) for day in WEEK for part in by_kind.get(day, ())]
    if not clauses:
        clauses = [days]
    return "; ".join(filter(None, (*clauses, *map(_closing, by_kind.get(CLOSED, ())))))


def _days_apart(parts: Sequence[Part]) -> list[Part]:
    """Of two columns of hours, one of which says nothing but days, that one is the days of the other."""
    whole = [part for part in parts if part.kind == ALL]
    if len(whole) != 2 or any(part.kind == DAYS for part in parts):
        return list(parts)
    only = [part for part in whole if are_days(part.cell)]
    other = next((part for part in whole if part not in only), None)
    if len(only) != 1 or other is None or _names_days(other.cell):
        return list(parts)
    return [only[0]._replace(kind=DAYS) if part == only[0] else part for part in parts]


def _of_all(parts: Sequence[Part]) -> list[str]:
    """Whole hours; of two columns each says in its header whose they are ("Orari segreteria")."""
    return [part.words if len(parts) > 1 and is_special(part.header) else part.cell for part in parts]


def is_special(header: str) -> bool:
    """Whether a header says more than that hours stand below it: whose they are ("Orari segreteria")."""
    return any(word not in PLAIN_HEADER and not word.isdigit() for word in words(header))


def _of_parts_of_the_day(by_kind: Mapping[str, Sequence[Part]]) -> list[str]:
    own: list[str] = []
    joined: list[str] = []
    for kind, word in PARTS_OF_DAY.items():
        for part in by_kind.get(kind, ()):
            if not _is_closed(part.cell):
                (own if _names_days(part.cell) else joined).append(f"{word} {part.cell}")
    return [*own, *([" ".join(joined)] if joined else [])]


def _from_to(by_kind: Mapping[str, Sequence[Part]]) -> list[str]:
    begins, ends = ([_clock(part.cell) for part in by_kind.get(kind, ())] for kind in (FROM, TO))
    pairs = [f"{a or UNKNOWN_TIME}-{b}" if b else f"dalle {a}" for a, b in zip_longest(begins, ends, fillvalue="")]
    return [" e ".join(pairs)] if pairs else []


def _clock(cell: str) -> str:
    """A time without seconds, as workbooks write them."""
    return re.sub(r"^(\d{1,2}[:.]\d\d)[:.]\d\d(?:\.0+)?$", r"\1", cell)


def _of_a_day(part: Part, number: int) -> str:
    """The hours below a weekday; days within them contradict it, so that they are not read."""
    named = next((each for lexicon in LEXICONS for each in tokens(part.header, lexicon) if each.kind == DAY), None)
    day = part.header[named.start : named.end].strip(".") if named else hour_words.ITALIAN_DAYS[number]
    if part.cell.casefold().strip(" .") in CROSSES:
        return day
    return f"{day} {UNKNOWN_TIME} {part.cell}" if _names_days(part.cell) else f"{day} {part.cell}"


def _closing(part: Part) -> str:
    if part.cell.casefold().strip(" .") in NOT_CLOSED:
        return ""
    return part.cell if _has(part.cell, hour_words.CLOSED) else f"chiuso {part.cell}"


def _is_closed(cell: str) -> bool:
    kinds = [token.kind for token in tokens(cell, LEXICONS[0])]
    return bool(kinds) and set(kinds) == {hour_words.CLOSED}


def _names_days(text: str) -> bool:
    return _has(text, DAY, DAY_SET)


def _has(text: str, *kinds: str) -> bool:
    """Whether a text has a token of these kinds, in the language in which all of it is known, if there is one."""
    readings = [tokens(text, lexicon) for lexicon in LEXICONS]
    best = min(readings, key=lambda found: sum(token.kind == hour_words.UNKNOWN for token in found))
    is_known = all(token.kind != hour_words.UNKNOWN for token in best)
    return any(token.kind in kinds and (is_known or token.end - token.start >= SURE_WORD) for token in best)
