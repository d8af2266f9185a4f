"""Of several places in a question, those where somebody only works, lives or comes from."""

from directory.gazetteer import PlaceMention
from directory.search.line import Line


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORKING = _each(
    "lavoro lavora lavoriamo lavorano lavorando studio studia studiamo studiano work works working arbeite arbeitet"
)
_LIVING = _each(
    "abito abita abitiamo abitano vivo vive viviamo vivono risiedo risiede residente residenti live lives wohne wohnt"
)
_LOOKING = _each("cerco cerca cerchiamo cercano vorrei vorrebbe looking search suche sucht")
_LOOKED_FOR = _LOOKING | _each("cercare trovare trovo un il di mio suo per of for")  # "cerco lavoro a Forlì"


def aside(line: Line, start: int, mention: PlaceMention) -> range:
    """The words that say what only tells of somebody; none where a place may be the one to look in.

    Where they work counts less than where they live ("lavoro a Forlì ma vivo a Cesena"), and that less than where they
    look for something ("abito a Milano, cerco lavoro a Forlì").

    Args:
        start: where the words begin that lead to the place, such as "vicino a".
    """
    verb = line.word_before(start)
    told = range(max(start - 1, 0), mention.end)
    if verb in _WORKING and line.word_before(start, 2) not in _LOOKED_FOR:
        return told
    if verb in _LIVING and not _LOOKING.isdisjoint(line.words[mention.end :]):
        return told
    if line.words[start : mention.start] == ["da"] and line.words[mention.end : mention.end + 1] == ["a"]:
        return range(start, mention.end)
    return range(0)
