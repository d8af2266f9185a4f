"""What services may be about, for a coordinator to confirm."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import NotFound
from directory.i18n import N_
from directory.models import (
    LIVE_STATUSES,
    Attribute,
    Organization,
    Service,
    ServiceAtLocation,
    Source,
    SourceRecord,
    TagDecision,
    Taxonomy,
    TaxonomyTerm,
)
from directory.tagging.evidence import Key, Text, Where, evidence
from directory.tagging.model import Described, Example, TagModel
from directory.tagging.proposals import ProposedTerm, propose
from directory.taxonomies.vocabulary import Vocabulary

Row = Any  # of `_services`
AT_ONCE = 2_000  # services that are read in one go


@dataclass(frozen=True)
class TagProposals:
    """A service with terms that it may be about.

    Args:
        listing_id: its first service_at_location, else the service.
        source, source_line: the list that it last came with; None for what somebody wrote here.
    """

    service_id: uuid.UUID
    listing_id: uuid.UUID
    name: str
    organization: str
    source: str | None
    source_line: int | None
    terms: tuple[ProposedTerm, ...]


@dataclass(frozen=True)
class _Tags:
    """What is known of one service's terms."""

    stated: frozenset[Key]
    decided: frozenset[Key]  # proposals that were confirmed or refused
    listed: frozenset[Key] = frozenset()  # all that the lists it came with state of any service

    @property
    def judged(self) -> frozenset[Key | str]:
        """What is known of, and counts as no where it is not stated.

        That is what was decided, the taxonomies of which somebody said a term, and whatever else a list that says a
        category of this service says of others, where its categories are of several taxonomies.
        """
        listed = self.listed if self.stated - self.decided else ()
        return frozenset({*(taxonomy for taxonomy, _ in self.stated), *self.decided, *listed})

    @property
    def closed(self) -> frozenset[Key | str]:
        """Terms and taxonomies of which no more is proposed.

        A confirmed proposal leaves the others of its service open: they are decided one term after the other, and the
        service may be about several.
        """
        return frozenset({*(taxonomy for taxonomy, _ in self.stated - self.decided), *self.stated, *self.decided})


def tag_proposals(session: Session, vocabulary: Vocabulary, *, source: str | None = None) -> Iterator[TagProposals]:
    """The live services of which nobody said what they are about, by name, each with the terms that are likely.

    Where a list or a person named a term of a taxonomy, no more terms of it are proposed; a proposal that was confirmed
    closes only itself.

    Args:
        source: only services that came with this list.
    Raises:
        NotFound: no list was ever imported under that name.
    """
    source_id = _source_id(session, source) if source is not None else None
    tags = _tags(session)
    nothing = _Tags(frozenset(), frozenset())
    model = TagModel.fit(_examples(session, tags, vocabulary), vocabulary)
    for rows in _in_parts(session.execute(_services(source_id)).all()):
        own = [tags.get(row.id, nothing) for row in rows]
        described = [_described(row, vocabulary) for row in rows]
        proposed = propose(described, model, [one.closed for one in own])
        ids = [row.id for row in rows]
        lines, listings = _lines(session, ids, source_id), _listings(session, ids)
        for row, terms in zip(rows, proposed, strict=True):
            if terms:
                listing = listings.get(row.id, row.id)
                name, line = lines.get(row.id, (None, None))
                yield TagProposals(row.id, listing, row.name, row.organization, name, line, tuple(terms))


def _source_id(session: Session, name: str) -> uuid.UUID:
    found = session.scalar(sa.select(Source.id).where(sa.func.lower(Source.name) == name.strip().lower()))
    if found is None:
        known = ", ".join(session.scalars(sa.select(Source.name).order_by(Source.name).limit(20))) or "-"
        raise NotFound(N_("No list was imported as “%(name)s”; these were: %(known)s."), name=name, known=known)
    return found


def _services(source_id: uuid.UUID | None) -> "sa.Select[Any]":
    query = (
        sa.select(
            *(Service.id, Service.name, Service.description, Service.eligibility_description),
            Organization.name.label("organization"),
        )
        .join(Organization, Organization.id == Service.organization_id)
        .where(Service.status.in_(LIVE_STATUSES))
        .order_by(Service.name, Service.id)
    )
    if source_id is not None:
        own = sa.select(SourceRecord.service_id).where(SourceRecord.source_id == source_id)
        query = query.where(Service.id.in_(own))
    return query


def _in_parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[first : first + AT_ONCE] for first in range(0, len(rows), AT_ONCE))


def _described(row: Row, vocabulary: Vocabulary) -> Described:
    text = "\n".join(filter(None, (row.description, row.eligibility_description)))
    said = evidence([Text(row.name, Where.NAME), Text(text, Where.TEXT)], vocabulary)
    return Described(row.name, text, tuple(said))


def _tags(session: Session) -> dict[uuid.UUID, _Tags]:
    """Per service, what somebody said of its terms."""
    key = (Taxonomy.code, TaxonomyTerm.code)
    said = (
        sa.select(Attribute.link_id, *key)
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .join(Taxonomy, Taxonomy.id == TaxonomyTerm.taxonomy_id)
        .where(Attribute.link_entity == "service", Attribute.confidence >= 1)
    )
    decided_terms = (
        sa.select(TagDecision.service_id, *key)
        .join(TaxonomyTerm, TaxonomyTerm.id == TagDecision.taxonomy_term_id)
        .join(Taxonomy, Taxonomy.id == TaxonomyTerm.taxonomy_id)
    )
    found = _collected(session.execute(said), session.execute(decided_terms))
    listed = _listed(session, {service: stated - decided for service, (stated, decided) in found.items()})
    return {
        service: _Tags(frozenset(stated), frozenset(decided), listed.get(service, frozenset()))
        for service, (stated, decided) in found.items()
    }


def _listed(session: Session, stated: Mapping[uuid.UUID, Set[Key]]) -> dict[uuid.UUID, frozenset[Key]]:
    """Per service, all terms that the lists it came with state of any service."""
    rows = sa.select(SourceRecord.service_id, SourceRecord.source_id).where(SourceRecord.service_id.is_not(None))
    came = [(service, source) for service, source in session.execute(rows.distinct()) if stated.get(service)]
    of_list: dict[uuid.UUID, set[Key]] = defaultdict(set)
    for service, source in came:
        of_list[source] |= stated[service]
    frozen = {source: frozenset(terms) for source, terms in of_list.items()}
    found: dict[uuid.UUID, frozenset[Key]] = {}
    for service, source in came:
        found[service] = found[service] | frozen[source] if service in found else frozen[source]
    return found


def _collected(*results: Iterable[Any]) -> dict[uuid.UUID, tuple[set[Key], ...]]:
    """Per owner, the terms of each result."""
    found: dict[uuid.UUID, tuple[set[Key], ...]] = defaultdict(lambda: tuple(set() for _ in results))
    for place, result in enumerate(results):
        for owner, taxonomy, code in result:
            found[owner][place].add((taxonomy, code))
    return found


def _examples(session: Session, tags: Mapping[uuid.UUID, _Tags], vocabulary: Vocabulary) -> list[Example]:
    """The services of which people said something, to learn from."""
    rows = session.execute(_services(None)).all()
    return [
        Example(_described(row, vocabulary), tags[row.id].stated, tags[row.id].judged)
        for row in rows
        if row.id in tags and tags[row.id].stated
    ]


def _listings(session: Session, services: Sequence[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """The first place of each service, by id."""
    query = sa.select(ServiceAtLocation.service_id, ServiceAtLocation.id).where(
        ServiceAtLocation.service_id.in_(services)
    )
    return dict(sorted(map(tuple, session.execute(query)), reverse=True))


def _lines(
    session: Session, services: Sequence[uuid.UUID], source_id: uuid.UUID | None
) -> dict[uuid.UUID, tuple[str, int]]:
    """The list that each service last came with, and the line."""
    query = (
        sa.select(SourceRecord.service_id, Source.name, SourceRecord.line)
        .join(Source, Source.id == SourceRecord.source_id)
        .where(SourceRecord.service_id.in_(services))
        .order_by(SourceRecord.last_seen_at, SourceRecord.line.desc())
    )
    if source_id is not None:
        query = query.where(Source.id == source_id)
    return {service: (name, line) for service, name, line in session.execute(query) if service is not None}
