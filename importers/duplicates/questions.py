"""Services of the directory that are probably the same: found as clusters, and kept as questions for people."""

import math
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from directory.curation.duplicate_questions import FoundMember, FoundQuestion, keep_questions
from directory.curation.history import last_sequence
from directory.queries.duplicate_decisions import Compared, apart, compared_decisions
from directory.queries.same_services import ComparedService, compared_services
from importers.duplicates.apart_in_one_list import are_apart_in_their_list
from importers.resolution.calibration import NEAR_CERTAIN, calibrated
from importers.resolution.comparisons import DIFFERENT_NAMES, OTHER_STREET, SERVICE
from importers.resolution.decisions import Decided
from importers.resolution.kinds_named import are_told_apart
from importers.resolve import Band, Part, Resolution

CODES = "codes"  # the part of an explanation that tells of official codes
OF_TWO_CODES = 0.5  # as good as not knowing: a register seldom has a thing twice, and nobody has counted how often
MOST_AT_ONCE = 4  # services in one question: more cannot be compared side by side


@dataclass(frozen=True)
class Cluster:
    """Entries that are probably the same.

    Args:
        probability: how often such pairs are the same, the mean over all pairs, in [0.01, 0.99].
        learned: what the weights say, in [0, 1], for the order; it claims too much.
        services: by name and id; `fits`: for each, the mean probability with the others, in [0.01, 0.99].
        weakest: the pair that is least surely the same, with its probability and why.
    """

    probability: float
    learned: float
    services: tuple[ComparedService, ...]
    fits: tuple[float, ...]
    weakest: tuple[ComparedService, ComparedService]
    weakest_probability: float
    parts: tuple[Part, ...]

    @property
    def band(self) -> Band:
        """Whether they are almost surely the same; never where the weakest pair is in two streets or has two names."""
        least = {"where": OTHER_STREET, "name": DIFFERENT_NAMES}
        is_doubtful = any(part.level >= least.get(part.name, part.level + 1) for part in self.parts)
        return Band.SAME if self.probability >= NEAR_CERTAIN and not is_doubtful else Band.ASK


@dataclass(frozen=True)
class Search:
    """What `find_questions` compared, and the clusters among it, the surest first."""

    services: tuple[ComparedService, ...]
    clusters: tuple[Cluster, ...]


def find_questions(session: Session, *, now: datetime) -> Search:
    """Search the whole directory for duplicates and keep what is to be asked; the caller commits.

    Reading and comparing come first and lock nothing; only keeping the questions takes the writers' turn. What people
    decide in the meantime counts, because whether a question is open is read from what became of its services.

    Args:
        now: aware time.
    """
    sequence = last_sequence(session)
    services = compared_services(session)
    resolution = _resolution(services, apart(session), compared_decisions(session))
    found = resolution.groups(told_apart=lambda a, b: _are_told_apart(services[a], services[b]))
    groups = [(_ordered(services, group.members), group.probability) for group in found]
    clusters = list(_clusters(services, resolution, groups))
    cut = [(part, sure) for members, sure in groups if len(members) > MOST_AT_ONCE for part in _cut(members)]
    asked = [one for one in clusters if len(one.services) <= MOST_AT_ONCE]
    questions = [_question(one) for one in (*asked, *_clusters(services, resolution, cut))]
    keep_questions(session, questions, sequence=sequence, services=len(services), now=now)
    return Search(tuple(services), tuple(sorted(clusters, key=_surest_first)))


def _are_told_apart(one: ComparedService, other: ComparedService) -> bool:
    return are_told_apart(one.name, other.name) or are_apart_in_their_list(one, other)


def _resolution(
    services: Sequence[ComparedService], apart: Collection[frozenset[uuid.UUID]], decided: Sequence[Compared]
) -> Resolution:
    at = {service.id: place for place, service in enumerate(services)}
    return Resolution(
        [service.fields for service in services],
        SERVICE,
        decided=[Decided(each.one, each.other, each.same) for each in decided],
        apart=[(at[a], at[b]) for a, b in map(sorted, apart) if a in at and b in at],
    )


def _ordered(services: Sequence[ComparedService], members: Sequence[int]) -> list[int]:
    return sorted(members, key=lambda place: (services[place].name, str(services[place].id)))


def _surest_first(one: Cluster) -> tuple[float, str, str]:
    return -one.learned, one.services[0].name, str(one.services[0].id)


def _cut(members: Sequence[int]) -> Iterator[Sequence[int]]:
    """Parts of nearly the same size, none larger than MOST_AT_ONCE and none of one member alone."""
    parts = -(-len(members) // MOST_AT_ONCE)
    size, larger = divmod(len(members), parts)
    start = 0
    for part in range(parts):
        end = start + size + (part < larger)
        yield members[start:end]
        start = end


def _clusters(
    services: Sequence[ComparedService], resolution: Resolution, groups: Sequence[tuple[Sequence[int], float]]
) -> Iterator[Cluster]:
    """Each group with the probabilities of all its pairs, asked for at once: one call costs as much as many pairs."""
    pairs = [np.array(list(combinations(members, 2)), np.int64) for members, _ in groups]
    if not pairs:
        return
    left, right = np.concatenate(pairs).T
    of_pairs = resolution.probabilities(left, right)
    are_two = np.array([services[a].has_other_codes(services[b]) for a, b in zip(left, right, strict=True)])
    ends = np.cumsum([len(each) for each in pairs])[:-1]
    honest_ones = np.split(np.minimum(calibrated(of_pairs), np.where(are_two, OF_TWO_CODES, 1.0)), ends)
    weakest_at = [of.argmin() for of in np.split(of_pairs - are_two, ends)]  # of two codes before all others
    weakest = np.array([each[at] for each, at in zip(pairs, weakest_at, strict=True)])
    reasons = resolution.explain_all(*weakest.T)
    every = zip(groups, pairs, honest_ones, weakest_at, reasons, strict=True)
    for (members, learned), each, honest, at, parts in every:
        one, other = (services[place] for place in each[at])
        is_in_doubt = one.has_other_codes(other)
        yield Cluster(
            float(honest.mean()),
            min(learned, OF_TWO_CODES) if is_in_doubt else learned,
            tuple(services[place] for place in members),
            tuple(_fit(place, each, honest) for place in members),
            (one, other),
            float(honest[at]),
            _with_codes(parts) if is_in_doubt else tuple(parts),
        )


def _with_codes(parts: Sequence[Part]) -> tuple[Part, ...]:
    """An explanation with what the codes take away, so that it still adds up: to even odds at most."""
    return (*parts, Part(CODES, 0, -max(0.0, math.fsum(part.weight for part in parts))))


def _fit(place: int, pairs: NDArray[np.int64], honest: NDArray[np.float64]) -> float:
    return float(honest[(pairs == place).any(axis=1)].mean())


def _question(cluster: Cluster) -> FoundQuestion:
    members = [
        FoundMember(one.id, fit, one.name, one.organization, one.place, one.fields)
        for one, fit in zip(cluster.services, cluster.fits, strict=True)
    ]
    reasons = [{"name": part.name, "level": part.level, "weight": part.weight} for part in cluster.parts]
    weakest = (cluster.weakest[0].id, cluster.weakest[1].id)
    return FoundQuestion(cluster.probability, cluster.learned, members, weakest, reasons)
