"""Does a German or English question find what the Italian one finds? `python -m benchmarks.relevance.three_languages`.

`three_languages.csv` holds questions of one meaning in three languages; listings are Italian. The first three results
of each are compared with those of the Italian question.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.relevance.rankers import Ranking, whole_search
from benchmarks.relevance.territory import open_territory

FILE = Path(__file__).with_name("three_languages.csv")
OTHERS = ("de", "en")
COMPARED = 3  # results


class Likeness(NamedTuple):
    """How much another language finds of what Italian finds.

    Args:
        shared: of the first results.
        is_first_the_same: whether the very first one is.
    """

    italian: str
    language: str
    shared: int
    is_first_the_same: bool


def read() -> list[Mapping[str, str]]:
    """The questions, by language."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compare(rank: Ranking) -> Iterator[Likeness]:
    """Each question in the other languages with the Italian one."""
    for question in read():
        italian = rank(question["it"])[:COMPARED]
        for language in OTHERS:
            found = rank(question[language])[:COMPARED]
            yield Likeness(question["it"], language, len({*italian} & {*found}), italian[:1] == found[:1])


def main() -> None:
    """Print the shares by language, and each question."""
    several = list(compare(whole_search(open_territory().catalog)))
    for language in OTHERS:
        own = [one for one in several if one.language == language]
        shared = sum(one.shared for one in own) / COMPARED / len(own)
        first = sum(one.is_first_the_same for one in own)
        print(f"{language}: {shared:.2f} of the first {COMPARED} are the same, the first one in {first} of {len(own)}")
    for one in several:
        print(f"  {one.language} {one.shared} {one.italian}")


if __name__ == "__main__":
    main()
