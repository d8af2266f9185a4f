"""A row of a list on its way to a record: its values, and what is wrong with its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.i18n import N_
from importers.places.finder import Place
from importers.problems import Problem
from importers.records.column import storable
from importers.row_values import CHILDREN, SCALARS, Values

NOT_TO_BE_PUBLISHED = N_(
    "Whoever is named here does not agree to be published, so the row was left out. An entry that only this list "
    "brought becomes inactive; what other lists or people said stays: if the directory has it, take it out."
)
NOT_PUBLISHED_THERE = N_(
    "By its status “%(value)s” this row is not published where the list comes from, so it was left out. An entry that "
    "only this list brought becomes inactive; what other lists or people said stays."
)
NO_SUCH_SERVICE = N_(
    "“%(value)s” says that there is no such service here, so the row was left out. An entry that only this list "
    "brought becomes inactive."
)
WITHDRAWN = frozenset({NOT_TO_BE_PUBLISHED, NOT_PUBLISHED_THERE, NO_SUCH_SERVICE})

UNREAD = "row.unread"
NOTHING: Mapping[str, Any] = {}  # of all, never changed
# By which it is recognised, what its hours are worth, whether it says no organization, and what cannot be read of it.
MARKS = ("row.register", "row.id", "row.hours_unread", "row.hours_left", "row.organization_unsaid", UNREAD)
STORED = frozenset([*(f"{entity}.{column}" for entity, columns in SCALARS.items() for column in columns), *CHILDREN])


@dataclass(slots=True)
class Draft:
    """A row on its way to a record. A plan holds one for each row of the list, so it keeps nothing twice.

    Args:
        line, origin: where it stood: line in the file and table.
        header, row: names of the table's columns, and the cells below them.
        table_id: its id in a package's table.
        values: what goes into the directory, by slot; while the row is read, whatever its cells say.
        marks: slots "row.…" of MARKS.
        problems: of its cells.
        lost: the problem because of which it becomes no record.
    """

    line: int
    origin: str
    header: tuple[str, ...]
    row: tuple[str, ...]
    table_id: str = ""
    values: Values = field(default_factory=dict)
    marks: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    problems: tuple[Problem, ...] = ()
    place: Place | None = None
    unknown_terms: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # value -> column
    lost: Problem | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the row itself says that its entry is not, or no longer, to be shown."""
        return self.lost is not None and self.lost.message in WITHDRAWN

    @property
    def cells(self) -> dict[str, str]:
        """Every column as it arrived, by name; empty ones are left out."""
        return {name: storable(cell) for name, cell in zip(self.header, self.row, strict=True) if cell}

    @property
    def name(self) -> str:
        """What people know the entry by."""
        return name_of(self.values)

    @property
    def hours_unread(self) -> bool:
        """Whether the row's opening hours are nothing but words that could not be read."""
        return "row.hours_unread" in self.marks

    @property
    def hours_left(self) -> str:
        """Words beside opening hours that could not be read."""
        return str(self.marks.get("row.hours_left", ""))

    @property
    def unread(self) -> Mapping[str, tuple[str, str]]:
        """Slots of which a cell said something that could not be read: its column, and what that is."""
        found: Mapping[str, tuple[str, str]] = self.marks.get(UNREAD, NOTHING)
        return found

    @property
    def organization_unsaid(self) -> bool:
        """Whether the row's organization is called like its service only because the row names none."""
        return "row.organization_unsaid" in self.marks

    def settle(self) -> None:
        """Let go of what was only needed to read the row; its problems stay."""
        said = self.values
        if marks := {slot: said[slot] for slot in MARKS if said.get(slot)}:
            self.marks = marks
        self.values = {slot: value for slot, value in said.items() if slot in STORED}
        self.place = None


def name_of(values: Mapping[str, Any]) -> str:
    """The name of the service, else of the organization or the location; empty without any."""
    names = (values.get(f"{entity}.name") for entity in ("service", "organization", "location"))
    return next((str(name) for name in names if name), "")
