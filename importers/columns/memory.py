"""What people chose for the columns of lists: kept for the source, and for similar headers of other sources."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Literal

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from directory.models import ColumnChoice, Source
from importers.columns.fields import header_lexicon
from importers.columns.header_fit import header_words
from importers.records.stored import source_name

Whose = Literal["", "own", "others"]
SIMILAR = 90  # per cent of the letters of two headers
FEWEST_LETTERS = 6  # below it, one letter more makes another word
LONGEST_HEADER = 200  # characters; a list without a header has cells there
MOST_KEPT = 4096  # names of columns whose words are kept
MOST_REMEMBERED = 5000  # choices of other sources, the newest first


@dataclass(frozen=True)
class ColumnMemory:
    """What is known of the columns of one source's lists.

    Args:
        own: column -> field, as chosen or last written for this source.
        others: words of a header -> field, as last chosen for another source; the newest first.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, column: str) -> str | None:
        """The field of a column, "" for none; None where nothing is remembered."""
        if column in self.own:
            return self.own[column]
        header = header_key(column)
        if header and header in self.others:
            return self.others[header]
        if len(header) < FEWEST_LETTERS:
            return None
        likest = process.extractOne(header, self.others.keys(), scorer=fuzz.ratio, score_cutoff=SIMILAR)
        return self.others[likest[0]] if likest else None

    def whose(self, column: str) -> Whose:
        """Whose memory `field_of` speaks from."""
        if column in self.own:
            return "own"
        return "others" if self.field_of(column) is not None else ""


def header_key(column: str) -> str:
    """The words of a column's name: "Tel. Segreteria" and "tel_segreteria" are one; "" for a text too long for one."""
    return _short_key(column) if len(column) <= LONGEST_HEADER else ""


@lru_cache(MOST_KEPT)
def _short_key(column: str) -> str:
    return " ".join(header_words(column, header_lexicon()))


def remembered(session: Session, source: str) -> ColumnMemory:
    """What was chosen for the lists of a source, which may be a new one."""
    name = source_name(session, source)
    mine = session.scalar(sa.select(Source).where(Source.name == name))
    own: dict[str, str] = {}
    newest = sa.select(ColumnChoice).order_by(ColumnChoice.chosen_at.desc(), ColumnChoice.column)
    if mine is not None:
        chosen = session.scalars(newest.where(ColumnChoice.source_id == mine.id))
        own = {**mine.mapping, **{choice.column: choice.field for choice in chosen}}
        newest = newest.where(ColumnChoice.source_id != mine.id)
    others: dict[str, str] = {}
    for choice in session.scalars(newest.where(ColumnChoice.field != "").limit(MOST_REMEMBERED)):
        others.setdefault(choice.header, choice.field)
    return ColumnMemory(own, others)


def remember(session: Session, source_id: uuid.UUID, choices: Mapping[str, str], *, by: str, now: datetime) -> None:
    """Keep what somebody chose: column -> field, "" for none; the caller commits."""
    for column, chosen in choices.items():
        session.merge(
            ColumnChoice(
                source_id=source_id,
                column=column,
                field=chosen,
                header=header_key(column),
                chosen_by=by,
                chosen_at=now,
            )
        )
    session.flush()
