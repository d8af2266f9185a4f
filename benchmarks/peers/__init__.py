"""The peers: engines that find words, on the same rows. None reads ages or places, counts facets or says why.

Each is given the same texts and answers a question with the numbers of the first 20 listings that have any of the
words; with a chosen category and radius, of those that fit. They look for our own Italian stems, save PostgreSQL, which
has its own.
"""

from typing import Protocol

from benchmarks.questions import Question
from directory.words.language import stems

LIMIT = 20


class Peer(Protocol):
    """An index that was built."""

    name: str

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""


def stems_of(question: Question) -> list[str]:
    """What is looked for, each stem once."""
    return list(dict.fromkeys(stems(question.text)))
