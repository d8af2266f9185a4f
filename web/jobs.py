"""Background jobs: huey hands them from the web to whoever runs them, `prossima serve` or `prossima jobs`."""

import logging
import os
import signal
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property, partial
from multiprocessing.process import BaseProcess
from types import FrameType

import sqlalchemy as sa
from huey import Huey, RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from redis.exceptions import RedisError

from directory.db import make_engine, make_folder, open_session
from directory.models import ImportDraft
from directory.settings import Settings
from web.imports.drafts import ON_THE_WAY, clear_leftovers
from web.imports.fetching import due_sources, fetch_source
from web.imports.folder import ImportFolder
from web.imports.work import work
from web.serving.processes import end_with_parent, spawned

NAME = "prossima"
POLL_SECONDS = 1.0  # how long a job may wait to be noticed in the file
WATCH_SECONDS = 5.0  # between two looks whether a job heeds that it was cancelled
HEED_SECONDS = 60.0  # for a job to stop by itself

log = logging.getLogger(__name__)


class Jobs:
    """The queue of one installation: `start` from anywhere, `run` in one process.

    An upload says itself what it waits for, so a job that is handed over twice, or for nothing, does nothing.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._at_work: ImportFolder | None = None
        self._is_bounded = False  # only a process that does nothing but jobs may be ended with one

    @cached_property
    def queue(self) -> Huey:
        """Where jobs wait; opened when the first one is handed over."""
        queue = _queue(self.settings)
        self._import = queue.task(name="import_list")(self._work)
        self._fetch = queue.task(name="fetch_list")(self._fetch_one)
        queue.periodic_task(crontab(minute="*"), name="fetch_due_lists")(self.fetch_due)
        queue.periodic_task(crontab(minute="*"), name="take_up_again")(self.take_up_again)
        queue.periodic_task(crontab(minute="17"), name="clear_leftovers")(self.clear)
        return queue

    def start(self, draft_id: uuid.UUID) -> None:
        """Let a job do what an upload waits for. Where the queue does not answer, it is taken up a little later."""
        self._hand_over("_import", draft_id)

    def fetch(self, source_id: uuid.UUID) -> None:
        """Let a job fetch the list of a source, if it is due."""
        self._hand_over("_fetch", source_id)

    def _hand_over(self, task: str, about: uuid.UUID) -> None:
        try:
            _ = self.queue
            getattr(self, task)(str(about))
        except (RedisError, sqlite3.OperationalError) as problem:
            log.warning("The job about %s could not be handed over yet: %s", about, type(problem).__name__)

    def _work(self, draft_id: str) -> None:
        with self._bounded(ImportFolder(self.settings, uuid.UUID(draft_id))):
            work(self.settings, uuid.UUID(draft_id))

    def _fetch_one(self, source_id: str) -> None:
        with self._bounded():
            looked = fetch_source(self.settings, uuid.UUID(source_id))
        if looked and looked.draft_id:
            self.start(looked.draft_id)

    def fetch_due(self) -> None:
        """Start the jobs that fetch the lists that are due, one each, so that uploads come in between."""
        for source_id in due_sources(self.settings):
            self.fetch(source_id)

    @contextmanager
    def _bounded(self, folder: ImportFolder | None = None) -> Iterator[None]:
        """A job within its time. The system ends the process of one that hangs, also where Python itself cannot.

        The list is then taken up again after the others, and given up after three times.
        """
        self._at_work = folder
        if self._is_bounded:
            signal.alarm(self.settings.job_minutes * 60)
        try:
            yield
        finally:
            if self._is_bounded:
                signal.alarm(0)
            self._at_work = None

    def _heeds_nothing(self) -> bool:
        """Whether the job goes on long after somebody cancelled its list."""
        folder = self._at_work
        return folder is not None and folder.seconds_since("cancelled") > HEED_SECONDS

    def _end_what_heeds_nothing(self) -> None:
        while not self._heeds_nothing():
            time.sleep(WATCH_SECONDS)
        log.error("A job does not stop although its list was cancelled; its process is ended, the next one cleans up.")
        os.kill(os.getpid(), signal.SIGKILL)

    def _forgive(self) -> None:
        """Whoever ends this process does so for reasons of their own: the list that is worked on is not to blame."""
        if (folder := self._at_work) is not None:
            folder.forgive_attempt()

    def run(self) -> None:
        """Do jobs until the process is told to end; first take up again what another process left behind."""
        self._is_bounded = True
        threading.Thread(target=self._end_what_heeds_nothing, daemon=True).start()
        self.take_up_again()
        self.clear()
        consumer = _Consumer(self.queue, workers=1, periodic=True, max_delay=POLL_SECONDS)
        consumer.when_ended = self._forgive
        consumer.run()

    def take_up_again(self) -> None:
        """Start the jobs of all uploads that wait for one, or whose job died: those that were killed last of all."""
        engine = make_engine(self.settings)
        try:
            with open_session(engine) as session:
                waiting = sa.select(ImportDraft.id).where(ImportDraft.state.in_(ON_THE_WAY))
                found = session.scalars(waiting.order_by(ImportDraft.changed_at, ImportDraft.id)).all()
            for draft_id in sorted(found, key=lambda each: ImportFolder(self.settings, each).attempts()):
                self.start(draft_id)
        finally:
            engine.dispose()

    def clear(self) -> None:
        """Remove uploads that nobody has finished for days."""
        engine = make_engine(self.settings)
        try:
            with open_session(engine) as session:
                clear_leftovers(session, self.settings, now=datetime.now(UTC))
                session.commit()
        finally:
            engine.dispose()


class _Consumer(Consumer):  # type: ignore[misc]  # huey has no types
    """Ends at once when it is told to: what a job had not committed is done again at the next start."""

    when_ended: Callable[[], None]

    def _set_signal_handlers(self) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, self._end)

    def _end(self, _number: int, frame: FrameType | None) -> None:
        self.when_ended()
        self._handle_signal(signal.SIGTERM, frame)


def _queue(settings: Settings) -> Huey:
    if settings.jobs_url:
        return RedisHuey(NAME, url=settings.jobs_url, results=False)
    make_folder(settings.instance_dir)
    return SqliteHuey(NAME, filename=str(settings.instance_dir / "jobs.db"), results=False, timeout=30)


def run_jobs(settings: Settings) -> None:
    """Do jobs until this process is told to end, or the process that started it is gone."""
    logging.getLogger("huey").setLevel(logging.WARNING)
    end_with_parent()
    Jobs(settings).run()


def jobs_beside(settings: Settings) -> BaseProcess:
    """A started process of jobs beside the web. Nothing of the web is in it, as a job may need much memory."""
    return spawned(partial(run_jobs, settings), name="jobs")
