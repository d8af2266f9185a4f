"""Words that ask not to be published ("note interne: …", "340 1234567 (non pubblicare)"), and what they are about."""

import re
from functools import lru_cache
from typing import NamedTuple

ROW, PLACE, PHONE, EMAIL = "row", "place", "phone", "email"  # what is not to be published
WITHHELD = "row.withheld"  # slot of what cells of a row ask not to publish

_SIGNS = re.compile("pubblic|divulg|diffond|diffus|intern|riserv|privat|personal|publi|veröff")
REFUGE = (
    r"(?:(?:indirizzo|sede|luogo) )?(?:riservat|segret|protett)[oa]|"
    r"(?:(?:adresse|anschrift|ort) )?(?:geheim|vertraulich|geschutzt|anonym)\w*(?: adresse)?|"
    r"(?:(?:address )?(?:confidential|withheld|undisclosed|secret))(?: (?:address|location))?"
)
SECRET = re.compile(rf"(?:{REFUGE})(?: ?[/|,-] ?(?:{REFUGE}))?")  # a refuge
_CONTACT = r"(?:(?:numer|recapit|contatt|telefon)[oi]|tel\.?|cell(?:ulare|\.)?|e-?mail|indirizz[oi])"
_BEARER = r"(?: (?:di telefono|telefonic[oi]|cellulare|e-?mail|mail))?"
_OF_ONESELF = r"(?:privat[oi]|personal[ei])\b(?=\W{0,3}(?:\+?\d|[\w.-]+@))"  # but "contatto personale" is one of people
_TOLD = (
    r"non (?:(?:va|vanno|deve|devono) (?:assolutamente )?(?:essere )?)?"
    r"(?:pubblicar[ei]|pubblicat[oaie]\b(?= *$|[.,;:)\]])|pubblicabil[ei]|"
    r"divulgar[ei]|divulgabil[ei]|diffonder[ei]|rendere pubblic[oaie]|(?:inserire|mettere|riportare) "
    r"(?:sul|nel|in) (?:sito|rete))|non (?:ne )?pubblicate\b"
)
MARK = re.compile(
    rf"(?:da |di )?{_TOLD}|"
    r"(?:(?:solo|soltanto|esclusivamente|ad?|per) )*uso (?:esclusiv\w+ |solo )?"
    r"(?:interno(?! ed? esterno)|d['’]ufficio|dell['’]ufficio)|"
    r"\bnot[ae] (?:intern[ae]|riservat[ae](?! a)|d['’]ufficio)|\bcomunicazion[ei] intern[ae]|"
    rf"(?P<contact>\b{_CONTACT}{_BEARER} (?:strettamente )?"
    rf"(?:(?:riservat[oi](?! a)|confidenzial[ei])\b|{_OF_ONESELF})|"
    rf"\b{_CONTACT}{_BEARER} riservat[oi] (?:agli operatori|agli addetti|ai colleghi|allo staff|all['’]ufficio)|"
    r"\bprivat[oa]\s*:?\s*(?=\+?\d[\d /.-]{5,}))|"
    r"(?P<number>\d[\d ./-]{5,}\d\s*[(\[](?:(?:numero|cell\w*) )?(?:privato|personale|riservato)[)\]])|"
    r"nicht (?:zu |zur )?veröffentlich\w+|(?:nur )?(?:für den )?internen gebrauch|"
    r"\binterne (?:notiz|anmerkung|bemerkung)\w*|"
    r"\bnur intern\b|(?:do )?not (?:be |for |to be )?publi(?:sh|cation)\w*|(?:for )?internal (?:use|notes?)(?: only)?|"
    r"\bne pas publier|usage interne",
    re.IGNORECASE,
)
_SUBJECTS = (  # what is named beside the words
    (PLACE, re.compile(r"\b(?:indirizz\w+|ubicazion\w+|sed[ei]|luogo|via|adresse|address)\b", re.IGNORECASE)),
    (EMAIL, re.compile(r"\b(?:e-?mail|mail|posta)\b", re.IGNORECASE)),
    (PHONE, re.compile(r"\b(?:numer[oi]|tel\w*|cell\w*|recapit\w+|phone|handy\w*|contatt\w+)\b", re.IGNORECASE)),
    (
        ROW,
        re.compile(r"\b(?:servizio|scheda|riga|voce|ente|struttura|sportello|eintrag|entry)\b", re.IGNORECASE),
    ),
)
_SMALL = re.compile(
    r"\b(?:si|chiede|prega|per favore|prego|p\.?f\.?|attenzione|nota|note|n\.?b\.?|da|di|il|lo|la|i|gli|le|l|"
    r"quest[oaie]|dato|dati|bitte|please|assolutamente|mai|sul|nel|sito|elenco|archivio|web|grazie|only|solo)\b|\W",
    re.IGNORECASE,
)
_BETWEEN = " ,;|/–-.:·"
_AFTER_NUMBER = re.compile(r"\d[\d ./-]{4,}\d")
_CLOSES = {"(": ")", "[": "]"}
_ENDS = re.compile(r"[;|]|\.\s+(?=[^\W\d])|\s/\s")
_ENDS_OF_ONE = re.compile(r"[;|,]|\.\s+(?=[^\W\d])|\s[/–-]\s")


class Parts(NamedTuple):
    """A cell parted: what may be published, whether anything may not, and what of the row that is about."""

    public: str
    is_private: bool
    subjects: frozenset[str]


def private_parts(cell: str) -> Parts:
    """What of a cell may be published. Where it is not clear what is meant, more is held back than less.

    >>> private_parts("0543 712345, 340 1234567 (non pubblicare)").public
    '0543 712345'
    >>> private_parts("Aperto a tutti. Nota interna: la referente è Maria").public
    'Aperto a tutti'
    >>> private_parts("Si prega di non pubblicare l'indirizzo").subjects
    frozenset({'place'})
    """
    plain = cell.casefold()
    if _SIGNS.search(plain) is None:
        return Parts(cell, is_private=False, subjects=frozenset())
    return _parts(cell)


@lru_cache(maxsize=1 << 12)
def _parts(cell: str) -> Parts:
    if MARK.search(cell) is None:
        return Parts(cell, is_private=False, subjects=frozenset())
    kept: list[str] = []
    subjects: set[str] = set()
    lines = cell.splitlines()
    for at, line in enumerate(lines):
        mark = MARK.search(line)
        if mark is not None and _is_bare(line):
            is_heading = at > 0 and line.rstrip().endswith(":")
            kept = kept if is_heading else []
            subjects |= _subjects(line) or ({ROW} if len(lines) == 1 else set())
            break
        public, named = _public_of(line)
        kept += [public] if public else []
        subjects |= named
    return Parts("\n".join(kept), is_private=True, subjects=frozenset(subjects))


def _public_of(line: str) -> tuple[str, set[str]]:
    """What of a line may be published, and what the rest is about."""
    subjects: set[str] = set()
    while (mark := MARK.search(line)) is not None:
        start, end = _stretch(line, mark)
        subjects |= _subjects(line[start:end])
        before, after = line[:start].rstrip(_BETWEEN), line[end:].lstrip(_BETWEEN)
        line = f"{before}{', ' if before and after else ''}{after}"
    return line.strip(), subjects


def _stretch(line: str, mark: re.Match[str]) -> tuple[int, int]:
    """From where to where a line is not to be published."""
    if mark["number"]:
        return _begins(line, mark.end(), _ENDS_OF_ONE), mark.end()
    opening = max(line.rfind("(", 0, mark.start()), line.rfind("[", 0, mark.start()))
    closing = line.find(_CLOSES[line[opening]], mark.end()) if opening >= 0 else -1
    if closing >= 0 and _CLOSES[line[opening]] not in line[opening : mark.start()]:
        is_of_before = _is_bare(line[opening:closing])
        return _begins(line, opening, _ENDS_OF_ONE, filled=True) if is_of_before else opening, closing + 1
    if mark["contact"]:
        ends = _AFTER_NUMBER.search(line, mark.end())
        return _begins(line, mark.start(), _ENDS_OF_ONE), ends.end() if ends else len(line)
    start = _begins(line, mark.start(), _ENDS)
    leads = not line[start : mark.start()].strip(f"{_BETWEEN}*(")
    if leads and _is_bare(line[mark.start() :]) and not named_subjects(line[mark.start() :]):
        return 0, len(line)  # "Luca Rossi 340 1234567; non pubblicare"
    return start, len(line)


def _begins(line: str, before: int, ends: re.Pattern[str], *, filled: bool = False) -> int:
    """Where the piece of a line begins that stands before a place in it; `filled`: it is not blank."""
    starts = (match.end() for match in ends.finditer(line) if match.end() <= before)
    return max((start for start in starts if not filled or line[start:before].strip(_BETWEEN)), default=0)


def _is_bare(text: str) -> bool:
    """Whether a text asks not to publish, and says nothing that could be published."""
    rest = MARK.sub(" ", text)
    for _, words in _SUBJECTS:
        rest = words.sub(" ", rest)
    return MARK.search(text) is not None and not re.search(r"\d", text) and not _SMALL.sub("", rest)


def _subjects(text: str) -> set[str]:
    """What is named behind the words alone: "si prega di non pubblicare l'indirizzo" is about the place of the row."""
    mark = MARK.search(text)
    leads = mark is not None and not _SMALL.sub("", text[: mark.start()])
    return named_subjects(text) if leads and not re.search(r"[:\d]", text) else set()


def named_subjects(text: str) -> set[str]:
    """What of a row words name: its place, telephone, e-mail address, or the row as a whole."""
    return {subject for subject, words in _SUBJECTS if words.search(text)}
