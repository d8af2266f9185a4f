"""Ills that somebody says not to have: "non sono depressa", "he doesn't drink"; and what "non cerco …" refuses.

Most needs are told by what somebody does not have or do ("non ha casa", "non lavora"), so that only ills can be denied,
and of what is refused only what whoever speaks does not look for: who "non cerca lavoro" may need help with just that.
"""

import re

from directory.search.said.line import Line
from directory.taxonomies.codes import CARING, CRISIS
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention

_ILLS = (
    "addictions",
    "mental_wellbeing.anxiety_mood",
    "mental_wellbeing.severe",
)  # "non mangia" tells of an eating disorder
_STATES = frozenset({"housing.eviction", "housing.emergency", "health.disability", CARING, RESTRICTED_DOMAIN})
_BETWEEN = (
    r"(?: (?:sono|sia|siano|e|siamo|ero|era|ha|ho|hanno|abbiamo|sta|sto|mi|si|l|il|lo|la|un|una|affatto|per niente|mai"
    r"|fa uso di|a|an|any|the|be|have|having|really|at all|been|eine?n?|wirklich))*"
)
_DENIED = re.compile(
    rf"(?:^| )(?:(?:non|nn|not|never|nicht|niemals|(?:isn|aren|doesn|don|didn|wasn|hasn) t|kein\w*)){_BETWEEN}$"
)
_SEEKS_NOT = re.compile(
    r"(?:^| )(?:non (?:cerco|cerchiamo|sto cercando|stiamo cercando)"
    r"(?: (?:ne|un|uno|una|il|lo|la|l|i|gli|le|dei|delle))*"
    r"|not (?:looking for|after)(?: (?:a|an|any|the))*"
    r"|(?:suche|suchen)(?: \w+)? (?:nicht|kein\w*)(?: (?:nach|den|die))*)$"
)
_SEEKING = re.compile(r"^(?:cerco|cerchiamo|looking|suche|suchen)\b")
_STILL_SO = re.compile(
    r"^(?:piu|riconosciut\w*|certificat\w*|ufficial\w*|per la commissione|per l inps|recogni[sz]ed|anerkannt"
    r"|solo|soltanto|only|just|nur|any ?more|mehr|da|seit|since|for|always|immer)\b"
)
_WHY = re.compile(r"^(?:perche|because|weil|da wir|finche)\b")  # what keeps somebody from it is what is needed
_MORE = re.compile(r"\b(?:solo|soltanto|only|just|nur|piu|no longer)\b")
_BREAKS = re.compile(r"[,.;:!?()\n–—]")
_BEFORE, _BEHIND = 6, 2  # words


def is_denied(one: Mention, line: Line) -> bool:
    """Whether a need is an ill that somebody says not to have, or is said not to be looked for.

    Who drinks no more, or is not only depressed, denies nothing.
    """
    if one.term.taxonomy != "need" or one.term.code == CRISIS:
        return False
    before = " ".join(line.clause_before(one.start, _BREAKS, _BEFORE))
    if _WHY.match(_behind(one, line)):
        return False
    if _SEEKS_NOT.search(before) or (_SEEKING.match(" ".join(one.words)) and before.endswith("non")):
        return True
    if not (one.term.code.startswith(_ILLS) or one.term.code in _STATES):
        return False
    behind = _behind(one, line)
    return bool(_DENIED.search(before)) and not (_STILL_SO.match(behind) or _MORE.search(before))


def _behind(one: Mention, line: Line) -> str:
    end = one.end
    while end < min(len(line.words), one.end + _BEHIND) and not _BREAKS.search(line.gap(end)):
        end += 1
    return " ".join(line.words[one.end : end])
