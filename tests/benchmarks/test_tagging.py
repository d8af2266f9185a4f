from pathlib import Path

from benchmarks.relevance.tagging import CATEGORY, TIMES, examples, out_of_fold
from directory.vocabulary import Vocabulary

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
    true, proposed = out_of_fold(known, VOCABULARY, TIMES)

    assert known[-1].terms == {(CATEGORY, "hospitality"), (CATEGORY, "women")}
    assert true.shape == proposed.shape == (30, 3)
    assert (true == proposed).all()
