"""The proposals, kept for a while in this process: making them takes seconds, which no decision should wait for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy.orm import Session

from directory.queries.tag_groups import Proposal, all_proposals, undecided
from directory.vocabulary import Vocabulary
from web import clock

KEPT = timedelta(minutes=10)
_PLACE = "tag_proposals"


@dataclass(frozen=True)
class _Made:
    proposals: tuple[Proposal, ...]
    at: datetime


def open_proposals(session: Session) -> tuple[Proposal, ...]:
    """What is proposed and not decided; what was learned or imported in the last minutes may not be in it yet."""
    made: _Made | None = current_app.extensions.get(_PLACE)
    left = undecided(session, made.proposals) if made is not None and clock.utc() - made.at <= KEPT else ()
    if not left:
        made = _Made(all_proposals(session, Vocabulary.bundled()), clock.utc())
        current_app.extensions[_PLACE] = made
        left = undecided(session, made.proposals)
    return left


def forget_proposals() -> None:
    """Make them anew the next time."""
    current_app.extensions.pop(_PLACE, None)
