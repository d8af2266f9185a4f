"""What people write into a cell to say that they have nothing to write."""

import re

EMPTY_WORDS = frozenset(
    (
        *("n.d", "nd", "n/d", "n.p", "np", "n/p", "n.a", "n/a", "n.n", "nn", "n.c", "nc", "s.d", "k.a", "tbd"),
        *("non disponibile", "non disponibili", "non disp", "dato non disponibile", "non presente", "non pervenuto"),
        *("non indicato", "non specificato", "non definito", "da definire", "assente", "sconosciuto", "vuoto"),
        *("null", "nil", "nan", "undefined", "unknown", "empty", "not available", "not applicable"),
        *("no phone", "keine angabe", "nicht verfügbar", "nicht bekannt"),
        *(
            "#n/a",
            "#n/d",
            "#nv",
            "#ref!",
            "#rif!",
            "#bezug!",
            "#value!",
            "#valore!",
            "#wert!",
            "#div/0!",
            "#name?",
            "#nome?",
        ),
    )
)


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, signs only ("-", "//", "…"), or words such as "n.d." and "Non Disponibile".

    "NA" is the province of Naples and "NO" that of Novara: neither is empty. Words that can be an answer ("nessuno",
    "none" for fees) are not empty either.
    """
    plain = re.sub(r"\s+", " ", text).strip().casefold()
    plain = re.sub(r"^https?:/*(?:www\.)?$", "", plain)
    return not re.search(r"\w", plain) or plain.rstrip(".") in EMPTY_WORDS
