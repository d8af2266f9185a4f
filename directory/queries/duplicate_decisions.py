"""What people said about entries that look the same, and where the address of a merged entry leads."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import DuplicateDecision, Service

MOST_STEPS = 100  # from one merge to the next


@dataclass(frozen=True)
class Compared:
    """A decision about two records, as they were.

    Args:
        one, other: field -> text.
        same: what somebody said.
    """

    one: Mapping[str, str]
    other: Mapping[str, str]
    same: bool


def decisions(session: Session) -> list[DuplicateDecision]:
    """Those that hold, the last one first."""
    query = sa.select(DuplicateDecision).where(DuplicateDecision.undone_at.is_(None))
    return list(session.scalars(query.order_by(DuplicateDecision.number.desc())))


def compared_decisions(session: Session) -> list[Compared]:
    """What can be learned from the decisions that hold, the first one first."""
    found = [each for each in decisions(session)[::-1] if {"kept", "removed"} <= each.compared.keys()]
    return [Compared(each.compared["kept"], each.compared["removed"], each.same) for each in found]


def apart(session: Session) -> set[frozenset[uuid.UUID]]:
    """Pairs that are not the same; what was merged stands for what it was merged from."""
    leads_to = _merges(session)
    return {
        frozenset((_end(leads_to, each.kept_id), _end(leads_to, each.removed_id)))
        for each in decisions(session)
        if not each.same
    }


def merged_into(session: Session, service_id: uuid.UUID) -> uuid.UUID | None:
    """The entry that a removed one was merged into; None where it was not, or that one is gone, too."""
    end, query = (
        service_id,
        sa.select(DuplicateDecision.kept_id).where(DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)),
    )
    for _ in range(MOST_STEPS):
        further = session.scalar(query.where(DuplicateDecision.removed_id == end))
        if further is None:
            break
        end = further
    return end if end != service_id and session.get(Service, end) is not None else None


@dataclass(frozen=True)
class Answer:
    """Decisions that were made with one answer.

    Args:
        first: the one whose number the answer has.
        names: of all entries, as they were then; of entries that are the same, the kept one's first.
        later: the number of the answer that has to be taken back first; None where it can be taken back.
    """

    first: DuplicateDecision
    names: tuple[str, ...]
    later: int | None


def answers(session: Session, *, first: int = 0, most: int = 50) -> list[Answer]:
    """Those that hold, the last one first."""
    holds = DuplicateDecision.undone_at.is_(None)
    query = sa.select(DuplicateDecision).where(DuplicateDecision.together_with.is_(None), holds)
    found = session.scalars(query.order_by(DuplicateDecision.number.desc()).offset(first).limit(most)).all()
    return _answers(session, found)


def find_answer(session: Session, number: int) -> Answer | None:
    """By number; None where there is none that holds."""
    found = session.get(DuplicateDecision, number)
    return None if found is None or found.undone_at is not None else _answers(session, [found])[0]


def further_merges(session: Session, service_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Entry -> the number of the answer with which it was merged into another one."""
    gone = DuplicateDecision.removed_id.in_(set(service_ids))
    number = sa.func.coalesce(DuplicateDecision.together_with, DuplicateDecision.number)
    query = sa.select(DuplicateDecision.removed_id, number).where(
        gone, DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)
    )
    return dict(session.execute(query).tuples().all())


def _answers(session: Session, found: Sequence[DuplicateDecision]) -> list[Answer]:
    more = sa.select(DuplicateDecision).where(DuplicateDecision.together_with.in_([one.number for one in found]))
    others: dict[int | None, list[DuplicateDecision]] = defaultdict(list)
    for one in session.scalars(more.order_by(DuplicateDecision.number)):
        others[one.together_with].append(one)
    further = further_merges(session, [one.kept_id for one in found if one.same])
    names = names_of(session, [*found, *(each for more_of_it in others.values() for each in more_of_it)])
    return [Answer(one, _names([one, *others[one.number]], names), further.get(one.kept_id)) for one in found]


def names_of(session: Session, decided: Iterable[DuplicateDecision]) -> dict[uuid.UUID, str]:
    """What the entries were called when that was decided; where nobody wrote it down, what they are called now."""
    names: dict[uuid.UUID, str] = {}
    for one in decided:
        for id_, side in ((one.kept_id, "kept"), (one.removed_id, "removed")):
            names[id_] = names.get(id_) or one.compared.get(side, {}).get("name", "")
    unsaid = [id_ for id_, name in names.items() if not name]
    now = dict(session.execute(sa.select(Service.id, Service.name).where(Service.id.in_(unsaid))).tuples().all())
    return {id_: name or now.get(id_, "?") for id_, name in names.items()}


def _names(of_answer: Sequence[DuplicateDecision], names: Mapping[uuid.UUID, str]) -> tuple[str, ...]:
    """The names of its entries, each once; of those that were merged, without what was taken out."""
    kept = (each for each in of_answer if each.same == of_answer[0].same)
    return tuple(names[id_] for id_ in dict.fromkeys(id_ for each in kept for id_ in (each.kept_id, each.removed_id)))


def _merges(session: Session) -> dict[uuid.UUID, uuid.UUID]:
    query = sa.select(DuplicateDecision.removed_id, DuplicateDecision.kept_id).where(
        DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)
    )
    return dict(session.execute(query).tuples().all())


def _end(leads_to: Mapping[uuid.UUID, uuid.UUID], id_: uuid.UUID) -> uuid.UUID:
    for _ in range(MOST_STEPS):
        if id_ not in leads_to:
            break
        id_ = leads_to[id_]
    return id_
