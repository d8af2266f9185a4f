"""Judged queries with one typing error each: `python -m benchmarks.relevance.typos [--half tuning|test|all]`."""

import argparse
import math
import random
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from benchmarks.relevance.judged import JudgedQuery
from benchmarks.relevance.rankers import (
    changed_words,
    known_words,
    place_words,
    reads_as,
    search_components,
)
from benchmarks.relevance.ranking import HALVES, WHOLE, Figures, choose, measure, outcome
from benchmarks.relevance.territory import Territory, open_territory
from directory.catalog.catalog import Catalog
from directory.words.language import ALL_STOP_WORDS, fold

SEEDS = range(10)
LEAST_LETTERS = 4
LETTERS = "abcdefghilmnopqrstuvz"  # of the Italian alphabet
MISSPELT = "typo"  # the kind of queries that were written with an error and get no second one
MOST_FALL, LEAST_READ = 0.01, 0.85
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Misspelt:
    """A query with one letter's error in one of its words."""

    query: JudgedQuery
    seed: int
    text: str
    original: str
    changed: str


@dataclass(frozen=True)
class Repair:
    """What the errors cost and how they were read.

    Args:
        fall: of mean nDCG@10 against the same queries without the error.
        read: share of the changed words that were read as the original or a form of its stem.
        read_known: the same of words that the listings or taxonomies have: others cannot be recognised.
        spoilt: correct queries in which a word that the listings or taxonomies have was changed.
        strange: (query, word, what it was read as) of further correct words that were changed.
    """

    misspelt: int
    before: float
    fall: float
    read: float
    read_known: float
    spoilt: tuple[str, ...]
    strange: tuple[tuple[str, str, str], ...]


def edit(word: str, dice: random.Random) -> str:
    """The word with one letter inserted, left out or replaced, or two neighbours swapped; never the word itself."""
    while True:
        at, letter = dice.randrange(len(word)), dice.choice(LETTERS)
        after = word[at + 1 :]
        changed = dice.choice(
            (
                word[:at] + letter + word[at:],
                word[:at] + after,
                word[:at] + letter + after,
                word[:at] + after[:1] + word[at] + after[1:],
            )
        )
        if fold(changed) != fold(word):
            return changed


def misspell(query: JudgedQuery, seed: int, places: Set[str]) -> Misspelt | None:
    """One error in one content word of four letters or more, not of a place unless there is no other word.

    Args:
        places: folded words of the query that name a place.
    Returns:
        None when no word is long enough.
    """
    changed = misspell_text(query.text, seed, places)
    return changed and Misspelt(query, seed, *changed)


def misspell_text(text: str, seed: int, places: Set[str]) -> tuple[str, str, str] | None:
    """The text with such an error, the word, and what became of it; None when no word is long enough."""
    words = [word for word in _WORD.finditer(text) if len(word[0]) >= LEAST_LETTERS]
    words = [word for word in words if fold(word[0]) not in ALL_STOP_WORDS]
    words = [word for word in words if fold(word[0]) not in places] or words
    if not words:
        return None
    dice = random.Random(f"{seed} {text}")
    word = dice.choice(words)
    changed = edit(word[0], dice)
    return text[: word.start()] + changed + text[word.end() :], word[0], changed


def misspell_all(queries: Iterable[JudgedQuery], catalog: Catalog, seeds: Iterable[int] = SEEDS) -> Iterator[Misspelt]:
    """Every query that was written without an error, with every seed."""
    for query in queries:
        if query.kind != MISSPELT:
            places = place_words(catalog, query.text)
            yield from filter(None, (misspell(query, seed, places) for seed in seeds))


def measure_repair(queries: Sequence[JudgedQuery], territory: Territory, seeds: Iterable[int] = SEEDS) -> Repair:
    """What one typing error does to the search."""
    catalog = territory.catalog
    rank = search_components(catalog)[WHOLE]
    misspelt = list(misspell_all(queries, catalog, seeds))
    asked = {one.query.text: one.query for one in misspelt}
    before = Figures.of(measure(rank, asked.values(), territory)).ndcg
    after = math.fsum(outcome(rank, one.query, one.text, territory).ndcg for one in misspelt) / len(misspelt)
    read = [(one, reads_as(catalog, one.text, one.changed, one.original)) for one in misspelt]
    known = known_words(catalog)
    of_known = [right for one, right in read if fold(one.original) in known]
    correct = [query.text for query in queries if query.kind != MISSPELT]
    changes = [(text, *change) for text in correct for change in changed_words(catalog, text).items()]
    return Repair(
        len(misspelt),
        before,
        before - after,
        sum(right for _, right in read) / len(read),
        sum(of_known) / len(of_known),
        tuple(dict.fromkeys(text for text, word, _ in changes if word in known)),
        tuple(change for change in changes if change[1] not in known),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what typing errors cost, beside the targets."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.typos", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    parser.add_argument("--seeds", type=int, nargs=2, metavar=("FIRST", "END"), help="other than 0 to 9")
    chosen = parser.parse_args(arguments)
    half = chosen.half
    territory = open_territory()
    seeds = range(*chosen.seeds) if chosen.seeds else SEEDS
    found = measure_repair(choose(half, territory), territory, seeds)
    print(f"half: {half}; {found.misspelt:,} misspelt queries; nDCG@10 without the error {found.before:.3f}")
    print(f"fall of nDCG@10                                  {found.fall:.3f}  (target: at most {MOST_FALL})")
    print(f"changed words read as the original or its stem   {found.read:.1%}  (target: at least {LEAST_READ:.0%})")
    print(f"… of words that listings or taxonomies have      {found.read_known:.1%}")
    print(f"correct queries in which a known word is changed {len(found.spoilt)}  (target: 0)")
    print(f"further correct words that are read as another   {len(found.strange)}")
    if half != "test":  # queries of the test half are not looked at
        print(*(f"  «{text}»: {word} -> {read}" for text, word, read in found.strange), sep="\n")


if __name__ == "__main__":
    main()
