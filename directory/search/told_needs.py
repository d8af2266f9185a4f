"""Needs that are told in too many ways for a list of phrases: who has to be taken somewhere, what somebody weighs."""

import re
from collections.abc import Iterator

from directory.search.further_words import TRADES
from directory.search.line import Line
from directory.search.spoken import LANGUAGE_FORMS
from directory.vocabulary import Mention, Vocabulary

_INTERPRETING, _COMPANY = "rights.interpreting", "social.elderly_company"
_MEDIATORS = frozenset(
    "mediatore mediatrice mediatori mediatrici mediator mediators vermittler vermittlerin".split()  # noqa: SIM905 - one line
)
_ENGLISH_TRADES = (
    "(?:welder|mechanic|cook|chef|electrician|plumber|carpenter|hairdresser|baker|gardener|nurse|waiter|barber|tailor)"
)
_GERMAN_TRADES = (
    "(?:schweisser|mechaniker|koch|elektriker|installateur|tischler|schreiner|friseur|backer|gartner|pfleger|maurer)"
    "(?:in)?"
)
_TOLD = (
    (
        "transport.accompanied",  # "portare mia mamma alle visite"; but "a chi lo porto?"
        re.compile(
            r"\b(?:port(?:a|i|o|ano|are|arl[aoie]|armi)|accompagn(?:a|i|are|arl[aoie]|armi|ano|atore)|passaggio"
            r"|trasporto)(?: \w+){0,4}? "
            r"(?:alle (?:visite|terapie|cure)|alla (?:visita|chemio\w*|dialisi|radioterapia|fisioterapia|terapia)"
            r"|dal (?:medico|dottore|dentista)|in ospedale"
            r"|a fare (?:la |le )?(?:dialisi|visit[ae]|chemio\w*|terapi[ae]|esami)"
            r"|a (?:dialisi|fisioterapia|logopedia|terapia))\b"
        ),
    ),
    (
        "health.child_development",  # of a child, and no foreign language
        re.compile(
            r"\b(?:bambin|bimb|figli|nipotin|gemell)\w*(?: \w+){0,5}? non (?:parla|dice)(?: ancora| bene)?"
            r"(?! (?:ancora|bene|italiano|l'|la|il|lo|una?|con|piu|tedesco|inglese|francese|di|mai|a|alle?)\b)\b"
        ),
    ),
    (
        "family.childcare",
        re.compile(
            r"\b(?:(?:qualcuno|nessuno|chi|persona|ragazza|signora)(?: che)?(?: mi| le| gli| ci)?"
            r" (?:tenga|tiene|guardi|guarda|curi)|tenere|badare a)"
            r"(?: (?:i|il|le|la|mi[aeo]|miei|su[aeo]|suoi|nostr[aeio]|due|tre))* (?:bambin|bimb|figli|piccol|gemell)\w*"
            r"(?! lontan)"
        ),
    ),
    (
        "mental_wellbeing.eating",  # grown, and as light as a child
        re.compile(
            r"\bpes[ao] (?:solo |soltanto |appena |ormai )*(?:2[5-9]|3\d|4[0-4]) (?:kg|kili|chili|chilogrammi)\b"
        ),
    ),
    (
        "education.vocational",  # "vuole fare il cuoco"
        re.compile(
            r"\b(?:vuol\w*|voglio|vogliono|vorre\w+|piacerebbe|sogn\w+|imparare|italiano e)(?: (?:di|a|anche))*"
            rf" (?:fare (?:il|la|l|lo|le|i) |diventare (?:un |una )?)(?:{'|'.join(TRADES)})\b"
            rf"|\bwants? to (?:be|become|train as) an? {_ENGLISH_TRADES}\b|\b(?:mochte|will) {_GERMAN_TRADES} werden\b"
        ),
    ),
)
_ALONE = re.compile(r"\b(?:viv[eo]|abit[ao]|sta|e rimast[ao])(?: (?:da|ormai|sempre))* sol[ao]\b")  # lives so
_OLD = re.compile(
    r"\b(?:6[6-9]|[789]\d|10\d)(?: ?anni|enne)\b"
    r"|\b(?:anzian[aio]|vedov[ao]|nonn[ao]|pensionat[ao]|ottantenne|novantenne)\b"
)


def told_needs(line: Line, vocabulary: Vocabulary) -> list[Mention]:
    """What is needed, told by no phrase of the lists."""
    return [
        Mention(vocabulary.get("need", need), start, end, tuple(line.words[start:end]))
        for need, start, end in (*_interpreters(line), *_told(line), *_alone(line))
    ]


def _told(line: Line) -> Iterator[tuple[str, int, int]]:
    for need, pattern in _TOLD:
        for match in pattern.finditer(line.text):
            yield need, line.word_at(match.start()), line.word_at(match.end()) + 1


def _alone(line: Line) -> Iterator[tuple[str, int, int]]:
    """Where somebody who is old lives alone; of the young it says little."""
    if _OLD.search(line.text):
        for match in _ALONE.finditer(line.text):
            yield _COMPANY, line.word_at(match.start()), line.word_at(match.end()) + 1


def _interpreters(line: Line) -> Iterator[tuple[str, int, int]]:
    """Where somebody who mediates is asked for by a language: "mediatore cinese"."""
    for at, word in enumerate(line.words):
        beside = (line.word_before(at), *line.words[at + 1 : at + 2])
        if word in _MEDIATORS and any(near in LANGUAGE_FORMS for near in beside):
            yield _INTERPRETING, at, at + 1
