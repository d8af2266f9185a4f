"""Fetching the list of a source when it is due: what changed becomes an upload that waits to be confirmed."""

import logging
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.errors import AppError, Conflict, InvalidInput
from directory.models import ImportDraft, ImportSchedule
from directory.settings import Settings
from importers.fetching.fetch import fetch
from importers.fetching.fetched import MEGABYTE, Fetched
from web.imports import drafts, schedules
from web.imports.drafts import UNFINISHED
from web.imports.facts import sentence_of
from web.imports.folder import ImportFolder
from web.imports.schedules import LATER, Scheduled
from web.imports.work import OUR_FAULT

BY = "prossima sources fetch"  # who uploads what is fetched; pages say it in words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Looked:
    """What became of looking for the list of a source: a new draft, a problem, or neither where nothing is new."""

    source: str
    draft_id: uuid.UUID | None = None
    problem: AppError | None = None


def due_sources(settings: Settings) -> list[uuid.UUID]:
    """The sources whose list is to be fetched now; none where nothing may be fetched."""
    if not settings.fetching.is_on:
        return []
    engine = make_engine(settings)
    try:
        with open_session(engine) as session:
            return schedules.due(session, now=datetime.now(UTC))
    finally:
        engine.dispose()


def fetch_source(settings: Settings, source_id: uuid.UUID) -> Looked | None:
    """Fetch the list of a source; None where it is not due, or somebody else fetches it.

    Whatever goes wrong is kept with the schedule; nothing is written into the directory.
    """
    engine = make_engine(settings)
    try:
        with open_session(engine) as session:
            found = schedules.claim(session, source_id, now=datetime.now(UTC))
            session.commit()  # nobody waits for the network
            return _Look(session, settings, found).go() if found else None
    finally:
        engine.dispose()


class _Look:
    """A look that has begun. Somebody may change or remove its schedule meanwhile: then it ends without effect."""

    def __init__(self, session: Session, settings: Settings, found: Scheduled) -> None:
        self.session, self.settings, self.found = session, settings, found
        self._source_id, self._begun = found.schedule.source_id, _state_of(found.schedule)

    def go(self) -> Looked:
        """Fetch the list, and keep what became of it."""
        arrived = ImportFolder(self.settings, uuid.uuid4())
        try:
            arrived.path.mkdir(parents=True, mode=0o700)
            fetched = fetch(
                self.found.schedule.address,
                arrived.path / "arrived",
                fetching=self.settings.fetching,
                most_bytes=self.settings.upload_megabytes * MEGABYTE,
                known=schedules.version_of(self.found.schedule),
            )
            return self._keep(fetched, arrived)
        except AppError as problem:
            return self._failed(problem)
        except Exception:
            log.exception("The list of “%s” could not be fetched", self.found.source)
            return self._failed(InvalidInput(OUR_FAULT))
        finally:
            arrived.remove()

    def _keep(self, fetched: Fetched | None, arrived: ImportFolder) -> Looked:
        """Note that nothing is new, or make an upload of what is."""
        schedule, now = self._schedule(), datetime.now(UTC)
        if schedule is None:
            return Looked(self.found.source)
        draft = None
        try:
            draft = self._draft(schedule, fetched, now) if fetched else None
        except Conflict:  # somebody has just gone on with the last one
            self.session.rollback()
            schedules.end_well(schedule, now=now, again_after=LATER)
        else:
            schedules.end_well(schedule, now=now)
        if draft and fetched:
            ImportFolder(self.settings, draft.id).put(arrived.path / "arrived", fetched.file_name)
            schedules.keep_version(schedule, fetched.version, draft.id, now=now)
        self.session.commit()
        return Looked(self.found.source, draft.id if draft else None)

    def _draft(self, schedule: ImportSchedule, fetched: Fetched, now: datetime) -> ImportDraft:
        """The upload that waits still, with the new file; else a new one.

        Raises:
            Conflict: somebody has gone on with it.
        """
        known_as = schedule.draft_id
        waiting = self.session.get(ImportDraft, known_as, populate_existing=True) if known_as else None
        if waiting is not None and waiting.state in UNFINISHED:
            drafts.renew(self.session, waiting, file_name=fetched.file_name, now=now)
            return waiting
        upload = drafts.Upload(self.found.source, fetched.file_name, is_full=schedule.is_full)
        return drafts.start(self.session, upload, by=BY, now=now)

    def _failed(self, problem: AppError) -> Looked:
        """Keep why; when to look again, and whether at all, was written when it began."""
        self.session.rollback()
        if (schedule := self._schedule()) is not None:
            schedule.problem = sentence_of(problem)
            self.session.commit()
        return Looked(self.found.source, problem=problem)

    def _schedule(self) -> ImportSchedule | None:
        """The schedule, if it is what it was when the look began."""
        schedule = self.session.get(ImportSchedule, self._source_id, populate_existing=True)
        return schedule if schedule is not None and _state_of(schedule) == self._begun else None


def _state_of(schedule: ImportSchedule) -> tuple[object, ...]:
    return schedule.looked_at, schedule.set_at, schedule.paused_at
