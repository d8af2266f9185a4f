"""The listings as the peers take them in: the same texts, stems, places and categories."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks import ours
from benchmarks.measure import timed
from benchmarks.questions import Question
from directory.catalog.rows import ListingRow
from directory.words.language import stems

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, eq=False)
class Corpus:
    """Columns of n listings, in the order in which they were made; the position is the number of a listing.

    Args:
        texts: name, organization and description of each listing, as written.
        stemmed: the same as our own stems, with a space between.
        seconds: what stemming took; it belongs to the building of every peer that is given stems.
        latitude, longitude: float32 degrees, not a number without a point.
        categories: the kinds of service of each listing.
    """

    texts: list[tuple[str, str, str]]
    stemmed: list[tuple[str, str, str]]
    seconds: float
    latitude: NDArray[np.float32]
    longitude: NDArray[np.float32]
    categories: list[list[str]]

    def __len__(self) -> int:
        return len(self.texts)

    @classmethod
    def of(cls, listings: Sequence[ListingRow]) -> "Corpus":
        """From the rows that our own catalog is built of."""
        texts = [(row.name, row.organization, row.description) for row in listings]
        ours.forget_stems()
        seconds, stemmed = timed(lambda: [(_stemmed(name), _stemmed(of), _stemmed(text)) for name, of, text in texts])
        degrees = [(row.point.latitude, row.point.longitude) if row.point else (np.nan, np.nan) for row in listings]
        points = np.array(degrees, np.float32)
        categories = [[code for taxonomy, code in row.tags if taxonomy == "service_type"] for row in listings]
        return cls(texts, stemmed, seconds, points[:, 0].copy(), points[:, 1].copy(), categories)


@dataclass(frozen=True)
class Box:
    """Degrees that hold the circle of a question; peers cut the box, which is less work than the circle."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, question: Question) -> "Box | None":
        """The box of a question with a chosen radius."""
        if question.point is None or question.within_km is None:
            return None
        latitude, longitude = question.point
        up = question.within_km / _KM_PER_DEGREE
        side = up / float(np.cos(np.radians(latitude)))
        return cls(latitude - up, latitude + up, longitude - side, longitude + side)


def _stemmed(text: str) -> str:
    return " ".join(stems(text))
