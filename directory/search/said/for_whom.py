"""For whom something is asked beside the person: "cerca un avvocato per lei", "mio fratello ha bisogno di un centro".

What is told of them is asked about, too. Wherever it may be for them, it stays.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from directory.search.said.line import Line
from directory.search.said.told_of_others import OTHER_PEOPLE, THEIRS, pieces_of
from directory.search.said.wishes import WISH
from directory.words.language import ALL_ARTICLES, word_set
from directory.words.people import MINE, PERSON

_FOR_THEM = re.compile(  # but "for her homework"
    r"\b(?:per (?:lui|lei|loro)|for (?:him|them|her(?= (?:and|who|to|in|at|near|but)\b|$))|fur (?:ihn|sie))\b"
)
_FOR = word_set("per for fur")
_ABOUT = word_set("about um")
_WORRIED = re.compile(r"\b(?:worr\w+|sorg\w+|besorgt|asks?|fragt?)\b")
_LEADING = ALL_ARTICLES | THEIRS
_SEEKS = re.compile(  # wishes that other rules do not ask for
    r"\b(?:sta(?:nno)? cercando|gli occorr\w+|le occorr\w+|is looking|are looking)\b"
)
_THEY_WISH = re.compile(  # one of them, where who writes says "I"
    r"\b(?:(?:cerca|vuole|vogliono|vorrebbe(?:ro)?|cercano|sta cercando|(?:ha|hanno|avrebbe) bisogno)"
    r"|(?:gli|le) (?:serv\w+|occorr\w+|piacerebbe)|needs|wants|is looking|(?:he|she) d like|braucht|sucht|mochte)\b"
)
_I = word_set("io ho sono cerco vorrei mi am ich") | MINE
_ENDS_A_SENTENCE = re.compile(r"[.;!?\n]")


def are_asked_for(line: Line) -> bool:
    """Whether something is asked for others, who are named elsewhere: "per lui", "for them"."""
    return _FOR_THEM.search(line.text) is not None


def whom_it_is_for(line: Line) -> frozenset[str]:
    """The words for relatives and friends for whom something is asked, or about whom somebody worries.

    >>> sorted(whom_it_is_for(Line.of("cerca una badante per il padre di 85 anni, il fratello lavora")))
    ['padre']
    """
    return frozenset(word for at, word in enumerate(line.words) if word in OTHER_PEOPLE and _is_it_for(line, at))


def told_in_passing(others: AbstractSet[int], line: Line) -> frozenset[int]:
    """The positions of words that tell of others, without the clauses in which they wish for something themselves."""
    pieces = [(start, end) for start, end in pieces_of(others, line) if not _wish(line, start, end)]
    return frozenset(at for start, end in pieces for at in range(start, end))


def _is_it_for(line: Line, at: int) -> bool:
    first = line.first_leading(at, _LEADING)
    before = line.word_before(first)
    is_worry = before in _ABOUT and _WORRIED.search(" ".join(line.words[:first])) is not None
    return before in _FOR or is_worry


def _wish(line: Line, start: int, end: int) -> bool:
    said = " ".join(line.words[start:end])
    if WISH.search(said) or _SEEKS.search(said):
        return True
    return _is_told_by_me(line) and _THEY_WISH.search(" ".join(_rest_of_the_sentence(line, end))) is not None


def _is_told_by_me(line: Line) -> bool:
    return not _I.isdisjoint(line.words) and PERSON.isdisjoint(line.words)


def _rest_of_the_sentence(line: Line, start: int) -> Iterator[str]:
    for at in range(start, len(line.words)):
        if _ENDS_A_SENTENCE.search(line.gap(at)):
            return
        yield line.words[at]
