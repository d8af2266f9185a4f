"""Needs that are told in too many ways for a list of phrases: who has to be taken somewhere, what somebody weighs."""

import re
from collections.abc import Iterator

from directory.search.further_words import TRADES
from directory.search.line import Line
from directory.search.spoken import LANGUAGE_FORMS
from directory.vocabulary import Mention, Vocabulary

_INTERPRETING = "rights.interpreting"
_MEDIATORS = frozenset(
    "mediatore mediatrice mediatori mediatrici mediator mediators vermittler vermittlerin".split()  # noqa: SIM905 - one line
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
        "mental_wellbeing.eating",  # grown, and as light as a child
        re.compile(
            r"\bpes[ao] (?:solo |soltanto |appena |ormai )*(?:2[5-9]|3\d|4[0-4]) (?:kg|kili|chili|chilogrammi)\b"
        ),
    ),
    (
        "education.vocational",  # "vuole fare il cuoco"
        re.compile(
            r"\b(?:vuol\w*|voglio|vogliono|vorre\w+|sogn\w+|imparare|italiano e)(?: (?:di|a|anche))*"
            rf" (?:fare (?:il|la|l|lo|le|i) |diventare (?:un |una )?)(?:{'|'.join(TRADES)})\b"
        ),
    ),
)


def told_needs(line: Line, vocabulary: Vocabulary) -> list[Mention]:
    """What is needed, told by no phrase of the lists."""
    return [
        Mention(vocabulary.get("need", need), start, end, tuple(line.words[start:end]))
        for need, start, end in (*_interpreters(line), *_told(line))
    ]


def _told(line: Line) -> Iterator[tuple[str, int, int]]:
    for need, pattern in _TOLD:
        for match in pattern.finditer(line.text):
            yield need, line.word_at(match.start()), line.word_at(match.end()) + 1


def _interpreters(line: Line) -> Iterator[tuple[str, int, int]]:
    """Where somebody who mediates is asked for by a language: "mediatore cinese"."""
    for at, word in enumerate(line.words):
        beside = (line.word_before(at), *line.words[at + 1 : at + 2])
        if word in _MEDIATORS and any(near in LANGUAGE_FORMS for near in beside):
            yield _INTERPRETING, at, at + 1
