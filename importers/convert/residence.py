"""Whether words about who may come ask that people are residents, and of which area."""

import re

from directory.words.language import fold

NOT_REQUIRED = re.compile(
    r"\bnon (?:solo |soltanto )?(?:(?:i|ai|per|e|sono) )*resident|\bresident[ei] (?:e|o) non\b|\banche\b|\bpriorit|"
    r"\bprecedenz|\bpreferenz|\bdomiciliat|\bdimorant|\bindipendentemente|\bsenza (?:la )?residenza|\btariff|\bscont|"
    r"\bgratuit|\bnon (?:serve|occorre|e richiest|e necessari|si richied)|\bnot only\b|\bauch\b|\bnon[- ]residents?\b|"
    r"\bin (?:struttur|comunit|carcer|cas[ae]\b|allogg|rsa\b|istitut)"
)
REQUIRED = re.compile(
    r"\b(?:sol[oi]|soltanto|solamente|esclusiv\w+|unicamente|riservat[oaie])\b.{0,40}\bresident[ei]\b|"
    r"^(?:(?:per|a|ai|agli|alle|i|gli|le|tutt[ie]|cittadini|persone|famiglie|nuclei|familiari|anzian[ie]|minori|donne|"
    r"giovani|adult[ie]|disabili) )*resident[ei] (?:nel|nei|nella|nell'|in|a|ad|del|dei)\b|"
    r"^(?:obbligo di )?residenza (?:nel|nei|nella|nell'|in|a) ?(?:comun|provinc|region|citta|territorio|italia)|"
    r"\b(?:only (?:for )?residents|residents only|nur (?:fur )?(?:einwohner\w*|ansassige))\b"
)
AREA = re.compile(
    r"\bresiden(?:t[ei]|za) (?:nel|nei|nella|nell'|in|a|ad|del|dei|della) ?(?:territorio (?:del|dei|della) )?"
    r"(?P<area>[^.;()\n]+?)(?=\s+(?:da|con|che|in possesso|di età)\b|$|[.;()\n])",
    re.IGNORECASE,
)
MUNICIPALITIES = re.compile(r"^comun[ei] (?:di|del|d') ?", re.IGNORECASE)
BETWEEN = re.compile(r"\s*,\s*|\s+(?:e|ed|o)\s+")


def residents_of(text: str) -> list[str] | None:
    """The areas of which people must be residents, none where the words do not name any; None: it is not asked.

    >>> residents_of("Solo residenti nei Comuni di Forlì e Cesena"), residents_of("residenti e non")
    (['Forlì', 'Cesena'], None)
    """
    for sentence in re.split(r"[.;\n]", text):
        plain = " ".join(fold(sentence).split())
        if REQUIRED.search(plain) and not NOT_REQUIRED.search(plain):
            match = AREA.search(" ".join(sentence.split()))
            return (
                [part for part in BETWEEN.split(MUNICIPALITIES.sub("", match["area"].strip())) if part] if match else []
            )
    return None
