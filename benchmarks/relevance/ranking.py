"""How well the search ranks what was judged: `python -m benchmarks.relevance.ranking [--half tuning|test|all]`."""

import argparse
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.relevance import judged
from benchmarks.relevance.judged import JudgedQuery
from benchmarks.relevance.rankers import Ranking, search_components
from benchmarks.relevance.territory import Territory, open_territory
from matching import metrics
from matching.metrics import HELPS

HALVES = ("tuning", "test", "all")
WHOLE = "all"  # the component that is the search itself
NAMES_SHOWN = 3


@dataclass(frozen=True)
class Outcome:
    """One query, and the grades of what was found for it, best first."""

    query: JudgedQuery
    grades: tuple[int, ...]
    ndcg: float

    @property
    def reciprocal_rank(self) -> float:
        """Of the first result that would help."""
        return metrics.reciprocal_rank(self.grades, HELPS)

    @property
    def success(self) -> float:
        """Whether one of the first three results would help."""
        return metrics.success(self.grades, HELPS)


@dataclass(frozen=True)
class Figures:
    """Means over some queries, each in [0, 1]."""

    queries: int
    ndcg: float
    mrr: float
    success: float

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Figures":
        """The means of at least one outcome."""
        count = len(outcomes)
        return cls(
            count,
            math.fsum(one.ndcg for one in outcomes) / count,
            math.fsum(one.reciprocal_rank for one in outcomes) / count,
            math.fsum(one.success for one in outcomes) / count,
        )

    def __str__(self) -> str:
        return f"{self.queries:>8}{self.ndcg:>10.3f}{self.mrr:>8.3f}{self.success:>11.3f}"


def choose(half: str, territory: Territory) -> tuple[JudgedQuery, ...]:
    """The judged queries of a half, or all, as far as the territory answers them."""
    return tuple(query for query in judged.read() if half in (query.half, "all") and territory.can_judge(query))


def measure(rank: Ranking, queries: Iterable[JudgedQuery], territory: Territory) -> list[Outcome]:
    """Ask a ranking function every query and grade what it finds.

    Args:
        rank: text -> listing ids, best first, none twice.
    """
    return [outcome(rank, query, query.text, territory) for query in queries]


def outcome(rank: Ranking, query: JudgedQuery, text: str, territory: Territory) -> Outcome:
    """What a text, the query's own or a misspelt form of it, finds of what was judged for the query."""
    grades = territory.grades(query)
    found = tuple(grades.get(listing, 0) for listing in rank(text))
    return Outcome(query, found, metrics.ndcg(found, grades.values()))


def by_kind(outcomes: Iterable[Outcome]) -> dict[str, Figures]:
    """The figures of each kind of query, in the order in which the kinds appear."""
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.query.kind, []).append(one)
    return {kind: Figures.of(of_kind) for kind, of_kind in kinds.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of every component, those of the whole search by kind, and the worst queries if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.ranking", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst queries (tuning half only)")
    chosen = parser.parse_args(arguments)
    if chosen.worst and chosen.half != "tuning":
        parser.error("queries of the test half are not looked at")
    territory = open_territory()
    queries = choose(chosen.half, territory)
    print(f"half: {chosen.half}; {len(territory.catalog):,} listings\n")
    print(f"{'':<28}{'queries':>8}{'nDCG@10':>10}{'MRR':>8}{'success@3':>11}")
    found = {name: measure(rank, queries, territory) for name, rank in search_components(territory.catalog).items()}
    for name, outcomes in found.items():
        print(f"{name:<28}{Figures.of(outcomes)}")
    print(f"\n«{WHOLE}» by kind of query")
    for kind, figures in by_kind(found[WHOLE]).items():
        print(f"{kind:<28}{figures}")
    if chosen.worst:
        print_worst(found[WHOLE], chosen.worst, territory)


def print_worst(outcomes: Sequence[Outcome], count: int, territory: Territory) -> None:
    """The queries with the lowest nDCG, the grades of their first ten results, and what should have come first."""
    names = {territory.catalog.listing_uuid(row): territory.catalog.name[row] for row in range(len(territory.catalog))}
    print(f"\nthe {count} worst")
    for one in sorted(outcomes, key=lambda outcome: outcome.ndcg)[:count]:
        best = sorted(territory.grades(one.query).items(), key=lambda item: -item[1])[:NAMES_SHOWN]
        wanted = "; ".join(names[listing] for listing, _ in best)
        print(f"{one.ndcg:.2f} {one.query.text} {list(one.grades[:10])} wanted: {wanted}")


if __name__ == "__main__":
    main()
