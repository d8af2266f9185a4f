"""For which sex a service is reserved, from words; who is shut out counts as much as who is named."""

import re

from directory.words.language import fold
from importers.convert.negations import Negated, cut_at_negation

EVERYBODY, WOMEN, MEN = "", "women", "men"

GENDERS = {
    WOMEN: re.compile(
        r"\b(?:donn[ae]|ragazz[ae]|femmin\w*|signor[ae]|madri|mamme|women|woman|females?|girls?|frau(?:en)?|madchen|"
        r"weiblich\w*)\b|^f$"
    ),
    MEN: re.compile(
        r"\b(?:uomini|uomo|maschi\w*|ragazz[io]|padri|papa|men|man|males?|boys?|mann(?:er)?|mannlich\w*)\b|^m$"
    ),
}
YOUTH = re.compile(r"\bragazz[io]\b")  # in a sentence they are of both sexes
FOR_ALL = re.compile(
    r"\b(?:tutti|nessun\w*|mist[oaie]|entramb\w*|anyone|everyone|everybody|both|any|jeder\w*|chiunque)\b|^m ?/ ?f$|"
    r"^(?:no|tutt[ae]|all|alle|indifferente?|egal)$|"
    r"\b(?:all|alle) (?:genders?|people|welcome|menschen|personen|geschlechter)\b|"
    r"\b(?:anche|also|auch) (?:a |ad |agli |alle |per |for |fur )?(?:donn[ae]|uomini|women|men|frauen|manner)\b"
)
NOT_ONLY = re.compile(r"\bnon (?:solo|soltanto|solamente|esclusivamente)\b|\bnot only\b|\bnicht nur\b")
TO_THEM = re.compile(r"^(?:(?:sol[oaie]|tutt[ei]|per|a|alle|agli|le|gli|all|for|fur|alleinstehende) )+")
ONLY = re.compile(
    r"\b(?:sol[oaie]|soltanto|solamente|esclusiv\w+|unicamente|riservat[oaie]|only|exclusively|nur|ausschliesslich)\b"
)
WITH_CHILDREN = re.compile(
    r"\b(?:con|e|e/o|sole|with|mit)(?: o senza)?(?: (?:i|le|loro|propri|rispettivi|their|ihren))*"
    r" (?:figli\w*|bambin\w*|minori|prole|children|kindern?)(?: minori| minorenni| piccol[ie])?\b"
)
OTHER_PEOPLE = re.compile(
    r"\b(?:minor\w*|bambin\w*|anzian\w*|famigli\w*|nuclei|persone|adult\w*|student\w*|disabil\w*|stranier[oi]|"
    r"migranti|giovani|cittadin\w*|genitori|coppie|utenti|people|children|families|elderly|adults|kinder|familien|"
    r"menschen|erwachsene|jugendliche|senioren)\b"
)


def reserved(text: str) -> str | None:
    """For whom a cell of its own column says that a service is reserved; None where that is not clear.

    >>> reserved("solo donne"), reserved("uomini e ragazze"), reserved("no uomini"), reserved("donne escluse")
    ('women', '', 'women', None)
    """
    plain = _plain(text)
    if NOT_ONLY.search(plain):
        return EVERYBODY
    before, negated = cut_at_negation(plain)
    if FOR_ALL.search(plain) and not (negated and _named(negated.after)):
        return EVERYBODY
    if negated is not None:
        return _with_somebody_shut_out(_named(before), negated)
    named = _named(plain)
    return named.pop() if len(named) == 1 else EVERYBODY if named else None


def reserved_in_words(text: str) -> str | None:
    """For whom words about who may come say that a service is reserved: "" where both sexes are named, None: not said.

    Nobody else is named, or it says "only": "donne, famiglie" is a list of groups.

    >>> reserved_in_words("solo donne maggiorenni"), reserved_in_words("Donne e famiglie"), reserved_in_words("ragazzi")
    ('women', None, None)
    """
    plain = _plain(text)
    before, negated = cut_at_negation(plain)
    named = _named(before)
    if NOT_ONLY.search(plain):
        return EVERYBODY
    if negated is not None and _named(negated.after):
        return _with_somebody_shut_out(named, negated)
    if negated is not None and negated.may_speak_of_before:
        return None
    if not named or (named == {MEN} and YOUTH.search(before) and not ONLY.search(before)):
        return None
    if len(named) == 2 or FOR_ALL.search(plain):
        return EVERYBODY
    gender = named.pop()
    around = TO_THEM.sub("", WITH_CHILDREN.sub(" ", before))
    is_said = _says_only(before, gender) or (GENDERS[gender].match(around) and not OTHER_PEOPLE.search(around))
    return gender if is_said else None


def speaks_of_a_sex(text: str) -> bool:
    """Whether words name one, also one that is shut out."""
    return bool(_named(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .")


def _named(plain: str) -> set[str]:
    return {gender for gender, pattern in GENDERS.items() if pattern.search(plain)}


def _says_only(plain: str, gender: str) -> bool:
    """Whether "only" stands right before or behind the sex."""
    near = rf"{ONLY.pattern}(?: \w+){{0,2}} (?:{GENDERS[gender].pattern})|(?:{GENDERS[gender].pattern}) {ONLY.pattern}"
    return re.search(near, plain) is not None


def _with_somebody_shut_out(named: set[str], negated: Negated) -> str | None:
    shut_out = _named(negated.after)
    if len(shut_out) == 1 and not shut_out & named:
        return MEN if WOMEN in shut_out else WOMEN
    if shut_out or len(named) != 1 or negated.may_speak_of_before:
        return None
    return named.pop()
