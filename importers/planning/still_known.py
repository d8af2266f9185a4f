"""What an entry keeps although a row of its list no longer says it: the cell that said it is empty or unreadable."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from directory.catalog.slots import DAYS
from directory.i18n import N_
from directory.words.language import fold, words
from importers.problems import Problem
from importers.records.draft import Draft
from importers.records.stored import StoredRecord
from importers.row_values import Rows, canonical_rows, typed_rows

HOURS_STAY = N_(
    "The hours that were known before stay beside “%(value)s”, which could not be read: they may be out of date. Ask "
    "for the hours of today."
)
KNOWN_STAYS = N_(
    "“%(value)s” could not be read, so what was known before stays: it may be out of date. Ask, and correct the list."
)
TELEPHONES = ("phones", "organization_phones")
DIGITS_OF_ORIGIN = 7  # the last of a number, by which the cell is found that said it: zeros and prefixes come and go
FEWEST_DIGITS = 5  # of a cell that may be a telephone
MOSTLY_THE_SAME = 85  # of 100: how like an address is to the damaged one that stands in its place
SURE = "1.0"  # of a tag that a column says
DAYS_BEGIN = dict(zip(("lun", "mar", "mer", "gio", "ven", "sab", "dom"), DAYS, strict=True))
TIMES = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s*(?:[-–/]|alle|a)\s*\d|\bdalle\b|\bore\b")
LIMITS = re.compile(  # words after which a day is not as it was, whatever else they say
    r"\b(?:non?|chius\w*|sospes\w*|nessun\w*|niente|senza|sol[oae]|soltanto|eccett\w*|tranne|esclus\w*|salvo|altern\w*|"
    r"prim[oaie]|second[oaie]|terz[oaie]|quart[oaie]|ultim[oaie]|fino|su)\b"
)
ROW = Mapping[str, str]


def keep_known(draft: Draft, record: StoredRecord) -> Iterator[Problem]:
    """Put beside what a row says what is known of its entry and only an unreadable or empty cell said, and tell it."""
    yield from _keep_hours(draft, record)
    unread = draft.unread
    for slot in TELEPHONES:
        stays = _telephones_left(draft, record, slot)
        if stays:
            draft.values[slot] = Rows((*draft.values[slot], *typed_rows(slot, stays)))
            yield from _told(draft, slot)
    for slot in unread:
        if (kept := _kept(slot, draft, record)) is not None:
            draft.values[slot] = kept
            yield from _told(draft, slot)


def _told(draft: Draft, slot: str) -> Iterator[Problem]:
    """That something stays beside what cannot be read; what an empty cell does not remove is no problem."""
    if slot in draft.unread:
        column, value = draft.unread[slot]
        yield Problem(draft.line, column, draft.cells.get(column, value), KNOWN_STAYS, {"value": value})


def _kept(slot: str, draft: Draft, record: StoredRecord) -> Any:
    """What a slot has to have that is partly unreadable; None where the row says as much."""
    said, known = draft.values.get(slot), record.current.get(slot)
    if slot in TELEPHONES or not said or not known or slot == "schedules":
        return None
    if (keep := _WAYS.get(slot)) is not None:
        return keep(said, known, draft, record)
    if isinstance(known, str):
        damaged = draft.unread[slot][1]
        is_it = known != said and fuzz.partial_ratio(fold(damaged), fold(known)) >= MOSTLY_THE_SAME
        return known if is_it else None
    return _joined(slot, said, [row for row in known if row not in canonical_rows(said)])


def _joined(slot: str, said: Sequence[Mapping[str, Any]], more: Sequence[ROW]) -> Rows | None:
    return Rows((*said, *typed_rows(slot, more))) if more else None


def _tags(said: Sequence[Mapping[str, Any]], known: Sequence[ROW], draft: Draft, record: StoredRecord) -> Rows | None:
    """Tags that a column said stay; those of words go and come with the words.

    A word that stood there before, beside other ones, was no tag then either.
    """
    column, unknown = draft.unread["attributes"]
    before = record.cells.get(column, "")
    if unknown in before and before != draft.cells.get(column):
        return None
    sure = {row["taxonomy_term_id"] for row in canonical_rows(said) if row["confidence"] == SURE}
    stays = [row for row in known if row["confidence"] == SURE and row["taxonomy_term_id"] not in sure]
    again = {row["taxonomy_term_id"] for row in stays}
    return _joined("attributes", [row for row in said if str(row["taxonomy_term_id"]) not in again], stays)


def _capacities(said: Sequence[Mapping[str, Any]], known: Sequence[ROW], *_of: Any) -> Rows | None:
    """How many places there are in all, beside those that are left."""
    (left, *_), (before, *_) = said, known
    whole = before.get("maximum")
    if left.get("maximum") is not None or whole is None or int(whole) < (left.get("available") or 0):
        return None
    return Rows(({**left, "maximum": int(whole)},))


_WAYS: Mapping[str, Callable[..., Rows | None]] = {"attributes": _tags, "capacities": _capacities}


def _telephones_left(draft: Draft, record: StoredRecord, slot: str) -> list[ROW]:
    """Known numbers that the row does not say, and that no cell said which says something else today."""
    known: Sequence[ROW] = record.current.get(slot, ())
    said = {row["number"] for row in draft.values.get(slot, ())}
    unsaid = [row for row in known if row["number"] not in said] if said else []
    silent = _silent(draft, record, slot) if unsaid else ()
    return [row for row in unsaid if _is_of(row["number"], record.cells, silent)]


def _is_of(number: str, cells: Mapping[str, str], silent: Collection[str]) -> bool:
    """Whether nothing but cells that are silent now can have said a number."""
    origins = [column for column, cell in cells.items() if number[-DIGITS_OF_ORIGIN:] in _digits(cell)]
    return bool(silent) and (not origins or set(origins) <= set(silent))


def _silent(draft: Draft, record: StoredRecord, slot: str) -> set[str]:
    """Columns that had what may be a telephone, and today are empty, gone, or cannot be read.

    One that is gone is not where a new one may have taken its place.
    """
    now = draft.cells
    empty = {column for column, cell in record.cells.items() if column not in now and _may_be_telephone(cell)}
    if any(column not in record.cells and _may_be_telephone(cell) for column, cell in now.items()):
        empty &= set(draft.header)
    return empty | {column for column, _ in (draft.unread[slot],)} if slot in draft.unread else empty


def _may_be_telephone(cell: str) -> bool:
    return len(_digits(cell)) >= FEWEST_DIGITS


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _keep_hours(draft: Draft, record: StoredRecord) -> Iterator[Problem]:
    """Hours that the directory has, beside the words of a row instead of those of the last list."""
    known = [row for row in record.current.get("schedules", ()) if _is_hours(row)]
    if not known or not (draft.hours_unread or draft.hours_left):
        return
    said: Sequence[Mapping[str, Any]] = draft.values.get("schedules", ())
    last = [row for row in record.values.get("schedules", ()) if not _is_hours(row)]
    if draft.hours_unread:
        every = record.current["schedules"]
        stays: list[ROW] = [row for row in every if row not in last]
        value = "; ".join(str(row.get("description", "")) for row in said)
    else:
        open_days = _perhaps_open(draft.hours_left) - {day for row in said for day in _days_of(row)}
        stays = [{**row, "byday": days} for row in known if (days := _only(row, open_days))]
        value = draft.hours_left
    if not stays:
        return
    draft.values["schedules"] = Rows((*typed_rows("schedules", stays), *said))
    column = next((name for name, cell in draft.cells.items() if value in cell), "")
    yield Problem(draft.line, column, draft.cells.get(column, value), HOURS_STAY, {"value": value})


def _perhaps_open(unread: str) -> set[str]:
    """Days whose hours words that cannot be read may tell; all of them where they have times and name no day."""
    found: set[str] = set()
    for part in re.split(r"[;\n]", unread):
        if LIMITS.search(fold(part)):
            continue
        days = {DAYS_BEGIN[word[:3]] for word in words(part) if word[:3] in DAYS_BEGIN}
        found |= days or (set(DAYS) if TIMES.search(fold(part)) else set())
    return found


def _days_of(row: Mapping[str, Any]) -> list[str]:
    return re.findall(r"[A-Z]{2}", row.get("byday") or "")


def _only(row: Mapping[str, Any], days: Collection[str]) -> str:
    """The days of a row that are among some, as they are written."""
    return ",".join(day for day in (row.get("byday") or "").split(",") if day[-2:] in days)


def _is_hours(row: Mapping[str, str]) -> bool:
    return bool(set(row) - {"description", "freq"})
