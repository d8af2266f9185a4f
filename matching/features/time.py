"""Whether a listing is open when the person is free."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.catalog.slots import DAY_NAMES, PARTS
from directory.i18n import N_, Sentence
from matching.profile import Profile
from matching.weighting.weights import weight_of

PART_NAMES: Final = (N_("morning"), N_("afternoon"), N_("evening"))
_SHOWN = 3
_VALUE_BY_SHARED: Final = np.array([0.0, 0.75, 0.9, 1.0], np.float32)  # one fitting slot is nearly all one needs


def shared_slots_value(slots: NDArray[np.uint32], free: int | NDArray[np.uint32]) -> NDArray[np.float32]:
    """How well opening or working slots meet the free ones.

    Args:
        slots: bit day·3 + part, shape (n,).
        free: of one person, or of many, shape (k, 1).
    Returns:
        Shape (n,) or (k, n): 0 for no shared slot, 1 from three on.
    """
    shared = np.bitwise_count(slots & np.uint32(free))
    value: NDArray[np.float32] = _VALUE_BY_SHARED.take(shared, mode="clip")  # more than three are as good
    return value


def value_always_open(profile: Profile) -> float:
    """What `open_times` says at most: somebody who has one free morning shares no more."""
    return float(shared_slots_value(np.array([profile.free_slots], np.uint32), profile.free_slots)[0])


@lru_cache(maxsize=4096)
def slot_names(slots: int) -> tuple[Sentence, ...]:
    """The first slots in words."""
    names = [
        Sentence(N_("%(day)s %(part)s"), {"day": Sentence(day_name), "part": Sentence(part_name)})
        for day, day_name in enumerate(DAY_NAMES)
        for part, part_name in enumerate(PART_NAMES)
        if slots >> (day * len(PARTS) + part) & 1
    ]
    return tuple(names[:_SHOWN])


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    appointed = catalog.slots_by_appointment(rows.tolist())
    return [
        _say_shared(slots & profile.free_slots, slots & profile.free_slots & ~by_appointment)
        for slots, by_appointment in zip(catalog.slots.take(rows).tolist(), appointed, strict=True)
    ]


@lru_cache(maxsize=4096)
def _say_shared(shared: int, open_door: int) -> Sentence:
    """Slots without an appointment come first; where there are none, what is said is that one is needed."""
    if not shared:
        return Sentence(N_("Is closed when the person is free"))
    if not open_door:
        return Sentence(N_("By appointment when the person is free: %(times)s"), {"times": slot_names(shared)})
    shared = open_door
    return Sentence(N_("Open when the person is free: %(times)s"), {"times": slot_names(shared)})


@feature_by_column(weight=weight_of("service", "open_times"), explain_rows=_explain, unknown=N_("Ask when it is open."))
def open_times(profile: Profile, catalog: Catalog) -> Values | None:
    """How many of the person's free slots it is open in.

    Returns:
        known: False where no hours are given.
    """
    if not profile.free_slots:
        return None
    return Values(shared_slots_value(catalog.slots, profile.free_slots), catalog.slots != 0)
