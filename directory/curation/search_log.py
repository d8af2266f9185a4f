"""Writing what people look for, without the people (docs/decisions/0006-query-log.md).

The rows are no part of the directory: they have no history, and they do not move its sequence number.
"""

import hashlib
import hmac
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from directory.curation import search_privacy as privacy
from directory.db import BUSY_MS
from directory.errors import NotFound
from directory.gazetteer import Gazetteer, Municipality
from directory.models import SearchLog, SearchTally
from directory.search.query import Query
from directory.vocabulary import Vocabulary

SHOWN_KEPT = 10
FEW = 3  # fewer results than this are few, and so are any that conditions were given up for
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


@dataclass(frozen=True)
class Keeping:
    """How the log is kept.

    Args:
        days: how long; 0 keeps nothing.
        threshold: on how many days a word or a small place must be asked for before it is named.
        key: of this installation, from outside of the database.
    """

    days: int
    threshold: int
    key: str

    def first_day(self, today: date) -> date:
        """The oldest day that is still kept."""
        return today - timedelta(days=self.days)

    def digest(self, kind: str, text: str) -> str:
        """What stands for a word or place that is not named yet."""
        message = f"search log/{kind}/{text}".encode()
        return hmac.new(self.key.encode(), message, hashlib.sha256).hexdigest()[:32]


@dataclass(frozen=True)
class Searched:
    """One search.

    Args:
        total: how many results there were.
        services: the first of them, as they were ranked.
        understood: as `prossima search --json` prints it.
        filters: facet -> chosen values, as they stood in an address.
        unknown: words of the question that no entry of the directory has.
    """

    query: Query
    total: int
    services: Sequence[uuid.UUID]
    understood: Mapping[str, Any]
    filters: Mapping[str, Sequence[str]]
    unknown: Collection[str] = ()

    @property
    def relaxed(self) -> list[str]:
        """Codes of the conditions that were given up."""
        return list(self.understood["relaxed"])

    @property
    def is_unanswered(self) -> bool:
        """Whether it brought few results or none for what was asked."""
        return self.total < FEW or bool(self.relaxed)

    @property
    def place(self) -> Municipality | None:
        """The municipality that was named, or else the only one that was chosen."""
        if self.understood["place"]:
            return self.query.place
        chosen = self.filters.get("municipality", ())
        try:
            return Gazetteer.bundled().by_code(chosen[0]) if len(chosen) == 1 else None
        except NotFound:
            return None

    @property
    def is_whole_province(self) -> bool:
        """Whether the place only stands for its province."""
        return bool((self.understood["place"] or {}).get("province"))


def record(
    session: Session, searched: Searched, *, vocabulary: Vocabulary, keeping: Keeping, today: date
) -> uuid.UUID | None:
    """Write one search down; does not commit. With the first of a day, what is too old goes.

    Returns:
        What its results may be opened with until the next day; None where nothing is kept.
    """
    if not keeping.days:
        return None
    if not _has_searches(session, today):
        forget(session, before=keeping.first_day(today))
        _cut_links(session, today)
    asked = privacy.asked_for(searched.understood, searched.filters, vocabulary)
    if areas := privacy.restricted_areas(asked, vocabulary):
        kept = _restricted(searched, areas)
    else:
        kept = _unrestricted(session, searched, asked, keeping, today)
    link = uuid.uuid4()
    outcome = {"total": searched.total, "relaxed": searched.relaxed, "opened": []}
    session.connection().execute(_INSERT, {"id": uuid.uuid4(), "link": link, "day": today, **outcome, **kept})
    return link


def _restricted(searched: Searched, areas: Sequence[str]) -> dict[str, Any]:
    """Neither words nor results, and no place smaller than a province."""
    province = searched.place.province if searched.place else None
    nothing: dict[str, Any] = {"text": "", "municipality_code": None, "shown": []}
    return {**nothing, "asked": {"needs": list(areas)}, "province": province}


def _unrestricted(
    session: Session, searched: Searched, asked: dict[str, Any], keeping: Keeping, today: date
) -> dict[str, Any]:
    """The whole search; of a place that is seldom asked for only the province, and no person beside a small one."""
    place, query = searched.place, searched.query
    is_often_asked = _count(session, searched, keeping, today)
    is_large = place is not None and privacy.is_chief_town(place)
    is_named = place is not None and not searched.is_whole_province and (is_large or is_often_asked)
    with_person = is_large or not is_named
    return {
        "text": privacy.masked_text(query, with_person=with_person),
        "asked": asked if with_person else privacy.without_person(asked),
        "municipality_code": place.code if place and is_named else None,
        "province": place.province if place else None,
        "shown": [str(service) for service in searched.services[:SHOWN_KEPT]],
    }


def _count(session: Session, searched: Searched, keeping: Keeping, today: date) -> bool:
    """Count the words that no rule understood, and the place; tell whether that was asked for on enough days."""
    names: dict[str, str | None] = {
        keeping.digest("word", word): word for word in privacy.words_to_count(searched.query)
    }
    place_digest = keeping.digest("place", searched.place.code) if searched.place else ""
    if place_digest:
        names[place_digest] = None
    if not names:
        return False
    days = _days_before(session, names, keeping, today)
    is_frequent = {digest: days.get(digest, 0) + 1 >= keeping.threshold for digest in names}
    rows = [
        {
            "digest": digest,
            "day": today,
            "word": word if is_frequent[digest] else None,
            "times": 1,
            "unanswered": int(searched.is_unanswered or word in searched.unknown),
        }
        for digest, word in sorted(names.items())  # in one order everywhere, so that two writers never wait in a ring
    ]
    _add_up(session, rows)
    return is_frequent.get(place_digest, False)


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


def record_opening(session: Session, link: uuid.UUID, service_id: uuid.UUID, *, today: date) -> bool:
    """Note that one of a search's first results was opened, on the day of the search; does not commit."""
    search = session.execute(
        sa.select(SearchLog.id, SearchLog.shown, SearchLog.opened).where(SearchLog.link == link, SearchLog.day == today)
    ).one_or_none()
    if search is None or str(service_id) not in search.shown or str(service_id) in search.opened:
        return False
    opened = sorted([*search.opened, str(service_id)], key=search.shown.index)
    session.execute(sa.update(SearchLog).where(SearchLog.id == search.id).values(opened=opened))
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
def impatient(session: Session) -> Iterator[None]:
    """Wait only a moment for others who write: a log is not worth more of a person's time.

    Committing is left to after this: who has written already waits for nobody.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        connection.execute(sa.text(f"SET LOCAL lock_timeout = '{PATIENCE_MS}ms'"))
        yield  # the end of the transaction takes it back
        return
    driver: Any = connection.connection.driver_connection  # a setting of the connection, outside of any transaction
    driver.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}").close()
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
