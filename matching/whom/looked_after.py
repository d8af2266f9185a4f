"""Whether a minor alone has a guardian and a home by now: only plain signs count, since the duty to see to both is law.

Whatever tells that it is only asked for, is over, is somebody else's, or that the minor sleeps, works or is hurt
elsewhere, outweighs the sign.
"""

import re
from typing import Final

from directory.words.language import fold
from directory.words.language import words as words_of
from directory.words.people import FRIENDS, OTHERS, PARENTS

_SENTENCES: Final = re.compile(r"[.;!\n]+|(?<=\?)")  # a question keeps its mark
_CLAUSES: Final = re.compile(r"[:,()]+")
_THE_PERSON: Final = frozenset({"ragazzo", "ragazza"})
_SOMEBODY_ELSE: Final = (OTHERS | FRIENDS | {"connazionale", "connazionali"}) - _THE_PERSON
_WHOSE_SENTENCE: Final = _SOMEBODY_ELSE - PARENTS  # who may be the minor of whom the next clause tells, too

_IT: Final = (
    r"(?:tutore|tutrice)(?! (?:d\w* )?(?:tirocini\w|stage|aziendal\w|scolastic\w|classe|corso))"
    r"(?: (?:volontari[oa]|legale))?"
)
_GUARDIAN: Final = re.compile(r"\b(?:tutore|tutrice|vormund|guardian)\b")
_HAS_A_GUARDIAN: Final = re.compile(
    rf"\b(?:ha (?:gia )?(?:un |una |il |la )(?:suo |sua )?{_IT}|(?:con )?(?:il suo|la sua) {_IT}|con (?:il|la) {_IT}"
    rf"|(?:seguit|accompagnat)[oa] d(?:a|al|alla|a un|a una) (?:suo |sua )?{_IT}"
    rf"|{_IT} (?:(?:lo|la|l) )?(?:segue|accompagna|aiuta|incontra|sente|visita|firma|viene(?! nominat))"
    rf"|{_IT} nominat[oa] (?:a|ad|il|in|nel|dal)"
    r"|(?:has|with) (?:already )?(?:a|an|his|her|the) (?:legal )?guardian|(?:his|her) (?:legal )?guardian"
    r"|guardian (?:visits|supports|accompanies|sees)"
    r"|hat (?:schon |bereits )?eine[n]? vormund|(?:sein|ihr)(?:e|em|en|er)? vormund)\b"
)
_NO_GUARDIAN: Final = (
    r"\b(?:ancora|nomina|nominare|istanza|in corso|procedura|pratica|iter|avviat\w|dev\w+|dovr\w+|sara|verra|venga"
    r"|essere|rinunc\w+|rifiut\w+|revocat\w|decadut\w|sospes\w|mort[oa]|sparit[oa]|vecchi[oa]|precedente|still|yet|waiting"
    r"|awaiting|waits?|pending|until|will|should|wartet|warten|noch|soll|wird|beantragt|antrag|bis|who|wer|chi)\b"
)

_HOME: Final = (
    r"(?:in|nella|presso)(?: (?:la|una|un|il))? (?:casa famiglia|famiglia affidataria|affido|sai"
    r"|centro (?:di )?accoglienza|comunita(?: (?:per|alloggio|educativa|familiare|residenziale|protetta|minori)"
    r"|(?=$| (?:a|ad|da|dal|dalla|con|e|ed|ma|perche|dove|vicino|insieme)\b)))"
)
_IS_TAKEN_IN: Final = re.compile(
    rf"(?:^(?:ora |adesso |oggi |gia |attualmente )?|\b(?:vive|abita|e|sta|si trova|dorme|alloggia|accolt[oa]|ospite"
    rf"|inserit[oa]|collocat[oa]|anni|accompagnat[oa]|msna|minore|ragazz[oa])"
    rf"(?: (?:ora|adesso|oggi|gia|bene))? ){_HOME}\b"
    r"|\bospite (?:di|della) (?:una )?(?:comunita$|casa famiglia)"
    r"|\b(?:is|lives|lebt|wohnt|ist) in (?:an? |einer )?(?:children s home|foster care|wohngruppe|pflegefamilie)\b"
)
_NAMES_A_HOME: Final = re.compile(
    r"\b(?:comunita|casa famiglia|affid\w+|accoglienza|sai|foster|children s|wohngruppe|pflegefamilie)\b"
)
_NO_HOME: Final = (
    r"\b(?:entr\w+|posto|viss\w+|viveva|abitava|stava|aveva|vuol|dev\w+|dovr\w+|potr\w+|corso|corsi|laborator\w+|attivita"
    r"|tornare|presto|rifiut\w+|propost\w|domani|former\w*|used|fruher|ex)\b"
)
_LIVES_ELSEWHERE: Final = re.compile(
    r"\b(?:(?<!non )dorm\w+(?! (?:male|malissimo|poco|bene|in comunita|nella comunita|in casa famiglia))|sleep\w*"
    r"|schlaf\w*|lett[oi]|bed|bett|strad[ae]|stazion\w+|parc(?:o|hi)|panchin\w+|piazza|street|station|park|strasse|bahnhof"
    r"|picchi\w+|bott[ae]|violen\w+|abus\w+|maltratt\w+|minacci\w+|aggred\w+|molest\w+|sfrutt\w+|stupr\w+|prostitu\w+"
    r"|beat\w*|hits?|schlag\w*|gewalt|scapp\w+|allontanat\w|cacciat\w|mandat\w via|dimess\w"
    r"|(?<!cerca )(?<!cerca un )(?<!vuole )lavor\w+|work(?:s|ing)?|arbeitet)\b"
)
_NOT_SO: Final = (
    r"\b(?:non|mai|priv[oa]|senza|nessun\w*|manca\w*|serv\w+|cerca\w*|chie[ds]\w+|richie\w+|attes\w*|attend\w+|aspett\w+"
    r"|vuole|vorrebbe|segnal\w+|scapp\w+|fugg\w+|allontanat\w|uscit[oa]|esce|uscire|dimess\w|cacciat\w|mandat\w via"
    r"|lasciat\w|fino|era|stat[oa]|prima|se|quando|forse|no|not|never|without|needs?|wants?|if|whether|when|kein\w*|ohne"
    r"|nicht|nie|braucht|sucht|ob|wenn)\b"
)
_NO_GUARDIAN_BY_IT: Final = re.compile(f"{_NOT_SO}|{_NO_GUARDIAN}")
_NO_HOME_BY_IT: Final = re.compile(f"{_NOT_SO}|{_NO_HOME}")


def has_a_guardian(text: str) -> bool:
    """Whether a guardian is told to be there: what is done already need not be asked of anybody.

    >>> has_a_guardian("il tutore lo segue"), has_a_guardian("abbiamo chiesto la nomina del tutore")
    (True, False)
    """
    return _is_told(text, _HAS_A_GUARDIAN, _GUARDIAN, _NO_GUARDIAN_BY_IT)


def is_taken_in(text: str) -> bool:
    """Whether a minor is told to live in a community or family that took them in.

    >>> is_taken_in("in comunità da un anno"), is_taken_in("scappato dalla comunità"), is_taken_in("cerca una comunità")
    (True, False, False)
    """
    if _LIVES_ELSEWHERE.search(fold(text)):
        return False
    return _is_told(text, _IS_TAKEN_IN, _NAMES_A_HOME, _NO_HOME_BY_IT)


def _is_told(text: str, sign: re.Pattern[str], named: re.Pattern[str], undoes: re.Pattern[str]) -> bool:
    """Whether a clause gives the sign, and none that names the same takes it back or may tell of somebody else."""
    is_told = False
    for sentence in _SENTENCES.split(text):
        is_open = "?" in sentence or not _WHOSE_SENTENCE.isdisjoint(words_of(sentence))
        for clause in (" ".join(words_of(one)) for one in _CLAUSES.split(sentence)):
            if not named.search(clause):
                continue
            if is_open or undoes.search(clause) or not _SOMEBODY_ELSE.isdisjoint(clause.split()):
                return False
            is_told = is_told or sign.search(clause) is not None
    return is_told
