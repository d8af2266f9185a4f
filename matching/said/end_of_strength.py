"""«Non ce la faccio più»: said of a burden, and of life. Only asking tells which.

Alone, these words are a crisis. Beside needs that somebody named they are mostly about these, and ranking helplines
before what relieves the burden would answer another question; but nobody may pass over them either.
"""

from collections.abc import Sequence
from typing import Final

from directory.words.language import words

_SAID: Final = frozenset(
    tuple(words(phrase))
    for phrase in (
        *("non ce la faccio più", "non ce la fa più", "non ne posso più", "sono allo stremo"),
        *("can't take it any more", "can't take it anymore", "can't go on"),
        *("kann nicht mehr", "halte es nicht mehr aus"),
    )
)


def is_said(phrase: Sequence[str]) -> bool:
    """Whether folded words are such a phrase, and nothing else.

    >>> is_said(("non", "ce", "la", "faccio", "piu")), is_said(("farla", "finita"))
    (True, False)
    """
    return tuple(phrase) in _SAID


def says_so(text: str) -> bool:
    """Whether a text has such a phrase.

    >>> says_so("Mia madre ha l'Alzheimer, non ce la faccio più")
    True
    """
    said = words(text)
    return any(tuple(said[at : at + len(phrase)]) == phrase for phrase in _SAID for at in range(len(said)))
