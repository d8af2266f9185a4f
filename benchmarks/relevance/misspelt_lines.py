"""What one slip costs a typed line: `python -m benchmarks.relevance.misspelt_lines [--part read|unread] [--losses]`.

Every line of the six sets of typed lines gets one slip, and is compared with itself: whether the same needs and kinds,
age, place and time are understood, whether the same listings come first, and nDCG@10 with the first ten listings of
the right line for grades (3 for the first three, 1 for the others). The lines of a half are parted once more, by
another byte of the SHA-256 of the line: those that were read while mending, and those that were only counted. Beside
them stand the pairs of `misspelt.csv`, questions as people mistype them, with what they mean.
"""

import argparse
import csv
import hashlib
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.relevance.parsing import FILES, Half, read_lines
from benchmarks.relevance.rankers import SHOWN, TODAY, place_words
from benchmarks.relevance.slips import SLIPS
from benchmarks.relevance.territory import open_territory
from benchmarks.relevance.typos import misspell_text
from directory.catalog.catalog import Catalog
from directory.search.question import Query
from directory.search.reading import read_question, readings_of, taken_for
from directory.search.search import search
from matching import metrics

ONE_LETTER = "one letter"  # the error of `typos.edit`
AS_TYPED = "as people type"
PAIRS = Path(__file__).with_name("misspelt.csv")
SEEDS = range(100, 104)  # others than those of the judged queries
ALL_KINDS = (ONE_LETTER, *SLIPS, AS_TYPED)
PARTS = ("read", "unread")
_FIRST, _COMPARED = 3, 10
_SAID = ("needs", "service_types", "ages", "place", "area", "when")


@dataclass(frozen=True)
class Answer:
    """What was understood, and the ids of the first listings."""

    said: dict[str, object]
    listings: tuple[object, ...]
    mended: dict[str, str]

    @classmethod
    def of(cls, text: str, catalog: Catalog) -> "Answer":
        """Ask as the page asks."""
        query = read_question(text, catalog)
        found = search(query, catalog, limit=SHOWN, today=TODAY).results
        listings = tuple([one.listing_id for one in found[:_COMPARED]])
        return cls({name: _comparable(query, name) for name in _SAID}, listings, dict(query.mended))


@dataclass(frozen=True)
class Misspelt:
    """A line with a slip, and what it found beside what the line finds."""

    kind: str
    line: str
    text: str
    right: Answer
    found: Answer

    @property
    def lost(self) -> tuple[str, ...]:
        """What is understood otherwise."""
        return tuple(name for name in _SAID if self.right.said[name] != self.found.said[name])

    @property
    def keeps_first(self) -> bool:
        """Whether the same three listings come first, in any order."""
        return {*self.right.listings[:_FIRST]} == {*self.found.listings[:_FIRST]}

    @property
    def ndcg(self) -> float:
        """Of what was found, against the listings of the right line; 1 where both find nothing."""
        if not self.right.listings:
            return float(not self.found.listings)
        grades = {listing: 3 if rank < _FIRST else 1 for rank, listing in enumerate(self.right.listings)}
        return metrics.ndcg([grades.get(one, 0) for one in self.found.listings], grades.values())


def _comparable(query: Query, name: str) -> object:
    value = getattr(query, name)
    return frozenset(value) if name in ("needs", "service_types") else value


def part_of(line: str) -> str:
    """Which part of its half a line belongs to, by the second byte of its SHA-256."""
    return PARTS[hashlib.sha256(line.encode()).digest()[1] % 2]


def lines_of(half: Half, part: str) -> list[str]:
    """The typed lines of a part, each once, in the order of the files."""
    texts = [one.text for path in FILES.values() for one in read_lines(half, path=path)]
    return [text for text in dict.fromkeys(texts) if part_of(text) == part]


def pairs_of(part: str) -> list[tuple[str, str]]:
    """The pairs of a part, as (what was typed, what was meant)."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [(row["text"], row["meant"]) for row in csv.DictReader(file)]
    return [pair for pair in pairs if part_of(pair[1]) == part]


def misspellings(text: str, catalog: Catalog, seeds: Iterable[int], kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(kind, the line with one slip of it), one letter's error once for each seed."""
    if ONE_LETTER in kinds:
        places = place_words(catalog, text)
        for seed in seeds:
            if changed := misspell_text(text, seed, places):
                yield ONE_LETTER, changed[0]
    for kind in kinds:
        if kind in SLIPS and (slipped := SLIPS[kind](text, random.Random(f"{kind} {text}"))):
            yield kind, slipped


def compare(lines: Iterable[str], catalog: Catalog, seeds: Sequence[int], kinds: Sequence[str]) -> list[Misspelt]:
    """Every line with every slip, beside itself."""
    found = []
    for line in lines:
        right = Answer.of(line, catalog)
        for kind, text in misspellings(line, catalog, seeds, kinds):
            found.append(Misspelt(kind, line, text, right, Answer.of(text, catalog)))
    return found


def compare_pairs(pairs: Iterable[tuple[str, str]], catalog: Catalog) -> list[Misspelt]:
    """Every question as it was typed, beside what it means."""
    return [
        Misspelt(AS_TYPED, meant, typed, Answer.of(meant, catalog), Answer.of(typed, catalog)) for typed, meant in pairs
    ]


def table(misspelt: Sequence[Misspelt]) -> Iterator[str]:
    """Rows to print, by the kind of slip."""
    yield f"{'slip':<24}{'lines':>7}{'understood':>12}{'first three':>13}{'nDCG@10':>9}"
    for kind in dict.fromkeys([*(one.kind for one in misspelt), "all"]):
        own = [one for one in misspelt if kind in (one.kind, "all")]
        understood = sum(not one.lost for one in own) / len(own)
        first = sum(one.keeps_first for one in own) / len(own)
        ndcg = math.fsum(one.ndcg for one in own) / len(own)
        yield f"{kind:<24}{len(own):>7}{understood:>12.1%}{first:>13.1%}{ndcg:>9.3f}"


def _changed_though_right(lines: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """Words of lines without a slip that are taken for others."""
    for line in lines:
        query = read_question(line, catalog)
        taken = dict(query.mended) | taken_for(query, readings_of(query, catalog))
        for word, right in taken.items():
            yield f"  «{line}»: {word} -> {right}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what slips cost by kind, and for the part that may be read the lines that lose something."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.misspelt_lines", description=__doc__)
    parser.add_argument("--half", choices=("tuning", "test"), default="tuning")
    parser.add_argument("--part", choices=PARTS, default="unread")
    parser.add_argument("--seeds", type=int, nargs=2, metavar=("FIRST", "END"), help="of the error of one letter")
    parser.add_argument("--kinds", nargs="+", choices=ALL_KINDS, default=ALL_KINDS)
    parser.add_argument("--losses", action="store_true", help="show what is lost (the part that may be read only)")
    chosen = parser.parse_args(arguments)
    if chosen.losses and (chosen.half, chosen.part) != ("tuning", "read"):
        parser.error("lines of the other parts are only counted, never shown")
    catalog = open_territory().catalog
    lines = lines_of(chosen.half, chosen.part)
    misspelt = compare(lines, catalog, range(*chosen.seeds) if chosen.seeds else SEEDS, chosen.kinds)
    if AS_TYPED in chosen.kinds and chosen.half == "tuning":
        misspelt += compare_pairs(pairs_of(chosen.part), catalog)
    print(f"{chosen.half} half, {chosen.part} part, {len(lines)} lines")
    print(*table(misspelt), sep="\n")
    for one in misspelt if chosen.losses else ():
        if one.lost or not one.keeps_first:
            print(f"\n[{one.kind}] {one.ndcg:.2f} {one.line}\n  {one.text}\n  mended: {one.found.mended}")
            for name in one.lost:
                print(f"    {name}: {one.right.said[name]} -> {one.found.said[name]}")


if __name__ == "__main__":
    main()
