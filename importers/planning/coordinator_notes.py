"""What a list, and comparing it with the directory, tells its coordinator: no fault, so the partner is not told."""

from typing import Any

from directory.i18n import N_, Sentence
from importers.cells.filling import FURTHER_EMAILS, FURTHER_PAGES
from importers.columns.whose_columns import OFFICE_LEFT, OFFICE_TAKEN, PERSON_LEFT
from importers.known_services.known_entries import KnownEntry
from importers.mapping import FURTHER
from importers.planning.three_way import COST_WORDS, COSTS, TELEPHONES, Difference
from importers.problems import FieldValue, Problem
from importers.records.draft import Draft, name_of
from importers.records.split_places import SPLIT
from importers.records.stored import StoredRecord

CHANGED_BY_HAND = N_(
    "The list now says “%(new)s”, but somebody changed this to “%(current)s” by hand since the last import, "
    "which was kept."
)
DIGITS_LOST = N_(
    "The list now says “%(new)s”, which looks like “%(current)s” with digits missing, so what was known was kept: ask "
    "which number is right."
)
TOWN_LOST = N_(
    "The list now says “%(new)s”, which may be several municipalities or none, so the place that was known, "
    "“%(current)s”, was kept: say which is meant, or ask."
)
PRICE_LOST = N_(
    "The list now says “%(new)s”, from which nobody learns what it costs, so what was known, “%(current)s”, was kept: "
    "ask what it costs now."
)
OTHER_SAYS = N_("The list says “%(new)s”, but “%(source)s” says “%(current)s”, which was kept.")
HAND_SAYS = N_("The list says “%(new)s”, but the directory says “%(current)s”, which was kept.")
ADDRESS_ADDED = N_(
    "The list adds the address “%(new)s”, which the entry does not have, perhaps on purpose: who helps victims of "
    "violence often tells it by phone only. It was not taken."
)
SAME_AS = N_(
    "This is “%(name)s” (%(source)s) already: the row adds what that entry does not say, and makes no second one."
)
PERHAPS = N_("This row may be “%(name)s” (%(source)s), so it waits: say with --decisions whether they are the same.")
WAS_CALLED = N_(
    "This row is taken for “%(name)s”, line %(line)s of the last list, which this list no longer has: its entry is "
    "changed, and no second one is made."
)
PERHAPS_WAS = N_(
    "This row may be “%(name)s”, line %(line)s of the last list, which this list no longer has, so it waits: say with "
    "--decisions whether they are the same."
)
BY_HAND = N_("written here")
LOOKS_LIKE = N_(
    "This row looks like “%(name)s”, line %(line)s of the last list, but that is not sure, so it becomes a new entry: "
    "if they are the same, delete one of them."
)

CLOSED_BEFORE = N_(
    "The last list said that this is closed, and this one no longer does: it stays closed. If it is open again, change "
    "its status."
)

KEPT_VALUES = frozenset({CHANGED_BY_HAND, DIGITS_LOST, TOWN_LOST, PRICE_LOST, OTHER_SAYS, HAND_SAYS, ADDRESS_ADDED})
OF_COLUMNS = frozenset({OFFICE_TAKEN, OFFICE_LEFT, PERSON_LEFT, *FURTHER.values()})
OF_CELLS = frozenset({FURTHER_EMAILS, FURTHER_PAGES})
NOTES = (
    KEPT_VALUES | OF_COLUMNS | OF_CELLS | {SPLIT, SAME_AS, PERHAPS, WAS_CALLED, PERHAPS_WAS, LOOKS_LIKE, CLOSED_BEFORE}
)


def is_of_the_list(problem: Problem) -> bool:
    """Whether the partner can mend it in the list."""
    return problem.message not in NOTES


def kept_value(line: int, each: Difference, source: str, *, is_known_service: bool, is_vaguer: bool) -> Problem:
    """Say that a list contradicts a value that stays; `is_vaguer`: because the list says less than was known."""
    if each.field == "address.address_1" and not each.before:
        return Problem(line, each.field, each.after, ADDRESS_ADDED, {"new": FieldValue(each.field, each.after)})
    own = _vaguer(each) if is_vaguer else CHANGED_BY_HAND
    message = OTHER_SAYS if source else HAND_SAYS if is_known_service else own
    facts: dict[str, Any] = {
        "new": FieldValue(each.field, each.after),
        "current": FieldValue(each.field, each.before),
    }
    if source:
        facts["source"] = source
    return Problem(line, each.field, str(facts["new"]), message, facts)


def _vaguer(each: Difference) -> str:
    if each.field in TELEPHONES:
        return DIGITS_LOST
    return PRICE_LOST if each.field in (COST_WORDS, COSTS) else TOWN_LOST


def told_known(draft: Draft, entry: KnownEntry, last: StoredRecord | None, *, is_sure: bool) -> Problem:
    """Say which service of another list, or of a row `last` of the last one, a row is or may be."""
    if last is not None:
        return _about_last(draft, last, WAS_CALLED if is_sure else PERHAPS_WAS)
    source: Any = tuple(name for name, _ in entry.service.rows) or Sentence(BY_HAND)
    message = SAME_AS if is_sure else PERHAPS
    return Problem(draft.line, "", draft.name, message, {"name": entry.service.name, "source": source})


def told_alike(draft: Draft, record: StoredRecord) -> Problem:
    """Say which row of the last list a new one resembles."""
    return _about_last(draft, record, LOOKS_LIKE)


def _about_last(draft: Draft, record: StoredRecord, message: str) -> Problem:
    return Problem(draft.line, "", draft.name, message, {"name": name_of(record.values), "line": record.line})
