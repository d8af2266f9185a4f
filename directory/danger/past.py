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
_HAD: Final = re.compile(  # "ha avuto un ictus" may be now, unless what comes after one is asked for
    r"\b(?:avuto|had|hatten?)(?: (?:un|uno|una|l|a|an|einen|eine))?$"
)
_AFTERCARE: Final = re.compile(
    r"\b(?:riabilit\w*|fisioterap\w*|logoped\w*|badant\w*|ausili\w*|invalidita|rehab\w*|physio\w*|speech therap\w*"
    r"|reha\w*|pflegegeld|logopad\w*)\b"
)
_NOW: Final = re.compile(
    r"\b(?:adesso|ora|appena|subito|poco fa|stanotte|stamattina|oggi|now|just|right now|today|jetzt|gerade|soeben)\b"
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
    >>> is_past("ha avuto un ictus".split(), 3, 4), is_past("ha avuto un ictus cerca fisioterapia".split(), 3, 4)
    (False, True)
    """
    before, behind = " ".join(words[max(start - _NEAR, 0) : start]), " ".join(words[end : end + _NEAR])
    if _AFTERWARDS.search(before) or _LONG_AGO.search(behind):
        return True
    text = " ".join(words)
    return bool(_HAD.search(before) and _AFTERCARE.search(text) and not _NOW.search(text))
