"""What a question tells of others than whom it is about: "mia sorella ha 12 anni, io ne ho 25 e cerco lavoro".

Their age, work and illness are not asked about where anything else is; what is shared at home is the person's, too.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from directory.ages import OF_AGE
from directory.search.said.line import Line, Phrase
from directory.search.said.told_of_others import (
    homes_of_children,
    is_somebodys,
    others_than_the_person,
    own_ages,
    told_of,
)
from directory.search.said.wishes import WISH, must_be_heard
from directory.taxonomies.codes import CHILD_PROTECTION
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, cannot_wait
from directory.words.language import word_set
from directory.words.people import (
    CHILDREN,
    FAMILY,
    FRIENDS,
    OTHERS,
    PARENTS,
    PARTNERS,
    PERSON,
    SEVERAL_FATHERS,
    SEVERAL_MOTHERS,
)

# Who lives together shares these, whoever of them is named; and grief and care are felt for somebody else.
SHARED = ("family", "housing", "money", RESTRICTED_DOMAIN, "mental_wellbeing.grief")
_OTHERS = OTHERS - SEVERAL_MOTHERS - SEVERAL_FATHERS  # "gruppo mamme" is for whoever asks
_SPOKEN_OF = _OTHERS | FRIENDS | CHILDREN
_PEOPLE = PERSON | FAMILY | OTHERS | CHILDREN
_ONESELF = re.compile(  # with an age
    r"\b(?:io (?:\w+ )?(?:ne )?ho \d\d|(?<!non )ho \d\d anni|i (?:m|am) \d\d|ich bin (?:\w+ )?\d\d)\b"
)
_FOR_SOMEBODY = re.compile(
    r"\b(?:per (?:lui|lei|loro|l[aeoi]|i|mi[oae]|miei|un[ao]?)|for (?:him|her|them|my)|fur (?:ihn|sie|mein\w*)"
    r"|(?:cerchiamo|vorremmo|abbiamo bisogno|we need|wir (?:suchen|brauchen)|(?:le|gli) serv\w+))\b"
)
_ASKING = word_set("chi dove come quale who where how which wer wo wie welche")
_NEVER_THEIRS = frozenset({"language", "cost", "within_km"})  # who comes along must be understood, too
_ABOUT_PEOPLE = "target_group"
_MINE = word_set("mio mia my mein meine meinen meinem meiner")
_AND, _CLOSE = word_set("e ed and und"), 3  # words: "e mia madre"
_NEAR = 4  # words


def words_of_others(line: Line) -> frozenset[int]:
    """The positions of the words that tell of others than whom a question is about; mostly none.

    >>> line = Line.of("mia sorella ha 12 anni, io ne ho 25 e cerco lavoro")
    >>> [line.words[at] for at in sorted(words_of_others(line))]
    ['mia', 'sorella', 'ha', '12', 'anni']
    """
    if _SPOKEN_OF.isdisjoint(line.words):
        return frozenset()
    people = [at for at, word in enumerate(line.words) if word in _PEOPLE and not _is_others_friend(line, at)]
    homes = homes_of_children(line)
    if people and people[0] in homes:
        return frozenset()
    return told_of(_others(line, people), line) | homes


def without_theirs(mentions: Sequence[Mention], others: Collection[int], line: Line) -> list[Mention]:
    """The terms without those that are told of others, if anything else is asked for."""
    own = [one for one in mentions if one.start not in others]
    if len(own) == len(mentions) or all(one.term.taxonomy == _ABOUT_PEOPLE for one in own):
        return list(mentions)
    return [one for one in mentions if one.start not in others or is_shared(one) or _is_of_a_partner(one, line)]


def told_beside_others(mentions: Sequence[Mention], others: Collection[int], line: Line) -> list[Mention]:
    """Needs of others that are the person's, too, where something else is wished for: they count little."""
    theirs = [one for one in mentions if one.start in others and one.term.taxonomy == "need"]
    own = [one for one in mentions if one.start not in others and one.term.taxonomy != _ABOUT_PEOPLE]
    if not theirs or not own or WISH.search(line.text) is None:
        return []
    return [one for one in theirs if not must_be_heard(one)]


def without_their_facts(phrases: Iterable[Phrase], others: Collection[int]) -> list[Phrase]:
    """The phrases, with nothing said by those that tell how old others are, when they work and the like."""
    return [
        one._replace(value=None) if one.start in others and one.kind not in _NEVER_THEIRS else one for one in phrases
    ]


def is_shared(one: Mention) -> bool:
    """Whether a need of somebody at home is one of the person's, too, or must be heard whosever it is."""
    code = one.term.code
    return one.term.taxonomy == "need" and (code.startswith((*SHARED, CHILD_PROTECTION)) or cannot_wait(code))


def _is_of_a_partner(one: Mention, line: Line) -> bool:
    """Who lives with somebody who drinks is helped, too."""
    before = line.words[max(one.start - _NEAR, 0) : one.end]
    return one.term.code.startswith("addictions") and not PARTNERS.isdisjoint(before)


def _others(line: Line, people: Sequence[int]) -> frozenset[str]:
    """The words for those who are not the person whom a question is about.

    Of relatives alone the one who is named first is, unless somebody tells their own age and wishes for something.

    Args:
        people: where people are named.
    """
    first = line.words[people[0]] if people else ""
    if first in FRIENDS and is_somebodys(line, people[0]):
        return frozenset()
    is_minor = first in PARENTS and any(age < OF_AGE for age in own_ages(line))  # "genitori separati, 15 anni"
    if is_minor or first not in OTHERS or not (PERSON | CHILDREN).isdisjoint(line.words):
        return others_than_the_person(line) & _OTHERS
    if not _is_asking(line):
        return frozenset()
    if _ONESELF.search(line.text) and not _FOR_SOMEBODY.search(line.text):
        return _OTHERS
    return _OTHERS - {first} - _named_together(line, people)


def _is_others_friend(line: Line, at: int) -> bool:
    """ "Il suo ragazzo": of whom a question speaks beside the person; "mein Freund" may be whom it is about."""
    return is_somebodys(line, at) and line.word_before(at) not in _MINE


def _is_asking(line: Line) -> bool:
    return WISH.search(line.text) is not None or not _ASKING.isdisjoint(line.words)


def _named_together(line: Line, people: Sequence[int]) -> frozenset[str]:
    """Whom "and" joins to who is named first: "mio padre e mia madre sono anziani"."""
    beside = [at for at in people[1:2] if not _AND.isdisjoint(line.words[people[0] + 1 : people[0] + 2])]
    return frozenset(line.words[at] for at in beside if at - people[0] <= _CLOSE)
