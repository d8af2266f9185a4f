"""Saying what services are about: what was proposed is confirmed or refused."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting, who_acts
from directory.curation.reversal import Reversal
from directory.curation.setup import term_id
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Attribute, Service, TagDecision
from directory.tagging.evidence import Key
from directory.taxonomies.vocabulary import Vocabulary

_Link = tuple[uuid.UUID, uuid.UUID]  # service, term


@dataclass(frozen=True)
class Decision:
    """Whether a service is about a term."""

    service_id: uuid.UUID
    key: Key
    accepted: bool


@dataclass(frozen=True)
class Round:
    """Decisions that were made together.

    Args:
        at: when; `first`, `last`: the changes of the history after the one, up to the other, are theirs.
    """

    at: datetime
    first: int
    last: int


def decide(
    session: Session, decisions: Sequence[Decision], vocabulary: Vocabulary, *, by: str, now: datetime
) -> Counter[str]:
    """Keep what people decided: a confirmed term counts as stated, a refused one goes and is not proposed again.

    Deciding again replaces what was decided before.

    Returns:
        How many were "confirmed" and "refused"; what was decided so already is not counted.
    Raises:
        NotFound: there is no such service or term; nothing is written.
    """
    _check(session, decisions, vocabulary)
    services = sorted({one.service_id for one in decisions}, key=str)
    attributes = {(row.link_id, row.taxonomy_term_id): row for row in session.scalars(_attributes(services))}
    earlier = session.scalars(sa.select(TagDecision).where(TagDecision.service_id.in_(services)))
    known = {(row.service_id, row.taxonomy_term_id): row for row in earlier}
    counts: Counter[str] = Counter()
    with acting(session, by=by):
        for one in decisions:
            link = (one.service_id, term_id(*one.key))
            before = known.get(link)
            if before is not None and before.accepted == one.accepted and _is_so(attributes.get(link), one.accepted):
                continue
            counts["confirmed" if one.accepted else "refused"] += 1
            if before is None:
                before = known[link] = TagDecision(service_id=link[0], taxonomy_term_id=link[1])
                session.add(before)
            before.accepted, before.decided_by, before.decided_at = one.accepted, by, now
            _apply(session, link, one.accepted, attributes)
    return counts


def take_back(session: Session, key: Key, round_: Round, *, by: str) -> int:
    """Propose again what was decided in a round; a tag that somebody changed since stays; the caller commits.

    Returns:
        How many decisions were taken back.
    """
    with acting(session, by=by):
        reversal = Reversal(session, round_.first, round_.last, held={}, records=frozenset())
        reversal.find_what_stays()
        reversal.write()
        gone = session.execute(
            sa.delete(TagDecision).where(
                TagDecision.taxonomy_term_id == term_id(*key),
                TagDecision.decided_at == round_.at,
                TagDecision.decided_by == by,
            )
        )
    return int(gone.rowcount)  # type: ignore[attr-defined]


def follow(session: Session, attribute: Attribute, *, now: datetime) -> None:
    """Make what was decided of a tag that was put back what the tag says: proposed is open again."""
    decided = TagDecision.service_id == attribute.link_id, TagDecision.taxonomy_term_id == attribute.taxonomy_term_id
    decision = session.scalar(sa.select(TagDecision).where(*decided))
    if decision is None:
        return
    if attribute.confidence < 1:
        session.delete(decision)
    else:
        decision.accepted, decision.decided_by, decision.decided_at = True, who_acts(session), now


def _is_so(attribute: Attribute | None, accepted: bool) -> bool:
    """Whether the tag is what was decided: it may have come back since, or have gone."""
    return (attribute is not None and attribute.confidence >= 1) if accepted else attribute is None


def _apply(session: Session, link: _Link, accepted: bool, attributes: dict[_Link, Attribute]) -> None:
    """Make the tag what was decided."""
    attribute = attributes.get(link)
    if accepted and attribute is None:
        made = Attribute(link_id=link[0], link_entity="service", taxonomy_term_id=link[1], confidence=1.0)
        session.add(made)
        attributes[link] = made
    elif accepted and attribute is not None:
        attribute.confidence = 1.0
    elif attribute is not None:
        session.delete(attributes.pop(link))


def _attributes(services: Sequence[uuid.UUID]) -> sa.Select[tuple[Attribute]]:
    return sa.select(Attribute).where(Attribute.link_entity == "service", Attribute.link_id.in_(services))


def _check(session: Session, decisions: Sequence[Decision], vocabulary: Vocabulary) -> None:
    wanted = {one.service_id for one in decisions}
    found = set(session.scalars(sa.select(Service.id).where(Service.id.in_(wanted))))
    for one in decisions:
        vocabulary.get(*one.key)
        if one.service_id not in found:
            message = N_("There is no service with the id “%(id)s”: take the list of proposals as it was written.")
            raise NotFound(message, id=str(one.service_id))
