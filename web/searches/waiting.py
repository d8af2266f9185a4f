"""What goes into the query log from pages: it waits for a moment, and is written with what others asked meanwhile.

No page waits for the writing, and a transaction for many searches takes a fraction of what one for each would. What
waits are notes without the questions, in memory alone (docs/decisions/0006-query-log.md).
"""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Condition, Lock, Thread
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from directory.curation.search_log import PATIENCE_MS, impatient, is_unwritable, record, record_opening
from directory.curation.search_note import Keeping, SearchNote
from directory.db import open_session

LONGEST_SECONDS = 1.0  # that anything waits
MOST_WAITING = 500  # searches and openings; then they are written at once
LATEST_SECONDS = 5.0  # that an opening waits for its search, which another process may be about to write
BESIDE_PATIENCE_MS = 2_000  # for others who write: here nobody waits for an answer

T = TypeVar("T")
Warn = Callable[[str, str], object]  # takes a message with one "%s", and what fills it


@dataclass(frozen=True)
class _Opening:
    """A result that was opened; `until` says how long its search may be missing, in monotonic seconds."""

    link: uuid.UUID
    service_id: uuid.UUID
    day: date
    until: float


@dataclass
class _Waiting:
    """Searches by day and link, and openings in their order."""

    searches: dict[date, dict[uuid.UUID, SearchNote]] = field(default_factory=dict)
    openings: list[_Opening] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.searches.values())) + len(self.openings)


class WaitingSearches:
    """The searches of one application that are not written yet.

    The thread that writes is no daemon: a process that ends in an orderly way ends after it.
    """

    def __init__(self, engine: sa.Engine, keeping: Keeping, warn: Warn) -> None:
        """Nothing waits yet.

        Args:
            warn: told where the database cannot be written.
        """
        self._engine, self._keeping, self._warn = engine, keeping, warn
        self._waiting = _Waiting()
        self._changed = Condition()
        self._writing = Lock()  # one batch after the other, so that each opening finds its search
        self._writer: Thread | None = None

    def add_search(self, link: uuid.UUID, note: SearchNote, *, today: date) -> None:
        """Let a search be written within a second."""
        with self._changed:
            self._waiting.searches.setdefault(today, {})[link] = note
            self._see_to_it()

    def add_opening(self, link: uuid.UUID, service_id: uuid.UUID, *, today: date) -> None:
        """Let it be noted within a second, after the search itself, that one of its results was opened."""
        with self._changed:
            self._waiting.openings.append(_Opening(link, service_id, today, time.monotonic() + LATEST_SECONDS))
            self._see_to_it()

    def write(self) -> None:
        """Write what waits now; what cannot be written is left out."""
        with self._writing:
            with self._changed:
                waiting, self._waiting = self._waiting, _Waiting()
                self._changed.notify()
            if waiting:
                with open_session(self._engine) as session:
                    write = _Batch(waiting, self._keeping).write
                    early = written_or_left_out(session, write, self._warn, patience_ms=BESIDE_PATIENCE_MS)
                self._wait_again([one for one in early or () if time.monotonic() < one.until])

    def _wait_again(self, openings: Sequence[_Opening]) -> None:
        if openings:
            with self._changed:
                self._waiting.openings[:0] = openings
                self._see_to_it()

    def _see_to_it(self) -> None:
        if self._writer is None:
            self._writer = Thread(target=self._write_soon, name="query log")
            self._writer.start()
        elif len(self._waiting) >= MOST_WAITING:
            self._changed.notify()

    def _write_soon(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not 0 < len(self._waiting) < MOST_WAITING, timeout=LONGEST_SECONDS)
            self._writer = None
        self.write()


@dataclass(frozen=True)
class _Batch:
    waiting: _Waiting
    keeping: Keeping

    def write(self, session: Session) -> list[_Opening]:
        """Returns the openings of which the search is not written yet."""
        for day, notes in sorted(self.waiting.searches.items()):
            record(session, notes, keeping=self.keeping, today=day)
        return [
            one
            for one in self.waiting.openings
            if record_opening(session, one.link, one.service_id, today=one.day) is None
        ]


def written_or_left_out(
    session: Session, write: Callable[[Session], T], warn: Warn, *, patience_ms: int = PATIENCE_MS
) -> T | None:
    """Write and commit, but do not wait for long: what cannot be written just now is left out.

    Args:
        patience_ms: for others who write.
    Returns:
        What `write` does; None where nothing was written.
    """
    try:
        with impatient(session, patience_ms):
            written = write(session)
        session.commit()
    except DBAPIError as problem:
        session.rollback()
        if not is_unwritable(problem):
            raise
        # Neither the statement nor its values: they are what the log must not keep elsewhere.
        warn("The query log was not written: %s", type(problem.orig).__name__)
        return None
    return written
