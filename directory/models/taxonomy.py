"""Vocabularies, and the links from any row of the directory to their terms."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified


class Taxonomy(Identified, Base):
    """HSDS taxonomy: need, interest, target_group or service_type (data/taxonomies)."""

    __tablename__ = "taxonomy"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    uri: Mapped[str | None]
    version: Mapped[str | None]


class TaxonomyTerm(Identified, Base):
    """HSDS taxonomy_term. `name` is Italian; other languages, synonyms and official codes stand beside it."""

    __tablename__ = "taxonomy_term"
    __table_args__ = (sa.UniqueConstraint("taxonomy_id", "code"),)

    taxonomy_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("taxonomy.id"))
    code: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("taxonomy_term.id"), index=True)
    language: Mapped[str] = mapped_column(sa.String(3), default="it")
    term_uri: Mapped[str | None]
    labels: Mapped[dict[str, Any]]  # language -> label
    synonyms: Mapped[dict[str, Any]]  # language -> list of what people say
    mappings: Mapped[dict[str, Any]]  # scheme (siuss, fnps, istat_users, open_eligibility) -> list of codes
    needs: Mapped[list[str]]  # codes of the needs that a service type or interest answers
    taxonomy: Mapped[Taxonomy] = relationship(lazy="raise")


class Attribute(Identified, Base):
    """HSDS attribute: this row is about that term. `confidence` below 1 marks a tag that nobody confirmed."""

    __tablename__ = "attribute"
    __table_args__ = (
        sa.UniqueConstraint("link_id", "taxonomy_term_id"),
        sa.CheckConstraint(
            "link_entity IN ('organization', 'program', 'service', 'service_at_location', 'location', 'link_worker')",
            name="link_entity",
        ),
        sa.CheckConstraint("confidence > 0 AND confidence <= 1", name="confidence"),
    )

    link_id: Mapped[uuid.UUID]  # found by the unique constraint, which begins with it
    link_entity: Mapped[str] = mapped_column(sa.String(20))
    link_type: Mapped[str | None]
    taxonomy_term_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("taxonomy_term.id"), index=True)
    value: Mapped[str | None]
    label: Mapped[str | None]
    confidence: Mapped[float] = mapped_column(default=1.0)
    term: Mapped[TaxonomyTerm] = relationship(lazy="raise")


class TagDecision(Identified, Base):
    """Somebody said whether a service is about a term: what was refused is not proposed again, and both are learned."""

    __tablename__ = "tag_decision"
    __table_args__ = (sa.UniqueConstraint("service_id", "taxonomy_term_id"),)

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"))
    taxonomy_term_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("taxonomy_term.id"), index=True)
    accepted: Mapped[bool]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    term: Mapped[TaxonomyTerm] = relationship(lazy="raise")
