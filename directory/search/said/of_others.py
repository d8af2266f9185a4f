"""What a question tells of others than whom it is about: "mia sorella ha 12 anni, io ne ho 25 e cerco lavoro".

Their age, work and illness are not asked about where anything else is; what is shared at home is the person's, too.
"""

import re
from collections.abc import Collection, Sequence

from directory.ages import OF_AGE
from directory.search.said.for_whom import are_asked_for, told_in_passing, whom_it_is_for
from directory.search.said.line import Line, Phrase
from directory.search.said.told_of_others import (
    PEOPLE,
    homes_of_children,
    is_somebodys,
    others_than_the_person,
    own_ages,
    told_of,
)
from directory.search.said.wishes import WISH, must_be_heard
from directory.taxonomies.codes import CHILD_PROTECTION
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, cannot_wait
from directory.words.language import AND, word_set
from directory.words.people import (
    CHILDREN,
    FRIENDS,
    MINE,
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
_ONESELF = re.compile(  # with an age, beside others or beside what is wished for: "io ne ho 25", "ho 28 anni e cerco"
    r"\b(?:io (?:\w+ )?(?:ne )?ho \d\d"
    r"|(?<!non )ho \d\d anni e (?:cerco|vorrei|voglio|mi serv\w+|mi piacerebbe|ho bisogno)"
    r"|i (?:m|am) \d\d(?: years old)? and (?:(?:i m |i am )?looking|(?:i )?(?:need|want)|i d (?:like|love))"
    r"|ich bin (?:\w+ )?\d\d(?: jahre(?: alt)?)? und (?:ich )?(?:suche|brauche|mochte))\b"
)
_FOR_SOMEBODY = re.compile(
    r"\b(?:per (?:l[aeoi]|i|mi[oae]|miei|un[ao]?)|for (?:her|my)|fur mein\w*"
    r"|(?:cerchiamo|vorremmo|abbiamo bisogno|we need|wir (?:suchen|brauchen)|(?:le|gli) serv\w+)"
    r"|(?:chi|che|qualcuno) (?:l|la|lo|li|le|gli)|\w{2,}(?:ar|er|ir)(?:lo|la|li|le|gli)|help (?:him|her|them)|ih[mn])\b"
)
_ASKING = word_set("chi dove come quale who where how which wer wo wie welche")
_NEVER_THEIRS = frozenset({"language", "cost", "within_km"})  # who comes along must be understood, too
_ABOUT_PEOPLE = "target_group"
_CLOSE = 3  # words: "e mia madre"
_NEAR = 4  # words


def words_of_others(line: Line) -> frozenset[int]:
    """The positions of the words that tell of others than whom a question is about; mostly none.

    >>> line = Line.of("mia sorella ha 12 anni, io ne ho 25 e cerco lavoro")
    >>> [line.words[at] for at in sorted(words_of_others(line))]
    ['mia', 'sorella', 'ha', '12', 'anni']
    """
    if _SPOKEN_OF.isdisjoint(line.words):
        return frozenset()
    people = [at for at, word in enumerate(line.words) if word in PEOPLE and not _is_others_friend(line, at)]
    homes = homes_of_children(line)
    if people and people[0] in homes:
        return frozenset()
    if are_asked_for(line):
        return frozenset(homes)
    theirs = told_of(_others(line, people) - whom_it_is_for(line), line)
    return told_in_passing(theirs, line) | homes


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


def without_their_facts(phrases: Sequence[Phrase], others: Collection[int], line: Line) -> list[Phrase]:
    """The phrases, with nothing said by those that tell how old others are, when they work and the like.

    The only age that is told stays: whose it is may be unclear.
    """
    has_own_age = _ONESELF.search(line.text) is not None or any(
        one.kind == "age" and one.value and one.start not in others for one in phrases
    )
    kept = _NEVER_THEIRS if has_own_age else _NEVER_THEIRS | {"age"}
    return [one._replace(value=None) if one.start in others and one.kind not in kept else one for one in phrases]


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
    return is_somebodys(line, at) and line.word_before(at) not in MINE


def _is_asking(line: Line) -> bool:
    return WISH.search(line.text) is not None or not _ASKING.isdisjoint(line.words)


def _named_together(line: Line, people: Sequence[int]) -> frozenset[str]:
    """Whom "and" joins to who is named first: "mio padre e mia madre sono anziani"."""
    beside = [at for at in people[1:2] if not AND.isdisjoint(line.words[people[0] + 1 : people[0] + 2])]
    return frozenset(line.words[at] for at in beside if at - people[0] <= _CLOSE)
