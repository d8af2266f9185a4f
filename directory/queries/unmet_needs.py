"""Which needs find no answer where, for the coordinator: by days, never by people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.search_privacy import is_restricted
from directory.i18n import N_, Sentence
from directory.models import UnmetNeed
from directory.places.town_names import TownName
from directory.queries.search_log import VARIOUS, place_words
from directory.why_unmet import Cause

MOST_ROWS = 200


@dataclass
class Unanswered:
    """A need in a place that nothing answered on some days.

    Args:
        need: code of a term; of a restricted need its area.
        municipality: its code, or "".
        province: its letters, VARIOUS for several, or "" where no place was said.
        is_restricted: only the area and the province are kept of it.
        days: on which it was so.
        severity: the highest, 1 to 5; None where it is not kept.
        days_by_cause: on how many days it was so for this cause; a day can have several.
    """

    need: str
    municipality: str
    province: str
    is_restricted: bool
    days: set[date] = field(default_factory=set)
    severity: int | None = None
    days_by_cause: dict[Cause, set[date]] = field(default_factory=dict)

    @property
    def times(self) -> int:
        """On how many days."""
        return len(self.days)

    @property
    def causes(self) -> list[tuple[Cause, int]]:
        """The causes with their days, the commonest first."""
        counts = [(cause, len(days)) for cause, days in self.days_by_cause.items()]
        order = list(Cause)
        return sorted(counts, key=lambda one: (-one[1], order.index(one[0])))

    @property
    def place(self) -> Sentence | TownName:
        """The place in words."""
        if self.is_restricted and not self.municipality and self.province not in ("", VARIOUS):
            return Sentence(N_("province of %(province)s"), {"province": self.province})
        return place_words(self.municipality, self.province)

    def add(self, day: date, cause: Cause, severity: int | None) -> None:
        """Count one row."""
        self.days.add(day)
        self.days_by_cause.setdefault(cause, set()).add(day)
        self.severity = max(self.severity or 0, severity or 0) or None


@dataclass(frozen=True)
class UnmetOverview:
    """A period.

    Args:
        first, last: days, both included.
        least: on how many days a restricted need must be without an answer to be shown.
        needs: what went unanswered on most days first, then the graver one.
    """

    first: date
    last: date
    least: int
    needs: list[Unanswered]


def unmet_overview(session: Session, *, today: date, days: int, least: int) -> UnmetOverview:
    """What nothing answered in the last days, today included.

    Args:
        least: days that a row of a restricted need takes; what a province has too few of is told of all together.
    """
    first = today - timedelta(days=max(days - 1, 0))
    rows = session.scalars(sa.select(UnmetNeed).where(UnmetNeed.day.between(first, today)))
    shown: list[Unanswered] = []
    seldom: list[Unanswered] = []
    for one in _by_need_and_place(rows):
        (seldom if one.is_restricted and one.times < least else shown).append(one)
    shown += [one for one in _together(seldom) if one.times >= least]
    shown.sort(key=lambda one: (-one.times, -(one.severity or 0), one.need, one.municipality, one.province))
    return UnmetOverview(first, today, least, shown[:MOST_ROWS])


def _by_need_and_place(rows: Iterable[UnmetNeed]) -> list[Unanswered]:
    found: dict[tuple[str, str, str], Unanswered] = {}
    for row in rows:
        key = row.need, row.municipality_code, row.province
        # What is restricted has no severity; its area alone may be one that is not.
        one = found.setdefault(key, Unanswered(*key, is_restricted=is_restricted(row.need) or row.severity is None))
        one.add(row.day, row.cause, row.severity)
        one.is_restricted &= is_restricted(row.need) or row.severity is None
    return list(found.values())


def _together(seldom: Iterable[Unanswered]) -> list[Unanswered]:
    """The same needs, wherever it was."""
    found: dict[str, Unanswered] = {}
    for one in seldom:
        everywhere = found.setdefault(one.need, Unanswered(one.need, "", VARIOUS, is_restricted=True))
        for cause, days in one.days_by_cause.items():
            for day in days:
                everywhere.add(day, cause, None)
    return list(found.values())
