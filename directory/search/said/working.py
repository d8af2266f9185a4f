"""Where a question tells that somebody works: what they do all day, and not what they look for."""

import re

from directory.search.said.line import Line
from directory.words.language import word_set
from directory.words.people import PERSON, RELATIVES

WORKING = word_set(
    "lavoro lavora lavoriamo lavorano lavorando studio studia studiamo studiano work works working arbeite arbeitet"
)
LOOKING = word_set("cerco cerca cerchiamo cercano vorrei vorrebbe looking search suche sucht")
LOOKED_FOR = LOOKING | word_set(  # "cerco lavoro a Forlì"
    "cercare trovare trovo un il di mio suo per of for del al vuole serve trova nuovo altro"
)
_DESKS = word_set(  # "sportello lavoro a Cesena"
    "sportello ufficio centro agenzia servizio servizi orientamento ricerca offerte inserimento borsa borse"
)
_ALL_DAY = word_set("dalle fino tutto tutti sempre turni until all bis ganztags")
_HAS_A_JOB = word_set("lavora lavorano works arbeitet")
_THEN = word_set(
    "mattina mattino pomeriggio sera notte morning mornings afternoon afternoons evening evenings night "
    "nights shifts morgens nachts"
)
_WORKS_THEN = _HAS_A_JOB | word_set("lavoriamo lavorando working arbeite arbeiten")  # "lavoro di mattina" may be sought
_WHO_DOES = word_set("che who der die das")
_OF_A_PERSON = RELATIVES | PERSON
_OF_ONESELF, _FEW = word_set("ho sono"), 5  # "ho 50 anni e lavoro"
_WHO = word_set("io lui lei noi loro che mentre quando i he she we they ich er wir")
_ONESELF = word_set("stesso stessa invece also myself himself herself selbst selber")
_HAS_NONE = re.compile(  # "lui invece lavoro non ne trova", "io stesso lavoro ne cerco"
    r" (?:ne (?:cerc|vorr|vogl|vuole)\w*|non ne (?:cerc|trov|h[ao]|abbiamo)\w*"
    r"|non (?:(?:lo|l) )?(?:trov\w+|ha|ho|hanno)(?: piu)?$)"
)
_ENDS_A_CLAUSE, _SOON = re.compile(r"[.;:!?,]"), 4  # words


def is_working(line: Line, at: int) -> bool:
    """Whether a word tells that somebody works or studies, rather than of a job that is looked for."""
    if at < 0 or line.words[at] not in WORKING:
        return False
    before = line.word_before(at)
    return before not in LOOKED_FOR and before not in _DESKS and before != "senza"


def tells_when_working(line: Line, at: int) -> bool:
    """Whether a time behind a word is when somebody works: "lavora di mattina"; not of who is looked for.

    >>> tells_when_working(Line.of("vive a Cesena e lavora di mattina"), 4)
    True
    >>> tells_when_working(Line.of("psicologa che lavora di sera"), 2)
    False
    """
    if at < 0 or line.words[at] not in _WORKS_THEN:
        return False
    is_of_who_is_sought = line.word_before(at) in _WHO_DOES and line.word_before(at, 2) not in _OF_A_PERSON
    return is_working(line, at) and not is_of_who_is_sought


def tells_of_working(line: Line, at: int) -> bool:
    """Whether somebody tells when they work, so that they ask for no work: "io lavoro", "lavoro tutto il giorno"."""
    if not is_working(line, at) or _HAS_NONE.match(line.words_behind(at + 1, _ENDS_A_CLAUSE, _SOON)):
        return False
    after = line.words[at + 1 : at + 2]
    if line.words[at] in _HAS_A_JOB and not _THEN.isdisjoint(line.words[at + 1 : at + 4]):
        return True
    is_by_turns = line.words[at + 1 : at + 3] in (["di", "notte"], ["di", "giorno"], ["a", "turni"], ["su", "turni"])
    is_of_oneself = line.word_before(at) == "e" and not _OF_ONESELF.isdisjoint(line.words[max(at - _FEW, 0) : at])
    who = line.word_before(at, 2) if line.word_before(at) in _ONESELF else line.word_before(at)
    return who in _WHO or is_of_oneself or is_by_turns or not _ALL_DAY.isdisjoint(after)
