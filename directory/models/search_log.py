"""What people looked for, without the people (docs/decisions/0006-query-log.md). No row is part of the history."""

import uuid
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base


class SearchLog(Base):
    """One search: what was understood of it, and what came of it. It knows no person, no address and no hour."""

    __tablename__ = "search_log"
    __table_args__ = ({"sqlite_with_rowid": False},)  # kept in the order of random ids, not in that of a conversation

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    link: Mapped[uuid.UUID | None] = mapped_column(unique=True)  # what its results are opened with; gone the next day
    day: Mapped[date] = mapped_column(index=True)
    text: Mapped[str]  # words of the taxonomies and rules only; "…" for all others
    asked: Mapped[dict[str, Any]]  # as `understood` of `prossima search --json`, without place, with a band of ages
    municipality_code: Mapped[str | None]  # only of places that are asked for often
    province: Mapped[str | None]
    total: Mapped[int]
    relaxed: Mapped[list[str]] = mapped_column(default=list)  # codes of the conditions that were given up, in order
    shown: Mapped[list[str]] = mapped_column(default=list)  # ids of the first services, as they were ranked
    opened: Mapped[list[str]] = mapped_column(default=list)  # those of them that were opened, by id


class SearchTally(Base):
    """On a day, how often a word that no rule understood was asked for, or a place.

    Until it was asked for on several days there is only its digest, which nobody reads without the installation's key.
    """

    __tablename__ = "search_tally"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
    word: Mapped[str | None]  # the word itself, once it was asked for on enough days; never a place
    times: Mapped[int]
    unanswered: Mapped[int]  # times with few results or none
