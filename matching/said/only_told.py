"""What words name without asking for it: who speaks, what somebody has or has done already, and what is no topic."""

import re
from typing import Final

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention
from directory.words.language import word_set

_LOOKS_BACK, _LOOKS_ON = 6, 5  # words
_SAYS: Final = re.compile(
    r"(?: (?:di base|di famiglia|curante))?(?: (?:gli|le|mi|ci|lo|la))?(?: (?:ha|hanno|has|hat))?"
    r" (?:dett\w|dic\w+|consigl\w+|sostien\w|pens\w|scritt\w|scriv\w|segnal\w+|said|says|told|thinks|sagt|meint)\b"
)
_DONE: Final = re.compile(
    r"\b(?:fatt|frequentat|finit|conclus|terminat|superat|completat|done|finished)\w?(?: gia)?"
    r"(?: (?:il|un|i|la|una|the|a))?$"
)
_HAS: Final = re.compile(
    r"(?<!non )\b(?:ha|ho|hanno|con|ha gia|has|hat)(?: (?:la|il|un|una|l|sua|suo|a|the|ein|eine))?$"
)
_LACKS: Final = re.compile(
    r"\b(?:senza|nient\w|nessun\w*|no|non|prend\w+|fare|consegu\w+|scuola|corso|esame|teoria|vuole|vorrebbe|rinnov\w+|without"
    r"|kein\w*|revocat\w|sospes\w|perso)\b"
)
_FINE: Final = re.compile(r"(?: (?:a|b|c|am))? (?:si|ok|va bene|gia presa)\b")
_NO_TOPIC: Final = re.compile(
    r"\b(?:non (?:si )?(?:parl\w+|tratt\w+)|senza parlare|not (?:talk\w*|speak\w*)|nicht uber)"
    r"(?: (?:di|del|della|dei|delle|about))*$"
)
_GIVE: Final = re.compile(r"\b(?:danno|da|dato|dare|regala\w*|manda|mandato|offr\w+|gives?)$")
_SLEEPS: Final = re.compile(
    r"\b(?:dorm(?:e|o|ono|iva)|passa la notte|sleeps|schlaft)(?: (?:in|nel|nella|nell|at|the|der))*$"
)
_SLEEPS_THERE: Final = word_set(
    "night_shelter hospitality supported_housing residential_community hospital early_childhood school"
)
_OTHER_MEANINGS: Final = {  # in brackets the words that were read
    "housing": re.compile(r"(?:numero|telefono|fisso|compiti|chiam\w+) (?:di|a) \[casa\]"),
    "safety.trafficking": re.compile(r"(?:\bex \[caporale\]|\[caporale\] (?:dell|degli|d) ?(?:esercito|alpini|ar))"),
    "rights.residence_permit": re.compile(r"\w+ casa\] circondariale"),  # and no CAS, where refugees are received
}
_WAYS: Final = frozenset({"transport.public", "transport.licence"})
_CLASS: Final = re.compile(r"\b(?:prima|seconda|terza|quarta|quinta) (?:media|superiore|elementare|liceo)\b")
_OUT_OF_SCHOOL: Final = 16  # years: who is younger goes to school, and to none for those who left it


def is_only_told(one: Mention, line: Line, age: float | None) -> bool:
    """Whether a mention names a thing that is not asked for.

    Args:
        age: of the person, in years.

    >>> line = Line("il medico di base ha detto di aspettare".split(), "Il medico di base ha detto di aspettare")
    >>> from directory.taxonomies.vocabulary import Vocabulary
    >>> [is_only_told(one, line, None) for one in Vocabulary.bundled().told(line.words)]
    [True, True]
    """
    before = " ".join(line.words[max(one.start - _LOOKS_BACK, 0) : one.start])
    behind = "".join(f" {word}" for word in line.words[one.end : one.end + _LOOKS_ON])
    may_speak = one.term.taxonomy == "service_type" or one.term.code == "health.primary_care"
    if (may_speak and _SAYS.match(behind)) or _NO_TOPIC.search(before) or _sleeps_there(one, before):
        return True
    return _names_what_is_there(one, age, before, behind)


def _names_what_is_there(one: Mention, age: float | None, before: str, behind: str) -> bool:
    """Whether a need is named by what somebody has or has done already, or by a word that means something else here."""
    code, words = one.term.code, " ".join(one.words)
    if code in _WAYS or code == "digital.basics":
        return _has_it(before, behind, words)
    if code.startswith("education."):
        is_young = age is not None and age < _OUT_OF_SCHOOL
        return bool(_DONE.search(before)) or (is_young and code == "education.diploma" and bool(_CLASS.search(words)))
    if code in _OTHER_MEANINGS:
        in_place = f"{before} [{words}]{behind}"
        return _OTHER_MEANINGS[code].search(in_place) is not None
    if code == "family.pregnancy":
        return words.endswith(" mese") and behind.startswith(" di ") and not behind.startswith(" di gravidanza")
    return words == "soldi" and bool(_GIVE.search(before))


def sleeps_where_nobody_lives(line: Line, mentions: list[Mention]) -> bool:
    """ "Dorme in biblioteca": a place that is open by day, and no home."""
    return any(
        _sleeps_there(one, " ".join(line.words[max(one.start - _LOOKS_BACK, 0) : one.start])) for one in mentions
    )


def _sleeps_there(one: Mention, before: str) -> bool:
    is_place = one.term.taxonomy == "service_type" or one.term.code == "social.culture"
    return is_place and one.term.code not in _SLEEPS_THERE and _SLEEPS.search(before) is not None


def _has_it(before: str, behind: str, words: str) -> bool:
    if words.startswith("patente ") or _FINE.match(behind):  # "patente B, senza macchina", "treno ok"
        return not _LACKS.search(before)
    return words in ("patente", "computer", "bus", "treno") and bool(_HAS.search(before)) and not _LACKS.search(before)
