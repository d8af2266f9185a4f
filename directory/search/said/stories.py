"""What a story is about: words that people use whatever they speak of tell it less than the others do.

In a small directory a word such as "finita" stands in few listings, and would count as much there as "afasia" does.
"""

from collections.abc import Sequence
from dataclasses import replace

from directory.catalog.known_words import Reading
from directory.search.question import Query
from directory.search.spelling.everyday_words import is_said_often
from directory.words.people import RELATIVES

_STORY = 4  # words that no rule understood; fewer are asked for as they stand: "gruppo lutto"
_LESS = 0.15  # what a word counts that is said of everything


def tells_a_topic(word: str) -> bool:
    """Whether a folded word is one of few subjects; whom somebody speaks of is none."""
    return word not in RELATIVES and not is_said_often(word)


def heeding_topics(query: Query, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The words of a story as they are looked up: less for those that are said of everything or beside what is
    wished for, if any other is there.

    Where nothing is asked for, all that is told may be what it is about: "quando finì la guerra sul mare".
    """
    is_asked = bool(query.needs or query.service_types or query.interests)
    if len(query.rest) < _STORY or not is_asked:
        return tuple(readings)
    rest = set(query.rest)
    beside = set(query.beside)
    idle = {one.word for one in readings if one.word in rest and (one.word in beside or not tells_a_topic(one.word))}
    if len(idle) == len(readings):
        return tuple(readings)
    return tuple([replace(one, importance=_LESS) if one.word in idle else one for one in readings])
