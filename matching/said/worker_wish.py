"""Whether a woman or a man should walk with the person, as the words tell it; nothing follows from whom they name."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from directory.words.language import fold, words
from directory.words.people import CHILDREN, OTHERS
from matching.profile import Gender, WorkerPreferences
from matching.said.unused_words import clauses

_NOT: Final = r"\b(?P<not>(?:non|not|doesn t|nicht) )?"
_ONLY: Final = r"(?:solo|soltanto|esclusivamente|only|nur)"
_SPEAKS: Final = (
    rf"(?:vuole|vorrebbe|voglio|vorrei|preferi\w+|chiede|desidera)(?: (?:di|{_ONLY}))*"
    r" (?:parlar\w*|essere (?:seguit|accompagnat|aiutat|ascoltat)\w|fare (?:i )?colloqui|confidarsi|aprirsi)"
)
_ASKS: Final = (
    rf"(?:preferi\w+|vuole|vorrebbe|chiede|come operator\w+)(?: (?:vuole|vorrebbe|preferi\w+|avere|{_ONLY}))*"
)
_WORKER: Final = r"(?:operator[ei]|educator[ei]|link worker|assistente sociale|referente|tutor|figura)"
_NO_MORE: Final = (  # is said of them: "una donna del bar", "un'operatrice OSS a domicilio" are no link worker
    r"(?=$| (?:perche|siccome|se|non|because|if|weil|wenn)\b)"
)
_GENDERS: Final = {  # whom, of what kind, worker that says so by itself, in English, and how who it is may begin
    Gender.WOMAN: (
        "donn[ae]",
        "donna|donne|femmin[ae]|femminile",
        "operatric[ei]|educatric[ei]",
        "woman|women",
        "la|una|le|sua|mia|her|the|a|die|eine|ihre|seine",
    ),
    Gender.MAN: (
        "uomo|uomini|maschi[oi]?",
        "uomo|uomini|maschi[oi]?|maschile",
        "(?!)",
        "man|men",
        "il|lo|un|i|gli|suo|mio|his|the|a|der|ein|sein|ihr",
    ),
}
_OTHER: Final = {Gender.WOMAN: Gender.MAN, Gender.MAN: Gender.WOMAN}
_A: Final = r"(?:un |una |degli |delle |a )?"
_SOMEBODY_ELSE: Final = OTHERS | CHILDREN


class _Wish(NamedTuple):
    """A wish in a clause, with what else the clause says; None where services are asked by its words, too."""

    clause: str
    preferences: WorkerPreferences
    rest: str | None


def _pattern(whom: str, kind: str, worker: str, english: str, _: str) -> re.Pattern[str]:
    to = r"(?:to|with)"
    is_one = rf"(?:{worker}) (?:{kind})|{_WORKER} (?:{kind})"
    return re.compile(
        rf"{_NOT}{_SPEAKS}(?: piu volentieri| meglio)?(?: {_ONLY})? (?:con|da|di|delle|degli) {_A}"
        rf"(?:{whom}|(?P<with>{worker}|{is_one})){_NO_MORE}"
        rf"|{_NOT.replace('not>', 'refused>')}{_ASKS} {_A}(?P<asked>{is_one}){_NO_MORE}"
        rf"|\bpreferi\w+(?: {_ONLY})? {_A}(?P<preferred>{worker}){_NO_MORE}"
        rf"|\bcome operator\w+ (?:vuole|vorrebbe|preferi\w+)(?: {_ONLY})? {_A}(?:{whom}){_NO_MORE}"
        rf"|{_NOT.replace('not>', 'denied>')}(?:wants?|prefers?)(?: {_ONLY})? to (?:talk|speak)(?: {_ONLY})? {to}"
        rf" {_A}(?:{english}){_NO_MORE}"
    )


_PATTERNS: Final = {gender: _pattern(*said) for gender, said in _GENDERS.items()}
_WHO_IT_IS: Final = {  # "con una donna, sua ex moglie", or for whom: "un educatore uomo, per il figlio"
    gender: re.compile(rf"\s*[,:(]\s*(?:(?:{begins}|ex|che|chi|cioe|per(?! favore)|for|fur)\b|l')")
    for gender, (*_, begins) in _GENDERS.items()
}
_NAME: Final = re.compile(  # "con un uomo: Marco"
    r"\s*[,:(]\s*[A-ZÀ-Ý][a-zà-ÿ]"
)


def worker_wished(texts: Iterable[str]) -> WorkerPreferences | None:
    """What is wished of who walks with the person; "only" makes it a condition. None where nothing is told.

    >>> worker_wished(["Vuole parlare solo con una donna"])
    WorkerPreferences(gender=<Gender.WOMAN: 'woman'>, required=True)
    >>> worker_wished(["Vuole vivere con una donna", "vuole parlare con una donna, la sua ex"])
    """
    return next((wish.preferences for text in texts for wish in _wishes(text)), None)


def clauses_of_wishes(text: str) -> list[str]:
    """The clauses that tell of who should walk with the person."""
    return [wish.clause for wish in _wishes(text)]


def without_wishes(text: str) -> str:
    """The text without what tells only of who should walk with the person: no woman or man there is the person.

    Words by which services are found, as "educatrice", stay: who wishes for one may well ask for the service.

    >>> without_wishes("17 anni. Come operatore preferisce un uomo"), without_wishes("Ragazza, 17 anni")
    ('17 anni', 'Ragazza, 17 anni')
    """
    rests = {wish.clause: wish.rest for wish in _wishes(text) if wish.rest is not None}
    left = (rests.get(clause, clause) for clause in clauses(text))
    return ". ".join(filter(None, left)) if rests else text


def _wishes(text: str) -> Iterator[_Wish]:
    end = 0
    for clause in clauses(text):
        end = text.index(clause, end) + len(clause)
        said = " ".join(words(clause))
        if not _SOMEBODY_ELSE.isdisjoint(said.split()):  # "la madre vuole parlare con una donna"
            continue
        for gender, pattern in _PATTERNS.items():
            found = pattern.search(said)
            if found and not _WHO_IT_IS[gender].match(fold(text[end:])) and not _NAME.match(text[end:]):
                yield _Wish(clause, _preferences(gender, found), _rest(found))
                break


def _preferences(gender: Gender, found: re.Match[str]) -> WorkerPreferences:
    is_refused = any(found[name] for name in ("not", "refused", "denied"))
    is_condition = re.search(rf"\b{_ONLY}\b", found[0]) is not None
    return WorkerPreferences(_OTHER[gender] if is_refused else gender, is_condition and not is_refused)


def _rest(found: re.Match[str]) -> str | None:
    if any(found[name] for name in ("with", "asked", "preferred")):
        return None
    return " ".join((found.string[: found.start()] + found.string[found.end() :]).split())
