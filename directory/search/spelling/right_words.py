"""Words that people say of somebody and that are right as they are, though few listings have them.

They stand in `data/right_words.csv`, written by hand from everyday speech. A word that no listing has was taken for its
nearest neighbour otherwise, and so a bricklayer ("muratore") for a guardian ("curatore") and a sentence ("frase",
"frasi") for Persian ("farsi"). A word stands here so that it is left as it is; what it asks for is told elsewhere:
`data/taxonomies/README.md` says where a new phrase goes.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from directory.search.where.countries import COUNTRIES
from directory.words.language import word_list
from directory.words.people import PEOPLE_OF_AN_AGE, RELATIVES

_FILE: Final = Path(__file__).parents[3] / "data" / "right_words.csv"
_OF_VERBS = MappingProxyType(
    {
        "are": word_list("are arsi armi arti arci arlo arla arli o i a iamo ate ano ato ata ati ando ava avo avano"),
        "ere": word_list("ere ersi ermi erti erci erlo erla erli o i e iamo ete ono uto uta endo eva evo evano"),
        "ire": word_list("ire irsi irmi irti irci irlo irla irli o i e iamo ite ono ito ita endo iva ivo ivano"),
    }
)
_ENDINGS = {"o": ("o", "a", "i", "e"), "e": ("e", "i"), "a": ("a", "i", "e")}
_HARD = ("c", "g")  # before i and e they are written with an h: turco, turchi


def _forms(word: str) -> list[str]:
    """A word for a person's origin, of women and men, of one and several.

    >>> _forms("turco"), _forms("cinese")
    (['turco', 'turca', 'turchi', 'turche'], ['cinese', 'cinesi'])
    """
    stem, last = word[:-1], word[-1]
    h = "h" if last == "o" and stem.endswith(_HARD) else ""
    return [f"{stem}{h if ending in ('i', 'e') else ''}{ending}" for ending in _ENDINGS[last]]


def _forms_of_verb(infinitive: str) -> list[str]:
    """The forms of a regular verb that people use of themselves and of others; some are no words, and do no harm.

    >>> _forms_of_verb("cascare")[:4]
    ['cascare', 'cascarsi', 'cascarmi', 'cascarti']
    """
    stem, conjugation = infinitive[:-3], infinitive[-3:]
    h = "h" if conjugation == "are" and stem.endswith(_HARD) else ""
    return [f"{stem}{h if ending[0] in 'ei' else ''}{ending}" for ending in _OF_VERBS[conjugation]]


def _read() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The words of the file by kind and language."""
    found: dict[tuple[str, str], list[str]] = {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["kind"], row["language"]), []).append(row["word"])
    return MappingProxyType({key: tuple(words) for key, words in found.items()})


_WORDS = _read()
_OCCUPATIONS = _WORDS["occupation", "it"]
_INFLECTED = tuple(one for one in _OCCUPATIONS if one[-1] in _ENDINGS)
TRADES: Mapping[str, tuple[str, ...]] = MappingProxyType(  # that are learnt in courses, by language
    {language: _WORDS["trade", language] for language in ("it", "en", "de")}
)
COMMON_WORDS = frozenset([*_WORDS["everyday", "it"], *_WORDS["verb", "it"]])  # misspelt words may be these
ORIGINS = frozenset([form for one in _WORDS["origin", "it"] for form in _forms(one)])
RIGHT_WORDS = frozenset(
    [
        *_WORDS["everyday", "it"],
        *(word for language in ("it", "en", "de") for word in _WORDS["other", language]),
        *PEOPLE_OF_AN_AGE,
        *RELATIVES,
        *_OCCUPATIONS,
        *ORIGINS,
        *(form for one in (*_WORDS["of_people", "it"], *_INFLECTED) for form in _forms(one)),
        *COUNTRIES,
        *(form for one in _WORDS["verb", "it"] for form in _forms_of_verb(one)),
    ]
)
