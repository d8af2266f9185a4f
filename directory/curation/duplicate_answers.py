"""One answer about several entries: they are the same, they are not, or an answer is taken back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.curation.merging import NO_SUCH_DECISION, Side, keep_apart, merge_services, undo_decision
from directory.curation.reversal import Kept
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import DuplicateDecision

TOO_FEW = N_("At least two entries must belong together: tick those that are the same.")
Compared = Mapping[uuid.UUID, Mapping[str, Any]]


def merge_all(
    session: Session,
    kept_id: uuid.UUID,
    others: Sequence[uuid.UUID],
    *,
    apart: Sequence[uuid.UUID] = (),
    take: Mapping[str, uuid.UUID | Literal["both"]],
    compared: Compared,
    by: str,
    now: datetime,
) -> int:
    """Make several entries one, and remember which others are not the same; the caller commits all or nothing.

    Args:
        others: entries that end in the kept one; `apart`: entries that were taken out of the question.
        take: field (`merging.FIELDS`) -> the entry whose value stays, or "both" for the values of all.
        compared: of each entry what was compared, field -> text, for learning.
        by: who decides; `now`: aware time.
    Returns:
        The number of the answer, under which all of it can be taken back.
    Raises:
        NotFound, InvalidInput: see `merging.merge_services`; InvalidInput: there is nothing to merge.
    """
    if not others:
        raise InvalidInput(TOO_FEW)
    numbers = []
    for one in others:
        sides = {field: _side(whose, one) for field, whose in take.items()}
        both = _both(compared, kept_id, one)
        numbers.append(merge_services(session, kept_id, one, take=sides, compared=both, by=by, now=now))
    numbers += [
        keep_apart(session, kept_id, one, compared=_both(compared, kept_id, one), by=by, now=now) for one in apart
    ]
    return _together(session, numbers)


def keep_all_apart(session: Session, ids: Sequence[uuid.UUID], *, compared: Compared, by: str, now: datetime) -> int:
    """Remember that none of these entries is the same as another of them; the caller commits. See `merge_all`."""
    if len(ids) < 2:
        raise InvalidInput(TOO_FEW)
    numbers = [
        keep_apart(session, one, other, compared=_both(compared, one, other), by=by, now=now)
        for one, other in combinations(ids, 2)
    ]
    return _together(session, numbers)


def undo_answer(session: Session, number: int, *, by: str, now: datetime) -> list[Kept]:
    """Take all decisions of an answer back, the last one first; the caller commits.

    Args:
        number: of the answer, or of any decision of it; one that was taken back alone stays so.
    Returns:
        What stays as it is, because it was changed since.
    Raises:
        NotFound, InvalidInput: see `merging.undo_decision`.
    """
    take_turn(session)
    said = session.get(DuplicateDecision, number)
    if said is None:
        raise NotFound(NO_SUCH_DECISION, number=str(number))
    first = said.together_with or number
    of_answer = sa.or_(DuplicateDecision.number == first, DuplicateDecision.together_with == first)
    query = sa.select(DuplicateDecision.number).where(of_answer, DuplicateDecision.undone_at.is_(None))
    # who takes back what is taken back already is told so
    numbers = session.scalars(query.order_by(DuplicateDecision.number.desc())).all() or [number]
    return [kept for each in numbers for kept in undo_decision(session, each, by=by, now=now)]


def _side(whose: uuid.UUID | Literal["both"], one: uuid.UUID) -> Side:
    if whose == "both":
        return "both"
    return "removed" if whose == one else "kept"


def _both(compared: Compared, kept: uuid.UUID, removed: uuid.UUID) -> dict[str, Any]:
    return {"kept": dict(compared.get(kept, {})), "removed": dict(compared.get(removed, {}))}


def _together(session: Session, numbers: Sequence[int]) -> int:
    first, *more = numbers
    members = sa.update(DuplicateDecision).where(DuplicateDecision.number.in_(more))
    session.execute(members.values(together_with=first))
    return first
