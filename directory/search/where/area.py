"""A whole province or land that a question names."""

from typing import NamedTuple

from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer import Municipality
from directory.places.town_names import said_province


class Area(NamedTuple):
    """A whole province or land.

    Args:
        label: how pages call it.
        provinces: their letters, that of the main place first.
    """

    label: Sentence | Labels
    provinces: tuple[str, ...]


def whole_province(seat: Municipality) -> Area:
    """The province of a capital."""
    return Area(Sentence(N_("province of %(province)s"), {"province": said_province(seat)}), (seat.province,))
