"""Sharing a list of services by a link that ends by itself and can be taken back."""

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import SharedList
from directory.settings import LANGUAGES

MOST_SERVICES = 30
SHARED_FOR_DAYS = (7, 28, 90)  # as they are said: a week, four weeks, three months
TOKEN_BYTES = 24


def share(
    session: Session, services: Sequence[uuid.UUID], *, language: str, is_plain: bool, days: int, now: datetime
) -> str:
    """Keep a list under a new token; what has ended goes at the same time.

    Args:
        services: 1 to MOST_SERVICES.
        days: until it ends, one of SHARED_FOR_DAYS.
        now: aware.
    Returns:
        The token of the link; only its digest is kept.
    Raises:
        InvalidInput: there is nothing to share, or it is not known in which language or for how long.
    """
    if not 0 < len(services) <= MOST_SERVICES:
        raise InvalidInput(N_("Put 1 to %(most)s services on the list, then share it."), most=MOST_SERVICES)
    if language not in LANGUAGES or days not in SHARED_FOR_DAYS:
        raise InvalidInput(N_("Choose a language and for how long the link is good."))
    session.execute(sa.delete(SharedList).where(SharedList.expires_at <= now))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = SharedList(
        digest=_digest(token),
        services=[str(one) for one in services],
        language=language,
        is_plain=is_plain,
        expires_at=now + timedelta(days=days),
    )
    session.add(made)
    session.flush()
    return token


def shared_list(session: Session, token: str, *, now: datetime) -> SharedList:
    """The list under a token.

    Raises:
        NotFound: there is none, it has ended, or it was taken back; nobody is told which.
    """
    query = sa.select(SharedList).where(SharedList.digest == _digest(token), SharedList.expires_at > now)
    found = session.scalar(query)
    if found is None:
        raise NotFound(N_("This link has ended or was taken back. Ask whoever gave it to you for a new one."))
    return found


def take_back(session: Session, token: str) -> None:
    """End a link at once; one that is not there any more has ended as well."""
    session.execute(sa.delete(SharedList).where(SharedList.digest == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
