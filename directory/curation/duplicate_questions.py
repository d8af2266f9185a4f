"""Questions about duplicates: kept when the directory was searched, handed out, put off."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import DuplicateQuestion, DuplicateQuestionMember, DuplicateSearch

NO_SUCH_QUESTION = N_("This question is not asked any more: the directory was searched again. Go on with the next.")
NAMESPACE = uuid.UUID("6d0d7a3a-7c07-4d5e-9b3e-2f7a6a1c5f10")
ROWS_AT_ONCE = 5_000
SAID = ("put_off_at", "held_by", "held_at")  # by people: kept when the directory is searched again


@dataclass(frozen=True)
class FoundMember:
    """A service of a question, as it was compared; `compared`: field -> text, `probability` in [0.01, 0.99]."""

    service_id: uuid.UUID
    probability: float
    name: str
    organization: str
    place: str
    compared: Mapping[str, str]


@dataclass(frozen=True)
class FoundQuestion:
    """Services that are probably the same.

    Args:
        probability: how often such pairs are the same, in [0.01, 0.99]; `rank` in [0, 1]: the order of asking.
        weakest: ids of the pair that is least surely the same; `reasons`: "name", "level" and "weight" of its parts.
    """

    probability: float
    rank: float
    members: Sequence[FoundMember]
    weakest: tuple[uuid.UUID, uuid.UUID]
    reasons: Sequence[Mapping[str, Any]]

    @property
    def id(self) -> uuid.UUID:
        """The same members, the same question: what was put off stays put off after another search."""
        return uuid.uuid5(NAMESPACE, " ".join(sorted(str(one.service_id) for one in self.members)))


def keep_questions(
    session: Session, found: Sequence[FoundQuestion], *, sequence: int, services: int, now: datetime
) -> None:
    """Put these questions in the place of all others; what is known of those that stay is kept. The caller commits.

    Args:
        sequence: the last change of the history that was surely looked at; `services`: how many were compared.
        now: aware time.
    """
    take_turn(session)
    said = sa.select(DuplicateQuestion.id, *(getattr(DuplicateQuestion, name) for name in SAID))
    known = {id_: dict(zip(SAID, values, strict=True)) for id_, *values in session.execute(said)}
    session.execute(sa.delete(DuplicateQuestionMember))
    session.execute(sa.delete(DuplicateQuestion))
    nothing = dict.fromkeys(SAID)
    questions = [{**_row(one), **known.get(one.id, nothing)} for one in found]
    members = [_member_row(one.id, member) for one in found for member in one.members]
    for model, rows in ((DuplicateQuestion, questions), (DuplicateQuestionMember, members)):
        for start in range(0, len(rows), ROWS_AT_ONCE):
            session.execute(sa.insert(model), rows[start : start + ROWS_AT_ONCE])
    session.merge(DuplicateSearch(id=1, sequence=sequence, services=services, searched_at=now))
    session.flush()


def put_off(session: Session, question_id: uuid.UUID, *, now: datetime) -> None:
    """ "Later": it is asked again when all others are; the caller commits.

    Raises:
        NotFound: there is no such question.
    """
    question = find_question(session, question_id)
    question.put_off_at, question.held_by, question.held_at = now, None, None
    session.flush()


def hold(session: Session, question_id: uuid.UUID, *, by: str, now: datetime) -> None:
    """Remember on whose screen a question is, so that it is not handed out twice; the caller commits."""
    changes = {"held_by": by, "held_at": now}
    session.execute(sa.update(DuplicateQuestion).where(DuplicateQuestion.id == question_id).values(changes))


def find_question(session: Session, question_id: uuid.UUID) -> DuplicateQuestion:
    """By id.

    Raises:
        NotFound: there is no such question.
    """
    question = session.get(DuplicateQuestion, question_id)
    if question is None:
        raise NotFound(NO_SUCH_QUESTION)
    return question


def _row(one: FoundQuestion) -> dict[str, Any]:
    return {
        "id": one.id,
        "probability": one.probability,
        "rank": one.rank,
        "weakest": [str(id_) for id_ in one.weakest],
        "reasons": [dict(reason) for reason in one.reasons],
    }


def _member_row(question_id: uuid.UUID, member: FoundMember) -> dict[str, Any]:
    return {
        "question_id": question_id,
        "service_id": member.service_id,
        "probability": member.probability,
        "name": member.name,
        "organization": member.organization,
        "place": member.place,
        "municipality_code": member.compared.get("municipality_code", ""),
        "compared": dict(member.compared),
    }
