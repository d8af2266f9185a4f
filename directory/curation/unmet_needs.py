"""Writing down which needs find no answer, without the people (docs/decisions/0007-unmet-needs.md).

The rows are no part of the directory: they have no history, and they do not move its sequence number.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from directory.curation.search_log import may_be_named
from directory.curation.search_note import Keeping
from directory.curation.search_privacy import area_of, is_restricted
from directory.models import UnmetNeed
from directory.places.gazetteer import Municipality
from directory.why_unmet import Unmet

_TABLE = UnmetNeed.__table__
_KEY = (_TABLE.c.day, _TABLE.c.need, _TABLE.c.municipality_code, _TABLE.c.province, _TABLE.c.cause)


def _upsert(insert: Callable[..., Any]) -> Any:
    """A row, or the higher severity on the row that is there."""
    new = insert(_TABLE)
    before, now = _TABLE.c.severity, new.excluded.severity
    highest = sa.case((now > before, now), else_=sa.func.coalesce(before, now))
    return new.on_conflict_do_update(index_elements=_KEY, set_={"severity": highest})


_WRITE = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


def record_unmet(
    session: Session, unmet: Collection[Unmet], place: Municipality | None, *, keeping: Keeping, today: date
) -> int:
    """Write down what nothing answered; does not commit. The same again on the same day changes nothing.

    Args:
        place: where the person starts from.
        keeping: as for the query log; with 0 days nothing is kept. With the first of a day, what is too old goes.
    Returns:
        How many needs were written, or were there already.
    """
    if not (unmet and keeping.days):
        return 0
    if session.scalar(sa.select(UnmetNeed.day).where(UnmetNeed.day == today).limit(1)) is None:
        forget_unmet(session, before=keeping.first_day(today))
    is_plain = any(not is_restricted(one.need) for one in unmet)
    is_named = place is not None and is_plain and may_be_named(session, place, keeping=keeping, today=today)
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for one in unmet:
        row = _row(one, place, is_named=is_named)
        key = tuple(str(row[column.name]) for column in _KEY[1:])
        known = rows.setdefault(key, row)
        known["severity"] = max(known["severity"] or 0, row["severity"] or 0) or None
    _write(session, [{"day": today, **row} for _, row in sorted(rows.items())])
    return len(rows)


def _row(one: Unmet, place: Municipality | None, *, is_named: bool) -> dict[str, Any]:
    """What is kept of one need; of a restricted one not which it is, how grave, or where below a province."""
    province = place.province if place else ""
    if is_restricted(one.need):
        need, municipality, severity = area_of(one.need), "", None
    else:
        need, municipality, severity = one.need, place.code if place and is_named else "", one.severity
    cause = one.cause.value
    return {"need": need, "municipality_code": municipality, "province": province, "cause": cause, "severity": severity}


def _write(session: Session, rows: Collection[Mapping[str, Any]]) -> None:
    """In one order everywhere, so that two writers never wait in a ring."""
    connection = session.connection()
    connection.execute(_WRITE[connection.dialect.name], list(rows))


def forget_unmet(session: Session, *, before: date) -> int:
    """Remove what is older than that day; does not commit. Returns how many rows it were."""
    old = UnmetNeed.day < before
    count = session.scalar(sa.select(sa.func.count()).select_from(UnmetNeed).where(old)) or 0
    session.execute(sa.delete(UnmetNeed).where(old))
    return count
