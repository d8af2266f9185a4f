"""What was a danger once: "nach Schlaganfall", "dopo un ictus", "l'alluvione del 2023" call for no ambulance."""

import re
from collections.abc import Sequence
from typing import Final

_NEAR: Final = 4  # words
# Right before or right behind it: "dopo la caduta non respira" and "non respira, nato nel 2023" are of this moment.
_AFTERWARDS: Final = re.compile(
    r"\b(?:dopo|post|esiti (?:di|da)|postumi (?:di|da)|reduce da|nach|seit|after|since|recovering from)"
    r"(?: (?:un|uno|una|l|il|lo|la|ein|eine|einem|einer|dem|der|a|an|the))?$"
)
_LONG_AGO: Final = re.compile(
    r"^(?:(?:del|nel|di|in|im|von|vom|of) (?:19|20)\d\d|(?:\w+ )?(?:anni|mesi|settimane|anno|mese) fa"
    r"|(?:l |lo )?(?:anno|mese) (?:scors[oa]|passat[oa])|(?:\w+ )?(?:years?|months?|weeks) ago|last year"
    r"|vor (?:\w+ )?(?:jahren?|monaten?|wochen))\b"
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
    before, behind = " ".join(words[max(start - _NEAR, 0) : start]), " ".join(words[end : end + _NEAR])
    return _AFTERWARDS.search(before) is not None or _LONG_AGO.search(behind) is not None
