"""How old pupils are by their class: "figlia in terza media", "2a superiore", "3. Klasse Mittelschule".

Not in English, in which people mean the schools of many countries.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from directory.search.ages.ages_in_words import RoughAges
from directory.search.said.line import Line, Phrase
from directory.words.language import word_set
from directory.words.people import CHILDREN, PARENTS, PEOPLE_OF_AN_AGE

_ORDINALS: Mapping[str, int] = MappingProxyType(  # as a class is said
    {
        word: number
        for number, words in enumerate(
            (
                "prima primo 1 1a 1o erste ersten erster",
                "seconda secondo 2 2a 2o zweite zweiten zweiter ii",
                "terza terzo 3 3a 3o dritte dritten dritter iii",
                "quarta quarto 4 4a 4o vierte vierten vierter iv",
                "quinta quinto 5 5a 5o funfte funften funfter",
            ),
            1,
        )
        for word in words.split()
    }
)
_TWO_YEARS = "biennio"
_SCHOOLS = {  # by the age in years of most pupils when the first class begins
    6: r"elementar[ei]|primari[ae]|grundschule|volksschule",
    11: r"medi[ae]|secondaria di (?:primo|i|1) grado|mittelschule",
    14: r"superior[ei]|liceo|itis|ipsia|itc|alberghiero|ist(?:ituto)? (?:tecnico|professionale|alberghiero)|tecnico"
    r"|professionale|scientifico|classico|linguistico|ragioneria|geometri|oberschule|gymnasium",
}
_CLASS = re.compile(
    rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|{_TWO_YEARS})"
    r" (?:(?:classe|anno|klasse|della?|delle|del|di|scuola|der) )*(?:"
    + "|".join(f"(?P<from{first}>{names})" for first, names in _SCHOOLS.items())
    + r")\b"
)
_PUPILS = (
    r"bambin[oiae]|bimb[oiae]|figli[oae]?|ragazz[oiae]|ragazzin[oiae]|alunn[oiae]|student[ei]|studentess[ae]|nipoti?"
)
_OF_A_SCHOOL = re.compile(  # "bambini delle elementari", "figlia che fa le medie"
    rf"\b(?:{_PUPILS}) (?P<school>(?:di|dell[ae]|all[ae]|in|che (?:fa|fanno|va|vanno|frequenta|frequentano)"
    r"(?: l[ae]| all[ae])?)(?: scuol[ae])? (?:"
    r"(?P<from6>elementar[ei]|primari[ae])"
    r"|(?P<from11>(?<!\bin )(?<!\bdi )media|medie(?! (?:dimension\w+|eta|capacita|statur\w+|condizioni)\b))"
    r"|(?P<from14>superior[ei])))\b"
)
_YEARS_OF_A_SCHOOL = {6: 5, 11: 3, 14: 5}  # by the age when the first class begins
_PUPIL = re.compile(_PUPILS)
_SCHOOL_WORD = re.compile("|".join(_SCHOOLS.values()) + "|ist|istituto|secondaria")
_SKIPPED = word_set("la il l le lo di del della classe sua suo a una")
_IN_IT = PEOPLE_OF_AN_AGE | word_set(  # who is in the class, and how it is told: "fa la terza media", "va in quinta"
    """
    in nella fa frequenta frequentando inizia iniziato ripete ripetente comincia bocciato bocciata alunno alunna alunni
    alunne allievo allieva scolaro schuler im
    """
)
_HAS_IT = word_set(  # who has the diploma, lacks it or wants it is in no class of that school
    """
    ha ho hanno avere solo licenza diploma titolo esame prendere prende fare finire finito finita fino dopo conseguire
    recuperare senza serale serali adulti adulto ottenere terminato terminata superato superata preso abbandonato vuole
    serve manca
    """
)
_WITH = word_set("con with mit")
_FOR_ADULTS = word_set("serale serali adulti adulto grandi grande privatista presa conseguita finita")
_LOOKS_BACK = 5  # words
_UNTIL_IT_ENDS, _BIENNIUM = 1, 2  # years: who begins a class is a year older before it ends


def school_classes(line: Line) -> Iterator[Phrase]:
    """The ages, from and to, of who is in a class."""
    for match in _CLASS.finditer(line.text):
        start, end = line.word_at(match.start()), line.word_at(match.end()) + 1
        if not _is_of_a_pupil(line.words[max(start - _LOOKS_BACK, 0) : start], line.words[end : end + 2]):
            continue
        first = next(first for first in _SCHOOLS if match[f"from{first}"])
        youngest = first + _ORDINALS.get(match[1], 1) - 1
        oldest = youngest + (_BIENNIUM if match[1] == _TWO_YEARS else _UNTIL_IT_ENDS)
        yield Phrase("age", None if _comes_along(line, start) else RoughAges(youngest, oldest), start, end)


def schools(line: Line) -> Iterator[Phrase]:
    """The ages, from and to, of who goes to a school, whatever the class."""
    for match in _OF_A_SCHOOL.finditer(line.text):
        start, end = line.word_at(match.start("school")), line.word_at(match.end()) + 1
        if _FOR_ADULTS.isdisjoint(line.words[end : end + 2]):
            first = next(first for first in _YEARS_OF_A_SCHOOL if match[f"from{first}"])
            ages = RoughAges(first, first + _YEARS_OF_A_SCHOOL[first])
            yield Phrase("age", None if _comes_along(line, start) else ages, start, end)


def _comes_along(line: Line, start: int) -> bool:
    """Whether the pupil is only with somebody who asks: "mamma sola con figlio in terza media"."""
    before = line.words[max(start - _LOOKS_BACK, 0) : start]
    return any(
        first in _WITH and second in CHILDREN for first, second in pairwise(w for w in before if w not in _SKIPPED)
    ) and not PARENTS.isdisjoint(line.words)


def is_ordinal(word: str) -> bool:
    """Whether a word may be the number of a class."""
    return word in _ORDINALS or word == _TWO_YEARS


def is_school(word: str) -> bool:
    """Whether a word may belong to the name of a school."""
    return _SCHOOL_WORD.fullmatch(word) is not None


def _is_of_a_pupil(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a class is one that somebody is in, by the nearest word that tells; else it is no diploma."""
    for word in reversed(before):
        if word in _SKIPPED:
            continue
        if word in _HAS_IT:
            return False
        if word in _IN_IT:
            return True
    return _FOR_ADULTS.isdisjoint(after)


def is_pupil(word: str) -> bool:
    """Whether a word is for somebody who may go to school."""
    return _PUPIL.fullmatch(word) is not None
