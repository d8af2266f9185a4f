"""What other weights would move: the first suggestions for some profiles, before and after. Nothing is written."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from directory.catalog.catalog import Catalog
from matching.link_workers.assign import propose
from matching.link_workers.workers import Team
from matching.profile import Profile
from matching.rank import rank
from matching.weighting.versions import InForce

SERVICES: Final = 5
WORKERS: Final = 3


@dataclass(frozen=True)
class Named:
    """A service or a link worker on a list."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True)
class Moved:
    """The first of a list before and after."""

    before: Sequence[Named]
    after: Sequence[Named]

    @property
    def enters(self) -> list[Named]:
        """Who was not among the first before."""
        return [one for one in self.after if one not in self.before]

    @property
    def leaves(self) -> list[Named]:
        """Who is not among the first any more."""
        return [one for one in self.before if one not in self.after]

    @property
    def is_same(self) -> bool:
        """Whether nothing moved."""
        return list(self.before) == list(self.after)


@dataclass(frozen=True)
class ProfileMoved:
    """What moves for one person."""

    profile: Profile
    services: Moved
    workers: Moved

    @property
    def is_same(self) -> bool:
        """Whether nothing moved."""
        return self.services.is_same and self.workers.is_same


def what_moves(
    profiles: Iterable[Profile], catalog: Catalog, team: Team, before: InForce, after: InForce
) -> list[ProfileMoved]:
    """What would be suggested first with other weights, for each of the profiles."""
    return [
        ProfileMoved(
            profile,
            Moved(*(_services(profile, catalog, one) for one in (before, after))),
            Moved(*(_workers(profile, team, one) for one in (before, after))),
        )
        for profile in profiles
    ]


def _services(profile: Profile, catalog: Catalog, weights: InForce) -> list[Named]:
    found = rank(profile, catalog, limit=SERVICES, weights=weights.service).results
    return [Named(one.service_id, one.name) for one in found]


def _workers(profile: Profile, team: Team, weights: InForce) -> list[Named]:
    found = propose(profile, team, limit=WORKERS, weights=weights.link_worker).candidates
    return [Named(one.id, one.name) for one in found]
