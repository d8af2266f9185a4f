"""Writing what people look for, without the people (docs/decisions/0006-query-log.md).

The rows are no part of the directory: they have no history, and they do not move its sequence number.
"""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from directory.curation import search_privacy as privacy
from directory.curation.search_note import Keeping, SearchNote
from directory.db import BUSY_MS
from directory.models import SearchLog, SearchTally
from directory.places.gazetteer import Municipality

PATIENCE_MS = 50  # how long a search waits for somebody else's writing before it goes without its row
_SQLITE_UNWRITABLE = frozenset({5, 6, 8, 10, 13, 14})  # busy, locked, read-only, input/output, full, cannot open
_POSTGRESQL_UNWRITABLE = frozenset({"25006", "40P01", "53100", "53200", "55P03", "57014"})


# Made once, because making statements takes longer than running them.
_LOG, _TALLY = SearchLog.__table__, SearchTally.__table__
_INSERT = sa.insert(SearchLog)
_ONE_OF_DAY = sa.select(_LOG.c.id).where(_LOG.c.day == sa.bindparam("today")).limit(1)
_DAYS_BEFORE = (
    sa.select(_TALLY.c.digest, sa.func.count().label("days"))
    .where(
        _TALLY.c.digest.in_(sa.bindparam("digests", expanding=True)),
        _TALLY.c.day >= sa.bindparam("first"),
        _TALLY.c.day < sa.bindparam("today"),
    )
    .group_by(_TALLY.c.digest)
)
_ADD_UP = sa.text(  # a tally, or one more on the tally of that day; SQLAlchemy's own would be compiled each time
    """
    INSERT INTO search_tally (digest, day, word, times, unanswered)
    VALUES (:digest, :day, :word, :times, :unanswered)
    ON CONFLICT (digest, day) DO UPDATE SET
        times = search_tally.times + excluded.times,
        unanswered = search_tally.unanswered + excluded.unanswered,
        word = excluded.word
    """
).bindparams(sa.bindparam("day", type_=sa.Date))


def record(session: Session, notes: Mapping[uuid.UUID, SearchNote], *, keeping: Keeping, today: date) -> None:
    """Write down the searches of a day; does not commit. With the first of a day, what is too old goes.

    Args:
        notes: what their results may be opened with until the next day -> what is written.
    """
    if not (keeping.days and notes):
        return
    if not _has_searches(session, today):
        forget(session, before=keeping.first_day(today))
        _cut_links(session, today)
    frequent = _count(session, [*notes.values()], keeping, today)
    rows = [
        {"id": uuid.uuid4(), "link": link, "day": today, "opened": [], **note.row(frequent)}
        for link, note in notes.items()
    ]
    rows.sort(key=lambda row: row["id"])  # so that not even the order in which they are written is that of asking
    session.connection().execute(_INSERT, rows)


def _count(session: Session, notes: Sequence[SearchNote], keeping: Keeping, today: date) -> set[str]:
    """Count the words and places of searches; tell the digests that were asked for on enough days."""
    digests = {tally.digest for note in notes for tally in note.tallies}
    if not digests:
        return set()
    days = _days_before(session, digests, keeping, today)
    frequent = {digest for digest in digests if days.get(digest, 0) + 1 >= keeping.threshold}
    rows: dict[str, dict[str, Any]] = {}
    for tally in (tally for note in notes for tally in note.tallies):
        word = tally.word if tally.digest in frequent else None
        nothing = {"digest": tally.digest, "day": today, "word": word, "times": 0, "unanswered": 0}
        row = rows.setdefault(tally.digest, nothing)
        row["times"] += 1
        row["unanswered"] += tally.is_unanswered
    _add_up(
        session, [rows[digest] for digest in sorted(rows)]
    )  # in one order everywhere: no two writers wait in a ring
    return frequent


def may_be_named(session: Session, place: Municipality, *, keeping: Keeping, today: date) -> bool:
    """Count that a place was asked for today, and tell whether it may stand beside what was asked; does not commit."""
    digest = keeping.digest("place", place.code)
    days_before = _days_before(session, [digest], keeping, today).get(digest, 0)
    _add_up(session, [{"digest": digest, "day": today, "word": None, "times": 1, "unanswered": 1}])
    return privacy.is_chief_town(place) or days_before + 1 >= keeping.threshold


def _days_before(session: Session, digests: Collection[str], keeping: Keeping, today: date) -> dict[str, int]:
    """Digest -> on how many days before today it was asked for, as far as days are kept."""
    parameters = {"digests": [*digests], "first": keeping.first_day(today), "today": today}
    return {row.digest: row.days for row in session.connection().execute(_DAYS_BEFORE, parameters)}


def _add_up(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the day's rows, or add to them."""
    session.connection().execute(_ADD_UP, rows)


def record_opening(session: Session, link: uuid.UUID, service_id: uuid.UUID, *, today: date) -> bool | None:
    """Note that one of a search's first results was opened, on the day of the search; does not commit.

    Returns:
        Whether it is noted now; None where there is no such search, or not yet.
    """
    search = sa.and_(SearchLog.link == link, SearchLog.day == today)
    # The row is held from here on: of two results that are opened in two processes, each sees what the other noted.
    if not session.connection().execute(sa.update(SearchLog).where(search).values(link=link)).rowcount:
        return None
    shown, opened = session.execute(sa.select(SearchLog.shown, SearchLog.opened).where(search)).one()
    if str(service_id) not in shown or str(service_id) in opened:
        return False
    opened = sorted([*opened, str(service_id)], key=shown.index)
    session.execute(sa.update(SearchLog).where(search).values(opened=opened))
    return True


def forget(session: Session, *, before: date) -> int:
    """Remove what is older than that day; does not commit. Returns how many searches it were."""
    session.execute(sa.delete(SearchTally).where(SearchTally.day < before))
    old = SearchLog.day < before
    count = session.scalar(sa.select(sa.func.count()).select_from(SearchLog).where(old)) or 0
    session.execute(sa.delete(SearchLog).where(old))
    return count


def _has_searches(session: Session, day: date) -> bool:
    return session.connection().scalar(_ONE_OF_DAY, {"today": day}) is not None


def _cut_links(session: Session, today: date) -> None:
    """From now on no address that somebody kept leads to a search of another day."""
    old = sa.and_(SearchLog.link.is_not(None), SearchLog.day != today)
    session.execute(sa.update(SearchLog).where(old).values(link=None))


@contextmanager
def impatient(session: Session, patience_ms: int = PATIENCE_MS) -> Iterator[None]:
    """Wait only a moment for others who write: a log is not worth more of a person's time.

    Committing is left to after this: who has written already waits for nobody.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        connection.execute(sa.text(f"SET LOCAL lock_timeout = '{patience_ms}ms'"))
        yield  # the end of the transaction takes it back
        return
    driver: Any = connection.connection.driver_connection  # a setting of the connection, outside of any transaction
    driver.execute(f"PRAGMA busy_timeout = {patience_ms}").close()
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_MS}").close()


def is_unwritable(problem: DBAPIError) -> bool:
    """Whether the database cannot be written just now: locked, read-only or full. All else is a fault of ours."""
    code = getattr(problem.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_UNWRITABLE
    return getattr(problem.orig, "sqlstate", None) in _POSTGRESQL_UNWRITABLE
