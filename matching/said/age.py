"""An age as notes begin with it: "operaia 48 Seriate", "educatrice: albanese 41, fine pena tra due mesi"."""

import re
from typing import Final

_NUMBERED: Final = (  # what has a number of its own
    r"via|viale|piazza|corso|legge|art|articolo|numero|n|linea|bus|piano|scala|interno|camera|stanza|classe|reparto|tel"
    r"|over|under|isee|euro|bonus|modello|zona|lotto|piazzale|strada|vicolo|largo"
)
_UNITS: Final = r"euro|eur|km|ore|volte|giorni|mesi|settimane|minuti|figli|bambini|persone|kg|mq|per cento"
_FIRST_AGE: Final = re.compile(
    rf"(?:^|:)\s*(?!(?:{_NUMBERED})\b)[^\W\d]+(?:\s+(?!(?:{_NUMBERED})\b)[^\W\d]+)?[\s,]+([1-9]\d)(?!\s*(?:{_UNITS}|[%€])\b)"
    r"(?=\s*(?:[,;:(]|\.(?!\d)|$)|\s+[A-ZÀ-Ý])",
)
_LEAST: Final = 14  # years; below, it may be a class, or a number of children


def age_said_first(text: str) -> float | None:
    """The number behind the first one or two words, where a comma or a name follows; None where there is none.

    >>> age_said_first("operaia 48 Seriate, mobbing"), age_said_first("educatrice carcere: albanese 41, fine pena")
    (48.0, 41.0)
    >>> age_said_first("via Roma 22, Forlì"), age_said_first("legge 68, invalido"), age_said_first("affitto 80 euro")
    (None, None, None)
    """
    if not (found := _FIRST_AGE.search(text)):
        return None
    years = float(found[1])
    return years if years >= _LEAST else None
