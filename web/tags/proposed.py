"""The proposals, kept for a while in this process: making them takes seconds, which no decision should wait for."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy.orm import Session

from directory.queries.tag_groups import Proposal, all_proposals, decided_terms, undecided
from directory.taxonomies.vocabulary import Vocabulary
from web import clock

KEPT = timedelta(minutes=10)
_PLACE = "tag_proposals"


@dataclass(frozen=True)
class _Made:
    """Proposals, and what was decided when they were made: if some of it is taken back, it is missing in them."""

    proposals: tuple[Proposal, ...]
    decided: frozenset[tuple[uuid.UUID, uuid.UUID]]
    at: datetime

    def is_usable(self, decided: frozenset[tuple[uuid.UUID, uuid.UUID]]) -> bool:
        return clock.utc() - self.at <= KEPT and self.decided <= decided


def open_proposals(session: Session) -> tuple[Proposal, ...]:
    """What is proposed and not decided; what was learned or imported in the last minutes may not be in it yet."""
    decided = decided_terms(session)
    made: _Made | None = current_app.extensions.get(_PLACE)
    left = undecided(made.proposals, decided) if made is not None and made.is_usable(decided) else ()
    if not left:
        left = all_proposals(session, Vocabulary.bundled())
        current_app.extensions[_PLACE] = _Made(left, decided, clock.utc())
    return left
