"""What was a danger once: "nach Schlaganfall", "dopo un ictus", "l'alluvione del 2023" call for no ambulance."""

import re
from collections.abc import Sequence
from typing import Final

_BEFORE: Final = 3  # words
_BEHIND: Final = 5
_AFTERWARDS: Final = re.compile(
    r"\b(?:dopo|post|esiti|postumi|reduce|ex|dimess[oa]|riabilitazione|nach|seit|reha|after|since|recovering|following)\b"
)
_LONG_AGO: Final = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:anni|mesi|settimane) fa|(?:\w+ )?(?:anno|mese) (?:fa|scors[oa]|passat[oa])"
    r"|(?:years?|months?|weeks) ago|last year|vor (?:\w+ )?(?:jahren?|monaten?|wochen))\b"
)


def is_past(words: Sequence[str], start: int, end: int) -> bool:
    """Whether what is told in `words[start:end]` was long ago, or is what came before.

    Args:
        words: folded.

    >>> is_past("rentner nach schlaganfall braucht essen".split(), 2, 3)
    True
    >>> is_past("ha un ictus adesso".split(), 2, 3)
    False
    """
    before, behind = " ".join(words[max(start - _BEFORE, 0) : start]), " ".join(words[end : end + _BEHIND])
    return _AFTERWARDS.search(before) is not None or _LONG_AGO.search(behind) is not None
