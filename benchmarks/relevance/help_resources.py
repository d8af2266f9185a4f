"""Whether plain words find resources of a kind when nobody says of which kind they are.

A real list of help for refugees names categories in a column. It is imported without that column, so that only texts
tell what a resource is; a query is answered well when resources of its category come first. With `--stated` the column
stays: what the same queries reach when every category is known.

`python -m benchmarks.relevance.help_resources [--half tuning|test|all] [--categories] [--stated] [--of-another]`
"""

import argparse
import csv
import math
import tempfile
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks.relevance.judged import HERE, Half, split
from benchmarks.relevance.rankers import Ranking, bm25_alone, catalog_of, whole_search
from benchmarks.relevance.territory import IMPORTED_AT, SHARED, listings_by_row, ordered_by_line
from directory.catalog.catalog import Catalog
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine
from directory.settings import Settings
from importers.apply import apply_plan
from importers.plan import make_plan
from matching import metrics

RESOURCES = SHARED / "evaluation" / "help_resources" / "resources.csv"
QUERIES = HERE / "help_resources_queries.csv"
QUERIES_OF_ANOTHER = HERE / "help_resources_queries_of_another.csv"  # who had seen only the categories' names
HIDDEN = "categories"
SEPARATOR = "|"
FEWEST_ROWS = 10  # of a category: with fewer, the order of ten results says little
HALVES = ("tuning", "test", "all")


@dataclass(frozen=True)
class CategoryQuery:
    """What somebody says who needs resources of a category."""

    category: str
    text: str
    language: str

    @property
    def half(self) -> Half:
        """Whether it may be looked at while the search is tuned."""
        return split(self.text)


@dataclass(frozen=True)
class HiddenCategories:
    """A list as it was imported, without its categories, and who belongs to them all the same."""

    catalog: Catalog
    members: Mapping[str, AbstractSet[uuid.UUID]]  # category -> listings


def read_queries(path: Path = QUERIES) -> tuple[CategoryQuery, ...]:
    """All queries, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(CategoryQuery(row["category"], row["query"], row["language"]) for row in csv.DictReader(file))


def hide_categories(source: Path, target: Path, *, stated: bool = False) -> dict[int, frozenset[str]]:
    """Write the list without its categories.

    Args:
        stated: with its categories after all.
    Returns:
        Line of the new file on which a row begins -> its categories.
    """
    categories: dict[int, frozenset[str]] = {}
    with source.open(encoding="utf-8", newline="") as read, target.open("w", encoding="utf-8", newline="") as written:
        rows = csv.DictReader(read)
        kept = [column for column in rows.fieldnames or () if stated or column != HIDDEN]
        writer = csv.DictWriter(written, kept, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        line = 2
        for row in rows:
            categories[line] = frozenset(filter(None, row[HIDDEN].split(SEPARATOR)))
            writer.writerow(row)
            line += 1 + sum(row[column].count("\n") for column in kept)
    return categories


def import_hidden(session: Session, source: Path, folder: Path, *, stated: bool = False) -> HiddenCategories:
    """Import a list without its categories, or with them, into an empty directory."""
    path = folder / source.name
    categories = hide_categories(source, path, stated=stated)
    apply_plan(session, make_plan(session, path, source=path.name), by="benchmark", now=IMPORTED_AT)
    members: dict[str, set[uuid.UUID]] = defaultdict(set)
    rows = listings_by_row(session)
    for (_, line), listings in rows.items():
        for category in categories[line]:
            members[category].update(listings)
    return HiddenCategories(ordered_by_line(catalog_of(session), rows), members)


def open_resources(source: Path = RESOURCES, *, stated: bool = False) -> HiddenCategories:
    """The list of help for refugees, in a directory of its own that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = make_engine(Settings(database_url=f"sqlite:///{folder / 'resources.db'}", instance_dir=folder))
        try:
            upgrade_schema(engine)
            with Session(engine) as session:
                initialise(session)
                return import_hidden(session, source, folder, stated=stated)
        finally:
            engine.dispose()


def large_categories(source: Path = RESOURCES) -> frozenset[str]:
    """The categories that enough rows have."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = Counter(each for row in csv.DictReader(file) for each in row[HIDDEN].split(SEPARATOR) if each)
    return frozenset(category for category, count in rows.items() if count >= FEWEST_ROWS)


def quality(rank: Ranking, query: CategoryQuery, resources: HiddenCategories) -> float:
    """NDCG@10 of one query: a result either has the category or not."""
    members = resources.members[query.category]
    found = [int(listing in members) for listing in rank(query.text)]
    return metrics.ndcg(found, [1] * len(members))


def by_category(
    rank: Ranking, queries: Iterable[CategoryQuery], resources: HiddenCategories
) -> dict[str, tuple[float, ...]]:
    """Category -> nDCG@10 of each of its queries."""
    found: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        found[query.category].append(quality(rank, query, resources))
    return {category: tuple(values) for category, values in found.items()}


def mean_of_means(values: Mapping[str, Sequence[float]]) -> float:
    """The mean over categories of the mean over their queries: a category counts the same with more queries.

    >>> mean_of_means({"job": (1.0, 0.0), "transport": (1.0,)})
    0.75
    """
    return math.fsum(math.fsum(each) / len(each) for each in values.values()) / len(values)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of both rankings; by category, or with the worst queries of the tuning half, if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.help_resources", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    parser.add_argument("--categories", action="store_true", help="show every category")
    parser.add_argument("--of-another", action="store_true", help="ask the queries of somebody else")
    parser.add_argument("--stated", action="store_true", help="import the list with its categories")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst queries (tuning half only)")
    chosen = parser.parse_args(arguments)
    if chosen.worst and chosen.half != "tuning":
        parser.error("queries of the test half are not looked at")
    resources = open_resources(stated=chosen.stated)
    written = read_queries(QUERIES_OF_ANOTHER if chosen.of_another else QUERIES)
    queries = [query for query in written if chosen.half in (query.half, "all")]
    print(f"half: {chosen.half}; {len(resources.catalog)} listings, {len(queries)} queries\n")
    rankings: dict[str, Callable[[str], list[uuid.UUID]]] = {
        "bm25 alone": bm25_alone(resources.catalog),
        "all": whole_search(resources.catalog),
    }
    for name, rank in rankings.items():
        found = by_category(rank, queries, resources)
        print(f"{name:<24}{mean_of_means(found):>8.3f}")
        for category, values in sorted(found.items()) if chosen.categories else ():
            print(f"    {category:<20}{math.fsum(values) / len(values):>8.3f}{len(values):>4} queries")
    worst = sorted(queries, key=lambda query: quality(rankings["all"], query, resources))[: chosen.worst]
    for query in worst:
        print(f"{quality(rankings['all'], query, resources):.2f} {query.category}: {query.text}")


if __name__ == "__main__":
    main()
