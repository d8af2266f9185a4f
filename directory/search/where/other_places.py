"""Of several places in a question, those where somebody only works, lives or comes from, or relatives are."""

import re

from directory.places.gazetteer import PlaceMention
from directory.search.said.line import Line
from directory.search.said.working import LOOKING, is_working
from directory.words.language import word_set
from directory.words.people import FARTHER_KIN, KIN, KIN_OF_SOMEBODY, PARTNERS, SPOUSES

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
_COMING = re.compile(  # from where, in the words right before a place
    r"\b(?:(?:veng[oa]|vengono|vien[ei]|veniamo|venut[oaie]|venendo|provien[ei]|proveng\w+|provenient[ei]"
    r"|arriv(?:o|a|iamo|ano|at[oaie])|scappat[oaie]|fuggit[oaie]|trasferit[oaie]|partit[oaie])(?: \w+){0,2}?"
    r" (?:da|dal|dalla|dall)"
    r"|(?:originari[oaie]|nativ[oaie]) (?:di|del|della)|nat[oaie] (?:a|ad|in)"
    r"|(?:abitav\w+|vivev\w+|stav\w+|abitato|vissuto|used to live|lived|wohnte\w*|lebte\w*)(?: \w+){0,3}? (?:a|ad|in)"
    r"|residenza(?: \w+){0,2}? (?:a|ad|in|nel comune di)"
    r"|(?:i m|am|is|s|are|re|was|come|comes|came|coming|moved|retired|fled|originally)(?: \w+){0,4}? from"
    r"|aus)$"
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
    if _are_relatives_there(line, start, mention.end):
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


def _are_relatives_there(line: Line, start: int, end: int) -> bool:
    """ "Figli a Milano", "la figlia abita a Rovereto", as a clause of its own; not "mia figlia a Trento cerca casa"."""
    who = start - 2 if line.word_before(start) in _LIVING else start - 1
    if who < 0 or line.words[who] not in _OF_THEIR_OWN:
        return False
    first = who - (line.word_before(who) in _WHOSE)
    begins = first == 0 or _ENDS_A_CLAUSE.search(line.gap(first)) is not None
    return begins and (end == len(line.words) or _ENDS_A_CLAUSE.search(line.gap(end)) is not None)


def is_where_they_come_from(line: Line, mention: PlaceMention) -> bool:
    """ "Vengo da Enna", "prima abitava a Napoli", "aus Sterzing": help is looked for where they are now."""
    before = line.clause_before(mention.start, _ENDS_A_CLAUSE, _FARTHEST)
    return _COMING.search(" ".join(before)) is not None
