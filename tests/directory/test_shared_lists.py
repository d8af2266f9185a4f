import uuid
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.shared_lists import MOST_SERVICES, share, shared_list, take_back
from directory.errors import InvalidInput, NotFound
from directory.models import SharedList

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
SERVICES = [uuid.UUID(int=2), uuid.UUID(int=1)]


def shared(session: Session, days: int = 28) -> str:
    return share(session, SERVICES, language="de", is_plain=True, days=days, now=NOW)


def test_a_link_leads_to_its_services_in_their_order_until_it_ends(session: Session) -> None:
    token = shared(session)
    found = shared_list(session, token, now=NOW + timedelta(days=27))
    assert [uuid.UUID(one) for one in found.services] == SERVICES
    assert (found.language, found.is_plain) == ("de", True)
    with pytest.raises(NotFound):
        shared_list(session, token, now=NOW + timedelta(days=28))


def test_a_link_that_was_taken_back_has_ended_at_once(session: Session) -> None:
    token, other = shared(session), shared(session)
    take_back(session, token)
    with pytest.raises(NotFound):
        shared_list(session, token, now=NOW)
    assert shared_list(session, other, now=NOW)
    take_back(session, token)


def test_tokens_are_long_all_different_and_not_stored(session: Session) -> None:
    tokens = {shared(session) for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) >= 32 for token in tokens)
    stored = {digest for (digest,) in session.execute(sa.select(SharedList.digest))}
    assert not stored & tokens


def test_what_has_ended_goes_with_the_next_link(session: Session) -> None:
    shared(session, days=7)
    share(session, SERVICES, language="it", is_plain=False, days=7, now=NOW + timedelta(days=8))
    assert session.scalar(sa.select(sa.func.count()).select_from(SharedList)) == 1


@pytest.mark.parametrize(
    ("services", "language", "days"),
    [([], "it", 28), (SERVICES * MOST_SERVICES, "it", 28), (SERVICES, "xx", 28), (SERVICES, "it", 30)],
)
def test_what_cannot_be_shared_is_refused(
    services: list[uuid.UUID], language: str, days: int, session: Session
) -> None:
    with pytest.raises(InvalidInput):
        share(session, services, language=language, is_plain=False, days=days, now=NOW)
