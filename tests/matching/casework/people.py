"""Accounts, teams and keys for tests of casework."""

import uuid
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account
from directory.models import Account, PersonCase, Role
from matching.casework.case_access import Viewer, viewer_of
from matching.casework.cases import Content, Work, open_case
from matching.casework.sealing import CaseKeys, new_key

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
KEY = new_key()
KEYS = CaseKeys([KEY])
PROFILE: Content = {"age": 17, "place": "Forlì", "needs": [{"term": "housing", "severity": 3, "urgency": "soon"}]}


def account(session: Session, name: str, role: Role = Role.LINK_WORKER, *teams: str) -> Account:
    """Somebody who signs in, in these teams."""
    email = f"{name.lower()}-{uuid.uuid4().hex[:6]}@example.org"
    return add_account(session, email, role=role, by="test", now=NOW, name=name, teams=teams)


def viewer(session: Session, person: Account) -> Viewer:
    """As the rule sees them."""
    session.flush()
    return viewer_of(session, person.id)


def work(session: Session, person: Account, *, today: date = TODAY, keys: CaseKeys = KEYS) -> Work:
    """That account at work."""
    return Work(viewer(session, person), keys, NOW, today)


def case(session: Session, worker: Account, person: str = "P-1", profile: Content | None = None) -> PersonCase:
    """A person of that worker."""
    return open_case(session, work(session, worker), person, PROFILE if profile is None else profile)
