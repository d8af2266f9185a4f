"""What people write into a cell to say that they have nothing to write."""

import re
from functools import lru_cache

from directory.words.language import word_list

EMPTY_WORDS = frozenset(
    (
        *word_list("n.d nd n/d n.p np n/p n.a n/a n.n nn n.c nc s.d k.a tbd"),
        *("non disponibile", "non disponibili", "non disp", "dato non disponibile", "non presente", "non pervenuto"),
        *(
            "non indicato",
            "non specificato",
            "non definito",
            "da definire",
            "da concordare",
            "non so",
            "non saprei",
            "assente",
            "sconosciuto",
            "vuoto",
        ),
        *("null", "nil", "nan", "undefined", "unknown", "empty", "not available", "not applicable"),
        *("no phone", "keine angabe", "nicht verfügbar", "nicht bekannt"),
        *word_list("#n/a #n/d #nv #ref! #rif! #bezug! #value! #valore! #wert! #div/0! #name? #nome?"),
    )
)


_NO_HOST = re.compile(r"^https?:/*(?:www\.)?$")
_LETTER = re.compile(r"\w")
_BEGINNINGS = frozenset(word[0] for word in EMPTY_WORDS) | {"h"}  # h: of an address without a host


@lru_cache(maxsize=1 << 16)  # lists repeat their cells
def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, signs only ("-", "//", "…"), or words such as "n.d." and "Non Disponibile".

    "NA" is the province of Naples and "NO" that of Novara: neither is empty. Words that can be an answer ("nessuno",
    "none" for fees) are not empty either.
    """
    first = text[:1]
    if first.isalnum() and first.casefold() not in _BEGINNINGS:
        return False
    plain = " ".join(text.split()).casefold()
    if plain.startswith("http"):
        plain = _NO_HOST.sub("", plain)
    return _LETTER.search(plain) is None or plain.rstrip(".") in EMPTY_WORDS
