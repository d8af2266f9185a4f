"""How well tags are proposed: the hidden categories of a real list, from its texts.

A fifth of the list at a time is proposed for by a model that has seen the categories of the rest, three times over.

`python -m benchmarks.relevance.tagging`
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

from benchmarks.relevance.help_resources import HIDDEN, RESOURCES, SEPARATOR
from directory.tagging.evidence import Text, Where, evidence
from directory.tagging.model import Described, Example, TagModel
from directory.tagging.proposals import LEAST
from directory.vocabulary import Vocabulary

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


def out_of_fold(known: Sequence[Example], vocabulary: Vocabulary, seed: int) -> tuple[NDArray[np.bool_], ...]:
    """(true, proposed), shape (rows, categories): each row by a model that has not seen it."""
    categories = sorted({term for one in known for term in one.terms})
    true = np.array([[category in one.terms for category in categories] for one in known])
    proposed = np.zeros_like(true)
    for seen, hidden in KFold(FOLDS, shuffle=True, random_state=seed).split(known):
        model = TagModel.fit([known[row] for row in seen], vocabulary)
        if model is None:
            continue
        at = [categories.index(key) for key in model.keys]
        likely = model.read([known[row].described for row in hidden]).probabilities >= LEAST
        proposed[np.ix_(hidden, at)] = likely
    return true, proposed


def main() -> None:
    """Print micro-F1 and the figures by category."""
    vocabulary = Vocabulary.bundled()
    known = examples(vocabulary)
    folds = [out_of_fold(known, vocabulary, seed) for seed in range(TIMES)]
    scores = [f1_score(true, proposed, average="micro") for true, proposed in folds]
    print(f"{len(known)} rows; micro-F1 {np.mean(scores):.3f} (target: at least 0.82), from {min(scores):.3f}")
    true, proposed = folds[0]
    for column, (_, category) in enumerate(sorted({term for one in known for term in one.terms})):
        hits = int((true[:, column] & proposed[:, column]).sum())
        print(
            f"  {category:<24}{true[:, column].sum():>4} rows {proposed[:, column].sum():>4} proposed {hits:>4} right"
        )


if __name__ == "__main__":
    main()
