"""What a story asks for, and what it only tells beside: "Ho comprato casa qui, lavoro da casa. Cerco un coro."

Where a sentence says what is wished for, and something of it is understood, that is what is asked. What other sentences
tell is how somebody lives: needs count little there, and kinds of service and pastimes nothing. Not what cannot wait.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from directory.search.said.line import Line
from directory.search.said.sentences import sentences
from directory.taxonomies.codes import CHILD_PROTECTION
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, cannot_wait
from directory.words.language import word_set

WISH = re.compile(
    r"\b(?:cerco|cerca|cerchiamo|cercano|vorrei|vorrebbe|vorremmo|vorrebbero"
    r"|(?:vogli(?:o|amo)|vuole|vogliono)(?! (?:aiutar|soldi))"
    r"|(?:mi|ti|gli|le|ci|vi) (?:piacerebbe\w*|serv\w+|manca|mancano)|serv(?:e|ono|irebbe|irebbero)"
    r"|(?:ho|ha|abbiamo|hanno|avrei|avrebbe|avremmo) bisogno|chied[oe]|desidera|desidero"
    r"|looking for|searching for|i d (?:love|like)|we d (?:love|like)|(?:he|she|they) d (?:love|like)"
    r"|would (?:love|like)|wants?|needs?|is there|are there"
    r"|suche|sucht|suchen|brauche|braucht|brauchen|mochte|mochten|hatte gern\w*|wunsch\w+|gibt es|will|wollen)\b"
)
_NOT = word_set("non nn not nicht no kein keine keinen")
_NEAR = 2  # words before a wish in which it is denied: "non ne vuole", "I don't need"
_HARD = ("money.food", "money.debt", "housing.eviction", "housing.costs", "addictions", "education.dropout")
_ASKED = frozenset({"need", "service_type", "interest"})


def asking_sentences(mentions: Collection[Mention], line: Line) -> list[range]:
    """The positions of the words of those sentences that say what is wished for; none where it is not told from the
    rest.
    """
    several = sentences(line)
    if len(several) < 2 or not WISH.search(line.text):
        return []
    things = [one for one in mentions if one.term.taxonomy in _ASKED]
    return [one for one in several if _is_asking(one, things, line)]


def told_beside(mentions: Collection[Mention], asking: Sequence[range]) -> list[Mention]:
    """The terms that are told in other sentences than those that say what is wished for."""
    if not asking:
        return []
    things = [one for one in mentions if one.term.taxonomy in _ASKED and not must_be_heard(one)]
    return [one for one in things if not any(one.start in sentence for sentence in asking)]


def must_be_heard(one: Mention) -> bool:
    """Whether a need counts wherever it is told: a danger, hunger, a lost home."""
    code = one.term.code
    return cannot_wait(code) or code.startswith((RESTRICTED_DOMAIN, *_HARD)) or code == CHILD_PROTECTION


def _is_asking(sentence: range, things: Sequence[Mention], line: Line) -> bool:
    """Whether something is wished for in a sentence, and something of that is understood."""
    within = [one for one in things if one.start in sentence]
    if not within:
        return False
    if "?" in line.gap(sentence.stop):
        return True
    last = max(one.end for one in within)
    return any(wish < last for wish in _wishes(sentence, line))


def _wishes(sentence: range, line: Line) -> Iterator[int]:
    """The positions of the words that wish for something."""
    words = line.words[sentence.start : sentence.stop]
    text = " ".join(words)
    for match in WISH.finditer(text):
        at = text.count(" ", 0, match.start())
        if _NOT.isdisjoint(words[max(at - _NEAR, 0) : at]):
            yield sentence.start + at
