"""Proposed terms in groups that can be worked off together: one term, from one list."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.models import LIVE_STATUSES, Attribute, Service, TagDecision
from directory.queries.tag_proposals import tag_proposals
from directory.tagging.evidence import Key
from directory.tagging.proposals import ProposedTerm
from directory.taxonomies.vocabulary import Vocabulary

SURE = 0.6  # from here on a proposal is shown as sure: a name that says it has about 0.65
MOST_SERVICES = 2_000  # in one round: nobody decides more in a day, and making the proposals must not take minutes


@dataclass(frozen=True)
class Proposal:
    """One term for one service.

    Args:
        source: the list that the service last came with; "" for what somebody wrote here.
    """

    service_id: uuid.UUID
    name: str
    organization: str
    source: str
    term: ProposedTerm


@dataclass(frozen=True)
class TermGroup:
    """The proposals of one term from one list; `sure` of them have a confidence from SURE on."""

    key: Key
    source: str
    count: int
    sure: int


def all_proposals(session: Session, vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Every proposed term of the first MOST_SERVICES services that have some, the surest first.

    Takes seconds: about four for a thousand services.
    """
    found = [
        Proposal(one.service_id, one.name, one.organization, one.source or "", term)
        for one in islice(tag_proposals(session, vocabulary), MOST_SERVICES)
        for term in one.terms
    ]
    return tuple(sorted(found, key=lambda one: (-one.term.confidence, one.name, str(one.service_id), one.term.key)))


def count_untagged(session: Session) -> int:
    """How many live services there are of which nobody said what they are about."""
    stated = sa.select(Attribute.link_id).where(Attribute.link_id == Service.id, Attribute.confidence >= 1)
    query = sa.select(sa.func.count()).select_from(Service)
    return session.scalar(query.where(Service.status.in_(LIVE_STATUSES), ~stated.exists())) or 0


def decided_terms(session: Session) -> frozenset[tuple[uuid.UUID, uuid.UUID]]:
    """The services and terms that somebody decided about."""
    query = sa.select(TagDecision.service_id, TagDecision.taxonomy_term_id)
    return frozenset((service, term) for service, term in session.execute(query))


def undecided(proposals: Iterable[Proposal], decided: Collection[tuple[uuid.UUID, uuid.UUID]]) -> tuple[Proposal, ...]:
    """Those of the proposals that are not decided, since they were made."""
    return tuple(one for one in proposals if (one.service_id, term_id(*one.term.key)) not in decided)


def term_groups(proposals: Iterable[Proposal]) -> list[TermGroup]:
    """The groups, the largest first."""
    members: dict[tuple[Key, str], list[Proposal]] = defaultdict(list)
    for one in proposals:
        members[one.term.key, one.source].append(one)
    groups = [
        TermGroup(key, source, len(own), sum(one.term.confidence >= SURE for one in own))
        for (key, source), own in members.items()
    ]
    return sorted(groups, key=lambda group: (-group.count, -group.sure, group.key, group.source))


def of_group(proposals: Iterable[Proposal], key: Key, source: str) -> Sequence[Proposal]:
    """The proposals of one group, in their order."""
    return [one for one in proposals if one.term.key == key and one.source == source]
