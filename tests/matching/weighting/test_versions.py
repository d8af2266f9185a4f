"""Versions of the weights: added, never changed, and what they move."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from matching.weighting.versions import (
    InForce,
    current_weights,
    file_weights,
    in_force,
    keep_weights,
    versions,
    weights_of,
)
from matching.weighting.weights import Subject

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PLACE: tuple[Subject, str] = ("service", "place")
ROOM: tuple[Subject, str] = ("link_worker", "room")


def keep(session: Session, based_on: int, reason: str = "più vicino", **changed: float) -> int:
    _, weights = current_weights(session)
    for name, weight in changed.items():
        weights[ROOM if name == "room" else ("service", name)] = weight
    return keep_weights(session, weights, reason=reason, based_on=based_on, by="Anna [1]", now=NOW).number


def test_without_a_version_the_file_counts(session: Session) -> None:
    assert in_force(session) == InForce(0, None, None)
    assert current_weights(session) == (0, file_weights())


def test_a_version_counts_from_then_on_and_holds_only_what_differs(session: Session) -> None:
    assert keep(session, 0, place=5, room=0) == 1
    assert in_force(session) == InForce(1, {"place": 5}, {"room": 0})
    kept = versions(session)[0]
    assert kept.row.weights == {"service": {"place": 5}, "link_worker": {"room": 0}}
    assert (kept.row.made_by, kept.row.reason, kept.row.made_at) == ("Anna [1]", "più vicino", NOW)


def test_each_version_tells_what_it_changed_and_going_back_is_a_version_too(session: Session) -> None:
    keep(session, 0, place=5)
    keep(session, 1, cost=4)
    keep_weights(session, weights_of(session, 1), reason="indietro", based_on=2, by="Anna [1]", now=NOW)

    changed = [dict(one.changed) for one in versions(session)]
    assert changed == [{("service", "cost"): (4, 1.5)}, {("service", "cost"): (1.5, 4)}, {PLACE: (3, 5)}]
    assert in_force(session) == InForce(3, {"place": 5}, None)
    assert weights_of(session, 0) == file_weights()
    with pytest.raises(NotFound):
        weights_of(session, 9)


def test_who_did_not_see_the_last_version_is_told(session: Session) -> None:
    keep(session, 0, place=5)
    with pytest.raises(Conflict):
        keep(session, 0, place=4)
    assert weights_of(session, 1)[PLACE] == 5


@pytest.mark.parametrize("wrong", [{"place": -1.0}, {"place": 101.0}, {"place": float("nan")}, {"place": 3.0}])
def test_what_cannot_be_counted_with_or_changes_nothing_is_refused(wrong: dict[str, float], session: Session) -> None:
    with pytest.raises(InvalidInput):
        keep(session, 0, "prova", **wrong)
    assert in_force(session).number == 0


def test_a_version_needs_a_reason_and_something_that_counts(session: Session) -> None:
    with pytest.raises(InvalidInput):
        keep(session, 0, reason="  ", place=5)
    nothing = {key: 0.0 if key[0] == "service" else one for key, one in file_weights().items()}
    with pytest.raises(InvalidInput):
        keep_weights(session, nothing, reason="prova", based_on=0, by="Anna [1]", now=NOW)
