"""Whoever looks for help of which parents or the family are to know nothing."""

import re
from collections.abc import Iterator

from directory.search.said.line import Line

_SECRET = re.compile(  # nobody at home is to know
    r"\b(?:senza che|non voglio che|non vuole che|non devono|che non)(?: (?:lo|l|la))?"
    r" (?:(?:i|miei|suoi|mia|sua|mio|suo|genitori|mamma|madre|papa|padre|famiglia|casa|a) )*"
    r"(?:lo )?(?:sappia\w*|sapere|sappiano|scopra\w*|scoprire|venga\w* a saperlo|vengano a saperlo|lo sa)"
    r"(?: (?:i|miei|suoi|genitori|mamma|madre|mia|sua|papa|padre|mio|suo|a|casa|nulla|niente))*"
    r"|\b(?:senza|non voglio|non vuole) (?:dir\w*|informare|avvisare|coinvolgere)(?: (?:ai|a|i|lo|niente|nulla|miei"
    r"|mia|genitori"
    r"|mamma|casa|famiglia))+"
    r"|\bi (?:\w+ )?genitori non (?:lo )?(?:devono|debbano|possono) (?:sapere|saperlo|sapere nulla|scoprirlo)"
    r"|\bwithout (?:my|his|her|their|the) (?:parents?|mum|mom|dad|family) (?:knowing|finding out)"
    r"|\bwithout telling (?:my|his|her|their) (?:parents?|mum|mom|dad|family)"
    r"|\b(?:parents|mum|dad|family) (?:must|should|can)(?: ?not|n t| t) (?:know|find out)"
    r"|\bohne (?:dass )?(?:(?:es|meine|seine|ihre|die|davon) )*(?:eltern|mutter|vater|wissen der eltern)(?: (?:es"
    r"|davon))?"
    r"(?: (?:erfahren|wissen|merken))?"
)
_PSYCHOLOGIST = re.compile(
    r"\b(?:psico\w+|psych\w+|parlare|parlarne|sfogar\w+|ascolt\w+|counsel\w+|talk\w*|reden|therap\w+)\b"
)


def secret_words(line: Line) -> Iterator[int]:
    """The positions of the words by which parents are to know nothing: nobody looks for help together with them."""
    for match in _SECRET.finditer(line.text):
        yield from range(line.word_at(match.start()), line.word_at(match.end() - 1) + 1)


def in_confidence(line: Line) -> Iterator[tuple[int, int]]:
    """Where young people are listened to and nobody at home is told."""
    if _PSYCHOLOGIST.search(line.text):
        for match in _SECRET.finditer(line.text):
            yield line.word_at(match.start()), line.word_at(match.end() - 1) + 1
