"""Groups of an age that words tell beside numbers: pupils of a school, who is retired, relatives who are surely old."""

import re
from collections.abc import Iterator
from typing import Final

from directory.search.said.line import Line
from directory.taxonomies.codes import ADOLESCENTS, CHILDREN, ELDERLY

_PUPILS: Final = {
    CHILDREN: r"elementar[ei]|primaria|grundschule|grundschuler\w*|volksschule|primary school|elementary school",
    ADOLESCENTS: r"medie|superiori|mittelschule|mittelschuler\w*|oberschule|oberschuler\w*|middle school|high school",
}
_SCHOOL = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{group}>{names})" for group, names in _PUPILS.items())
    + r")\b(?! (?:imprese|aziende|dimensioni|spese|a|al|ai|alla|alle|serali|per adulti))"
)
_LEARNS = re.compile(  # somewhere before the school, and nobody who teaches there
    r"\b(?:doposcuola|compit[oi]|ripetizion[ei]|(?:aiuto|sostegno) (?:allo studio|nello studio|scolastico)|recupero"
    r"|bambin\w*|bimb\w*|figli\w*|alunn\w*|ragazzin\w*|homework|tutoring|pupils?|child|kids?|son|daughter"
    r"|\w*nachhilfe|hausaufgaben\w*|lernhilfe|kind|kinder|sohn|tochter|schuler\w*)"
    r"(?: (?!finit|prima|dopo|licenza|diploma|insegn|maestr|docent)\w+){0,5}? $"
)
_RETIRED = re.compile(  # who is so now; not who wants to retire, or asks about a pension
    r"\b(?:sono|siamo|essendo|ora|adesso|ormai|appena|gia)(?: (?:andat[oaei]|da (?:poco|\w+ \w+)))? in pensione"
    r"(?! (?:minima|sociale|anticipata|di|d))"
    r"|\b(?:i m|i am|we are|am|just|recently|newly|now) retired"
    r"|\b(?:bin|jetzt|seit kurzem|sind|gerade|frisch) (?:\w+ )?in (?:rente|pension)\b"
)
_OLD_KIN = re.compile(
    r"\b(?:suocer[oaie]|schwieger(?:mutter|vater|eltern)|(?:mother|father|parents) in law)\b"
    r"|\b(?:(?:padre|papa|babbo|madre|mamma) (?:\w+ ){0,2}?(?:vedov[oa]|in pensione|pensionat[oa])"
    r"|(?:widowed (?:mother|father|mum|dad))|(?:verwitwete[nrm]? (?:mutter|vater)))\b"
)


def groups_of_an_age(line: Line) -> Iterator[tuple[str, int, int]]:
    """The groups, by their codes, with the words that tell them; an age that is said rules out those it contradicts."""
    for pattern in (_OLD_KIN, _RETIRED):
        for match in pattern.finditer(line.text):
            yield ELDERLY, line.word_at(match.start()), line.word_at(match.end() - 1) + 1
    for match in _SCHOOL.finditer(line.text):
        if _LEARNS.search(line.text[: match.start()]):
            group = next(group for group in _PUPILS if match[group])
            yield group, line.word_at(match.start()), line.word_at(match.end() - 1) + 1
