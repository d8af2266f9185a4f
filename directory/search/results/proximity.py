"""How near a listing is to the place that was asked for."""

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.catalog.reach import ASK_ACROSS_THE_BORDER, ASK_NUMBER_ABROAD, AT_THE_CENTRE_KM, reach
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.catalog.selection import Selection
from directory.catalog.ways_in import AT_HOME
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer import Municipality
from directory.places.town_names import TownName, said_town
from directory.search.question import Query
from directory.search.results.answers import answering_terms, asks_for_terms
from directory.search.results.distance import across_the_border, is_in_person
from directory.taxonomies.vocabulary import cannot_wait

HALF_DISTANCE_KM = 8.0  # nearness falls with the square of the distance
HALF_ONCE_KM = 12.0  # for a bed tonight, or out of violence: one goes there once, and not every week
IN_TOWN_KM = 1.5  # all of a town is as near
SOMEWHERE_IN_TOWN_KM = 2.5  # points that are only its centre say no way, and must not win over known addresses
MAYBE_REMOTE = 0.12  # help by phone from afar that does not say whom it takes
ACROSS = 0.12  # at most, behind a border: rights, benefits and insurance mostly end there
NEAR_IN_VAIN = 0.4  # what nearness counts of what does not answer: a nursery round the corner helps with no homework
MUCH_OF_THE_WORDS = 0.35  # of the most that the words could score: who says so much may answer without any terms
REMOTE_NEARNESS = 0.8  # a phone call is nearly as near as the house next door
MANY = 2000  # rows: those of them that help from afar are sorted out before they are looked at
ASK_FROM_AFAR = N_("Helps by phone or online; ask whether also people from %(place)s")
FROM_AFAR = Sentence(N_("Can be reached by phone or online"))
_FACTS = ("maybe", "reached", "across", "inside", "km")
_IN_TOWN, _SOMEWHERE, _NO_WAY = np.float32(IN_TOWN_KM), np.float32(SOMEWHERE_IN_TOWN_KM), np.float32(np.inf)


def nearness(km: Any, half_km: float = HALF_DISTANCE_KM) -> Any:
    """In (0, 1]: half at a distance; unlike with a power of the distance, far places stay apart."""
    return 1 / (1 + (km * np.float32(1 / half_km)) ** 2)


def half_distance(query: Query) -> float:
    """Where nearness is half, in km."""
    return HALF_ONCE_KM if any(map(cannot_wait, query.main_needs)) else HALF_DISTANCE_KM


def _explain_proximity(query: Query, catalog: Selection, values: Values, rows: Rows) -> list[Sentence]:
    assert query.place is not None  # noqa: S101 - asked only where there is one
    land = query.area.label if query.area else None
    asked = land if isinstance(land, Labels) else said_town(query.place)
    maybe, reached, across, inside, km = [values.facts[name].take(rows).tolist() for name in _FACTS]
    own = [column.take(rows).tolist() for column in (catalog.remote, catalog.has_point)]
    columns = zip(rows.tolist(), maybe, reached, across, inside, km, *own, strict=True)
    return [
        _say_reached(asked if may else None, is_remote, has_point)
        if may or reaches
        else _say_across(catalog.town(row), asked)
        if is_across
        else _say_far(round(far, 1), catalog.town(row) if is_inside or far < AT_THE_CENTRE_KM else None)
        for row, may, reaches, is_across, is_inside, far, is_remote, has_point in columns
    ]


@lru_cache(maxsize=1024)
def _say_reached(asked: TownName | None, is_remote: bool, has_point: bool) -> Sentence:
    """Where nobody has to go.

    Args:
        asked: the place, where it is not known whether people from there are helped; of what has no point itself, the
            number alone tells so.
    """
    if asked is not None:
        return Sentence(ASK_FROM_AFAR if has_point else ASK_NUMBER_ABROAD, {"place": asked})
    return FROM_AFAR if is_remote else AT_HOME


@lru_cache(maxsize=4096)
def _say_across(town: TownName, asked: TownName) -> Sentence:
    return Sentence(ASK_ACROSS_THE_BORDER, {"from": town, "place": asked})


@lru_cache(maxsize=4096)
def _say_far(km: float, town: TownName | None) -> Sentence:
    """Where one goes; to a town when no way in it is known."""
    if town is not None:
        return Sentence(N_("In %(place)s"), {"place": town})
    return Sentence(N_("Serves other places")) if math.isinf(km) else Sentence(N_("%(km)s km away"), {"km": km})


@feature_by_column(weight=4.0, explain_rows=_explain_proximity, unknown=N_("Ask whether it reaches this place"))
def proximity(query: Query, catalog: Selection) -> Values | None:
    """Nearness in a straight line, to the nearest of the places.

    What is remote or comes home counts as near where it serves one of them or may. Of what answers nothing that was
    asked nearness counts less than half.
    """
    if query.place is None:
        return None
    each = [catalog.distance_km(place.point) for place in query.places]
    km = each[0] if len(each) == 1 else np.minimum.reduce(each)
    near = nearness(np.maximum(km, np.where(km < AT_THE_CENTRE_KM, _SOMEWHERE, _IN_TOWN)), half_distance(query))
    inside = _in_area(query, catalog)
    near = np.maximum(near, inside)
    reached, maybe = _reached(query, query.place, catalog, each[0], near)
    for place, far in zip(query.also_near, each[1:], strict=True):
        reached_there, maybe_there = _reached(query, place, catalog, far, near)
        reached, maybe = reached | reached_there, (maybe | maybe_there) & ~(reached | reached_there)
    across = catalog.of(across_the_border(query, catalog.catalog))
    np.minimum(near, np.float32(ACROSS), out=near, where=across)
    score = np.maximum(near, np.float32(REMOTE_NEARNESS) * reached)
    np.copyto(score, np.float32(MAYBE_REMOTE), where=maybe)
    if asks_for_terms(query):
        np.multiply(score, np.float32(NEAR_IN_VAIN), out=score, where=~_helps(query, catalog))
    known = catalog.has_point | reached | maybe | _serves_others(query, catalog)
    return Values(
        score,
        known,
        {"km": np.where(inside, _NO_WAY, km), "reached": reached, "maybe": maybe, "across": across, "inside": inside},
    )


def _helps(query: Query, catalog: Selection) -> NDArray[np.bool_]:
    """Shape (k,): what answers one of the terms asked for, or is called or says what was asked in other ways."""
    helps = answering_terms(query, catalog)
    if len(catalog.named.rows):
        helps |= catalog.worth_of_name > 0
    if catalog.match is not None and query.words:
        helps |= catalog.words_score >= MUCH_OF_THE_WORDS
    return helps


def _serves_others(query: Query, catalog: Selection) -> NDArray[np.bool_]:
    """Shape (k,): what names the area that it serves, and none of the places is in it."""
    serves, area_known = zip(*[catalog.serves(place) for place in query.places], strict=True)
    found: NDArray[np.bool_] = area_known[0] & ~np.logical_or.reduce(serves)
    return found


def _reached(
    query: Query, place: Municipality, catalog: Selection, km: NDArray[np.float32], near: NDArray[np.float32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows count as near because nobody has to go there, and which may; of many rows, few help from afar."""
    if len(catalog) > MANY:
        afar = np.flatnonzero(catalog.of(catalog.catalog.from_afar))
        reached, maybe = np.zeros((2, len(catalog)), np.bool_)
        reached[afar], maybe[afar] = _reached_among(query, place, catalog.at(afar), km.take(afar), near.take(afar))
        return reached, maybe
    return _reached_among(query, place, catalog, km, near)


def _reached_among(
    query: Query, place: Municipality, catalog: Selection, km: NDArray[np.float32], near: NDArray[np.float32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    visits, remote, unclear = reach(catalog, place, km)
    from_afar = not is_in_person(query)
    return (visits | (remote & from_afar)) & (near < REMOTE_NEARNESS), unclear & from_afar & (near < MAYBE_REMOTE)


def _in_area(query: Query, catalog: Selection) -> NDArray[np.bool_]:
    """Shape (k,): what is in the whole province or region that was asked for; how far from its capital says nothing."""
    if query.area is None:
        return np.zeros(len(catalog), np.bool_)
    return catalog.any_of(catalog.municipalities.in_provinces(query.area.provinces))
