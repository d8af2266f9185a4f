"""Ages of children and free times as people tell them: "due figli di 2 e 5 anni", "libera dopo le 16"."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from directory.ages import OF_AGE
from directory.catalog.slots import PARTS
from directory.search.said.numbers import FIGURES
from directory.search.said.working import WORKING
from directory.words.language import fold
from directory.words.people import CHILDREN

_MONTHS: Final = 12
_ALL_SLOTS: Final = (1 << 7 * len(PARTS)) - 1
_AGE: Final = r"\d{1,2}"
_UNIT: Final = r"anni|anno|mesi|mese|years?|months?|jahren?|monaten?"
_AND: Final = r"(?:\s*,\s*(?:e|and|und)?\s*|\s+(?:e|and|und)\s+)"
_LED: Final = r"(?:\s+(?:piccol\w+))?\s+(?:di|da|of|aged|von|mit|im alter von)\s+"
_AGES: Final = rf"{_AGE}(?:\s+(?:{_UNIT}))?(?:{_AND}{_AGE}(?:\s+(?:{_UNIT}))?)*"
_BARE: Final = rf"{_AGE}(?:(?:{_AND}|\s+){_AGE})*\s+(?:{_UNIT})"  # "figlia 14 anni", "figli 4 7 e 11 anni"
_TWO: Final = rf"{_AGE}(?:\s*,\s*{_AGE})*\s+(?:e|and|und)\s+{_AGE}"  # "due figli 6 e 9"
_LIKE: Final = (
    r"\s+(?!(?:e|ed|and|und|con|che|ha|hat|has)\b)[a-z]{4,}\s+(?:di|of|aged|von)\s+"  # "figlia autistica di 6 anni"
)
_WHO_IS: Final = (
    r",?\s+(?:(?:che|who)\s+|(?:she|he|er|sie|lei|lui)\s+)?(?:ha|is|ist|s)\s+(?:gia\s+|quasi\s+|only\s+|erst\s+)?"
)
_WHOLE_AGES: Final = rf"{_AGE}(?:{_AND}{_AGE})*\s+(?:{_UNIT})"
_CHILDREN: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(CHILDREN))})(?:{_LED}({_AGES})|(?:{_LIKE}|{_WHO_IS})({_WHOLE_AGES})\b(?!\s+(?:di|da|fa|of|ago)\b)"
    rf"|{_WHO_IS}({_AGE})(?=\s*(?:[.,;)]|$))|\s+({_BARE})\b"
    rf"|\s+\(?({_TWO})\b(?!\s*(?:euro|km|volte|ore|giorni)))"
)
_ONE_AGE: Final = re.compile(rf"({_AGE})(?:\s+({_UNIT}))?")
_NUMBER_WORDS: Final = re.compile(rf"\b(?:{'|'.join(FIGURES)})\b")
_FREE: Final = re.compile(r"\b(?:liber[oaie]|disponibil[ei]|free|available|frei|ha tempo|hat zeit)\b")


def children_ages_said(text: str) -> tuple[float, ...]:
    """The years of the children whose ages are told, ascending; those under age alone.

    >>> children_ages_said("famiglia con tre figli di 2, 5 e 9 anni"), children_ages_said("un bimbo di 6 mesi")
    ((2.0, 5.0, 9.0), (0.5,))
    >>> children_ages_said("figlia 14 anni"), children_ages_said("3 figli 4 7 e 11 anni")
    ((14.0,), (4.0, 7.0, 11.0))
    >>> children_ages_said("bimba di due mesi e un figlio di quattro anni")
    (0.17, 4.0)
    >>> children_ages_said("due figli 6 e 9, affitto arretrato"), children_ages_said("ai figli 20 e 30 euro")
    ((6.0, 9.0), ())
    >>> children_ages_said("figlia autistica di 6 anni"), children_ages_said("I have a daughter, she is 3.")
    ((6.0,), (3.0,))
    """
    ages: set[float] = set()
    in_figures = _NUMBER_WORDS.sub(lambda word: FIGURES[word[0]], fold(text))
    for found in _CHILDREN.finditer(in_figures):
        unit = ""
        told = _ONE_AGE.findall(next(filter(None, found.groups())))
        for age, own in reversed(told):  # "2 e 5 anni": the unit stands behind the last
            unit = own or unit
            ages.add(round(int(age) / _MONTHS, 2) if unit.startswith(("mes", "mon")) else float(age))
    return tuple(sorted(age for age in ages if age < OF_AGE))


def free_slots_said(clauses: Iterable[str], slots_of: Callable[[str], int | None]) -> tuple[int, list[str]]:
    """When somebody is free, by what says so, else by when they work; 0 where nothing does. And the clauses used.

    Args:
        slots_of: the times that a clause names, as bits of `Catalog.slots`.
    """
    free, busy, used = 0, 0, list[str]()
    for clause in clauses:
        is_free = _FREE.search(fold(clause))
        if not is_free and WORKING.isdisjoint(fold(clause).split()):
            continue
        if slots := slots_of(clause) or (not is_free and slots_of(_without_work(clause))):
            used.append(clause)
            free, busy = (free | slots, busy) if is_free else (free, busy | slots)
    return free or (_ALL_SLOTS & ~busy if busy else 0), used


def _without_work(clause: str) -> str:
    """ "Lavora di mattina" asks for nothing in the morning; "di mattina" alone says when somebody is busy."""
    return " ".join([word for word in fold(clause).split() if word not in WORKING])
