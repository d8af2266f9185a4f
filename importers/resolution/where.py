"""Where a place is, as one piece of evidence: street, number, town and point depend on each other."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from directory.language import words
from importers.convert.streets import street_key
from importers.resolution.levels import UNKNOWN, Indexes, Levels, Prepared, Record
from importers.resolution.phrases import Phrases
from importers.resolution.values import same_numbers

SAME_STREET, ALIKE_STREET = 0.9, 0.6
SAME_TOWN = 85  # of 100, token_set_ratio: "New York" is in "New York City"
SAME_SPOT_KM = 0.05
EARTH_KM = 6371.009
HOUSE_NUMBER = re.compile(r"\d+[a-z]?")


def where() -> Callable[[Sequence[Record]], Prepared]:
    """Compare addresses where both records name a street: see comparisons.WHERE_LEVELS.

    Fields: `address`, `city`, `municipality_code`, `postal_code`, `latitude` and `longitude`.
    """
    return _Where


def town() -> Callable[[Sequence[Record]], Prepared]:
    """Compare towns where a street is missing, so that no fact counts twice: same spot, same town, another one."""
    return _Town


@lru_cache(maxsize=1 << 18)  # every address is looked at for the street and for the town
def street_and_number(address: str) -> tuple[list[str], str]:
    """The words of the street, and the house number, wherever it stands; not to be changed.

    >>> street_and_number("V.le F.lli Cervi 8/C"), street_and_number("6703 Melrose Ave.")
    ((['viale', 'fratelli', 'cervi'], '8c'), (['melrose', 'ave'], '6703'))
    >>> street_and_number("via 4 Novembre 12")
    (['via', '4', 'novembre'], '12')
    """
    parts = street_key(address).split()
    found = [at for at, part in enumerate(parts) if HOUSE_NUMBER.fullmatch(part)]
    # A number before the name of the street is of the house only where nothing stands before it.
    at = next((at for at in found if at == 0 or at > 1), None)
    if at is None:
        return parts, ""
    return [*parts[:at], *parts[at + 1 :]], parts[at]


class _Places:
    """What records say of a place, normalised."""

    def __init__(self, records: Sequence[Record]) -> None:
        split = [street_and_number(each.get("address", "")) for each in records]
        self.streets, self.numbers = [street for street, _ in split], np.array([n for _, n in split], dtype=object)
        self.has_street = np.array([bool(street) for street in self.streets], bool)
        self.towns = np.array([" ".join(words(each.get("city", ""))) for each in records], dtype=object)
        self.town_numbers = same_numbers(self.towns)
        self.codes = np.array([each.get("municipality_code", "") for each in records], dtype=object)
        self.postal = np.array([re.sub(r"\W", "", each.get("postal_code", "")) for each in records], dtype=object)
        self.points = np.radians([_point(each) for each in records]).reshape(-1, 2)

    def both_have_streets(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Whether streets can be compared."""
        both: NDArray[np.bool_] = self.has_street[left] & self.has_street[right]
        return both

    def compare_towns(self, left: Indexes, right: Indexes) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether towns are surely the same, and whether they are surely others."""
        code_a, code_b = self.codes[left], self.codes[right]
        coded = (code_a != "") & (code_b != "")
        town_a, town_b = self.towns[left], self.towns[right]
        named = (town_a != "") & (town_b != "")
        alike = self.town_numbers[left] == self.town_numbers[right]
        unsure = np.flatnonzero(~alike & named)
        ratio = process.cpdist(town_a[unsure], town_b[unsure], scorer=fuzz.token_set_ratio, dtype=np.float32)
        alike[unsure] = ratio >= SAME_TOWN
        postal_a, postal_b = self.postal[left], self.postal[right]
        posted = (postal_a != "") & (postal_b != "")
        by_name = np.where(named, alike, posted & (postal_a == postal_b))
        same = np.where(coded, code_a == code_b, by_name)
        said = coded | named | posted
        return same.astype(bool), said & ~same.astype(bool)

    def same_spot(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Whether points are so near that it is the same building."""
        a, b = self.points[left], self.points[right]
        north = a[:, 0] - b[:, 0]
        east = (a[:, 1] - b[:, 1]) * np.cos((a[:, 0] + b[:, 0]) / 2)
        near: NDArray[np.bool_] = np.hypot(north, east) * EARTH_KM <= SAME_SPOT_KM
        return near


class _Where(_Places):
    """See where."""

    def __init__(self, records: Sequence[Record]) -> None:
        super().__init__(records)
        self.phrases = Phrases.of(self.streets)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        here = ~self.compare_towns(left, right)[1]
        likeness = self.phrases.likeness(left, right)
        is_same, is_alike = likeness >= SAME_STREET, likeness >= ALIKE_STREET
        number_a, number_b = self.numbers[left], self.numbers[right]
        no_number = (number_a == "") | (number_b == "")
        same_number = (number_a == number_b) & ~no_number
        rules = (
            ~self.both_have_streets(left, right),
            is_same & same_number & here,
            ((is_alike & same_number) | self.same_spot(left, right)) & here,
            is_same & same_number,
            is_same & no_number & here,
            is_same & here,
            here,
        )
        levels: Levels = np.select(rules, [UNKNOWN, *range(len(rules) - 1)], len(rules) - 1).astype(np.int8)
        return levels

    def keys(self) -> Iterator[list[str]]:
        """See Prepared."""
        return map(self._keys, range(len(self.streets)))

    def _keys(self, row: int) -> list[str]:
        street, number, town = " ".join(self.streets[row]), self.numbers[row], self.codes[row] or self.towns[row]
        keys = [f"at={word} {number}" for word in self.streets[row] if number]
        keys += [f"street={street}", f"street={street} {number} {town}"] if street else []
        keys += [f"town={town}"] if town else []
        if np.isfinite(self.points[row]).all():
            latitude, longitude = np.round(np.degrees(self.points[row]), 3)
            keys.append(f"point={latitude} {longitude}")
        return keys


class _Town(_Places):
    """See town."""

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        same, other = self.compare_towns(left, right)
        rules = (self.both_have_streets(left, right), self.same_spot(left, right), same, other)
        levels: Levels = np.select(rules, [UNKNOWN, 0, 1, 2], UNKNOWN).astype(np.int8)
        return levels

    def keys(self) -> list[list[str]]:
        """See Prepared; where says them."""
        return [[] for _ in self.streets]


def _point(record: Record) -> tuple[float, float]:
    try:
        return float(record["latitude"]), float(record["longitude"])
    except (KeyError, ValueError):
        return np.nan, np.nan
