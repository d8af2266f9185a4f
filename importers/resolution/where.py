"""Where a place is, as one piece of evidence: street, number, town and point depend on each other."""

import re
from collections.abc import Callable, Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from directory.words.language import words
from importers.resolution.distinct import distinct, distinct_pairs
from importers.resolution.keys import Keys, coded
from importers.resolution.levels import UNKNOWN, Indexes, Levels, Prepared, Record
from importers.resolution.phrases import Phrases
from importers.resolution.street_names import street_of

SAME_STREET, ALIKE_STREET = 0.9, 0.6
MISSPELT_STREET = 75  # of 100, ratio of the letters: what two streets of one house number have in common
SAME_TOWN = 85  # of 100, token_set_ratio: "New York" is in "New York City"
SAME_SPOT_KM = 0.05
EARTH_KM = 6371.009
_TOWN_FIELDS = ("city", "municipality_code", "postal_code")


def where() -> Callable[[Sequence[Record]], Prepared]:
    """Compare addresses where both records name a street: see comparisons.WHERE_LEVELS.

    Fields: `address`, `city`, `municipality_code`, `postal_code`, `latitude` and `longitude`.
    """
    return _Where


def town() -> Callable[[Sequence[Record]], Prepared]:
    """Compare towns where a street is missing, so that no fact counts twice: same spot, same town, another one."""
    return _Town


class _Places:
    """What records say of a place, normalised; addresses and towns that repeat themselves once."""

    def __init__(self, records: Sequence[Record]) -> None:
        addresses, self.of_address = distinct(each.get("address", "") for each in records)
        split = [street_of(each) for each in addresses]
        self.streets = [street.name for street in split]
        different, which = distinct(["", *(street.number for street in split)])
        self.house_numbers = different
        self.number_of = which[1:][self.of_address]  # in `house_numbers`, 0 where there is none
        self.group = np.array([street.group for street in split], np.int8)[self.of_address]
        self.side = np.array([street.side for street in split], dtype="U2")[self.of_address]
        self.has_street = np.array([bool(street) for street in self.streets], bool)[self.of_address]
        towns, self.of_town = distinct(tuple(each.get(field, "") for field in _TOWN_FIELDS) for each in records)
        self.towns = np.array([" ".join(words(city)) for city, _, _ in towns], dtype=object)
        self.codes = np.array([code for _, code, _ in towns], dtype=object)
        self.postal = np.array([re.sub(r"\W", "", code) for _, _, code in towns], dtype=object)
        self.points = np.radians([_point(each) for each in records]).reshape(-1, 2)

    def both_have_streets(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Whether streets can be compared."""
        both: NDArray[np.bool_] = self.has_street[left] & self.has_street[right]
        return both

    def contradict(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        """Whether streets of one name are of two kinds, as a road and a square, or on two sides of a town."""
        group_a, group_b, side_a, side_b = self.group[left], self.group[right], self.side[left], self.side[right]
        kinds = (group_a != group_b) & (group_a > 0) & (group_b > 0)
        found: NDArray[np.bool_] = kinds | ((side_a != side_b) & (side_a != "") & (side_b != ""))
        return found

    def compare_towns(self, left: Indexes, right: Indexes) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether towns are surely the same, and whether they are surely others."""
        one, other, which = distinct_pairs(self.of_town[left], self.of_town[right], len(self.towns))
        code_a, code_b = self.codes[one], self.codes[other]
        coded = (code_a != "") & (code_b != "")
        town_a, town_b = self.towns[one], self.towns[other]
        named = (town_a != "") & (town_b != "")
        alike = town_a == town_b
        unsure = np.flatnonzero(~alike & named & ~coded)
        ratio = process.cpdist(
            town_a[unsure], town_b[unsure], scorer=fuzz.token_set_ratio, dtype=np.float32, workers=-1
        )
        alike[unsure] = ratio >= SAME_TOWN
        postal_a, postal_b = self.postal[one], self.postal[other]
        posted = (postal_a != "") & (postal_b != "")
        by_name = np.where(named, alike, posted & (postal_a == postal_b))
        same = np.where(coded, code_a == code_b, by_name).astype(bool)
        other_town = (coded | named | posted).astype(bool) & ~same
        return same[which], other_town[which]

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
        self.phrases = Phrases.of(self.streets, self.of_address)
        self._written = np.array([" ".join(street) for street in self.streets], dtype=object)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        here = ~self.compare_towns(left, right)[1]
        likeness = self.phrases.likeness(left, right)
        fits = ~self.contradict(left, right)
        number_a, number_b = self.number_of[left], self.number_of[right]
        no_number = (number_a == 0) | (number_b == 0)
        same_number = (number_a == number_b) & ~no_number
        is_same, is_alike = (likeness >= SAME_STREET) & fits, (likeness >= ALIKE_STREET) & fits
        is_alike |= self._are_misspelt(left, right, same_number & here & fits & ~is_alike)
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

    def _are_misspelt(self, left: Indexes, right: Indexes, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Of the pairs that are asked for, those whose streets differ by a slip or two."""
        found, some = asked.copy(), np.flatnonzero(asked)
        a, b = (self._written[self.of_address[each[some]]] for each in (left, right))
        found[some] = process.cpdist(a, b, scorer=fuzz.ratio, dtype=np.float32, workers=-1) >= MISSPELT_STREET
        return found

    def keys(self) -> Keys:
        """See Prepared."""
        said = np.column_stack((self.of_address, self.of_town)).tolist()
        spots = np.round(np.degrees(self.points), 3).tolist()
        numbers = [self.house_numbers[at] for at in self.number_of.tolist()]
        return coded(self._keys(*each) for each in zip(said, numbers, spots, strict=True))

    def _keys(self, said: tuple[int, int], number: str, spot: tuple[float, float]) -> list[str]:
        street, town = self.streets[said[0]], self.codes[said[1]] or self.towns[said[1]]
        whole = " ".join(street)
        keys = [f"at={word} {number}" for word in street] if number else []
        keys += [f"street={whole}", f"street={whole} {number} {town}"] if whole else []
        keys += [f"town={town}"] if town else []
        if all(map(isfinite, spot)):
            keys.append(f"point={spot[0]} {spot[1]}")
        return keys


class _Town(_Places):
    """See town."""

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        same, other = self.compare_towns(left, right)
        rules = (self.both_have_streets(left, right), self.same_spot(left, right), same, other)
        levels: Levels = np.select(rules, [UNKNOWN, 0, 1, 2], UNKNOWN).astype(np.int8)
        return levels

    def keys(self) -> Keys:
        """See Prepared; where says them."""
        return Keys(*(np.zeros(0, np.int64) for _ in Keys._fields))


def _point(record: Record) -> tuple[float, float]:
    try:
        return float(record["latitude"]), float(record["longitude"])
    except (KeyError, ValueError):
        return np.nan, np.nan
