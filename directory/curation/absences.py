"""Absences of link workers: written down, and ended when somebody is back."""

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.errors import Ambiguous, Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Absence, LinkWorker, Organization
from directory.words.language import fold


def worker_named(session: Session, name: str) -> LinkWorker:
    """The link worker with that id or name; capitals and accents do not count.

    Raises:
        NotFound, Ambiguous: there is none, or several; the sentence says who there is.
    """
    wanted = fold(name).strip()
    query = sa.select(LinkWorker, Organization.name).join(LinkWorker.organization).order_by(LinkWorker.name)
    rows = session.execute(query).all()
    found = [(worker, organization) for worker, organization in rows if wanted in {str(worker.id), fold(worker.name)}]
    if not found:
        near = [worker.name for worker, _ in rows if any(part in fold(worker.name).split() for part in wanted.split())]
        if near:
            message = N_("There is no link worker called “%(name)s”. There is: %(near)s.")
            raise NotFound(message, name=name, near=tuple(near))
        raise NotFound(N_("There is no link worker called “%(name)s”: see prossima workers list."), name=name)
    if len(found) > 1:
        choices = tuple(f"{worker.name} – {organization} ({worker.id})" for worker, organization in found)
        message = N_("“%(name)s” means several link workers. Give the id: %(choices)s.")
        raise Ambiguous(message, name=name, choices=choices)
    worker: LinkWorker = found[0][0]
    return worker


def record_absence(session: Session, worker: LinkWorker, *, begins: date, ends: date | None, by: str) -> Absence:
    """Write down that somebody is away; `ends` None: nobody knows until when.

    Raises:
        InvalidInput: it ends before it begins.
        Conflict: an absence that is written down already covers some of these days.
    """
    if ends is not None and ends < begins:
        raise InvalidInput(N_("The absence ends (%(ends)s) before it begins (%(begins)s)."), begins=begins, ends=ends)
    for other in session.scalars(sa.select(Absence).where(Absence.link_worker_id == worker.id)):
        if (ends is None or other.begins_on <= ends) and (other.ends_on is None or other.ends_on >= begins):
            message = N_("%(name)s is away from %(begins)s already: end that absence first (prossima workers back).")
            raise Conflict(message, name=worker.name, begins=other.begins_on)
    absence = Absence(link_worker_id=worker.id, begins_on=begins, ends_on=ends)
    with acting(session, by=by):
        session.add(absence)
    return absence


def end_absence(session: Session, worker: LinkWorker, *, back_on: date, by: str) -> None:
    """Somebody is back on that day: the absence ends the day before, or is taken out if it had not begun.

    Raises:
        NotFound: nobody wrote down that the worker is away on that day or the one before.
    """
    last = back_on - timedelta(days=1)
    covers = sa.and_(
        Absence.link_worker_id == worker.id,
        Absence.begins_on <= back_on,
        sa.or_(Absence.ends_on.is_(None), Absence.ends_on >= last),
    )
    found = session.scalars(sa.select(Absence).where(covers).order_by(Absence.begins_on.desc())).first()
    if found is None:
        message = N_("Nobody wrote down that %(name)s is away on %(day)s.")
        raise NotFound(message, name=worker.name, day=back_on)
    with acting(session, by=by):
        if found.begins_on > last:
            session.delete(found)
        else:
            found.ends_on = last
