"""Values of a list that the directory contradicts, and what somebody chose about them, now or at an earlier import."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from importers.planning.three_way import CHOSEN_WITH, Claim, Difference
from importers.row_values import Canonical

Choice = Literal["take", "keep", "later"]  # the list's value, the directory's; or nothing, so that it is asked again
Decision = Mapping[str, Any]  # "list": what it said and was refused; "directory": what stayed
Decisions = Mapping[str, Decision | None]  # field -> what was decided; None: somebody left it open again


@dataclass(frozen=True)
class Conflict:
    """A value of the list that is not written, because the directory says something else, unless somebody took it.

    Args:
        key: of the row.
        last: what the list said the last time; None when it said nothing.
        now: what it says now; `directory`: what stays.
        source: of what stays, empty when it was written here by hand.
        choice: what somebody chose, about just these two values.
        is_remembered: somebody kept the directory's value at an earlier import, so nobody is asked.
        is_vaguer: it stays because the list says less than was known.
        further: what is chosen with the field, as a municipality is with its name.
    """

    key: str
    line: int
    name: str
    field: str
    last: Any
    now: Any
    directory: Any
    source: str
    choice: Choice = "later"
    is_remembered: bool = False
    is_vaguer: bool = False
    further: tuple[Difference, ...] = ()

    @property
    def decision(self) -> dict[str, Decision]:
        """What is remembered where somebody keeps the directory's value, by field."""
        return _decisions([Difference(self.field, self.directory, self.now), *self.further])


class Stays:
    """What of a row stays although its list says something else, in the light of what somebody kept.

    What was kept stays also where the list is believed more by now: somebody said so of these very values.

    Args:
        remembered: what the row remembers of earlier imports; `chosen`: what was chosen since.
        changes, stays: as `settle` gives them.
        claims: what other sources say of the entry.
    """

    def __init__(
        self,
        remembered: Decisions,
        chosen: Decisions,
        changes: Iterable[Difference],
        stays: Sequence[tuple[Difference, str]],
        claims: Sequence[Claim],
    ) -> None:
        self._remembered, self._decided = remembered, {**remembered, **chosen}
        changes = [*changes]
        spoken_of = [*(each for each, _ in stays), *(each for each in changes if each.field in self._decided)]
        self._before = _standing(remembered, spoken_of)
        self._kept = _standing(self._decided, spoken_of)
        self.changes = [each for each in changes if each.field not in self._kept]
        held = [(each, _said_by(each, claims)) for each in changes if each.field in self._kept]
        self.differences = [*stays, *held]
        self.fields = {each.field for each, _ in self.differences}

    def is_remembered(self, field: str) -> bool:
        """Whether somebody kept the directory's value at an earlier import, and nothing has changed since."""
        return field in self._before

    def choice(self, field: str, taken: Collection[str]) -> Choice:
        """What was chosen about a field."""
        if field in taken:
            return "take"
        return "keep" if field in self._kept else "later"

    def with_it(self, field: str) -> tuple[Difference, ...]:
        """What is chosen with a field."""
        return tuple(each for each, _ in self.differences if CHOSEN_WITH.get(each.field) == field)

    def to_remember(self, values: Canonical, taken: Collection[str]) -> dict[str, Any]:
        """What the row remembers from now on: what holds, and what was said of values that the list now leaves out."""
        unsaid = {field: said for field, said in self._remembered.items() if field not in values}
        return unsaid | {field: self._decided[field] for field in self._kept.difference(taken)}


def _decisions(differences: Iterable[Difference]) -> dict[str, Decision]:
    return {each.field: {"list": each.after, "directory": each.before} for each in differences}


def _standing(decided: Decisions, differences: Iterable[Difference]) -> frozenset[str]:
    """Fields of which both values are still what somebody decided about; what is chosen together stands together."""
    now = _decisions(differences)
    same = {field for field, values in now.items() if decided.get(field) == values}
    same -= {CHOSEN_WITH.get(field) for field in now.keys() - same}
    return frozenset(field for field in same if (first := CHOSEN_WITH.get(field)) not in now or first in same)


def _said_by(each: Difference, claims: Sequence[Claim]) -> str:
    """Who says what stays; "" when it was written by hand."""
    return next((claim.source for claim in claims if claim.values.get(each.field) == each.before), "")
