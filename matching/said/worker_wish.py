"""Whether a woman or a man should walk with the person, as the words tell it; nothing follows from whom they name."""

import re
from collections.abc import Iterable
from typing import Final

from directory.words.language import words
from directory.words.people import OTHERS
from matching.profile import Gender, WorkerPreferences
from matching.said.unused_words import clauses

_NOT: Final = r"\b(?P<not>(?:non|not|doesn t|nicht) )?"
_ONLY: Final = r"(?:solo|soltanto|esclusivamente|only|nur)"
_SPEAKS: Final = (
    rf"(?:(?:vuole|vorrebbe|voglio|vorrei|preferi\w+|chiede|desidera)(?: (?:di|{_ONLY}))*"
    r" (?:parlar\w*|essere (?:seguit|accompagnat|aiutat|ascoltat)\w|fare (?:i )?colloqui|confidarsi|aprirsi)"
    r"|si (?:fida|confida|apre)|(?:si (?:sent\w+|trov\w+)|sta|sarebbe) (?:piu )?(?:a suo agio|meglio))"
)
_ASKS: Final = (
    rf"(?:preferi\w+|vuole|vorrebbe|chiede|come operator\w+)(?: (?:vuole|vorrebbe|preferi\w+|avere|{_ONLY}))*"
)
_WORKER: Final = r"(?:operator[ei]|educator[ei]|link worker|assistente sociale|referente|tutor|figura)"
_SOMEBODY: Final = (
    r"\b(?! (?:che|conosciut\w|incontrat\w|anzian\w|d[ie]l?l?\w*|who|from|die|aus)\b)"  # and nobody known
)
_GENDERS: Final = {
    Gender.WOMAN: (
        "donn[ae]|ragazz[ae]",
        "donna|donne|femmin[ae]|femminile",
        "operatric[ei]|educatric[ei]",
        "woman|women",
    ),
    Gender.MAN: ("uomo|uomini|maschi[oi]?", "uomo|uomini|maschi[oi]?|maschile", "(?!)", "man|men"),
}
_OTHER: Final = {Gender.WOMAN: Gender.MAN, Gender.MAN: Gender.WOMAN}
_A: Final = r"(?:un |una |degli |delle |a )?"


def _pattern(whom: str, kind: str, worker: str, english: str) -> re.Pattern[str]:
    to = r"(?:to|with)"
    return re.compile(
        rf"{_NOT}{_SPEAKS}(?: piu volentieri| meglio)?(?: {_ONLY})? (?:con|da|di|delle|degli) {_A}"
        rf"(?:{whom}|{worker}|{_WORKER} (?:{kind})){_SOMEBODY}"
        rf"|{_NOT.replace('not>', 'refused>')}{_ASKS} {_A}(?:{worker}|{_WORKER} (?:{kind})){_SOMEBODY}"
        rf"|\bcome operator\w+ (?:vuole|vorrebbe|preferi\w+)(?: {_ONLY})? {_A}(?:{whom}){_SOMEBODY}"
        rf"|{_NOT.replace('not>', 'denied>')}(?:wants?|prefers?)(?: {_ONLY})? to (?:talk|speak)(?: {_ONLY})? {to}"
        rf" {_A}(?:{english}){_SOMEBODY}"
    )


_PATTERNS: Final = {gender: _pattern(*words) for gender, words in _GENDERS.items()}


def worker_wished(texts: Iterable[str]) -> WorkerPreferences | None:
    """What is wished of who walks with the person; "only" makes it a condition. None where nothing is told.

    >>> worker_wished(["Vuole parlare solo con una donna"])
    WorkerPreferences(gender=<Gender.WOMAN: 'woman'>, required=True)
    >>> worker_wished(["Vuole vivere con una donna", "vuole parlare con una donna che ha conosciuto in chat"])
    """
    for clause in (" ".join(words(one)) for text in texts for one in clauses(text)):
        for gender, pattern in _PATTERNS.items():
            found = pattern.search(clause)
            if found and OTHERS.isdisjoint(clause[: found.start()].split()):  # "la madre vuole parlare con una donna"
                is_refused = any(found.groupdict().values())
                is_condition = re.search(rf"\b{_ONLY}\b", found[0]) is not None
                return WorkerPreferences(_OTHER[gender] if is_refused else gender, is_condition and not is_refused)
    return None


def without_wishes(text: str) -> str:
    """The text without the clauses that tell of who should walk with the person: no woman or man there is the person.

    >>> without_wishes("17 anni. Come operatore preferisce un uomo"), without_wishes("Ragazza, 17 anni")
    ('17 anni', 'Ragazza, 17 anni')
    """
    told = clauses(text)
    kept = [clause for clause in told if worker_wished([clause]) is None]
    return text if len(kept) == len(told) else ". ".join(kept)
