"""What a job does with an uploaded list: read and compare it, or write what was confirmed."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.db import make_engine, open_session
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.models import ImportDraft, ImportState
from directory.settings import Settings
from importers.apply import apply_plan
from importers.columns.chosen import Chosen
from importers.columns.memory import ColumnMemory, remember, remembered
from importers.columns.seen import SeenColumn, look
from importers.mapping import NO_NAME
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.undo import source_of
from web import clock
from web.imports.drafts import ON_THE_WAY, move, name_towns, wishes_of
from web.imports.facts import sentence_of
from web.imports.folder import Cancelled, ImportFolder
from web.imports.kept_problems import keep_problems
from web.imports.planned import digest_of, keep_columns, keep_plan
from web.imports.told_again import told_before
from web.imports.towns import known_towns

OUR_FAULT = N_(
    "Something went wrong on our side, and nothing was saved. Try again; if it goes on, tell whoever runs this site."
)
MOST_ATTEMPTS = 3
GAVE_UP = N_(
    "The work on this list was cut off %(times)s times in the middle, so it was given up, and nothing was saved. "
    "Perhaps the file is too large for this machine, or damaged: open it in a spreadsheet, keep only the sheet with "
    "the list, save it as CSV, and upload that. If it goes on, tell whoever runs this site."
)
PATIENCE_SECONDS = 2  # for a page that looks whether a job runs

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """One upload that is being worked on."""

    session: Session
    settings: Settings
    draft: ImportDraft
    folder: ImportFolder

    @cached_property
    def memory(self) -> ColumnMemory:
        """What is known of the columns from earlier lists."""
        return remembered(self.session, self.draft.source)

    @cached_property
    def chosen(self) -> Chosen:
        """The field of a column: as corrected now, else as remembered."""
        memory, choices = self.memory, self.draft.choices
        return lambda column: choices[column] if column in choices else memory.field_of(column)

    def columns(self) -> list[SeenColumn]:
        """How the columns were understood, and from where that is known."""
        seen = look(self.folder.list_path, country=self.settings.country, chosen=self.chosen)
        return [replace(one, remembered=self.memory.whose(one.name)) for one in seen]

    def plan(self, stage: str) -> Plan:
        """Read the list and compare it."""
        return make_plan(
            self.session,
            self.folder.list_path,
            source=self.draft.source,
            country=self.settings.country,
            progress=self.folder.progress(stage),
            wishes=wishes_of(self.draft),
            chosen=self.chosen,
        )

    def move(self, to: ImportState) -> None:
        """Into another state, at once."""
        move(self.session, self.draft, to, now=datetime.now(UTC))
        self.session.commit()

    def finish(self, to: ImportState) -> None:
        """Into the state in which the job ends, unless somebody cancelled.

        Raises:
            Cancelled: somebody did; nothing is committed.
        """
        with self.folder.last_word():
            self.folder.require_wanted()
            self.move(to)

    def show(self, plan: Plan) -> None:
        """Keep a plan for somebody to look at."""
        keep_plan(self.folder, plan, self.columns(), told_before(self.session, plan.source))
        self.draft.source, self.draft.digest = plan.source, digest_of(plan)
        self.finish(ImportState.PLANNED)


def work(settings: Settings, draft_id: uuid.UUID) -> None:
    """Do what an upload waits for; nothing when it waits for nothing, or another job works on it.

    Whatever goes wrong is kept with the upload, and nothing is half-written.
    """
    folder = ImportFolder(settings, draft_id)
    with folder.turn(patience_seconds=PATIENCE_SECONDS) as is_ours:
        if not is_ours:
            return
        engine = make_engine(settings)
        try:
            with open_session(engine) as session:
                _work(session, settings, folder, draft_id)
        finally:
            engine.dispose()


def _work(session: Session, settings: Settings, folder: ImportFolder, draft_id: uuid.UUID) -> None:
    draft = session.get(ImportDraft, draft_id)
    step = STEPS.get(draft.state) if draft else None
    if draft is None or step is None:
        return
    try:
        folder.require_wanted()
        _begin(folder)
        step(Job(session, settings, draft, folder))
    except Cancelled:
        _end(session, folder, draft)
    except AppError as problem:
        _end(session, folder, draft, problem)
    except Exception:
        log.exception("The import %s failed", draft_id)
        _end(session, folder, draft, InvalidInput(OUR_FAULT))
    folder.forget_attempts()  # not where the process is killed


def _begin(folder: ImportFolder) -> None:
    """Count the attempts: a list whose job is killed each time would otherwise be taken up again for ever."""
    if folder.begin_attempt() > MOST_ATTEMPTS:
        raise InvalidInput(GAVE_UP, times=MOST_ATTEMPTS)


def _end(session: Session, folder: ImportFolder, draft: ImportDraft, problem: AppError | None = None) -> None:
    """Take back what was not committed, and keep that it failed; it did not where somebody cancelled."""
    session.rollback()
    with folder.last_word():
        session.refresh(draft)
        if draft.state not in ON_THE_WAY:  # it was committed before this happened
            return
        is_cancelled = problem is None or folder.is_cancelled()
        draft.problem = sentence_of(problem) if problem and not is_cancelled else None
        draft.state = ImportState.CANCELLED if is_cancelled else ImportState.FAILED
        draft.changed_at = datetime.now(UTC)
        session.commit()
    if is_cancelled:
        folder.remove()


def _read(job: Job) -> None:
    """Compare the list with the directory, for somebody to look at."""
    if job.draft.state != ImportState.READING:
        job.move(ImportState.READING)
    try:
        plan = job.plan("reading")
        if towns := known_towns(job.session, plan, but=job.draft.towns):
            name_towns(job.session, job.draft, towns)
            plan = job.plan("reading")
    except InvalidInput as refusal:
        if refusal.message != NO_NAME:
            raise
        keep_columns(job.folder, refusal, job.columns())
        job.draft.digest = ""
        job.finish(ImportState.PLANNED)
        return
    job.show(plan)


def _write(job: Job) -> None:
    """Compare once more while nobody else can write; the same as was confirmed is written, else it is shown again."""
    draft, session = job.draft, job.session
    if draft.state != ImportState.WRITING:
        job.move(ImportState.WRITING)
    take_turn(session)
    plan = job.plan("checking")
    if plan.refusal or digest_of(plan) != draft.confirmed:
        session.rollback()
        session.refresh(draft)
        draft.has_changed = True
        job.show(plan)
        return
    now = datetime.now(UTC)
    number = apply_plan(session, plan, by=draft.confirmed_by, now=now, progress=job.folder.progress("writing"))
    if number is not None:
        keep_problems(session, number, plan)
        remember(session, source_of(session, number), draft.choices, by=draft.confirmed_by, now=now)
    draft.batch_number = number
    job.finish(ImportState.WRITTEN)
    job.folder.remove()
    # a long list is read into the catalog now, and not by the next search
    current(session, job.settings, today=now.astimezone(clock.ZONE).date())


STEPS: dict[ImportState, Callable[[Job], None]] = {
    ImportState.WAITING: _read,
    ImportState.READING: _read,
    ImportState.CONFIRMED: _write,
    ImportState.WRITING: _write,
}
