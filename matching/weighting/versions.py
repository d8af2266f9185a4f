"""The weights that coordinators saved: versions that are added and never changed, and the ones that count now.

Kept is only what differs from `data/weights.csv`, so that what a later version of the file adds or mends counts, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import WeightVersion
from matching.weighting.weights import MOST, Subject, read_weights

LONGEST_REASON: Final = 500  # characters
Weights = Mapping[tuple[Subject, str], float]


@dataclass(frozen=True)
class InForce:
    """What counts now, as the engine takes it; None where nothing differs from the file.

    Args:
        number: of the version; 0: the file.
    """

    number: int = 0
    service: Mapping[str, float] | None = None
    link_worker: Mapping[str, float] | None = None

    @classmethod
    def of(cls, weights: Weights, number: int = 0) -> "InForce":
        """These weights as the engine takes them."""
        own = difference(weights)
        service, link_worker = (
            {feature: weight for (subject, feature), weight in own.items() if subject == one} or None
            for one in ("service", "link_worker")
        )
        return cls(number, service, link_worker)


@dataclass(frozen=True)
class Version:
    """One version, and what it changed: (weight before, weight after) by feature."""

    row: WeightVersion
    changed: Mapping[tuple[Subject, str], tuple[float, float]] = field(default_factory=dict)


def in_force(session: Session) -> InForce:
    """The weights that count now."""
    last = _last(session)
    return InForce.of(_weights_of(last), last.number) if last else InForce()


def weights_of(session: Session, number: int) -> dict[tuple[Subject, str], float]:
    """All weights of a version, the number 0 being the file.

    Raises:
        NotFound: there is no such version.
    """
    if number == 0:
        return file_weights()
    version = session.get(WeightVersion, number)
    if version is None:
        raise NotFound(N_("There is no such version of the weights."))
    return _weights_of(version)


def current_weights(session: Session) -> tuple[int, dict[tuple[Subject, str], float]]:
    """The number of the version that counts, and all its weights."""
    last = _last(session)
    return (last.number, _weights_of(last)) if last else (0, file_weights())


def keep_weights(
    session: Session, weights: Weights, *, reason: str, based_on: int, by: str, now: datetime
) -> WeightVersion:
    """Add a version, which counts from now on.

    Args:
        based_on: the number of the version that was changed.
    Raises:
        Conflict: somebody saved another version since.
        InvalidInput: no reason, a weight out of bounds, no weight left that counts, or nothing changed.
    """
    check(weights)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidInput(N_("Say in a few words why: whoever reads it later must understand."))
    if len(reason) > LONGEST_REASON:
        raise InvalidInput(N_("The reason may have %(most)s characters at most."), most=LONGEST_REASON)
    take_turn(session)
    number, before = current_weights(session)
    if number != based_on:
        raise Conflict(N_("Somebody saved other weights meanwhile: look at them below, and decide again."))
    if dict(weights) == before:
        raise InvalidInput(N_("These are the weights that count already: nothing was saved."))
    kept = dict[str, dict[str, float]]()
    for (subject, feature), weight in difference(weights).items():
        kept.setdefault(subject, {})[feature] = weight
    made = WeightVersion(number=number + 1, made_at=now, made_by=by, reason=reason, weights=kept)
    session.add(made)
    session.flush()
    return made


def check(weights: Weights) -> None:
    """Whether the engine can count with these weights.

    Raises:
        InvalidInput: a weight out of bounds, or none of a subject that counts.
    """
    if not all(0 <= weight <= MOST for weight in weights.values()):
        raise InvalidInput(N_("A weight is a number from 0 to %(most)s."), most=MOST)
    for subject in ("service", "link_worker"):
        if not any(weight for (one, _), weight in weights.items() if one == subject):
            raise InvalidInput(N_("At least one weight of each table must be more than 0."))


def versions(session: Session) -> Sequence[Version]:
    """All versions, the newest first, each with what it changed."""
    before, found = file_weights(), list[Version]()
    for row in session.scalars(sa.select(WeightVersion).order_by(WeightVersion.number)):
        after = _weights_of(row)
        changed = {key: (before[key], weight) for key, weight in after.items() if weight != before[key]}
        found.append(Version(row, changed))
        before = after
    return found[::-1]


def file_weights() -> dict[tuple[Subject, str], float]:
    """All weights of the file."""
    return {key: weight for key, (weight, _) in read_weights().items()}


def difference(weights: Weights) -> dict[tuple[Subject, str], float]:
    """The weights that are not those of the file."""
    return {key: weights[key] for key, weight in file_weights().items() if weights.get(key, weight) != weight}


def _last(session: Session) -> WeightVersion | None:
    return session.scalar(sa.select(WeightVersion).order_by(WeightVersion.number.desc()).limit(1))


def _weights_of(version: WeightVersion) -> dict[tuple[Subject, str], float]:
    """A feature that has gone since is left out, and one that came since has the weight of the file."""
    kept = cast("Mapping[str, Mapping[str, float]]", version.weights)
    return {(subject, name): kept.get(subject, {}).get(name, one) for (subject, name), one in file_weights().items()}
