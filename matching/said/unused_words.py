"""What of a person's words nobody used: told, so that whoever listens can choose it from the lists."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from directory.search.query import content_words
from directory.search.question import Span
from directory.words.language import words as words_of
from directory.words.people import PERSON_WORDS, RELATIVES

_USED: Final = frozenset(
    {"need", "interest", "place", "age", "language", "cost"}
)  # kinds of spans that a profile takes up
_END: Final = re.compile(
    r"[;:!?\n()]+|(?<!\d)[.,]|[.](?!\d)|,(?!\s*\d)|\b(?:ma|però|but|aber)\b"
)  # "figli di 2, 5 e 9 anni" is one, and so is "20.000 euro"
_MOST: Final = 15  # of them, so that a page stays readable where nearly nothing of a long text was understood
_SHORTEST: Final = 3  # letters: "sig", "dott"


def clauses(text: str) -> list[str]:
    """The text in the pieces in which it was told."""
    return [piece.strip() for piece in _END.split(text) if piece.strip()]


def unused(text: str, spans: Iterable[Span], used: Sequence[str]) -> tuple[str, ...]:
    """The clauses that tell something of which nothing was taken up, the first `_MOST`.

    Args:
        spans: what a search understood of the text.
        used: clauses that were used in another way.
    """
    taken = {word for span in spans if span.kind in _USED for word in _telling(span.words)}
    told = (clause for clause in dict.fromkeys(clauses(text)) if clause not in used and len(clause) > _SHORTEST)
    found = (clause for clause in told if (telling := _telling(clause)) and taken.isdisjoint(telling))
    return tuple(found)[:_MOST]


def _telling(text: str) -> frozenset[str]:
    """The words that say something, but of whom; all that stand there where none does."""
    content = frozenset(content_words(text)) - PERSON_WORDS - RELATIVES
    return content or frozenset(words_of(text)) - PERSON_WORDS - RELATIVES
