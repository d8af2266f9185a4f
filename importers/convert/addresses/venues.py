"""Places that people call by what is there: "biblioteca di Forlimpopoli", "c/o parrocchia San Giuseppe, Cesena"."""

import re

from directory.words.language import fold
from importers.convert.addresses.streets import STREET_WORDS

AT = re.compile(r"^(?:c/o|presso|p/o|bei)\s+(?:(?:il|lo|la|i|gli|le)\s+|l['’]\s?)?", re.IGNORECASE)
BUILDING = re.compile(
    r"(?:(?:il|lo|la|i|gli|le|ex|nuov[oa]|grande) |l')*"
    r"(?:bibliotec\w+|parc[oh]\w*|parrocchi\w+|chies[ae]|oratori\w*|centr[oi](?! storic| citta)|"
    r"palestr\w+|palazz\w+|sal[ae]|salone|scuol\w+|"
    r"istituto|liceo|teatr\w+|cinema|circol\w+|cas[ae]|villa|piscin\w+|camp[oi]|muse\w+|ospedal\w+|ambulatori\w*|"
    r"poliambulatori\w*|consultori\w*|stazion\w+|municipio|auditorium|ludotec\w+|giardin\w+|stadio|impiant\w+|rocca|chiostro|convento|canonica|"
    r"polisportiv\w+|bocciodromo|bar|caff[eè]|locali|stanz\w+|aula|sede|sportell\w+|spazio|"
    r"pfarr\w+|turnhalle|bibliothek|jugendzentrum|vereinshaus|kulturhaus)\b"
)
STREET = re.compile(rf"\b(?:{STREET_WORDS})(?![\w'])")
NUMBER = re.compile(r"(?<!\w)\d")
VILLAGE = re.compile(r"\b(?:loc\.|localita|frazione|fraz\.)")


def is_venue(text: str) -> bool:
    """Whether a text names a building or an open place, and no street or number.

    >>> is_venue("c/o parrocchia San Giuseppe, Cesena"), is_venue("Forlì - centro"), is_venue("Sala Bolognese")
    (True, False, True)
    """
    plain = fold(text).strip()
    if NUMBER.search(plain) or STREET.search(plain) or VILLAGE.search(plain):
        return False
    called = AT.sub("", plain)
    return called != plain or BUILDING.match(called) is not None


def has_street(text: str) -> bool:
    """Whether a text speaks of a street."""
    return STREET.search(fold(text)) is not None
