from pathlib import Path

import numpy as np
import pytest

from benchmarks.relevance.tagging import (
    CATEGORY,
    MEASURES,
    TIMES,
    Outcome,
    examples,
    micro_f1,
    out_of_fold,
    with_best_thresholds,
)
from directory.taxonomies.vocabulary import Vocabulary

VOCABULARY = Vocabulary.bundled()
HEADER = "title,description,recipients,categories"


def test_rows_become_examples_and_each_is_proposed_for_by_a_model_that_has_not_seen_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "list.csv"
    rows = [f"Corso numero {n},lezioni e compiti,,education" for n in range(15)]
    rows += [f"Letto numero {n},dormire al caldo,,hospitality|women" for n in range(15)]
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")

    known = examples(VOCABULARY, path)
    outcome = out_of_fold(known, VOCABULARY, TIMES)

    assert known[-1].terms == {(CATEGORY, "hospitality"), (CATEGORY, "women")}
    assert outcome.true.shape == (30, 3)
    assert (outcome.true == outcome.likely).all()
    assert (outcome.true == outcome.proposed).all()
    assert {measure(outcome) for measure in MEASURES.values()} == {1.0}


def test_no_threshold_passes_those_chosen_by_the_answers() -> None:
    true = np.array([[True, False], [True, True], [False, True]])
    probabilities = np.array([[0.2, 0.8], [0.25, 0.7], [0.1, 0.9]])
    outcome = Outcome([], true, probabilities, true)

    assert micro_f1(true, outcome.likely) == pytest.approx(4 / 7)
    assert with_best_thresholds(outcome) == pytest.approx(8 / 9)
