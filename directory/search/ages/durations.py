"""Years that are nobody's age: "da due anni", "a due anni dalla pensione", "ci ha mentito due anni"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from directory.search.ages.written_ages import LEAST_BARE
from directory.words.language import word_set

_DURATIONS = word_set(  # before a number of years that is nobody's age
    """
    da in ogni entro tra fra negli ultimi dopo prossimi for since within last past next seit vor nach durata dura
    incinta corso corsi percorso contratto contratti scuola laurea pena condanna progetto master abbonamento attesa
    esperienza residenza contributi course contract sentence buttato buttata buttati via perso persi perde passato
    passati sprecato aspetta aspettano aspettiamo wartezeit warteliste wait waiting
    """
)
_SCHOOL, _LONGEST_COURSE, _LONGEST_SCHOOL = word_set("scuola corso corsi course"), 6, 14  # years
_LEARNT = word_set("fatto fatta frequentato frequentata studiato studiata finito finita attended studied did finished")
_AGO = word_set("fa ago")
_THEN, _ARTICLE = word_set("dopo prima"), word_set("il la lo l")
_AFTER_DURATIONS = word_set(
    "scuola silenzio attesa convivenza disoccupazione residenza esperienza contributi contratto lavoro "
    "servizio matrimonio carcere pena"
)
_FROM_NOW_TO = word_set("dal dalla dallo dall")
_LASTS, _SENTENCE = word_set("e sono di per"), 9  # "la lista è di quattro anni"
_WAITS = word_set(
    """
    lista liste attesa attese graduatoria tempi durata pena condanna contratto mutuo prestito rate arretrati mora debito
    """
)
_SPENDING = re.compile(r"\w{2,}(?:[aiu]t|st|tt|rs|os)[oaie]$")  # "ha mentito"
_OF_AN_AGE = ("compiut", "fatt", "avut")  # "ha fatto 18 anni"
_HAVING, _BEING = word_set("ho ha hanno abbiamo hai aveva avevo avevano"), word_set("e sono siamo era ero erano")
_STAYED = ("stat", "rimast", "vissut")  # of what is said with "essere"
_SPENT = word_set("spent served lived worked waited stayed lied")


class Number(NamedTuple):
    years: float
    has_unit: bool
    is_surely_age: bool  # "17enne", "17 years old": never so long
    prefix: str  # "under65" is written in one
    end: int


class Lead(NamedTuple):
    word: str  # what stands before the number, but for articles and the like
    at: int
    skipped: frozenset[str]


def is_duration(words: Sequence[str], lead: Lead, number: Number) -> bool:
    """Whether a number of years is how long something takes: a sentence, a waiting list, what is left to work."""
    if number.is_surely_age:
        return False
    after = word_at(words, number.end)
    return (
        (lead.word in _DURATIONS and not _is_age_behind_school(words, lead, number))
        or (lead.word == "per" and number.years < LEAST_BARE)  # but "per 17 anni": for somebody of that age
        or after in _AGO
        or (after in _THEN and number.years < LEAST_BARE and word_at(words, number.end + 1) in _ARTICLE)
        or (after == "di" and word_at(words, number.end + 1) in _AFTER_DURATIONS)
        or ("a" in lead.skipped and after in _FROM_NOW_TO)  # "a due anni dalla pensione"
        or (
            lead.word in _LASTS
            and bool(lead.skipped)
            and not _WAITS.isdisjoint(words[max(lead.at - _SENTENCE, 0) : lead.at])
        )
    )


def _is_age_behind_school(words: Sequence[str], lead: Lead, number: Number) -> bool:
    """ "Non va a scuola, 9 anni"; but "ha fatto scuola 8 anni", "studied at school for 11 years"."""
    if lead.word not in _SCHOOL or number.years < _LONGEST_COURSE:
        return False
    return number.years >= _LONGEST_SCHOOL or _LEARNT.isdisjoint(words[max(lead.at - 3, 0) : lead.at])


def is_spent(words: Sequence[str], lead: Lead) -> bool:
    """Whether so many years were spent with what stands right before them: "ci ha mentito", "è stato", "she spent".

    >>> is_spent(["ci", "ha", "mentito", "due", "anni"], Lead("mentito", 2, frozenset()))
    True
    """
    if lead.word in _SPENT:
        return True
    if not _SPENDING.match(lead.word) or lead.word.startswith(_OF_AN_AGE):
        return False
    before = word_at(words, lead.at - 1)
    return before in _HAVING or (before in _BEING and lead.word.startswith(_STAYED))


def word_at(words: Sequence[str], at: int) -> str:
    """A word, or "" beyond either end."""
    return words[at] if 0 <= at < len(words) else ""
