"""Whether help comes in time, and whether there is room."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Sentence
from matching.profile import Profile, Urgency
from matching.shortlisting.combine import COVERED_OF_255
from matching.weighting.weights import weight_of

SAME_DAY: Final = N_("Answers on the same day")
WITHIN_DAYS: Final = N_("Answers or has an appointment within %(days)s days")
BEARABLE_DAYS: Final = {Urgency.NOW: 2.0, Urgency.SOON: 14.0, Urgency.CAN_WAIT: 60.0}


def days_until_help(catalog: Catalog) -> NDArray[np.float32]:
    """The longer of waiting and answering time, shape (n,); negative where neither is said."""
    return np.maximum(catalog.waiting_days.astype(np.float32), catalog.response_days)


def bearable_days(profile: Profile, catalog: Catalog) -> NDArray[np.float32]:
    """How long each listing may take: by the least urgent need it covers, or else by the most urgent one asked.

    A slow service is right for a need that can wait, even beside an urgent one that others answer.

    Returns:
        Shape (n,); grows when a listing covers more of the needs.
    """
    days = {need.term.code: BEARABLE_DAYS[need.urgency] for need in profile.needs}
    least = min(days.values())
    bearable = np.full(len(catalog), least, np.float32)
    for code, limit in days.items():
        if limit > least:
            covers = catalog.cover_of_need(code) >= COVERED_OF_255
            np.maximum(bearable, covers * np.float32(limit), out=bearable)
    return bearable


def _explain_response(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    return [_say_days(round(days)) for days in values.facts["days"].take(rows).tolist()]


@lru_cache(maxsize=1024)
def _say_days(days: int) -> Sentence:
    if days == 0:
        return Sentence(SAME_DAY)
    if days == 1:
        return Sentence(N_("Answers within a day"))
    return Sentence(WITHIN_DAYS, {"days": days})


@feature_by_column(
    weight=weight_of("service", "response"), explain_rows=_explain_response, unknown=N_("Ask how long the wait is.")
)
def response(profile: Profile, catalog: Catalog) -> Values | None:
    """The longer of waiting and answering time, against the urgency; 0.5 at what is bearable.

    Returns:
        known: False where neither time is said; facts: `days`.
    """
    if not profile.needs:
        return None
    days = days_until_help(catalog)
    relative = np.maximum(days, 0)
    relative /= bearable_days(profile, catalog)
    relative *= relative
    relative += np.float32(1)
    return Values(np.reciprocal(relative, out=relative), days >= 0, {"days": days})


def _explain_places(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    return [*map(_say_places, catalog.places.take(rows).tolist())]


@lru_cache(maxsize=1024)
def _say_places(places: int) -> Sentence:
    if places == 0:
        return Sentence(N_("Has no place free now"))
    return Sentence(N_("Has places free: %(places)s"), {"places": places})


@feature_by_column(
    weight=weight_of("service", "places_free"), explain_rows=_explain_places, unknown=N_("Ask whether there is room.")
)
def places_free(profile: Profile, catalog: Catalog) -> Values | None:
    """1 where there is room, 0 where it is full; `known` is False where nobody counts places."""
    if not profile.asks_something:
        return None
    return Values((catalog.places > 0).astype(np.float32), catalog.places >= 0)
