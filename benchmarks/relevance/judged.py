"""The judged queries: what link workers would type, and which rows of which lists would help how far."""

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
QUERIES, JUDGEMENTS = HERE / "queries.csv", HERE / "judgements.csv"

Half = Literal["tuning", "test"]
Row = tuple[str, int]  # name of a list's file, line on which the row begins


@dataclass(frozen=True)
class JudgedQuery:
    """A query with everything that was judged relevant to it; what is not listed has grade 0.

    Args:
        kind: what sort of question it is; the README explains each.
        language: ISO 639-1, of the query.
        needs_shared: what helps lies (also) in the lists that are not part of the project.
        grades: 3 just what is needed, 2 with a condition unknown or slightly off, 1 related.
    """

    text: str
    kind: str
    language: str
    needs_shared: bool
    grades: dict[Row, int]

    @property
    def half(self) -> Half:
        """Whether it may be looked at while the search is tuned."""
        return split(self.text)


def split(text: str) -> Half:
    """The half that a query belongs to, by SHA-256 of its text, so that no one chooses.

    >>> split("orto"), split("fumetti")
    ('tuning', 'test')
    """
    return "test" if hashed(text) % 2 else "tuning"


def hashed(text: str) -> int:
    """A number of one byte by which texts are parted, the same on every machine."""
    return hashlib.sha256(text.encode()).digest()[-1]


def read(queries: Path = QUERIES, judgements: Path = JUDGEMENTS) -> tuple[JudgedQuery, ...]:
    """All judged queries, in the order of the file.

    Raises:
        ValueError: a query has no judgement, or a judgement no query; a row is judged twice for one query.
    """
    grades: dict[str, dict[Row, int]] = defaultdict(dict)
    for line in _lines(judgements):
        row = (line["file"], int(line["line"]))
        if row in grades[line["query"]]:
            raise ValueError(f"«{line['query']}»: {row} is judged twice")
        grades[line["query"]][row] = int(line["grade"])
    asked = _lines(queries)
    if odd := {line["query"] for line in asked} ^ set(grades):
        raise ValueError(f"only in one of the two files: {sorted(odd)}")
    return tuple(
        JudgedQuery(line["query"], line["kind"], line["language"], line["lists"] == "shared", grades[line["query"]])
        for line in asked
    )


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
