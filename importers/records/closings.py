"""What becomes of a row whose remarks say that its service is closed or full: nobody is sent there unasked."""

from collections.abc import Iterator
from datetime import date, timedelta

from directory.i18n import N_
from directory.models import ServiceStatus
from importers.cells.remarks import SLOT, Told
from importers.convert.closings import Closing
from importers.problems import Problem
from importers.row_values import Values

GONE = N_(
    "“%(value)s” says that the service is closed for good, so the entry becomes inactive and no search finds it. If it "
    "is open, correct the list."
)
CLOSED_LONG = N_(
    "“%(value)s” says that the service closed more than half a year ago and names no day on which it opens again, so "
    "the entry becomes inactive and no search finds it. If it will open again, write “sospeso” into its status."
)
FOR_NOW = N_(
    "“%(value)s” sounds as if the service were closed, so the entry says that it is closed for now: ask whether it is, "
    "and write its status into the list."
)
UNCLEAR = N_(
    "“%(value)s” may mean that the service, or a part of it, is closed; the entry stays as it is: ask, and write its "
    "status into the list."
)
CLOSES_LATER = N_("“%(value)s” says that the service will close: until then it stays as it is. Ask about it then.")
CONTRADICTS_STATUS = N_(
    "“%(value)s” sounds as if the service were closed, but its status says that it is open, so the entry says that it "
    "is closed for now: ask which is right, and correct the list."
)
NO_PLACES_LEFT = N_(
    "“%(value)s” says that there are no places left, and so does the entry now: ask when there will be."
)
NO_PLACES_BUT = N_(
    "“%(value)s” says that there are no places left, but another column gives a number of them, which was kept: ask "
    "which is right."
)
NO_REGISTRATIONS = N_(
    "“%(value)s” says that nobody can register now, so the entry has no places left; who is there already still comes. "
    "If the whole service is closed, write that into its status."
)
MOVED = N_("“%(value)s” says that it has moved: look whether the address is the new one, and correct it in the list.")
WAITING_LIST = N_(
    "“%(value)s” says that nobody can join the waiting list now. An entry has no field for that: write it into its "
    "description."
)

GONE_ALREADY = frozenset({ServiceStatus.INACTIVE, ServiceStatus.DEFUNCT})
CLOSES = frozenset({Closing.FOR_GOOD, Closing.FOR_NOW, Closing.SINCE, Closing.ENDED})
LONGEST_SHOWN = 80  # characters
LONG = timedelta(days=180)  # after which nobody should wait for what is closed to open again


def settle_closings(values: Values, line: int, today: date) -> Iterator[Problem]:
    """Write into the values what the remarks of a row say, and tell it."""
    told: tuple[Told, ...] = values.pop(SLOT, ())
    is_gone = values.get("service.status") in GONE_ALREADY
    for each in told:
        if is_gone and each.found[0] in CLOSES:
            continue  # its status says as much
        value = each.cell if len(each.cell) <= LONGEST_SHOWN else f"{each.cell[: LONGEST_SHOWN - 1]}…"
        yield Problem(line, each.column, each.cell, _settled(values, each, today), {"value": value})


def _settled(values: Values, told: Told, today: date) -> str:
    """What to tell, once it is written."""
    kind, since = told.found
    if kind in (Closing.WAITING_LIST, Closing.UNCLEAR):
        return WAITING_LIST if kind is Closing.WAITING_LIST else UNCLEAR
    if kind is Closing.MOVED:
        return MOVED
    if kind in (Closing.FULL, Closing.NO_REGISTRATIONS):
        known = values.setdefault("capacity.available", 0)
        return NO_PLACES_BUT if known else NO_PLACES_LEFT if kind is Closing.FULL else NO_REGISTRATIONS
    if since is not None and since > today:
        return CLOSES_LATER
    if kind is Closing.SINCE and since is not None and today - since >= LONG:
        return _closed(values, for_good=CLOSED_LONG)
    return _closed(values, for_good=GONE if kind is Closing.FOR_GOOD else "")


def _closed(values: Values, *, for_good: str) -> str:
    """Close the entry, for good where there is a sentence that says so."""
    status = values.get("service.status")
    if status is ServiceStatus.ACTIVE:
        values["service.status"] = ServiceStatus.TEMPORARILY_CLOSED
        return CONTRADICTS_STATUS
    wished = ServiceStatus.INACTIVE if for_good else ServiceStatus.TEMPORARILY_CLOSED
    values.setdefault("service.status", wished)
    return for_good if for_good and values["service.status"] is not ServiceStatus.TEMPORARILY_CLOSED else FOR_NOW
