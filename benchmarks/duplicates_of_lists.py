"""Duplicates found in a list the whole way: imported as any list is, then `prossima duplicates --json`.

`benchmarks.resolution` gives records to the comparison as it wants them; here columns, countries and addresses have to
be understood first, and rows that are joined on the way count, too. No label is used, nothing is set.

`python -m benchmarks.duplicates_of_lists`
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.messy_list import HEADER, messy_list
from benchmarks.resolution import NO_SHARED, RESTAURANTS, Pairs, f1, read_restaurants
from benchmarks.whole_way import directory_of, prossima, write_list

FIRST_LINE = 2  # of the rows, behind the header


def main() -> None:
    """Print precision, recall and F1 of each list; skip loudly what cannot be measured."""
    for name, header, rows, true in _lists():
        found = found_pairs(header, rows)
        right = len(found & true)
        figures = {"precision": right / max(len(found), 1), "recall": right / len(true), "F1": f1(found, true)}
        told = "".join(f"   {measure} {value:.3f}" for measure, value in figures.items())
        print(f"{name:<24}{len(rows):>6} rows{told}", flush=True)


def _lists() -> Iterator[tuple[str, Sequence[str], Sequence[Sequence[str]], Pairs]]:
    made, true = messy_list()
    yield "made messy list", HEADER, made, true
    if not RESTAURANTS.exists():
        print(NO_SHARED % RESTAURANTS, file=sys.stderr)
        return
    labelled = read_restaurants()
    names = ("name", "address", "city", "phone")
    yield (
        "restaurants, one list",
        names,
        [[each[name] for name in names] for each in labelled.records],
        set(labelled.true),
    )


def found_pairs(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Pairs:
    """The pairs of rows, by position, that stand in one cluster."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write_list(path, header, [dict(zip(header, row, strict=True)) for row in rows])
        directory_of(Path(folder), path)
        clusters = json.loads(prossima(Path(folder), "duplicates", "--json"))["clusters"]
    lines = [sorted(record["source_line"] - FIRST_LINE for record in one["records"]) for one in clusters]
    return {pair for members in lines for pair in combinations(members, 2)}


if __name__ == "__main__":
    main()
