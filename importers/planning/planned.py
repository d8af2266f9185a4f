"""What importing a list would change, as data."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args, overload

from directory.errors import InvalidInput
from directory.models import LIVE_STATUSES
from importers.known_services.known_entries import KnownEntry
from importers.long_lists.sequence import LongSequence
from importers.planning.contradictions import Conflict
from importers.planning.three_way import Difference
from importers.problems import Problem
from importers.records.draft import Draft
from importers.records.stored import StoredRecord
from importers.row_values import Canonical, canonical

LIVE = frozenset(status.value for status in LIVE_STATUSES)
Action = Literal["create", "update", "unchanged", "ask"]
ACTIONS: tuple[Action, ...] = get_args(Action)
MOST_RETIRED = 20  # services that a complete list may lack before somebody has to say that they are gone
MOST_RETIRED_SHARE = 0.2  # of the rows of the last list
STATUS = "service.status"
RETIRED = "row.retired"  # marks a row whose service is inactive because the list had left the row out


class RowPlan(NamedTuple):
    """What would become of one row.

    Args:
        same_as: key of an earlier row with the same values, whose entry it shares.
        stored: what was written before; None: nothing yet. Of a row that is a known service: what that says.
        known: the service of another source, written by hand, or of a row that is gone, that the row is; or may be,
            where it is to be asked.
        not_same: services that somebody said the row is not.
        kept: what the row remembers of values that somebody kept against it (see importers.planning.contradictions);
            None: a new row.
        repeats: whether the row says exactly what was written of it last.
    """

    key: str
    draft: Draft
    action: Action
    differences: tuple[Difference, ...] = ()
    same_as: str | None = None
    stored: StoredRecord | None = None
    known: KnownEntry | None = None
    not_same: tuple[uuid.UUID, ...] = ()
    kept: Canonical | None = None
    repeats: bool = False

    @property
    def values(self) -> Canonical:
        """What the row says, in the form that is compared; made anew each time, so that a plan keeps no value twice."""
        return canonical(self.draft.values)

    @property
    def is_link(self) -> bool:
        """Whether a row that calls itself otherwise than all of the last list is a service that is known already."""
        return self.known is not None and self.action != "ask"

    @property
    def is_new_to_list(self) -> bool:
        """Whether it is such a service, and the list has not had it before."""
        return self.is_link and self.stored is not None and not self.stored.key

    @property
    def ends(self) -> uuid.UUID | None:
        """The service that people find now, and no longer once the row is written."""
        status = next((one for one in self.differences if one.field == STATUS), None)
        if status is None or self.stored is None or status.before not in LIVE or status.after in LIVE:
            return None
        return self.stored.service_id

    @property
    def is_inactive(self) -> bool:
        """Whether the row says that its service is no longer active."""
        status = self.draft.values.get(STATUS)
        return status is not None and str(status) not in LIVE

    @property
    def adds_nothing(self) -> bool:
        """Whether the row is written, and yet its entry stays as it is: a known service that says all of it already."""
        return self.action == "update" and not self.differences


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row of the last list that the new one no longer has; its entry stays, and is at most made inactive.

    Args:
        retires: the service to be made inactive: no other list has it, and this one is a full one or withdraws it.
        is_withdrawn: whether the new list has the row, but says that it is not to be shown: "bozza", "non pubblicare".
    """

    key: str
    name: str
    line: int
    stored: StoredRecord
    retires: uuid.UUID | None = None
    is_withdrawn: bool = False

    @property
    def is_live(self) -> bool:
        """Whether people find its service now."""
        return self.stored.current.get("service.status") in LIVE


class PlannedRows(Sequence[RowPlan]):
    """What would become of each row, in the order of the list; a long list's are not in memory.

    Rows of one kind are kept together: who writes the changed ones need not read all those that stay as they are.
    """

    def __init__(self) -> None:
        self._of: Mapping[Action, LongSequence[RowPlan]] = {action: LongSequence() for action in ACTIONS}
        self._order = bytearray()  # of each row, which of ACTIONS it is
        self._numbers: Counter[str] = Counter()
        self._ending: dict[uuid.UUID, tuple[str, int]] = {}

    def append(self, row: RowPlan) -> None:
        """One more row."""
        self._of[row.action].append(row)
        self._order.append(ACTIONS.index(row.action))
        self._numbers["link"] += row.is_link
        self._numbers["nothing"] += row.adds_nothing
        self._numbers["closed"] += row.action == "create" and row.is_inactive
        self._numbers["tax_id"] += "organization.tax_id" in row.draft.values
        if row.ends is not None:
            self._ending.setdefault(row.ends, (row.draft.name, row.draft.line))

    def __len__(self) -> int:
        """As many as there are rows."""
        return len(self._order)

    def __iter__(self) -> Iterator[RowPlan]:
        """From the first to the last."""
        kinds = [iter(self._of[action]) for action in ACTIONS]
        return (next(kinds[kind]) for kind in self._order)

    @overload
    def __getitem__(self, index: int) -> RowPlan: ...

    @overload
    def __getitem__(self, index: slice) -> list[RowPlan]: ...

    def __getitem__(self, index: int | slice) -> RowPlan | list[RowPlan]:
        """One row, or some."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        kind = self._order[at]
        return self._of[ACTIONS[kind]][self._order.count(kind, 0, at)]

    def number(self, action: Action) -> int:
        """How many rows there are of a kind."""
        return len(self._of[action])

    @property
    def adding_nothing(self) -> int:
        """How many rows are written of which no entry changes."""
        return self._numbers["nothing"]

    @property
    def created_inactive(self) -> int:
        """How many new entries are no longer active from the beginning."""
        return self._numbers["closed"]

    @property
    def with_tax_id(self) -> int:
        """How many rows name their organization's tax code."""
        return self._numbers["tax_id"]

    @property
    def ending(self) -> Mapping[uuid.UUID, tuple[str, int]]:
        """Services that rows close for good, each with the name and the line of the first row that does."""
        return self._ending

    def of(self, action: Action) -> Iterator[RowPlan]:
        """The rows of a kind."""
        return iter(self._of[action])

    def linked(self) -> Iterator[RowPlan]:
        """New rows that are services which are known already."""
        return (row for row in self.of("update") if row.is_link) if self._numbers["link"] else iter(())


@dataclass(frozen=True)
class Plan:
    """What importing a list would change.

    Args:
        rows: of the list: as many as `records` and `lost` together.
        lost: rows that become no record; each has a problem with its line.
        mapping: column -> field; "table.column" where the list has several tables.
        municipality_expected: records whose row names a place with a municipality.
        municipality_resolved: those that got one.
        refusal: why none of it may be written; None when it may.
        missing: rows of the last list that are not in this one, in the order of their lines.
        conflicts: values of the list that the directory contradicts, which are only written where somebody took them.
        decided: such values of which somebody said at an earlier import that the directory's stay: nobody is asked.
        splits_places: whether rows of several places are one for each; None: nobody has said, so they are not.
    """

    source: str
    country: str
    rows: int
    lost: int
    records: PlannedRows
    problems: Sequence[Problem]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]
    municipality_expected: int
    municipality_resolved: int
    refusal: InvalidInput | None = None
    missing: tuple[MissingRow, ...] = ()
    conflicts: Sequence[Conflict] = ()
    decided: Sequence[Conflict] = ()
    splits_places: bool | None = None

    @property
    def asked(self) -> tuple[RowPlan, ...]:
        """Rows that wait until somebody says whether they are a service that is known already."""
        return tuple(self.records.of("ask"))

    @property
    def linked(self) -> tuple[RowPlan, ...]:
        """New rows that are services which are known already."""
        return tuple(self.records.linked())

    @property
    def retired(self) -> tuple[MissingRow, ...]:
        """Rows whose services would become inactive."""
        return tuple(row for row in self.missing if row.retires is not None)

    @property
    def retiring(self) -> int:
        """How many services would become inactive."""
        return len({row.retires for row in self.retired})

    @property
    def ending(self) -> int:
        """How many services would be no longer active: those that the list leaves out, and those that it closes."""
        return len({*self.records.ending, *(row.retires for row in self.retired)})

    @property
    def retires_many(self) -> bool:
        """Whether so many would that the file may be but a part of the list: somebody has to say that they are gone.

        Those that the list itself withdraws are no sign of that.
        """
        again = self.updated + self.unchanged - sum(row.is_new_to_list for row in self.linked)
        before = again + sum(row.is_live for row in self.missing)
        unsaid = len({row.retires for row in self.retired if not row.is_withdrawn})
        return unsaid > min(MOST_RETIRED, MOST_RETIRED_SHARE * before)

    @property
    def created(self) -> int:
        """Rows that would become new entries."""
        return self.records.number("create")

    @property
    def updated(self) -> int:
        """Rows whose entries would change."""
        return self.records.number("update") - self.records.adding_nothing

    @property
    def unchanged(self) -> int:
        """Rows whose entries would stay as they are, new ones that are known services and add nothing among them."""
        return self.records.number("unchanged") + self.records.adding_nothing
