"""What people do with an uploaded list on its way: start it, correct it, confirm it, cancel it. Callers commit."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import ImportDraft, ImportSchedule, ImportState, Source
from directory.settings import Settings
from importers.known_services.known_entries import Wishes
from importers.plan import LONGEST_SOURCE, NO_SOURCE
from web.imports.folder import ImportFolder, all_folders

KEPT = timedelta(days=7)  # uploads that nobody finishes; then they are removed
OPEN = (ImportState.WAITING, ImportState.READING, ImportState.PLANNED, ImportState.CONFIRMED, ImportState.WRITING)
UNFINISHED = (*OPEN, ImportState.FAILED)
AT_WORK = {ImportState.READING, ImportState.WRITING}
ON_THE_WAY = {ImportState.WAITING, ImportState.CONFIRMED, *AT_WORK}

NO_SUCH_DRAFT = N_("This upload is no longer here: it was imported, cancelled, or left for too long. Upload it again.")
ALREADY_GOING = N_("Somebody has just gone on with this list: look at it again.")
OTHER_PLAN = N_("The list was compared again since you looked: look at the result, then confirm it.")


@dataclass(frozen=True)
class Upload:
    """What was said of a list that is uploaded."""

    source: str
    file_name: str
    is_full: bool


def known_sources(session: Session) -> list[str]:
    """The names of all sources, to be proposed."""
    return list(session.scalars(sa.select(Source.name).order_by(sa.func.lower(Source.name), Source.name)))


def start(session: Session, upload: Upload, *, by: str, now: datetime) -> ImportDraft:
    """A new list, to be read by a job.

    Raises:
        InvalidInput: the name of the source is empty or too long.
    """
    if not 0 < len(upload.source) <= LONGEST_SOURCE:
        raise InvalidInput(NO_SOURCE, longest=LONGEST_SOURCE)
    draft = ImportDraft(
        id=uuid.uuid4(),
        source=upload.source,
        file_name=upload.file_name,
        is_full=upload.is_full,
        state=ImportState.WAITING,
        uploaded_by=by,
        uploaded_at=now,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    return draft


def put_failed_away(session: Session, *, instead: ImportDraft, now: datetime) -> list[uuid.UUID]:
    """Give up what failed of the same source before, since another file is uploaded; the folders that can go.

    What was fetched stays: its schedule tells why there is no new list.
    """
    fetched = sa.select(ImportSchedule.draft_id).where(ImportSchedule.draft_id.is_not(None))
    query = sa.select(ImportDraft).where(
        ImportDraft.state == ImportState.FAILED,
        sa.func.lower(ImportDraft.source) == instead.source.lower(),
        ImportDraft.id.not_in(fetched),
    )
    failed = [*session.scalars(query)]
    for draft in failed:
        move(session, draft, ImportState.CANCELLED, now=now)
    return [draft.id for draft in failed]


def get(session: Session, draft_id: uuid.UUID) -> ImportDraft:
    """One upload.

    Raises:
        NotFound: it is gone.
    """
    draft = session.get(ImportDraft, draft_id, populate_existing=True)
    if draft is None:
        raise NotFound(NO_SUCH_DRAFT)
    return draft


def unfinished(session: Session) -> list[ImportDraft]:
    """Uploads that wait for a person or a job, the newest first."""
    query = sa.select(ImportDraft).where(ImportDraft.state.in_(UNFINISHED))
    return list(session.scalars(query.order_by(ImportDraft.uploaded_at.desc(), ImportDraft.id)))


def count_planned(session: Session) -> int:
    """How many wait for somebody to look and confirm."""
    query = sa.select(sa.func.count()).where(ImportDraft.state == ImportState.PLANNED)
    return session.scalar(query) or 0


def move(
    session: Session, draft: ImportDraft, to: ImportState, *, now: datetime, only_from: tuple[ImportState, ...] = ()
) -> None:
    """Bring an upload into another state, unless somebody was faster.

    Raises:
        Conflict: it is no longer in the state in which it was read, or in none of `only_from`.
    """
    if only_from and draft.state not in only_from:
        raise Conflict(ALREADY_GOING)
    moved = session.execute(
        sa.update(ImportDraft)
        .where(ImportDraft.id == draft.id, ImportDraft.state == draft.state)
        .values(state=to, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(ALREADY_GOING)
    session.refresh(draft, ["state", "changed_at"])


def correct(session: Session, draft: ImportDraft, *, choices: Mapping[str, str], is_full: bool, now: datetime) -> None:
    """Read the list again with other fields for its columns: column -> field, "" for none."""
    move(session, draft, ImportState.WAITING, now=now, only_from=(ImportState.PLANNED,))
    draft.choices = {**draft.choices, **choices}
    draft.is_full, draft.has_changed = is_full, False
    session.flush()


def answer(session: Session, draft: ImportDraft, answers: Mapping[tuple[str, uuid.UUID], bool | None]) -> None:
    """Keep whether rows are services, None withdraws what was answered; the next comparison knows it."""
    kept = {key: dict(said) for key, said in draft.answers.items()}
    for (key, service_id), is_same in answers.items():
        kept.setdefault(key, {})[str(service_id)] = is_same
    given = {key: {id_: said for id_, said in of_row.items() if said is not None} for key, of_row in kept.items()}
    draft.answers = {key: of_row for key, of_row in given.items() if of_row}
    session.flush()


def name_towns(session: Session, draft: ImportDraft, towns: Mapping[str, str]) -> None:
    """Keep which municipality a name means that several have, "" where it was said that none is known."""
    draft.towns = {**draft.towns, **towns}
    session.flush()


def split_places(session: Session, draft: ImportDraft, *, splits: bool) -> None:
    """Keep whether rows of several places become an entry for each."""
    draft.splits_places = splits
    session.flush()


def compare_again(session: Session, draft: ImportDraft, *, now: datetime) -> None:
    """Read the list again, with what was answered and taken."""
    correct(session, draft, choices={}, is_full=draft.is_full, now=now)


def confirm(session: Session, draft: ImportDraft, *, digest: str, by: str, now: datetime) -> None:
    """Let a job write the plan that was looked at.

    Raises:
        Conflict: it is another plan by now, or somebody was faster.
    """
    if not digest or digest != draft.digest:
        raise Conflict(OTHER_PLAN)
    move(session, draft, ImportState.CONFIRMED, now=now, only_from=(ImportState.PLANNED,))
    draft.confirmed, draft.confirmed_by, draft.has_changed = digest, by, False
    session.flush()


def try_again(session: Session, draft: ImportDraft, *, now: datetime) -> None:
    """Put a list whose job failed or died back to where it waited."""
    back = {ImportState.WRITING: ImportState.CONFIRMED, ImportState.CONFIRMED: ImportState.CONFIRMED}
    move(
        session, draft, back.get(draft.state, ImportState.WAITING), now=now, only_from=(*ON_THE_WAY, ImportState.FAILED)
    )
    draft.problem = None
    session.flush()


def renew(session: Session, draft: ImportDraft, *, file_name: str, now: datetime) -> None:
    """Read another file of the same list in its place: what was corrected and answered stays.

    Raises:
        Conflict: somebody has gone on with it, or finished.
    """
    move(session, draft, ImportState.WAITING, now=now, only_from=(ImportState.PLANNED, ImportState.FAILED))
    draft.file_name, draft.uploaded_at, draft.problem, draft.has_changed = file_name, now, None, False
    session.flush()


def cancel(session: Session, draft: ImportDraft, folder: ImportFolder, *, now: datetime) -> bool:
    """Give an upload up. While a job runs it is asked to stop, and says itself when it has: then False.

    Raises:
        Conflict: it is written already, or given up.
    """
    with folder.last_word():
        draft = get(session, draft.id)
        if draft.state not in UNFINISHED:
            raise Conflict(ALREADY_GOING)
        folder.cancel()
    if draft.state in ON_THE_WAY and folder.is_worked_on():
        return False
    move(session, draft, ImportState.CANCELLED, now=now)
    return True


def wishes_of(draft: ImportDraft) -> Wishes:
    """How the list is to be compared, as was answered."""
    answers = {
        (key, uuid.UUID(service_id)): bool(is_same)
        for key, said in draft.answers.items()
        for service_id, is_same in said.items()
    }
    return Wishes(
        answers=answers,
        is_full=draft.is_full,
        taken=draft.taken,
        kept=draft.kept,
        towns=draft.towns,
        splits_places=draft.splits_places,
    )


def clear_leftovers(session: Session, settings: Settings, *, now: datetime) -> int:
    """Remove uploads that nobody has finished for days, and folders of which nobody knows; how many there were.

    So is the folder of a list whose job died after it had written, and before it could remove it. What was fetched
    for a source stays until somebody decides: the same is not fetched again.
    """
    fetched = set(session.scalars(sa.select(ImportSchedule.draft_id)))
    known = dict(session.execute(sa.select(ImportDraft.id, ImportDraft.changed_at)).tuples().all())
    done = set(session.scalars(sa.select(ImportDraft.id).where(ImportDraft.state.not_in(UNFINISHED))))
    old = {id_ for id_, changed_at in known.items() if changed_at < now - KEPT and (id_ not in fetched or id_ in done)}
    folders = {path.name: path for path in all_folders(settings).glob("*") if path.is_dir()}
    lost = [
        path
        for name, path in folders.items()
        if name not in set(map(str, known)) and _is_old(path.stat().st_mtime, now)
    ]
    session.execute(sa.delete(ImportDraft).where(ImportDraft.id.in_(old)))
    for path in (*lost, *(folders[str(id_)] for id_ in old.union(done) if str(id_) in folders)):
        ImportFolder(settings, uuid.UUID(path.name)).remove()
    return len(old) + len(lost)


def _is_old(seconds: float, now: datetime) -> bool:
    return seconds < (now - KEPT).timestamp()
