"""Tags proposed the whole way: half of a list imported with its categories, half without, then `prossima tag --json`.

`benchmarks.relevance.tagging` gives texts and categories to the model as it wants them; here columns have to be
understood and categories read as terms of the taxonomies first. Right is what the import makes of the hidden
categories. Other terms that are proposed may fit as well, since categories are coarse; they are counted apart.

`python -m benchmarks.tags_of_lists`
"""

import csv
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.relevance.help_resources import HIDDEN, RESOURCES, SEPARATOR
from benchmarks.resolution import NO_SHARED
from benchmarks.whole_way import directory_of, prossima, write_list
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.categories import terms_of

Terms = Mapping[int, set[str]]  # by the line on which the row begins


def main() -> None:
    """Print precision, recall and micro-F1 for each half; skip loudly without the list."""
    if not RESOURCES.exists():
        print(NO_SHARED % RESOURCES, file=sys.stderr)
        return
    for hidden in (0, 1):
        proposed, true = proposed_and_true(hidden)
        asked = set().union(*true.values())
        for name, least in (("all that is proposed", 0.0), ("from 0.5 on", 0.5)):
            found = {line: {term for term, sure in terms if sure >= least} for line, terms in proposed.items()}
            among = {line: terms & asked for line, terms in found.items()}
            others = sum(len(terms - asked) for terms in found.values()) / len(true)
            print(f"half {hidden}, {len(true)} rows, {name:<22}{_told(among, true)}   other terms a row {others:.1f}")


def proposed_and_true(hidden: int) -> tuple[dict[int, list[tuple[str, float]]], Terms]:
    """What is proposed for the rows of one half, with confidences, and what their hidden categories mean."""
    with RESOURCES.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, header = list(reader), list(reader.fieldnames or ())
    mine = [row for row in rows if _half(row) == hidden]
    with tempfile.TemporaryDirectory() as folder:
        known, unknown = Path(folder) / "known.csv", Path(folder) / "unknown.csv"
        write_list(known, header, [row for row in rows if _half(row) != hidden])
        write_list(unknown, [name for name in header if name != HIDDEN], mine)
        lines = list(_lines(unknown))[1:]  # behind the header
        directory_of(Path(folder), known, unknown)
        proposals = json.loads(prossima(Path(folder), "tag", "--source", "unknown", "--json"))["proposals"]
    proposed = {
        one["source_line"]: [(f"{term['taxonomy']}:{term['term']}", term["confidence"]) for term in one["terms"]]
        for one in proposals
    }
    vocabulary = Vocabulary.bundled()
    true = {line: set(_meant(row[HIDDEN], vocabulary)) for line, row in zip(lines, mine, strict=True)}
    return proposed, true


def _half(row: Mapping[str, str]) -> int:
    return hashlib.sha256(row["title"].encode()).digest()[-1] % 2


def _lines(path: Path) -> Iterator[int]:
    """On which line each row begins."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        before = 0
        for _ in reader:
            yield before + 1
            before = reader.line_num


def _meant(categories: str, vocabulary: Vocabulary) -> Iterator[str]:
    for category in filter(None, categories.split(SEPARATOR)):
        for term in terms_of(category, "", vocabulary):
            yield f"{term.taxonomy}:{term.code}"


def _told(found: Terms, true: Terms) -> str:
    right = sum(len(found.get(line, set()) & terms) for line, terms in true.items())
    said, wanted = sum(map(len, found.values())), sum(map(len, true.values()))
    figures = {"precision": right / said, "recall": right / wanted, "micro-F1": 2 * right / (said + wanted)}
    return "".join(f"   {name} {value:.3f}" for name, value in figures.items())


if __name__ == "__main__":
    main()
