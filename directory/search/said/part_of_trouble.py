"""Interests that are part of what is wrong: "chiuso in camera col computer", "caduto dalla moto", "paura dei cani"."""

import re
from collections.abc import Iterable
from typing import Final

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention

_SCREENS: Final = frozenset({"computing", "video_games", "digital.basics", "digital", "cinema", "digital.devices"})
_SHUT_IN: Final = frozenset(
    {"mental_wellbeing.withdrawal", "addictions.digital", "addictions.gambling", "education.dropout", "family.conflict"}
)
_AT_IT = re.compile(  # right before a screen
    r"\b(?:col|con (?:il|la|le|i|lo)|coi|davanti (?:al|alla|ai|a)|attaccat[oa] (?:al|alla|ai|a)"
    r"|incollat[oa] (?:al|alla|ai|a)|(?:sempre|tutto il giorno|tutta la notte|giorno e notte|solo|ore)"
    r" (?:al|alla|ai|sul|su|coi|col|con|con i|a giocare (?:ai|a|con i))|gioc\w+ (?:solo |sempre )?(?:ai|a|al"
    r"|online|con i)"
    r"|(?:vive|sta|passa \w+ \w+) (?:al|sui|sul|su|ai)|on (?:his|her|the)|am|vor dem|nur)$"
)
_HARM = re.compile(  # some words before whatever somebody did or had
    r"\b(?:incident[ei]|cadut[oaie]|cadde|mort[oaie]|muore|paura|terror\w*|rubat[oaie]|accumul\w+|ossession\w+"
    r"|puzz\w+"
    r"|invest\w+|travolt[oa]|mors\w+|fobia|allergi\w+|spend\w+|indebitat[oa]|scared|afraid|accident|died|gestorben"
    r"|angst|unfall)(?: \w+){0,3}$"
)
_WANTED = re.compile(
    r"\b(?:vuole|vorrebb?e|voglio|vorrei|piac\w+|ama|amo|adora|appassion\w+|passione|corso|corsi|lezion[ei]|imparare"
    r"|laboratorio|cerca|cerco|sa usare|bravo|brava|aiuto|wants?|likes?|loves?|learn|course|mochte|mag|kurs|lernen)\b"
)
_BREAKS = re.compile(r"[.;:!?]")
_BEFORE: Final = 5  # words


def is_part_of_the_trouble(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """Whether an interest, or the use of a screen, is only told of: beside it comes what is needed.

    Nothing is taken away that somebody says to like or to look for: "non esce, ama i videogiochi" may begin there.
    """
    if one.term.taxonomy not in ("interest", "need") or _WANTED.search(line.text):
        return False
    before = " ".join(line.clause_before(one.start, _BREAKS, _BEFORE))
    if one.term.taxonomy == "interest" and _HARM.search(before):
        return True
    is_shut_in = any(other.term.code in _SHUT_IN and other.start != one.start for other in mentions)
    return one.term.code in _SCREENS and is_shut_in and _AT_IT.search(before) is not None
