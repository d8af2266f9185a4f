"""The one engine behind search, matching and the proposal of a link worker.

Every *feature* measures all rows of a *subject* (the catalog of listings, or a team of link workers) against a
*question* (a query or a profile). A row's score is the weighted mean over the features that the question asks for;
what is unknown counts a stated low value. Reasons add up to the score.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.i18n import Sentence

UNKNOWN_VALUE = 0.35  # below a fair answer, above a bad one: an open question must not beat a known good listing

_BLOCKS = (64, 16)  # values of which the greatest is taken; smaller ones where there are few
_FEW_ROWS = 512  # up to which calls of numpy take longer than what they do
_TRUE = b"\x01"
GOOD_VALUE = 0.5  # from here on what a feature says speaks for a row


class Subject(Protocol):
    """Rows that can be ranked; `tie_breakers` gives ids, so that the order is total."""

    def __len__(self) -> int: ...

    @property
    def tie_breakers(self) -> NDArray[Any]:
        """Shape (n,), sortable and unique: the last word where scores are equal."""
        ...


@dataclass(frozen=True)
class Values:
    """What a feature says of every row.

    Args:
        score: shape (n,), float32 in [0, 1].
        known: shape (n,), False where the row does not say; its score is then ignored.
        facts: for explanations: arrays of length n (taken per row) or anything else (the same for all rows).
    """

    score: NDArray[np.float32]
    known: NDArray[np.bool_]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_known_everywhere(self) -> bool:
        """Whether `known` is of `everywhere`."""
        return self.known.strides == (0,)

    def fact(self, name: str, row: int) -> Any:
        """One fact of one row, as a Python value."""
        found = self.facts[name]
        if isinstance(found, np.ndarray) and len(found) == len(self.score):
            return found.item(row) if found.ndim == 1 else found[row]
        return found

    def at(self, places: NDArray[np.intp]) -> "Values":
        """What it says of some of the rows."""
        facts = {
            name: fact.take(places, axis=0) if isinstance(fact, np.ndarray) and len(fact) == len(self.score) else fact
            for name, fact in self.facts.items()
        }
        known = everywhere(len(places)) if self.is_known_everywhere else self.known.take(places)
        return Values(self.score.take(places), known, facts)

    def with_unknown(self) -> NDArray[np.float32]:
        """Shape (n,): the score, and UNKNOWN_VALUE where nothing is known."""
        # Above or below an unknown, times known: ten times faster than choosing with np.where on a mixed mask.
        gain = self.score - np.float32(UNKNOWN_VALUE)
        gain *= self.known
        gain += np.float32(UNKNOWN_VALUE)
        return gain


NOTHING_MEASURED: Mapping[str, Values] = MappingProxyType({})
Q = TypeVar("Q")
S = TypeVar("S", bound=Subject)
Rows = NDArray[np.intp]
Explain = Callable[[Any, Any, Values, int], Sentence]
ExplainRows = Callable[[Any, Any, Values, Rows], Iterable[Sentence]]
Table = tuple[NDArray[np.float32], NDArray[np.bool_]]


def row_by_row(explain: Explain) -> ExplainRows:
    """Explain several rows, one after the other."""

    def explain_rows(question: Any, subject: Any, values: Values, rows: Rows) -> list[Sentence]:
        return [explain(question, subject, values, row) for row in rows.tolist()]

    return explain_rows


@dataclass(frozen=True, eq=False)
class Feature(Generic[Q, S]):
    """One thing that matters: how to measure it, what it weighs, and how to say it. Each is only equal to itself.

    Args:
        measure: returns None when the question does not ask for this.
        explain_rows: (question, subject, values, rows) -> a sentence for each; called for known rows that are shown.
        unknown: what to say where the row does not tell: a thing to ask.
    """

    name: str
    weight: float
    measure: Callable[[Q, S], Values | None]
    explain_rows: ExplainRows
    unknown: str

    @cached_property
    def question(self) -> Sentence:
        """`unknown` as a sentence."""
        return Sentence(self.unknown)

    def weighing(self, weight: float) -> "Feature[Q, S]":
        """The same feature with another weight."""
        return self if weight == self.weight else replace(self, weight=weight)


def feature(
    *, weight: float, explain: Explain, unknown: str
) -> Callable[[Callable[[Q, S], Values | None]], Feature[Q, S]]:
    """Make a feature of a measuring function; its name is the function's."""
    return feature_by_column(weight=weight, explain_rows=row_by_row(explain), unknown=unknown)


def feature_by_column(
    *, weight: float, explain_rows: ExplainRows, unknown: str
) -> Callable[[Callable[[Q, S], Values | None]], Feature[Q, S]]:
    """As `feature`, where several rows are explained at once."""

    def declare(measure: Callable[[Q, S], Values | None]) -> Feature[Q, S]:
        return Feature(measure.__name__, weight, measure, explain_rows, unknown)

    return declare


class Reason(NamedTuple):
    """Why a row got part of its score. `contribution`s of a row add up to its score; `value` is in [0, 1]."""

    feature: str
    weight: float
    value: float
    contribution: float
    known: bool
    text: Sentence

    @property
    def is_good(self) -> bool:
        """Whether it is known, and speaks for the row."""
        return self.known and self.value >= GOOD_VALUE


@dataclass(frozen=True)
class Scores(Generic[Q, S]):
    """The result of asking: a total per row, and what it was made of.

    Args:
        parts: feature, its share of all weights, its values.
        table: score and known of all parts, shapes (parts, n), where they were put together.
    """

    question: Q
    subject: S
    total: NDArray[np.float32]
    parts: Sequence[tuple[Feature[Q, S], float, Values]]
    table: Table | None = None

    def reasons(self, row: int) -> list[Reason]:
        """Every asked feature's part in one row's score, the strongest first."""
        return self.reasons_of([row])[0]

    def reasons_of(self, rows: Sequence[int]) -> list[list[Reason]]:
        """The reasons of several rows."""
        if not rows or not self.parts:
            return [[] for _ in rows]
        at = np.array(rows, np.intp)
        by_name = sorted(range(len(self.parts)), key=lambda number: self.parts[number][0].name)
        parts = [self.parts[number] for number in by_name]
        score, known = (each[by_name] for each in self._measured(at))
        value = np.where(known, score, np.float64(UNKNOWN_VALUE))
        contribution = np.array([share for _, share, _ in parts])[:, np.newaxis] * value
        texts = [self._texts(asked, values, at, own) for (asked, _, values), own in zip(parts, known, strict=True)]
        # As Reason(...), but without a call of Python for each of some hundred.
        each = zip(parts, value.tolist(), contribution.tolist(), known.tolist(), texts, strict=True)
        by_feature = [
            [*map(_new_reason, repeat(Reason), zip(repeat(asked.name), repeat(asked.weight), *own, strict=False))]
            for (asked, _, _), *own in each
        ]
        order = np.argsort(-contribution, axis=0, kind="stable")  # keeps equal ones by name
        return [[by_feature[number][place] for number in numbers] for place, numbers in enumerate(order.T.tolist())]

    def _measured(self, at: Rows) -> Table:
        """Score and known of some rows, shapes (parts, k)."""
        if self.table is None:
            scores = np.array([values.score.take(at) for *_, values in self.parts])
            return scores, np.array([values.known.take(at) for *_, values in self.parts])
        score, known = self.table
        return score.take(at, axis=1), known.take(at, axis=1)

    def _texts(self, asked: Feature[Q, S], values: Values, at: Rows, known: NDArray[np.bool_]) -> Iterable[Sentence]:
        """What one feature says of each of some rows."""
        each = known.tolist()
        if all(each):
            return asked.explain_rows(self.question, self.subject, values, at)
        said = iter(asked.explain_rows(self.question, self.subject, values, at[known]))
        return [next(said) if is_known else asked.question for is_known in each]


_new_reason: Callable[[type[Reason], Iterable[Any]], Reason] = tuple.__new__


def score(
    question: Q,
    subject: S,
    features: Sequence[Feature[Q, S]],
    *,
    weights: Mapping[str, float] | None = None,
    measured: Mapping[str, Values] = NOTHING_MEASURED,
) -> Scores[Q, S]:
    """Ask every feature, and average what they say.

    Args:
        weights: by feature name, instead of the declared ones; 0 silences a feature.
        measured: by feature name, what some of them say, which need not be asked again.
    Returns:
        Totals in [0, 1], shape (n,), float32; all 0 when nothing was asked.
    """
    asked = []
    for candidate in features:
        weight = (weights or {}).get(candidate.name, candidate.weight)
        if weight <= 0:
            continue
        values = measured.get(candidate.name) or candidate.measure(question, subject)
        if values is not None:
            asked.append((candidate.weighing(weight), weight, values))
    weight_sum = sum(weight for _, weight, _ in asked)
    parts = [(candidate, weight / weight_sum, values) for candidate, weight, values in asked]
    if parts and len(subject) <= _FEW_ROWS:
        return _scores_of_few(question, subject, parts)
    total = np.zeros(len(subject), np.float32)
    unknown = 0.0
    for _, share, values in parts:
        if values.is_known_everywhere:
            total += values.score * np.float32(share)
            continue
        # Above or below an unknown, times known: ten times faster than choosing with np.where on a mixed mask.
        gain = values.score - np.float32(UNKNOWN_VALUE)
        gain *= values.known
        gain *= np.float32(share)
        total += gain
        unknown += share
    if unknown:
        total += np.float32(unknown * UNKNOWN_VALUE)
    return Scores(question, subject, total, parts)


def _scores_of_few(question: Q, subject: S, parts: Sequence[tuple[Feature[Q, S], float, Values]]) -> Scores[Q, S]:
    """The same sums, worked out for all features at once: a call of numpy takes longer than a few rows."""
    score, known = table = _table(parts)
    shares = [share for _, share, _ in parts]
    unknown = [0.0 if values.is_known_everywhere else UNKNOWN_VALUE for *_, values in parts]
    gain = score - np.array(unknown, np.float32)[:, np.newaxis]
    gain *= known
    gain *= np.array(shares, np.float32)[:, np.newaxis]
    total = np.add.reduce(gain, axis=0)
    if of_unknown := sum(share for share, value in zip(shares, unknown, strict=True) if value):
        total += np.float32(of_unknown * UNKNOWN_VALUE)
    return Scores(question, subject, total, parts, table)


def _table(parts: Sequence[tuple[Feature[Any, Any], float, Values]]) -> Table:
    scores = np.array([values.score for *_, values in parts], np.float32)
    return scores, np.array([values.known for *_, values in parts])


def everywhere(rows: int) -> NDArray[np.bool_]:
    """Shape (rows,): True, without a place in memory for each; `score` is quicker with it."""
    return np.ndarray((rows,), np.bool_, _TRUE, strides=(0,))  # as `broadcast_to`, which is many times slower


def threshold(values: NDArray[Any], wanted: int) -> float:
    """A value that at least `wanted` values reach, and not many more: of blocks, only the greatest are compared.

    Args:
        values: shape (n,), n >= wanted >= 1.
    """
    for size in _BLOCKS:
        blocks = len(values) // size
        if blocks >= 2 * wanted:
            greatest = values[: blocks * size].reshape(size, blocks).max(axis=0)
            return float(np.partition(greatest, -wanted)[-wanted])
    return float(np.partition(values, -wanted)[-wanted])


def best(
    total: NDArray[np.float32], tie_breakers: NDArray[Any], limit: int, allowed: NDArray[np.bool_] | None = None
) -> NDArray[np.intp]:
    """The rows with the highest totals, in a total order: score down, then id.

    Args:
        total: shape (n,).
        tie_breakers: shape (n,), unique.
        allowed: shape (n,), rows that may be listed; None for all.
    """
    rows = _first_of_all(total, limit)
    if allowed is not None:
        rows = rows.compress(allowed.take(rows))
        if len(rows) < limit:  # others that are allowed come behind some that are not
            rows = np.flatnonzero(allowed)
            rows = rows.take(_first_of_all(total.take(rows), limit))
    order = np.lexsort((tie_breakers.take(rows), -total.take(rows)))
    return rows.take(order[:limit])


def _first_of_all(total: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """The places of the highest totals, and of some others; ascending."""
    if len(total) > limit > 0:
        return np.flatnonzero(total >= threshold(total, limit))
    return np.arange(len(total))
