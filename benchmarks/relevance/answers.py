"""Is a right listing among the first three? `python -m benchmarks.relevance.answers [--half tuning|test] [--misses]`.

Of the lines of `talk.csv`, `talk_answers.csv` names for every second one which listings of the demo territory a link
worker would want to see among the first three; one of them is enough. They were chosen from the lists, not from what
the search finds. The half is that of the line (`parsing.half_of`), so that a line is either looked at or not.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.relevance.judged import Row
from benchmarks.relevance.parsing import half_of
from benchmarks.relevance.rankers import whole_search
from benchmarks.relevance.territory import Territory, open_territory
from matching import metrics

ANSWERS = Path(__file__).with_name("talk_answers.csv")


@dataclass(frozen=True)
class Answered:
    """A line with what was found for it.

    Args:
        right: for each result, best first, 1 where it is one of the expected listings.
        names: of the first results, for people.
    """

    text: str
    right: tuple[int, ...]
    names: tuple[str, ...]


def read_answers(path: Path = ANSWERS) -> dict[str, tuple[Row, ...]]:
    """Line -> the rows of lists of which one should be among the first three, in the order of the file."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            rows[line["query"]].append((line["file"], int(line["line"])))
    return {text: tuple(expected) for text, expected in rows.items()}


def answer(territory: Territory, half: str) -> list[Answered]:
    """Search for every line of a half.

    Raises:
        KeyError: an expected row became no listing.
    """
    rank = whole_search(territory.catalog)
    names = {territory.catalog.listing_uuid(row): territory.catalog.name[row] for row in range(len(territory.catalog))}
    answered = []
    for text, rows in read_answers().items():
        if half_of(text) == half:
            expected = {listing for row in rows for listing in territory.listings[row]}
            found = rank(text)
            right = tuple(int(listing in expected) for listing in found)
            answered.append(Answered(text, right, tuple(names[listing] for listing in found[:5])))
    return answered


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of lines with a right listing first and among the first three, and the misses if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.answers", description=__doc__)
    parser.add_argument("--half", choices=("tuning", "test"), default="tuning")
    parser.add_argument("--misses", action="store_true", help="list what was found instead (tuning half only)")
    chosen = parser.parse_args(arguments)
    if chosen.misses and chosen.half != "tuning":
        parser.error("lines of the test half are only counted, never shown")
    answered = answer(open_territory(), chosen.half)
    for label, places in (("first", 1), ("among the first three", 3)):
        right = sum(metrics.success(one.right, 1, places) for one in answered)
        print(f"{label:<24}{right / len(answered):.3f} ({right:.0f}/{len(answered)})")
    reciprocal = sum(metrics.reciprocal_rank(one.right, 1) for one in answered) / len(answered)
    print(f"{'MRR':<24}{reciprocal:.3f}")
    if chosen.misses:
        for one in answered:
            if not any(one.right[:1]):
                place = one.right.index(1) + 1 if any(one.right) else "-"
                print(f"\n[{place}] {one.text}\n    " + " · ".join(one.names))


if __name__ == "__main__":
    main()
