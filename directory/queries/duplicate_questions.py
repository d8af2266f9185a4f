"""Open questions about duplicates: of two or more services that are still there and not said to be different."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from directory.models import (
    LIVE_STATUSES,
    ChangeCounter,
    DuplicateDecision,
    DuplicateQuestion,
    DuplicateQuestionMember,
    DuplicateSearch,
    MunicipalityRow,
    Service,
    Source,
    SourceRecord,
)

HELD = timedelta(minutes=2)  # so long a question is not handed out to somebody else
Member = DuplicateQuestionMember


@dataclass(frozen=True)
class Wish:
    """Which questions are wanted: of a municipality (code) or a list (name), "" for all; or those put off."""

    municipality: str = ""
    source: str = ""
    put_off: bool = False


@dataclass(frozen=True)
class OpenQuestion:
    """A question with the services that are still asked about, those that fit best first."""

    question: DuplicateQuestion
    members: tuple[DuplicateQuestionMember, ...]


@dataclass(frozen=True)
class Counts:
    """How many questions wait, how many of those were put off, and how many answers were given since then."""

    waiting: int
    put_off: int
    answered: int


def last_search(session: Session) -> tuple[DuplicateSearch | None, int]:
    """When the directory was searched last, and how many changes it has seen since."""
    search = session.get(DuplicateSearch, 1)
    newest = session.scalar(sa.select(ChangeCounter.last_sequence)) or 0
    return search, newest - search.sequence if search else 0


def count_questions(session: Session, *, since: datetime) -> Counts:
    """In two statements; `since`: aware time from which answers count."""
    open_ids = _open_pairs(Wish()).subquery()
    query = (
        sa.select(DuplicateQuestion.put_off_at.is_not(None), sa.func.count())
        .where(DuplicateQuestion.id.in_(sa.select(open_ids.c.question_id)))
        .group_by(DuplicateQuestion.put_off_at.is_not(None))
    )
    found = {bool(is_put_off): count for is_put_off, count in session.execute(query)}
    first = DuplicateDecision.together_with.is_(None)
    holds = DuplicateDecision.undone_at.is_(None)
    answered = sa.select(sa.func.count()).where(first, holds, DuplicateDecision.decided_at >= since)
    return Counts(sum(found.values()), found.get(True, 0), session.scalar(answered) or 0)


def count_open(session: Session, wish: Wish) -> int:
    """How many questions there are to show."""
    ids = sa.select(_open_pairs(wish).subquery().c.question_id)
    return session.scalar(sa.select(sa.func.count()).where(DuplicateQuestion.id.in_(ids))) or 0


def open_questions(session: Session, wish: Wish, *, first: int, most: int) -> list[OpenQuestion]:
    """Some of them, the surest first."""
    ids = sa.select(_open_pairs(wish).subquery().c.question_id)
    query = sa.select(DuplicateQuestion).where(DuplicateQuestion.id.in_(ids)).order_by(*_order()).offset(first)
    questions = session.scalars(query.limit(most)).all()
    members = _open_members(session, [one.id for one in questions])
    return [OpenQuestion(one, tuple(members[one.id])) for one in questions]


def next_question(session: Session, wish: Wish, *, by: str, now: datetime) -> uuid.UUID | None:
    """The surest that waits and is on nobody else's screen; those that were put off only where they are wished."""
    ids = sa.select(_open_pairs(wish).subquery().c.question_id)
    put_off = DuplicateQuestion.put_off_at.is_not(None)
    is_free = sa.or_(
        DuplicateQuestion.held_by.is_(None),
        DuplicateQuestion.held_by == by,
        DuplicateQuestion.held_at < now - HELD,
    )
    query = sa.select(DuplicateQuestion.id).where(DuplicateQuestion.id.in_(ids), put_off if wish.put_off else ~put_off)
    query = query.order_by(*((DuplicateQuestion.put_off_at,) if wish.put_off else ()), *_order()).limit(1)
    return session.scalar(query.where(is_free)) or session.scalar(query)


def open_question(session: Session, question: DuplicateQuestion) -> OpenQuestion:
    """With its members; with none where it is answered."""
    return OpenQuestion(question, tuple(_open_members(session, [question.id])[question.id]))


def places_and_lists(session: Session) -> tuple[list[tuple[str, str]], list[str]]:
    """Municipalities (code, name with province) and lists that open questions are about, by name."""
    ids = sa.select(_open_pairs(Wish()).subquery().c.question_id)
    codes = sa.select(Member.municipality_code).where(Member.question_id.in_(ids))
    towns = session.execute(
        sa.select(MunicipalityRow.code, MunicipalityRow.name, MunicipalityRow.province)
        .where(MunicipalityRow.code.in_(codes))
        .order_by(MunicipalityRow.name, MunicipalityRow.code)
    )
    services = sa.select(Member.service_id).where(Member.question_id.in_(ids))
    of_services = sa.select(SourceRecord.source_id).where(SourceRecord.service_id.in_(services))
    lists = session.scalars(sa.select(Source.name).where(Source.id.in_(of_services)).order_by(Source.name))
    return [(code, f"{name} ({province})") for code, name, province in towns], list(lists)


def last_decision(session: Session, service_ids: Sequence[uuid.UUID]) -> DuplicateDecision | None:
    """The last one about any of these services that holds."""
    about = sa.or_(DuplicateDecision.kept_id.in_(service_ids), DuplicateDecision.removed_id.in_(service_ids))
    query = sa.select(DuplicateDecision).where(about, DuplicateDecision.undone_at.is_(None))
    return session.scalars(query.order_by(DuplicateDecision.number.desc()).limit(1)).first()


def _order() -> tuple[Any, ...]:
    return DuplicateQuestion.rank.desc(), DuplicateQuestion.probability.desc(), DuplicateQuestion.id


def _open_pairs(
    wish: Wish, question_ids: Sequence[uuid.UUID] | None = None
) -> "sa.Select[tuple[uuid.UUID, uuid.UUID, uuid.UUID]]":
    """Pairs of members that are both there and not said to be different, with their question."""
    one, other, said = aliased(Member), aliased(Member), aliased(DuplicateDecision)
    decided = sa.or_(
        sa.and_(said.kept_id == one.service_id, said.removed_id == other.service_id),
        sa.and_(said.kept_id == other.service_id, said.removed_id == one.service_id),
    )
    apart = sa.exists().where(said.same.is_(False), said.undone_at.is_(None), decided)
    query = (
        sa.select(one.question_id, one.service_id.label("one"), other.service_id.label("other"))
        .join(other, sa.and_(other.question_id == one.question_id, one.service_id < other.service_id))
        .where(_is_live(one), _is_live(other), ~apart)
    )
    if question_ids is not None:
        query = query.where(one.question_id.in_(question_ids))
    wanted = aliased(Member)
    if wish.municipality:
        there = sa.select(wanted.question_id).where(wanted.municipality_code == wish.municipality)
        query = query.where(one.question_id.in_(there))
    if wish.source:
        listed = sa.select(SourceRecord.service_id).join(Source, Source.id == SourceRecord.source_id)
        listed = listed.where(Source.name == wish.source, SourceRecord.service_id.is_not(None))
        query = query.where(one.question_id.in_(sa.select(wanted.question_id).where(wanted.service_id.in_(listed))))
    return query


def _is_live(member: Any) -> "sa.Exists":
    """A question of its own for each member: as a join, SQLite would begin with all services of the directory."""
    service = aliased(Service)
    return sa.exists().where(service.id == member.service_id, service.status.in_(LIVE_STATUSES))


def _open_members(session: Session, question_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Member]]:
    still: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for question_id, one, other in session.execute(_open_pairs(Wish(), question_ids)):
        still[question_id] |= {one, other}
    query = sa.select(Member).where(Member.question_id.in_(question_ids))
    found: dict[uuid.UUID, list[Member]] = defaultdict(list)
    for member in session.scalars(query.order_by(Member.probability.desc(), Member.name, Member.service_id)):
        if member.service_id in still[member.question_id]:
            found[member.question_id].append(member)
    return found
