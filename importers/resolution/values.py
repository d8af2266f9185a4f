"""Short texts and numbers compared as wholes: a given name, a town, a birth date, a code, a phone."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from directory.words.language import fold, words
from importers.resolution.keys import Keys, coded, joined
from importers.resolution.levels import UNKNOWN, Indexes, Levels, Prepared, Record

ALIKE, PARTLY_ALIKE = 0.92, 0.8  # Jaro-Winkler
DIGITS_OF_A_PHONE = 9  # the last ones, so that country codes and first zeros do not count
SHORTEST_PHONE = 6  # shorter ones are helplines, which many share
SWITCHBOARD = 10  # records; a number that more have is that of an office: who has it may have one of its own, too


def texts(field: str, swapped_with: str = "") -> Callable[[Sequence[Record]], Prepared]:
    """Compare one field: same, swapped with another field, alike, partly alike, different."""
    return lambda records: _Texts(field, [_plain(each, field) for each in records], _others(records, swapped_with))


def numbers(field: str) -> Callable[[Sequence[Record]], Prepared]:
    """Compare a number, date or code: same, one digit or letter differs, different."""
    return lambda records: _Numbers(field, [re.sub(r"[\W_]", "", fold(each.get(field, ""))) for each in records])


def areas(text_field: str, number_field: str) -> Callable[[Sequence[Record]], Prepared]:
    """Compare a town and its postal code, which say one thing: same, one of them the same, alike, different."""
    return lambda records: _Areas(texts(text_field)(records), numbers(number_field)(records))


def phones(field: str) -> Callable[[Sequence[Record]], Prepared]:
    """Compare sets of phones: one is shared, all different. One digit more or less is usually the desk next door."""
    return lambda records: _Phones([phone_digits(each.get(field, "")) for each in records])


def phone_digits(text: str) -> list[str]:
    """The last digits of each phone in a cell; helplines are left out, for many share them.

    >>> phone_digits("+39 0543 712345; 213/857 -0034")
    ['543712345', '138570034']
    """
    each = (re.sub(r"\D", "", part) for part in re.split(r"[;|,]", text))
    return list(dict.fromkeys(digits[-DIGITS_OF_A_PHONE:] for digits in each if len(digits) >= SHORTEST_PHONE))


def shared(sets: Sequence[Sequence[str]]) -> Callable[[Indexes, Indexes], NDArray[np.bool_]]:
    """A function that says of pairs of records whether their sets have an element in common."""
    numbers_of = {value: at for at, value in enumerate(sorted({value for each in sets for value in each}))}
    columns = [numbers_of[value] for each in sets for value in each]
    ends = np.cumsum([0, *map(len, sets)])
    matrix = sp.csr_array((np.ones(len(columns), np.int32), columns, ends), shape=(len(sets), len(numbers_of)))

    def in_common(left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        if not len(left):
            return np.zeros(0, bool)
        found: NDArray[np.bool_] = np.asarray(matrix[left].multiply(matrix[right]).sum(axis=1)).ravel() > 0
        return found

    return in_common


def _plain(record: Record, field: str) -> str:
    return " ".join(words(record.get(field, "")))


def _others(records: Sequence[Record], field: str) -> list[str] | None:
    return [_plain(each, field) for each in records] if field else None


def same_numbers(values: Sequence[str] | NDArray[np.object_]) -> NDArray[np.int64]:
    """A number for each value, the same for the same."""
    numbers_of = {value: at for at, value in enumerate(sorted(set(values)))}
    return np.array([numbers_of[value] for value in values], np.int64)


class _Texts:
    """Levels: same, swapped, alike, partly alike, different."""

    def __init__(self, field: str, values: Sequence[str], others: Sequence[str] | None) -> None:
        self.field, self.values, self.others = field, np.array(values, dtype=object), others
        self.codes = same_numbers(values)
        self.said = np.array([bool(value) for value in values], bool)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        levels = np.full(len(left), 4, np.int8)
        differ = np.flatnonzero(self.codes[left] != self.codes[right])
        near = _likeness(self.values[left[differ]], self.values[right[differ]])
        levels[differ[near >= PARTLY_ALIKE]] = 3
        levels[differ[near >= ALIKE]] = 2
        if self.others is not None:
            other = np.array(self.others, dtype=object)
            crossed = (self.values[left] == other[right]) | (self.values[right] == other[left])
            levels[crossed & (levels > 1)] = 1
        levels[self.codes[left] == self.codes[right]] = 0
        levels[~(self.said[left] & self.said[right])] = UNKNOWN
        return levels

    def keys(self) -> Keys:
        """See Prepared."""
        return coded([f"{self.field}={value}", *_halves(self.field, value)] if value else [] for value in self.values)


class _Numbers:
    """Levels: same, one digit or letter differs, different."""

    def __init__(self, field: str, values: Sequence[str]) -> None:
        self.field, self.values = field, np.array(values, dtype=object)
        self.said = np.array([bool(value) for value in values], bool)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        edits = process.cpdist(self.values[left], self.values[right], scorer=OSA.distance, dtype=np.int32, workers=-1)
        levels: Levels = np.minimum(edits, 2).astype(np.int8)
        levels[~(self.said[left] & self.said[right])] = UNKNOWN
        return levels

    def keys(self) -> Keys:
        """See Prepared."""
        return coded([f"{self.field}={value}", *_halves(self.field, value)] if value else [] for value in self.values)


class _Areas:
    """Levels: neither contradicts, one of the two is the same, one is alike, different."""

    def __init__(self, town: Prepared, code: Prepared) -> None:
        self.town, self.code = town, code

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        town, code = self.town.levels(left, right), self.code.levels(left, right)
        levels = np.full(len(left), 3, np.int8)
        levels[np.isin(town, (2, 3)) | (code == 1)] = 2
        levels[(town == 0) | (code == 0)] = 1
        levels[(town <= 0) & (code <= 0)] = 0
        levels[(town == UNKNOWN) & (code == UNKNOWN)] = UNKNOWN
        return levels

    def keys(self) -> Keys:
        """See Prepared."""
        return joined([self.town.keys(), self.code.keys()])


class _Phones:
    """Levels: one is shared, all different; of whom only a switchboard is known, no number is another one."""

    def __init__(self, numbers_of: Sequence[Sequence[str]]) -> None:
        self.numbers, self.shared = numbers_of, shared(numbers_of)
        self.said = np.array([bool(each) for each in numbers_of], bool)
        users = Counter(number for each in numbers_of for number in each)
        self.is_own = np.array([any(users[number] <= SWITCHBOARD for number in each) for each in numbers_of], bool)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        levels = np.where(self.shared(left, right), 0, 1).astype(np.int8)
        levels[~(self.said[left] & self.said[right])] = UNKNOWN
        levels[(levels == 1) & ~(self.is_own[left] & self.is_own[right])] = UNKNOWN
        return levels

    def keys(self) -> Keys:
        """See Prepared."""
        return coded([f"phone={number}" for number in each] for each in self.numbers)


def _likeness(a: NDArray[np.object_], b: NDArray[np.object_]) -> NDArray[np.float32]:
    """Jaro-Winkler both ways: it is not quite symmetric."""
    there, back = (process.cpdist(*both, scorer=JaroWinkler.similarity, dtype=np.float32) for both in ((a, b), (b, a)))
    likeness: NDArray[np.float32] = np.maximum(there, back)
    return likeness


def _halves(field: str, value: str) -> list[str]:
    """So that one wrong letter leaves a key that is right."""
    half = len(value) // 2
    return [f"{field}^{value[:half]}", f"{field}${value[half:]}"] if half >= 3 else []
