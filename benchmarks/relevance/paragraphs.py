"""Whether plain questions find the paragraph that answers them, beside BM25 with Italian stems alone.

Paragraphs of encyclopedic Italian are imported as services, the text as their description, and their questions are
asked as on the page. Titles are an id, what the article is about ("article"), or the same for all ("none").

`python -m benchmarks.relevance.paragraphs [--half tuning|test|all] [--titles id|article|none|all] [--worst N]`
"""

import argparse
import csv
import json
import math
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks.relevance.judged import HERE, Half, split
from benchmarks.relevance.plain_bm25 import PlainBM25
from benchmarks.relevance.rankers import Ranking, catalog_of, whole_search
from benchmarks.relevance.territory import IMPORTED_AT, listings_by_row, ordered_by_line
from directory.catalog.catalog import Catalog
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine
from directory.settings import Settings
from importers.apply import apply_plan
from importers.plan import make_plan
from matching import metrics

PARAGRAPHS = HERE / "paragraphs.jsonl"
HALVES = ("tuning", "test", "all")
TITLES = ("id", "article", "none")
KINDS = ("words of the text", "paraphrase", "short")  # of the questions, in their order
_FIRST = 10  # results that count
_NO_TITLE = "Paragrafo"  # a listing must have a name
_HEAD_LINES = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with one question of each of `KINDS`.

    Args:
        id: begins with a letter for the writer.
        article: what the 15 paragraphs of a topic are about.
    """

    id: str
    article: str
    text: str
    questions: tuple[str, ...]

    @property
    def half(self) -> Half:
        """Whether it may be looked at: of one writer all, of another as the hash falls, of the third none."""
        writer = self.id[0]
        return "tuning" if writer == "a" or (writer == "b" and split(self.id) == "tuning") else "test"


@dataclass(frozen=True)
class Collection:
    """Paragraphs as listings, of both halves: a question always looks among all of them."""

    catalog: Catalog
    listings: Mapping[str, uuid.UUID]  # paragraph -> listing


@dataclass(frozen=True)
class Figures:
    """Means over questions that one paragraph each answers; in [0, 1]."""

    ndcg: float
    first: float  # recall@1
    recall: float  # recall@10

    @classmethod
    def of(cls, ranks: Sequence[int]) -> "Figures":
        """Of the ranks of the right paragraphs, from 1; 0 where one is not among the first ten.

        >>> Figures.of([1, 0])
        Figures(ndcg=0.5, first=0.5, recall=0.5)
        """
        count = len(ranks)
        gains = [metrics.ndcg([int(at == rank) for at in range(1, _FIRST + 1)], [1]) for rank in ranks]
        return cls(math.fsum(gains) / count, ranks.count(1) / count, (count - ranks.count(0)) / count)

    def __str__(self) -> str:
        return f"{self.ndcg:>9.3f}{self.first:>10.3f}{self.recall:>11.3f}"


def read(path: Path = PARAGRAPHS) -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Paragraph(row["id"], row["article"], row["text"], tuple(row["questions"])) for row in rows)


@contextmanager
def open_collection(paragraphs: Sequence[Paragraph], titles: str) -> Iterator[Collection]:
    """The paragraphs in a directory of their own that is thrown away.

    Args:
        titles: one of `TITLES`.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = make_engine(Settings(database_url=f"sqlite:///{folder / 'paragraphs.db'}", instance_dir=folder))
        try:
            upgrade_schema(engine)
            with Session(engine) as session:
                initialise(session)
                yield _imported(session, paragraphs, titles, folder / "paragrafi.csv")
        finally:
            engine.dispose()


def _imported(session: Session, paragraphs: Sequence[Paragraph], titles: str, path: Path) -> Collection:
    lines: dict[int, str] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("nome", "descrizione"))
        for line, one in enumerate(paragraphs, 1 + _HEAD_LINES):
            writer.writerow(({"id": one.id, "article": one.article, "none": _NO_TITLE}[titles], one.text))
            lines[line] = one.id
    apply_plan(session, make_plan(session, path, source=path.name), by="benchmark", now=IMPORTED_AT)
    rows = listings_by_row(session)
    catalog = ordered_by_line(catalog_of(session), rows)
    return Collection(catalog, {lines[line]: listings[0] for (_, line), listings in rows.items()})


def rank_of(paragraph: Paragraph, question: str, rank: Ranking, listings: Mapping[str, uuid.UUID]) -> int:
    """From 1; 0 where it is not among the first ten."""
    found = rank(question)[:_FIRST]
    right = listings[paragraph.id]
    return found.index(right) + 1 if right in found else 0


def plain_bm25(paragraphs: Sequence[Paragraph], listings: Mapping[str, uuid.UUID], titles: str) -> Ranking:
    """What a few lines of BM25 with Italian stems find in title and text, without anything of the search."""
    index = PlainBM25([f"{one.article} {one.text}" if titles == "article" else one.text for one in paragraphs])
    ids = [listings[one.id] for one in paragraphs]
    return lambda text: [ids[place] for place in index.best(text, _FIRST)]


def ranks(paragraphs: Sequence[Paragraph], rank: Ranking, listings: Mapping[str, uuid.UUID]) -> list[list[int]]:
    """For each of `KINDS` the ranks of all paragraphs."""
    place = partial(rank_of, rank=rank, listings=listings)
    return [[place(one, one.questions[kind]) for one in paragraphs] for kind in range(len(KINDS))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the search and of plain BM25; the worst questions of the tuning half if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.paragraphs", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    parser.add_argument("--titles", choices=(*TITLES, "all"), default="id")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list N questions that fall behind (tuning)")
    chosen = parser.parse_args(arguments)
    if chosen.worst and chosen.half != "tuning":
        parser.error("questions of the test half are not looked at")
    paragraphs = read()
    asked = [one for one in paragraphs if chosen.half in (one.half, "all")]
    print(f"half: {chosen.half}; {len(paragraphs)} paragraphs, {len(asked) * len(KINDS)} questions\n")
    print(f"{'':<36}{'nDCG@10':>9}{'recall@1':>10}{'recall@10':>11}")
    for titles in TITLES if chosen.titles == "all" else (chosen.titles,):
        with open_collection(paragraphs, titles) as collection:
            _compare(paragraphs, asked, collection, titles, chosen.worst)


def _compare(
    paragraphs: Sequence[Paragraph], asked: Sequence[Paragraph], collection: Collection, titles: str, worst: int
) -> None:
    rankings = {
        "plain BM25": plain_bm25(paragraphs, collection.listings, titles),
        "whole search": whole_search(collection.catalog),
    }
    found = {}
    for name, rank in rankings.items():
        start = time.process_time()
        found[name] = ranks(asked, rank, collection.listings)
        took = (time.process_time() - start) * 1000 / (len(asked) * len(KINDS))
        print(f"{f'titles: {titles}, {name}':<36}{Figures.of([*chain(*found[name])])}   {took:.2f} ms")
        for kind, own in zip(KINDS, found[name], strict=True):
            print(f"    {kind:<32}{Figures.of(own)}")
    if worst:
        plain, ours = found.values()
        lines = [
            (_gain(own) - _gain(theirs), f"{theirs:>3} {own:>3}  {one.id} {one.questions[kind]}")
            for kind in range(len(KINDS))
            for one, theirs, own in zip(asked, plain[kind], ours[kind], strict=True)
        ]
        print("\nrank in BM25, rank in the search (0: not among the first ten)")
        print(*[line for _, line in sorted(lines)[:worst]], sep="\n")


def _gain(rank: int) -> float:
    return 1 / math.log2(rank + 1) if rank else 0.0


if __name__ == "__main__":
    main()
