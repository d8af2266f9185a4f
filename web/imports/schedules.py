"""From where and how often the list of a source is fetched: what people say, and when it is due. Callers commit."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting, append
from directory.errors import AppError, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import FetchRhythm, ImportBatch, ImportDraft, ImportSchedule, ImportState, Source
from directory.settings import Fetching
from importers.fetching.fetch import checked_address
from importers.fetching.fetched import Version
from web.imports.drafts import OPEN, UNFINISHED
from web.imports.facts import failure, sentence_of

BETWEEN: Mapping[FetchRhythm, timedelta] = {
    FetchRhythm.DAY: timedelta(days=1),
    FetchRhythm.WEEK: timedelta(days=7),
    FetchRhythm.MONTH: timedelta(days=30),
}
AFTER_FAILURES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
MOST_FAILURES = len(AFTER_FAILURES) + 1  # in a row; then it is paused
A_MOMENT = timedelta(minutes=1)  # for what is done with a list after it has come
LATER = timedelta(hours=1)  # where somebody is just writing the list that was fetched last
LONGEST_ADDRESS = 2000
NEVER_IMPORTED = N_(
    "This list was never imported. Upload it once, so that its columns are known; then it can be fetched by itself."
)
NOT_SCHEDULED = N_("The list “%(name)s” is not fetched by itself: say first from where.")
TOO_LONG = N_("The address is too long: at most %(longest)s characters.")
CUT_OFF = N_("The work on it was cut off in the middle.")


@dataclass(frozen=True)
class Wish:
    """From where and how often.

    Args:
        address: on the web, or a file of the watched folder.
        is_full: services that the list no longer has are proposed to be retired.
    """

    address: str
    every: FetchRhythm
    is_full: bool = False


@dataclass(frozen=True)
class Scheduled:
    """A schedule with the name of its source and what was made of the last list.

    Args:
        is_under_way: somebody fetches it just now.
    """

    schedule: ImportSchedule
    source: str
    draft: ImportDraft | None
    is_under_way: bool = False

    @property
    def problem(self) -> AppError | None:
        """Why there is no new list: it could not be fetched, or what came could not be read."""
        if self.is_under_way:
            return None
        if self.schedule.problem is not None:
            return failure(self.schedule.problem)
        is_unreadable = self.draft is not None and self.draft.state is ImportState.FAILED
        return failure(self.draft.problem) if self.draft and is_unreadable else None

    @property
    def waiting(self) -> ImportDraft | None:
        """The list that was fetched and waits for somebody or for its job."""
        return self.draft if self.draft and self.draft.state in UNFINISHED else None

    @property
    def gave_up(self) -> bool:
        """Whether it was paused because it failed too often."""
        return self.schedule.paused_at is not None and self.schedule.failures >= MOST_FAILURES


def all_scheduled(session: Session, *, fetching: Fetching, now: datetime) -> list[Scheduled]:
    """All schedules, by the name of their source."""
    rows = session.execute(_query().order_by(sa.func.lower(Source.name), Source.name))
    return [_as_scheduled(*row, fetching=fetching, now=now) for row in rows]


def scheduled(session: Session, source_id: uuid.UUID, *, fetching: Fetching, now: datetime) -> Scheduled | None:
    """The schedule of a source; None where it has none."""
    row = _row(session, source_id)
    return _as_scheduled(*row, fetching=fetching, now=now) if row else None


def count_failing(session: Session, *, fetching: Fetching, now: datetime) -> int:
    """How many lists could not be fetched or read the last time."""
    return sum(one.problem is not None for one in all_scheduled(session, fetching=fetching, now=now))


Found = tuple[ImportSchedule, str, ImportDraft | None]


def _query() -> sa.Select[tuple[ImportSchedule, str, ImportDraft]]:
    return (
        sa.select(ImportSchedule, Source.name, ImportDraft)
        .join(Source, Source.id == ImportSchedule.source_id)
        .outerjoin(ImportDraft, ImportDraft.id == ImportSchedule.draft_id)
        .execution_options(populate_existing=True)
    )


def _row(session: Session, source_id: uuid.UUID) -> Found | None:
    found = session.execute(_query().where(ImportSchedule.source_id == source_id)).one_or_none()
    return (found[0], found[1], found[2]) if found else None


def _required(session: Session, source_id: uuid.UUID) -> Found:
    row = _row(session, source_id)
    if row is None:
        name = session.scalar(sa.select(Source.name).where(Source.id == source_id))
        raise NotFound(NOT_SCHEDULED, name=name or "")
    return row


def _as_scheduled(
    schedule: ImportSchedule, source: str, draft: ImportDraft | None, *, fetching: Fetching, now: datetime
) -> Scheduled:
    """A look that has not ended may go on still if it began lately; else its process died."""
    begun_at = schedule.looked_at if schedule.problem == sentence_of(InvalidInput(CUT_OFF)) else None
    may_last = timedelta(seconds=fetching.seconds) + A_MOMENT
    return Scheduled(schedule, source, draft, begun_at is not None and begun_at > now - may_last)


def unscheduled_sources(session: Session) -> list[tuple[uuid.UUID, str]]:
    """Id and name of the sources whose list was imported, and is not fetched."""
    imported = sa.select(ImportBatch.source_id)
    taken = sa.select(ImportSchedule.source_id)
    query = sa.select(Source.id, Source.name).where(Source.id.in_(imported), Source.id.not_in(taken))
    return [(id_, name) for id_, name in session.execute(query.order_by(sa.func.lower(Source.name), Source.name))]


def imported_source(session: Session, source_id: uuid.UUID) -> Source:
    """A source whose list was imported.

    Raises:
        NotFound: it never was.
    """
    was_imported = sa.exists().where(ImportBatch.source_id == Source.id)
    source = session.scalar(sa.select(Source).where(Source.id == source_id, was_imported))
    if source is None:
        raise NotFound(NEVER_IMPORTED)
    return source


def set_schedule(session: Session, source: Source, wish: Wish, *, fetching: Fetching, by: str, now: datetime) -> None:
    """Let the list of a source be fetched, from now on; the history keeps who said so.

    Raises:
        InvalidInput: lists may not be fetched from that address.
    """
    if len(wish.address) > LONGEST_ADDRESS:
        raise InvalidInput(TOO_LONG, longest=LONGEST_ADDRESS)
    address = checked_address(wish.address, fetching)
    found = session.get(ImportSchedule, source.id)
    before = _said(found)
    if found is None:
        found = ImportSchedule(source_id=source.id, address="")
        session.add(found)
    if found.address != address:
        _forget_version(found)
    found.address, found.every, found.is_full = address, wish.every, wish.is_full
    found.set_by, found.set_at = by, now
    _start_again(found, now)
    _note(session, source.id, before, _said(found), by=by)


def look_now(session: Session, source_id: uuid.UUID, *, by: str, now: datetime) -> None:
    """Let the list be fetched at once, also where it was paused; one that somebody cancelled comes again.

    Raises:
        NotFound: it is not fetched by itself.
    """
    found, _, draft = _required(session, source_id)
    before = _said(found)
    if draft and draft.state is ImportState.CANCELLED:
        _forget_version(found)
    _start_again(found, now)
    _note(session, source_id, before, _said(found), by=by)


def pause(session: Session, source_id: uuid.UUID, *, by: str, now: datetime) -> None:
    """Fetch the list no more until somebody says so.

    Raises:
        NotFound: it is not fetched by itself.
    """
    found, _, _ = _required(session, source_id)
    before = _said(found)
    found.paused_at, found.failures, found.problem = now, 0, None
    _note(session, source_id, before, _said(found), by=by)


def remove(session: Session, source_id: uuid.UUID, *, by: str) -> None:
    """Forget from where the list was fetched; one that waits to be confirmed stays.

    Raises:
        NotFound: it is not fetched by itself.
    """
    found, _, _ = _required(session, source_id)
    before = _said(found)
    session.delete(found)
    _note(session, source_id, before, "", by=by)


def due(session: Session, *, now: datetime) -> list[uuid.UUID]:
    """The sources whose list is to be fetched now, the longest overdue first."""
    query = sa.select(ImportSchedule.source_id).where(ImportSchedule.due_at <= now, ImportSchedule.paused_at.is_(None))
    return list(session.scalars(query.order_by(ImportSchedule.due_at, ImportSchedule.source_id)))


def claim(session: Session, source_id: uuid.UUID, *, now: datetime) -> Scheduled | None:
    """Begin to look, unless somebody else does or it is not due: None then.

    It counts as failed until it ends well: a list that kills its process is not fetched again and again.
    """
    row = _row(session, source_id)
    if row is None or row[0].paused_at or row[0].due_at > now:
        return None
    one, _, draft = row
    is_busy = draft is not None and draft.state in set(OPEN) - {ImportState.PLANNED}
    failures = one.failures if is_busy else one.failures + 1
    values = (
        {"due_at": now + LATER}
        if is_busy
        else {
            "due_at": now + next_look_after(failures),
            "failures": failures,
            "looked_at": now,
            "problem": sentence_of(InvalidInput(CUT_OFF)),
            "paused_at": now if failures >= MOST_FAILURES else None,
        }
    )
    claimed = session.execute(
        sa.update(ImportSchedule)
        .where(ImportSchedule.source_id == source_id, ImportSchedule.due_at == one.due_at)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    if claimed.rowcount != 1 or is_busy:  # type: ignore[attr-defined]
        return None
    row = _row(session, source_id)
    return Scheduled(*row, is_under_way=True) if row else None


def next_look_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row, at least one."""
    return AFTER_FAILURES[min(failures, len(AFTER_FAILURES)) - 1]


def end_well(schedule: ImportSchedule, *, now: datetime, again_after: timedelta | None = None) -> None:
    """The list was fetched, or is the same as before; it is fetched again as wished, unless said otherwise."""
    schedule.fetched_at, schedule.due_at = now, now + (again_after or BETWEEN[schedule.every])
    schedule.failures, schedule.problem, schedule.paused_at = 0, None, None


def keep_version(schedule: ImportSchedule, version: Version, draft_id: uuid.UUID, *, now: datetime) -> None:
    """Know what was fetched again, and the upload that was made of it."""
    schedule.digest, schedule.etag, schedule.last_modified = version.digest, version.etag, version.last_modified
    schedule.changed_at, schedule.draft_id = now, draft_id


def version_of(schedule: ImportSchedule) -> Version:
    """The version that was fetched last."""
    return Version(schedule.digest, schedule.etag, schedule.last_modified)


def _start_again(schedule: ImportSchedule, now: datetime) -> None:
    schedule.due_at, schedule.paused_at, schedule.failures, schedule.problem = now, None, 0, None


def _forget_version(schedule: ImportSchedule) -> None:
    schedule.digest = schedule.etag = schedule.last_modified = ""


def _said(schedule: ImportSchedule | None) -> str:
    """What people said, as the history keeps it."""
    if schedule is None:
        return ""
    said = {"address": schedule.address, "every": schedule.every.value, "is_full": schedule.is_full}
    return json.dumps({**said, "paused": schedule.paused_at is not None}, ensure_ascii=False)


def _note(session: Session, source_id: uuid.UUID, before: str, after: str, *, by: str) -> None:
    session.flush()
    if before != after:
        with acting(session, by=by):
            append(session, [(Source.__tablename__, source_id, "update", "schedule", before, after)])
