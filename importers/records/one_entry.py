"""Rows of one service, one below the other with an opening each, as one draft."""

from collections.abc import Collection
from typing import NamedTuple

from directory.i18n import N_
from importers.columns.fields import Field
from importers.problems import Problem
from importers.records.column import HOURS
from importers.records.draft import Draft
from importers.row_values import Rows, Values, canonical

ONE_ENTRY = N_(
    "This row says the same as line %(line)s but for its hours, so both are one entry with the hours of both: check it."
)
BETWEEN = "; "  # of cells that the rows have each for itself
OWN = frozenset({"schedules", "attributes"})  # slots that may differ where the list says that it is one service


class OneEntry(NamedTuple):
    """Tells which rows of a table are the same entry: those that differ in their hours alone.

    Args:
        hours: positions of the columns of opening hours.
    """

    hours: frozenset[int]

    @classmethod
    def of(cls, fields: Collection[tuple[int, Field]]) -> "OneEntry":
        """For a table with these columns."""
        return cls(frozenset(at for at, each in fields if each.name.startswith(HOURS)))

    def joins(self, before: Draft, draft: Draft) -> bool:
        """Whether a row goes on with the entry of the one before it; a list's own number is enough to say so."""
        if not self.hours or draft.table_id or before.origin != draft.origin or before.name != draft.name:
            return False
        if not before.values.get("schedules") or not draft.values.get("schedules"):
            return False
        others = [at for at in range(len(draft.row)) if at not in self.hours and before.row[at] != draft.row[at]]
        if not others:
            return True
        number = draft.marks.get("row.id")
        is_one = bool(number) and number == before.marks.get("row.id")
        return is_one and _without_own(before.values) == _without_own(draft.values)

    def join(self, first: Draft, draft: Draft) -> Problem:
        """Give the hours of a row to the entry that it goes on with, and say so."""
        first.values["schedules"] = Rows((*first.values["schedules"], *draft.values["schedules"]))
        pairs = zip(first.row, draft.row, strict=True)
        first.row = tuple(_both(one, other, at in self.hours) for at, (one, other) in enumerate(pairs))
        first.problems += draft.problems
        first.unknown_terms = {**draft.unknown_terms, **first.unknown_terms}
        return Problem(draft.line, "", draft.name, ONE_ENTRY, {"line": first.line})


def _both(one: str, other: str, is_of_hours: bool) -> str:
    if one == other and not is_of_hours:
        return one
    said = one.split(BETWEEN)
    return one if other in said and not is_of_hours else BETWEEN.join(filter(None, (one, other)))


def _without_own(values: Values) -> Values:
    return canonical({slot: value for slot, value in values.items() if slot not in OWN})
