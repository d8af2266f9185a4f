"""The listings that can come first for a person: what cannot is seen from a few features, and not asked the others.

No feature adds more than its weight. Once some have been measured, a row reaches at most what they say and the weights
of the others; what cannot come up to the last of those that are sure to be shown is left out. So the first ones are
exactly those that measuring everything would give.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.catalog.scoring import NOTHING_MEASURED, UNKNOWN_VALUE, Values, threshold
from matching.features import FEATURES
from matching.features.cost import budget_of
from matching.features.needs import covering
from matching.features.place import in_reach
from matching.profile import Profile
from matching.shortlisting.assessment import Assessment
from matching.shortlisting.surroundings import WITNESSES, Nearby, Rows

# Of all rows: what tells most apart, is seldom asked, or takes little; the second line is kept for surroundings.
_FIRST_OF_PERSON: Final = ("need_cover", "interest_cover", "word_match", "wheelchair", "access")
_FIRST_OF_MANY: Final = ("place", "cost")
_OF_ENTRY: Final = ("verification", "places_free", "completeness")  # the same for everybody who asks on the same day
_SECOND: Final = ("open_times", "response", "spoken_language")  # of those that may still come first
_ASKED_MORE: Final = 1536  # rows of which the second are asked, as long as nothing says that they are too few
_ASKED_ALL: Final = 160  # rows of which everything is asked
_FEW: Final = 2 * _ASKED_ALL  # rows of which to ask everything at once
_ROUNDING: Final = 1e-5  # of a score, many times what float32 loses

Flags = NDArray[np.bool_]


class Wanted(NamedTuple):
    """How many of the best must be right.

    Args:
        open: of those in reach to which the person may come.
        refused: of the others in reach.
    """

    open: int
    refused: int


@dataclass
class _Bounded:
    """Rows, what was measured of them, and how high each can come: in weights, before they are divided by their sum.

    Args:
        gain: shape (k,), float32; with `most` the bound of each row.
        most: what is the same for all rows.
        nearby: where the rows are known as some of those in reach of a place: what `place` says of them is taken last.
        before: the rows of which these are some, and where they stand among them.
    """

    profile: Profile
    rows: Part
    weights: Mapping[str, float]
    gain: NDArray[np.float32]
    most: float
    nearby: Nearby | None = None
    before: "tuple[_Bounded, Rows] | None" = None
    measured: dict[str, Values] = field(default_factory=dict)

    def measure(self, names: Iterable[str]) -> None:
        """Ask further features; the bounds fall by what they do not give."""
        for name in names:
            weight = self.weights[name]
            values = self._values(name) if weight > 0 else None
            if values is None:
                self.most -= weight
                continue
            self.measured[name] = values
            # As `with_unknown`, but what is the same for all is not worked out for each.
            unknown = 0.0 if values.is_known_everywhere else UNKNOWN_VALUE
            gain = (values.score - np.float32(unknown)) * values.known if unknown else values.score.copy()
            gain *= np.float32(weight)
            self.gain += gain
            self.most -= weight * (1 - unknown)

    def _values(self, name: str) -> Values | None:
        return self.measured.get(name) or FEATURES[name].measure(self.profile, self.rows)

    def down_to(self, least: float, beside: Rows) -> "_Bounded":
        """The rows that can come so high, and some others."""
        kept = self.gain >= np.float32(least - self.most)
        kept[np.searchsorted(self.rows.rows, beside)] = True
        places = kept.nonzero()[0]
        nearby = self.nearby and self.nearby.at(places)
        rows = nearby.part if nearby else self.rows.at(places)
        return _Bounded(
            self.profile, rows, self.weights, self.gain.take(places), self.most, nearby, before=(self, places)
        )

    def least(self, wanted: int) -> float:
        """A bound that as many rows reach, and not many more; all where there are not so many."""
        return threshold(self.gain, wanted) + self.most if len(self.gain) > wanted else -np.inf

    def measured_at(self, places: Rows) -> dict[str, Values]:
        """What was measured of some of the rows, now or before."""
        found = {name: values.at(places) for name, values in self.measured.items()}
        if self.before:
            more, own = self.before
            found.update(more.measured_at(own.take(places)))
        return found

    def assessed(self) -> Assessment:
        """Everything of these rows."""
        found = {"place": self.nearby.near()} if self.nearby else {}
        if self.before:
            more, own = self.before
            found.update(more.measured_at(own))
        return Assessment.of(self.profile, self.rows, self.weights, found)


def shortlist(
    profile: Profile,
    candidates: Part,
    wanted: Wanted,
    weights: Mapping[str, float] | None = None,
    nearby: Nearby | None = None,
) -> Assessment:
    """Everything of the listings that can be among the best.

    Args:
        candidates: ascending.
        weights: by feature, instead of `data/weights.csv`.
        nearby: the same candidates, where they are some of those in reach of the person's place, which then counts.
    Returns:
        Of some of the candidates: all that are among the wanted ones, and for each need some that may cover it.
    """
    if len(candidates) <= _FEW:
        return Assessment.of(profile, candidates, weights, {"place": nearby.near()} if nearby else NOTHING_MEASURED)
    by_name = {name: max((weights or {}).get(name, one.weight), 0.0) for name, one in FEATURES.items()}
    first, beside = (
        _bounded(profile, candidates, by_name) if nearby is None else _bounded_nearby(profile, nearby, by_name)
    )
    few = first.least(_ASKED_MORE)
    second = first.down_to(few, beside)
    second.measure(_SECOND)
    fewer = second.least(_ASKED_ALL)
    known = second.down_to(fewer, beside).assessed()
    least = _least_sure(known, wanted, by_name["eligibility"])
    if least > max(few, fewer):
        return known
    if least <= few:  # what was left out may come as high, but nothing lower
        second = first.down_to(least, beside)
        second.measure(_SECOND)
    return second.down_to(least, beside).assessed()


def _bounded(profile: Profile, candidates: Part, weights: Mapping[str, float]) -> tuple[_Bounded, Rows]:
    """All candidates with what most features say of them, and rows of which some may cover each need."""
    gain = -candidates.of(_lost_by_entry_to(profile, candidates.whole, weights))
    first = _Bounded(profile, candidates, weights, gain, sum(weights.values()))
    first.measure((*_FIRST_OF_PERSON, *_FIRST_OF_MANY))
    inside = in_reach(first.measured["place"]) if "place" in first.measured else np.ones(len(candidates), np.bool_)
    first.gain[~inside] = -np.inf
    return first, candidates.rows.take(_witnesses(profile, candidates, inside))


def _bounded_nearby(profile: Profile, nearby: Nearby, weights: Mapping[str, float]) -> tuple[_Bounded, Rows]:
    """As `_bounded`, where much is known of all that is in reach of a place."""
    around = nearby.around

    def of_all() -> tuple[NDArray[np.float32], float]:
        gain = -around.rows.of(_lost_by_entry_to(profile, around.rows.whole, weights))
        all_rows = _Bounded(profile, around.rows, weights, gain, sum(weights.values()))
        all_rows.measured["place"] = around.near
        all_rows.measure(_FIRST_OF_MANY)
        return all_rows.gain, all_rows.most

    key = ("bound", profile.asked_on, budget_of(profile), *weights.values())
    gain, most = around.once(key, of_all)
    first = _Bounded(profile, nearby.part, weights, gain.take(nearby.places), most, nearby)
    first.measure(_FIRST_OF_PERSON)
    return first, around.witnesses(profile)


def _lost_by_entry_to(profile: Profile, catalog: Catalog, weights: Mapping[str, float]) -> NDArray[np.float32]:
    """What the features that ask nothing of the person do not give to each listing."""
    return _lost_by_entry(catalog, profile.asked_on, tuple(weights[name] for name in _OF_ENTRY))


@lru_cache(maxsize=4)  # today's catalog, and the one before while it is still in use
def _lost_by_entry(catalog: Catalog, today: date | None, weights: tuple[float, ...]) -> NDArray[np.float32]:
    anybody = Profile(asked_on=today, words="?")
    lost = np.zeros(len(catalog), np.float32)
    for name, weight in zip(_OF_ENTRY, weights, strict=True):
        values = FEATURES[name].measure(anybody, catalog)
        lost += np.float32(weight) * (1 if values is None else 1 - values.with_unknown())
    return lost


def _least_sure(known: Assessment, wanted: Wanted, by_eligibility: float) -> float:
    """How high a row must be able to come to be among the wanted ones, as a bound: these are sure to come so high."""
    all_weights = sum(asked.weight for asked, _, _ in known.scores.parts)
    sure = []
    for allowed, count, lost in ((known.open_to, wanted.open, 0.0), (~known.open_to, wanted.refused, by_eligibility)):
        totals = known.scores.total[allowed & known.in_reach]
        if len(totals) < count:
            return -np.inf
        last = float(np.partition(totals, -count)[-count])
        sure.append((last - _ROUNDING) * all_weights + lost)  # who is refused gets nothing for eligibility
    return min(sure)


def _witnesses(profile: Profile, candidates: Part, inside: Flags) -> Rows:
    """For each need, places of some rows in reach that cover it and are not full."""
    with_room = inside & (candidates.places != 0)
    found = [np.flatnonzero(with_room & covering(need, candidates))[:WITNESSES] for need in profile.needs]
    return np.concatenate([np.empty(0, np.intp), *found])
