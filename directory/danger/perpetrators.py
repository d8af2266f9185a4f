"""Who is violent and wants to stop, as people tell of it: a shelter for women is no place for him to be sent to."""

import re
from functools import lru_cache

from directory.words.language import words

_WOMAN = "(?:(?:la|mia|una|alla|sulla|contro|su|a|quando|sempre) )*(?:moglie|compagna|fidanzata|ragazza|partner|ex)"
_HITS = "(?:ho (?:picchiato|menato|aggredito|maltrattato|alzato le mani)|picchio|meno|maltratto|alzo le mani)"
_PATTERNS = (
    "maltrattant[ei]|uomini violenti|per violenti|(?:autore|autori|uomini autori) di violenza|cuav",
    f"{_HITS} {_WOMAN}",
    "sono (?:un (?:uomo|marito|padre) )?violento",
    (
        r"(?<!\bmi )(?<!\bci )(?:picchi[ao]|alza(?:to)? le mani|men[ao]|minacci[ao]|maltratt[ao]|violento|aggressivo)"
        r" (?:\w+ ){0,6}?"
        r"(?:vuole|vorrebbe|voglio|vorrei) smettere(?! di (?!picchiar|menar|minacciar|maltrattar|esser))"
    ),
    "perpetrators?|abuser wants|i (?:hit|beat) my (?:wife|girlfriend|partner)",
    "tatertherapie|taterarbeit|gewalttatige manner|ich schlage meine (?:frau|freundin|partnerin)",
)
_WHO_DOES_IT = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})\b")


@lru_cache(maxsize=256)  # several readers ask of one text
def who_does_it(text: str) -> re.Match[str] | None:
    """Where a folded text tells of it.

    >>> who_does_it("picchio mia moglie e voglio smettere")[0], who_does_it("mi picchia e dice che vuole smettere")
    ('picchio mia moglie', None)
    """
    return _WHO_DOES_IT.search(text)


def is_who_does_it(text: str) -> bool:
    """Whether a question is about somebody who is violent and wants to stop: "picchia la moglie e vuole smettere".

    >>> is_who_does_it("uomo maltrattante"), is_who_does_it("mio marito mi picchia")
    (True, False)
    """
    return who_does_it(" ".join(words(text))) is not None
