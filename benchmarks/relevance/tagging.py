"""How well tags are proposed: the hidden categories of a real list, from its texts.

A fifth of the list at a time is proposed for by a model that has seen the categories of the rest, three times over.
What the target of 0.82 was measured on is not written down anywhere, so figures of other readings stand beside it.

`python -m benchmarks.relevance.tagging`
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import KFold

from benchmarks.relevance.help_resources import FEWEST_ROWS, HIDDEN, RESOURCES, SEPARATOR
from directory.tagging.evidence import Key, Text, Where, evidence
from directory.tagging.model import Described, Example, TagModel
from directory.tagging.proposals import LEAST, propose
from directory.taxonomies.vocabulary import Vocabulary

CATEGORY = "category"
FOLDS, TIMES = 5, 3
TEXTS = ("description", "recipients")


def examples(vocabulary: Vocabulary, path: Path = RESOURCES) -> list[Example]:
    """The rows with their categories as if somebody had confirmed them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_example(row, vocabulary) for row in csv.DictReader(file)]


def _example(row: Mapping[str, str], vocabulary: Vocabulary) -> Example:
    text = " ".join(row[column] for column in TEXTS)
    said = evidence([Text(row["title"], Where.NAME), Text(text, Where.TEXT)], vocabulary)
    terms = frozenset((CATEGORY, each) for each in row[HIDDEN].split(SEPARATOR) if each)
    return Example(Described(row["title"], text, tuple(said)), terms, frozenset({CATEGORY}))


@dataclass(frozen=True)
class Outcome:
    """What was hidden and what was said of it, each row by a model that has not seen it; shape (rows, categories).

    Args:
        probabilities: of the model; 0 for categories that it had too few rows of.
        proposed: what the product proposes, for which terms with few examples count less.
    """

    categories: Sequence[Key]
    true: NDArray[np.bool_]
    probabilities: NDArray[np.float64]
    proposed: NDArray[np.bool_]

    @property
    def likely(self) -> NDArray[np.bool_]:
        """What is likely enough to be proposed, by the model alone."""
        return self.probabilities >= LEAST


def out_of_fold(known: Sequence[Example], vocabulary: Vocabulary, seed: int) -> Outcome:
    """Each fifth of the rows by a model of the others."""
    categories = sorted({term for one in known for term in one.terms})
    true = np.array([[category in one.terms for category in categories] for one in known])
    probabilities, proposed = np.zeros(true.shape), np.zeros_like(true)
    for seen, hidden in KFold(FOLDS, shuffle=True, random_state=seed).split(known):
        model = TagModel.fit([known[row] for row in seen], vocabulary)
        if model is None:
            continue
        services = [known[row].described for row in hidden]
        at = [categories.index(key) for key in model.keys]
        probabilities[np.ix_(hidden, at)] = model.read(services).probabilities
        for row, terms in zip(hidden, propose(services, model, [()] * len(services)), strict=True):
            keys = {term.key for term in terms}
            proposed[row] = [category in keys for category in categories]
    return Outcome(categories, true, probabilities, proposed)


def micro_f1(true: NDArray[np.bool_], proposed: NDArray[np.bool_]) -> float:
    """Of all pairs of a row and a category.

    >>> micro_f1(np.array([[True, False], [True, True]]), np.array([[True, True], [False, True]]))
    0.6666666666666666
    """
    return float(2 * (true & proposed).sum() / (true.sum() + proposed.sum()))


def with_best_thresholds(outcome: Outcome) -> float:
    """Micro-F1 if each category's threshold had been chosen by the hidden answers: what no threshold could pass."""
    true, proposed = outcome.true, outcome.likely.copy()
    for _ in range(TIMES):  # each in turn, until nothing changes: it never takes more
        for column in range(true.shape[1]):
            proposed[:, column] = False
            surest = np.argsort(-outcome.probabilities[:, column], kind="stable")
            hits = (true & proposed).sum() + np.append(0, np.cumsum(true[surest, column]))
            scores = 2 * hits / (true.sum() + proposed.sum() + np.arange(len(hits)))
            proposed[surest[: scores.argmax()], column] = True
    return micro_f1(true, proposed)


def _large(outcome: Outcome) -> float:
    columns = outcome.true.sum(axis=0) >= FEWEST_ROWS
    return micro_f1(outcome.true[:, columns], outcome.likely[:, columns])


def _first_guess(outcome: Outcome, most: int) -> float:
    """How often the likeliest category is one of the row's, of rows with one to so many categories."""
    counts = outcome.true.sum(axis=1)
    rows = np.flatnonzero((counts > 0) & (counts <= most))
    return float(outcome.true[rows, outcome.probabilities[rows].argmax(axis=1)].mean())


MEASURES: Mapping[str, Callable[[Outcome], float]] = {
    "micro-F1 of the model (target: at least 0.82)": lambda one: micro_f1(one.true, one.likely),
    "micro-F1 of what the product proposes": lambda one: micro_f1(one.true, one.proposed),
    f"micro-F1, categories of {FEWEST_ROWS} rows or more": _large,
    "micro-F1, thresholds chosen by the answers": with_best_thresholds,
    "first guess right, rows with one category": lambda one: _first_guess(one, most=1),
    "first guess right, rows with any category": lambda one: _first_guess(one, most=len(one.categories)),
}


def main() -> None:
    """Print what each way of measuring gives, and the figures by category."""
    vocabulary = Vocabulary.bundled()
    known = examples(vocabulary)
    outcomes = [out_of_fold(known, vocabulary, seed) for seed in range(TIMES)]
    print(f"{len(known)} rows; mean and standard deviation of {TIMES} runs of {FOLDS} folds")
    for name, measure in MEASURES.items():
        scores = [measure(one) for one in outcomes]
        print(f"  {name:<48}{np.mean(scores):.3f} ± {np.std(scores, ddof=1):.3f}")
    first = outcomes[0]
    for column, (_, category) in enumerate(first.categories):
        true, likely = first.true[:, column], first.likely[:, column]
        print(f"  {category:<24}{true.sum():>4} rows {likely.sum():>4} proposed {(true & likely).sum():>4} right")


if __name__ == "__main__":
    main()
