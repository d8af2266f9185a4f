"""Of several places in a question, those where somebody only works, lives or comes from, or relatives are."""

import re
from collections.abc import Sequence

from directory.places.gazetteer import PlaceMention
from directory.search.said.line import Line
from directory.search.said.working import LOOKING, is_working
from directory.words.language import word_set
from directory.words.people import CHILDREN, FARTHER_KIN, KIN, KIN_OF_SOMEBODY, OTHERS, PARTNERS, SPOUSES

_OF_THEIR_OWN = (  # who may live elsewhere than the person; small children do not, and a parent is who is helped
    (PARTNERS | KIN | FARTHER_KIN | KIN_OF_SOMEBODY) - SPOUSES
) | word_set(
    """
    figlio figlia figli figlie nipote nipoti genitori parents eltern parenti
    son daughter sons daughters relatives
    sohn tochter sohne verwandte
    """
)
_ENDS_A_CLAUSE = re.compile(r"[,;:.()?!–—]|\s-\s")
_WHOSE = word_set("la il le i gli l mia mio mie miei sua suo sue suoi my her his their meine mein ihre ihr")
_TO = (["a"], ["per"], ["fino", "a"], ["verso"])
_LIVING = word_set(
    "abito abita abitiamo abitano vivo vive viviamo vivono risiedo risiede residente residenti live lives wohne wohnt"
)
_STAYING = _LIVING | word_set("sta stanno")  # of relatives; "ora sta a Cesena" may be the person
_HAVING = word_set("ho ha abbiamo hanno have has habe hat")
_GOING_ON = word_set("e ed ma and but und aber")
_ONE_OF_THEM = _WHOSE | word_set("un una uno due tre a one two ein eine einen")
_COMING = re.compile(  # from where, in the words right before a place
    r"\b(?:(?:veng[oa]|vengono|vien[ei]|veniamo|venut[oaie]|venendo|provien[ei]|proveng\w+|provenient[ei]"
    r"|arriv(?:o|a|iamo|ano|at[oaie])|scappat[oaie]|fuggit[oaie]|trasferit[oaie]|partit[oaie])(?: \w+){0,2}?"
    r" (?:da|dal|dalla|dall)"
    r"|(?:originari[oaie]|nativ[oaie]) (?:di|del|della)|nat[oaie] (?:a|ad|in)"
    r"|(?:abitav\w+|vivev\w+|stav\w+(?! \w+ndo\b)|abitato|vissuto|used to live|lived|wohnte\w*|lebte\w*)"
    r"(?: \w+){0,3}? (?:a|ad|in)"
    r"|residenza(?: \w+){0,2}? (?:a|ad|in|nel comune di)"
    r"|(?:i m|am|is|s|are|re|was|come|comes|came|coming|moved|retired|fled|originally)(?: \w+){0,4}? from"
    r"|aus)$"
)
_LIVED = word_set("vissuto abitato lived")
_ALL_THE_TIME = re.compile(  # who has lived there so long still does
    r"\b(?:sempre|tutta (?:la|una) vita|da (?:una vita|generazioni|(?:piu di )?\w+ anni)"
    r"|(?:have|has|ve) (?:\w+ )?lived\b.* (?:for (?:\w+ ){1,3}years|since|all (?:my|her|his|our|their) li\w+)"
    r"|always lived)\b"
)
_SINCE_THEN = word_set("ora adesso oggi poi prima trasferito trasferita trasferiti now before then moved")
_KIN = (OTHERS | CHILDREN) - word_set("bambini bambine children kids kinder kindern")
_WHO_IS_KIN = "(?:" + "|".join(sorted(_KIN)) + ")"
_IS_THERE = r"(?:abita|abitano|vive|vivono|sta|stanno|risiede|(?:e )?ricoverat[oa]|lives?|is)"
_FOR_KIN = re.compile(  # "per la mamma che abita", right before a place
    rf"\b(?:per|for|fur) (?:\w+ ){{0,2}}?{_WHO_IS_KIN}(?: \w+)?? (?:che|who|die|der)(?: {_IS_THERE})?$"
)
_KIN_IS_THERE = re.compile(rf"\b{_WHO_IS_KIN}(?: \w+){{0,2}}? {_IS_THERE}$")
_AND_NEEDS = re.compile(  # right behind a place
    r"(?:ed?|and|und) (?:(?:le|gli) (?:serv\w+|occorr\w+)|cerca(?:no)?|ha(?:nno)? bisogno|vorrebbe(?:ro)?|needs?"
    r"|is looking|braucht|sucht)\b"
)
_FARTHEST = 6  # words before a place that tell where somebody comes from


def aside(line: Line, start: int, mention: PlaceMention) -> range:
    """The words that say what only tells of somebody; none where a place may be the one to look in.

    Where they work counts less than where they live ("lavoro a Forlì ma vivo a Cesena"), and that less than where they
    look for something ("abito a Milano, cerco lavoro a Forlì").

    Args:
        start: where the words begin that lead to the place, such as "vicino a".
    """
    verb = line.word_before(start)
    told = range(max(start - 1, 0), mention.end)
    if are_relatives_there(line, start, mention.end):
        return told
    if is_working(line, start - 1) or is_where_they_come_from(line, mention):
        return told
    if verb in _LIVING and not LOOKING.isdisjoint(line.words[mention.end :]):
        return told
    if line.words[start : mention.start] == ["da"] and _goes_on_to_a_name(line, mention.end):
        return range(start, mention.end)
    if line.words[start : mention.start] == ["da"] and line.gap(start).strip() == ",":  # ", da Borgo Valsugana"
        return range(start, mention.end)
    return range(0)


def _goes_on_to_a_name(line: Line, end: int) -> bool:
    """ "Da Forlì a Cesena", "da Forlì per Premilcuore", "fino a Pennabilli"; not "da Forlì per lavoro"."""
    leading = next((words for words in _TO if line.words[end : end + len(words)] == words), None)
    if leading is None or leading == ["a"]:
        return leading is not None
    return end + len(leading) < len(line.words) and line.is_capital(end + len(leading))


def are_relatives_there(line: Line, start: int, end: int) -> bool:
    """ "Figli a Milano", "la figlia abita a Rovereto", as a clause of its own; not "mia figlia a Trento cerca casa"."""
    who = start - 2 if line.word_before(start) in _STAYING else start - 1
    if who < 0 or line.words[who] not in _OF_THEIR_OWN:
        return False
    first = line.first_leading(who, _ONE_OF_THEM)
    are_had = line.word_before(first) in _HAVING  # "ha un figlio a Bologna e …"
    begins = are_had or first == 0 or _ENDS_A_CLAUSE.search(line.gap(first)) is not None
    ends = end == len(line.words) or _ENDS_A_CLAUSE.search(line.gap(end)) is not None
    return begins and (ends or (are_had and line.words[end] in _GOING_ON))


def is_where_the_helped_live(line: Line, start: int, mention: PlaceMention) -> bool:
    """ "Badante per la mamma che abita a Trento", "il papà abita a Forlì e cerca pasti": the relative is to be helped.

    Args:
        start: as of `aside`.
    """
    before = " ".join(line.clause_before(start, _ENDS_A_CLAUSE, _FARTHEST))
    if _FOR_KIN.search(before):
        return True
    return bool(_KIN_IS_THERE.search(before) and _AND_NEEDS.match(" ".join(line.words[mention.end :])))


def is_where_they_come_from(line: Line, mention: PlaceMention) -> bool:
    """ "Vengo da Enna", "prima abitava a Napoli", "aus Sterzing": help is looked for where they are now."""
    before = line.clause_before(mention.start, _ENDS_A_CLAUSE, _FARTHEST)
    return _COMING.search(" ".join(before)) is not None and not _still_lives_there(line, before)


def _still_lives_there(line: Line, before: Sequence[str]) -> bool:
    """ "Ha sempre vissuto a Forlì", "we have lived in Forlì for ten years"; not "ha vissuto sempre a Napoli, ora …"."""
    has_lived = not _LIVED.isdisjoint(before) and _ALL_THE_TIME.search(line.text) is not None
    return has_lived and _SINCE_THEN.isdisjoint(line.words)
