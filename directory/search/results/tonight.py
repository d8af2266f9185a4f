"""Beds for this night: what has room comes first, and where nothing is known to have any, this is told."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from directory.ages import OF_AGE
from directory.catalog.listed import Listed
from directory.catalog.selection import Selection
from directory.helplines import Telephone, called
from directory.i18n import N_, Sentence
from directory.search.question import Query
from directory.search.results.answers import MOST_GUESSED, being
from directory.search.results.doors import shut_tonight
from directory.search.results.membership import is_perhaps_for_others
from directory.taxonomies import codes

_REACHED_KM = 20.0
_NOW = frozenset({"now", "today", "tonight"})
_WHO_FINDS_ONE = ("emergency_social_service",)
_FULL = N_("As far as is known, every bed that was found is taken: call before sending anybody there.")
_UNKNOWN = N_("None of the beds that were found is known to be free tonight: call before sending anybody there.")
_OTHERWISE = N_(
    "Who may still find one: the municipality's social emergency service (pronto intervento sociale), the street unit"
    " or Caritas; if cold or illness endangers somebody: %(numbers)s."
)
_OTHERWISE_HERE = N_(
    "Who may still find one: %(service)s, %(telephone)s; if cold or illness endangers somebody: %(numbers)s."
)


def is_for_tonight(query: Query) -> bool:
    """Whether a bed is asked for that is needed now; who is under age is taken in by others."""
    if query.ages is not None and query.ages[1] < OF_AGE:
        return False
    return codes.BED_TONIGHT in query.needs and query.when is not None and query.when.relative in _NOW


def room_first(query: Query, some: Selection) -> list[Selection]:
    """Some rows in parts: those that have a bed for tonight, and all others.

    Whatever only may have one is ranked among these, as lists call much more "hospitality" than takes somebody tonight.
    """
    free = _beds(query, some) & ~some.of(shut_tonight(some.catalog)) & (some.of(some.catalog.places) > 0)
    return [some.at(free), some.at(~free)]


def _beds(query: Query, some: Selection) -> NDArray[np.bool_]:
    """Shape (k,): which rows surely offer beds, and not only to a group that the question does not speak of."""
    others = is_perhaps_for_others(query, some.catalog)
    found: NDArray[np.bool_] = (some.cover_of_need(codes.BED_TONIGHT) > MOST_GUESSED) & ~some.of(others)
    return found


def rooms_tonight(query: Query, near: Sequence[Listed], fitting: Selection) -> Iterator[Sentence]:
    """What to say where no bed among the best results is known to be free, and who may still find one.

    Args:
        near: the best of the results that are not far away.
        fitting: all results.
    """
    if not is_for_tonight(query):
        return
    shown = fitting.instead(np.array([one.row for one in near], np.intp))
    beds = shown.at(_beds(query, shown))
    places = beds.of(beds.catalog.places)
    if (places > 0).any():
        return
    yield Sentence(_FULL if len(beds) and (places == 0).all() else _UNKNOWN)
    yield _otherwise(_who_finds_one(query, fitting))


def _otherwise(known: tuple[str, str] | None) -> Sentence:
    numbers = called(["112"])
    if known is None:
        return Sentence(_OTHERWISE, {"numbers": numbers})
    service, telephone = known
    return Sentence(_OTHERWISE_HERE, {"service": service, "telephone": Telephone(telephone), "numbers": numbers})


def _who_finds_one(query: Query, fitting: Selection) -> tuple[str, str] | None:
    """Name and telephone of the nearest social emergency service that reaches the place; None where none is known."""
    if query.place is None:
        return None
    services = fitting.at(being(_WHO_FINDS_ONE, fitting))
    near: NDArray[np.float32] = services.distance_km(query.place.point)
    catalog = services.catalog
    for at in np.argsort(near, kind="stable").tolist():
        row = services.rows.item(at)
        if near[at] <= _REACHED_KM and catalog.phone[row] and not catalog.is_example[row]:
            return catalog.name[row], catalog.phone[row]
    return None
