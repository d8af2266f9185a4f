"""How near a listing is, by the person's means."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.reach import AT_THE_CENTRE_KM, reach
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.catalog.ways_in import AT_HOME
from directory.i18n import N_, Sentence
from directory.places.town_names import said_town
from matching.profile import Means, Profile
from matching.shortlisting.journeys import (
    IN_REACH,
    JOURNEYS,
    ROUNDING,
    farthest_km,
    going_there,
    say_journey,
    travel_minutes,
    travel_of,
)
from matching.shortlisting.telephone_lines import lines_alone
from matching.weighting.weights import weight_of

_OTHER_AREA: Final = Sentence(N_("Serves another area"))
HELPS_FROM_AFAR: Final = N_("Helps by phone or online")
IS_IN: Final = N_("Is in %(place)s")
_REMOTE: Final = Sentence(HELPS_FROM_AFAR)
REMOTE_VALUE = 0.85  # as near as a short way, but not the same as meeting
SAME_MUNICIPALITY = 0.85
IN_SERVICE_AREA = 0.7


def in_reach(values: Values) -> NDArray[np.bool_]:
    """Shape (n,): by what `place` says, not known to be farther than three times what the person can bear."""
    reached: NDArray[np.bool_] = ~values.known | (values.score >= IN_REACH)
    return reached


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    each = (values.facts[name].take(rows).tolist() for name in _Near._fields)
    near = map(_Near._make, zip(*each, strict=True))
    return [_say(profile, catalog, row, one) for row, one in zip(rows.tolist(), near, strict=True)]


class _Near(NamedTuple):
    """The facts of one listing."""

    km: float
    minutes: float
    there: float
    visits: bool
    remote: bool
    same: bool
    serves: bool
    is_line: bool


def _say(profile: Profile, catalog: Catalog, row: int, near: _Near) -> Sentence:
    if near.visits:
        return AT_HOME
    if near.remote and (near.is_line or near.there < REMOTE_VALUE):
        return _REMOTE
    if near.same and not AT_THE_CENTRE_KM <= near.km < math.inf:
        return Sentence(IS_IN, {"place": catalog.town(row)})
    if near.km < math.inf:
        return _say_way(profile, near.km, near.minutes)
    if profile.place and near.serves:
        return Sentence(N_("Serves people from %(place)s"), {"place": said_town(profile.place)})
    return _OTHER_AREA


def _say_way(profile: Profile, km: float, minutes: float) -> Sentence:
    """How long and how; on foot where that is as quick as the person's means. In a wheelchair nobody walks."""
    walks = km * JOURNEYS[Means.FOOT].minutes_per_km <= minutes * (1 + ROUNDING)
    means = Means.FOOT if walks else travel_of(profile).means
    if profile.wheelchair and means is Means.FOOT:
        return Sentence(N_("%(km)s km away in a straight line"), {"km": round(km, 1)})
    return say_journey(means, minutes, km)


@feature_by_column(
    weight=weight_of("service", "place"),
    explain_rows=_explain,
    unknown=N_("Ask where it is, or how far they come."),
)
def place(profile: Profile, catalog: Catalog) -> Values | None:
    """Minutes by the person's means against what they can bear; home visits and remote help are near.

    Where an area is given, it decides who is visited or helped by phone; otherwise the distance does.

    Returns:
        score: help by phone or online from too far to go there, which names no area, counts as barely in reach: whether
        it helps from there is to be checked (`matching.rules.meeting`), and what is known to be nearer comes first;
        known: False without point, municipality and area;
        facts: `km`, `minutes`, `there` (the value of going there), in which ways it is near; `afar`, as `from_afar`.
    """
    if profile.place is None or profile.point is None:
        return None
    travel = travel_of(profile)
    km = catalog.distance_km(profile.point)
    minutes = travel_minutes(km, travel.means)
    serves, area_known = catalog.serves(profile.place)
    same = catalog.in_municipality(profile.place)
    there = going_there(minutes, travel)
    in_area = np.maximum(same * np.float32(SAME_MUNICIPALITY), serves * np.float32(IN_SERVICE_AREA))
    there = np.maximum(there, in_area * ~catalog.has_point)  # infinitely far without a point, which is worth 0
    visits, remote, unclear = reach(catalog, profile.place, km)
    afar = unclear & (km > farthest_km(profile))
    value = np.maximum(there, np.maximum(visits, remote * np.float32(REMOTE_VALUE)))
    unclear &= value < IN_REACH
    value = np.maximum(value, unclear * np.float32(IN_REACH))
    known = catalog.has_point | same | area_known | visits | remote
    facts = {"km": km, "minutes": minutes, "there": there, "visits": visits, "remote": remote}
    is_line = catalog.of(lines_alone(catalog.whole))
    return Values(value, known, {**facts, "same": same, "serves": serves, "afar": afar, "is_line": is_line})
