"""In which language a text of a list is written: nobody says it, and who reads it aloud has to know."""

import re
from collections.abc import Mapping
from functools import lru_cache

from directory.words.language import STOP_WORDS, words

_ALONE: Mapping[str, frozenset[str]] = {  # little words that no other language has
    language: frozenset(
        word
        for word in own
        if len(word) > 1 and not any(word in others for other, others in STOP_WORDS.items() if other != language)
    )
    for language, own in STOP_WORDS.items()
}
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    "it": re.compile(r"[aio]$"),
    "en": re.compile(r"(ing|tion|ment|ness|ship|ly|ies|ed)$"),
    "de": re.compile(r"(ung|ungen|en|er|heit|keit|lich|isch|schaft|stelle|hilfe)$"),
}
_OF_GERMAN = re.compile(r"[äöüß]", re.IGNORECASE)
_LONG = 5  # letters, from which an ending says something
_LITTLE_WORD, _LETTERS, _ENDING = 2, 2, 1  # what each counts


@lru_cache(maxsize=8192)
def written_language(text: str) -> str | None:
    """The language of a text, by its little words and the endings of the others; None where that is not clear.

    >>> written_language("Basta telefonare alla segreteria."), written_language("Beratung für Familien")
    ('it', 'de')
    >>> written_language("Advice on housing and work"), written_language("SPID, ISEE")
    ('en', None)
    """
    own = words(text)
    counts = {
        language: sum(_LITTLE_WORD for word in own if word in little)
        + sum(_ENDING for word in own if len(word) >= _LONG and _ENDINGS[language].search(word))
        for language, little in _ALONE.items()
    }
    counts["de"] += _LETTERS * len(_OF_GERMAN.findall(text))
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    return first if counts[first] > counts[second] else None
