"""How well records that are the same are found in lists that were made, with other slips than those of the judged ones.

They tell where the one configuration fails that the judged lists do not show. What reading their misses has changed
stands in `benchmarks/README.md`, so their figures flatter.

`python -m benchmarks.resolution_made [--misses]`
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from benchmarks import made_duplicates as made
from benchmarks.relevance.territory import SHARED
from benchmarks.resolution import CANDIDATES, Figure, Pairs, f1, same_value
from importers.resolution.comparisons import ORGANIZATION, PERSON, SERVICE
from importers.resolve import LIKELY, Band, Link, Resolution

LIBRARIES = SHARED / "lists" / "biblioteche_iccu_territorio.csv"
SEED = 20261130
PEOPLE, SERVICES, ORGANIZATIONS = 2000, 3000, 1500
MOST_MISSES = 60


def people() -> Iterator[Figure]:
    """Persons, by clusters."""
    lists = made.people(PEOPLE, SEED)
    resolution = Resolution(lists.records, PERSON)
    found = {pair for group in resolution.groups() for pair in combinations(group.members, 2)}
    true = same_value(map(str, lists.entity))
    yield from _figures("people, up to five more", "clusters", found, true, lists.records)


def services() -> Iterator[Figure]:
    """Two lists of libraries."""
    lists = made.services(_rows(LIBRARIES, ";"), SERVICES, SEED)
    yield from _of_two_lists("services, short names", lists, Resolution(lists.records, SERVICE, lists.known_from))


def organizations() -> Iterator[Figure]:
    """Organizations among all of the public list, by name and municipality."""
    lists = made.organizations(_rows(CANDIDATES, ","), ORGANIZATIONS, SEED)
    yield from _of_two_lists(
        "organizations, other names", lists, Resolution(lists.records, ORGANIZATION, lists.known_from)
    )


def _of_two_lists(topic: str, lists: made.Made, resolution: Resolution) -> Iterator[Figure]:
    true = _true_pairs(lists)
    links = resolution.links()
    for method, some in (("ours", links), ("one-to-one", resolution.one_to_one())):
        found = {(link.row, link.known) for link in some if link.probability >= LIKELY}
        yield from _figures(topic, method, found, true, lists.records)
    sure = {(link.row, link.known) for link in links if link.band is Band.SAME}
    yield Figure(
        topic, "ours", "“same” is right", len(sure & true) / max(len(sure), 1), _told(sure - true, lists.records)
    )
    yield Figure(topic, "ours", "share of true ones in “same”", len(sure & true) / len(true))
    asked = _pairs(link for link in links if link.band is Band.ASK)
    yield Figure(topic, "ours", "share of true ones asked", len(asked & true) / len(true))


def _true_pairs(lists: made.Made) -> Pairs:
    known: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(lists.entity[lists.known_from :], lists.known_from):
        known[number].append(at)
    return {(row, one) for row, number in enumerate(lists.entity[: lists.known_from]) for one in known[number]}


def _pairs(links: Iterable[Link]) -> Pairs:
    return {(link.row, link.known) for link in links}


def _figures(topic: str, method: str, found: Pairs, true: Pairs, records: tuple[made.Record, ...]) -> Iterator[Figure]:
    yield Figure(topic, method, "precision", len(found & true) / max(len(found), 1), _told(found - true, records))
    yield Figure(topic, method, "recall", len(found & true) / len(true), _told(true - found, records))
    yield Figure(topic, method, "F1", f1(found, true))


def _told(pairs: Pairs, records: tuple[made.Record, ...]) -> tuple[str, ...]:
    return tuple(f"{records[a]} | {records[b]}" for a, b in sorted(pairs)[:MOST_MISSES])


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resolution_made", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show some of what was missed or wrong")
    shows_misses = parser.parse_args().misses
    for measure in (people, services, organizations):
        for figure in measure():
            print(f"{figure.topic:<32}{figure.method:<14}{figure.measure:<32}{figure.value:>8.4f}", flush=True)
            for miss in figure.misses if shows_misses else ():
                print(f"    {miss}")


if __name__ == "__main__":
    main()
