"""People who wait for a link worker, for tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from directory.models import Absence, Assignment, AssignmentProposal, LinkWorker
from directory.taxonomies.vocabulary import Vocabulary
from matching.casework.decisions import keep_proposal
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.profile import Profile
from tests.web.signing_in import NOW
from tests.web.territory import SUNDAY_MORNING


@contextmanager
def two_wait(app: Flask) -> Iterator[Session]:
    """The database beside the application; two people wait, and afterwards nobody does."""
    with Session(app.extensions["engine"]) as session:
        nobody_waits(session)
        waits(session, "TN-1")
        waits(session, "TN-2")
        yield session
        session.rollback()
        nobody_waits(session)


def nobody_waits(session: Session) -> None:
    """Nothing is decided, everybody is there and has room."""
    for model in (Assignment, AssignmentProposal, Absence):
        session.execute(sa.delete(model))
    session.execute(sa.update(LinkWorker).values(load_points=0.0))
    session.commit()


def waits(session: Session, person: str = "TN-2026-014", **asked_for: Any) -> AssignmentProposal:
    """Somebody for whom link workers were proposed; `asked_for`: of their profile."""
    team = build_team(session, Vocabulary.bundled())
    asked = Profile(**{"asked_on": SUNDAY_MORNING.date(), "age": 30, **asked_for})
    kept = keep_proposal(session, propose(asked, team), person, by="test", now=NOW)
    session.commit()
    return kept
