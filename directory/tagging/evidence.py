"""The terms that a service's texts speak of, with the words that lead to them."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from directory.taxonomies.vocabulary import Mention, Vocabulary
from directory.words.language import words

MOST_WORDS = 400  # what a service is about stands at the beginning
_LIBRARY = "library"
EARLY_WORDS = 25  # of a description: what is said first is meant
OFTEN = 2  # times in one text: nobody says twice what is only beside the point

# Bodies that do many things: a list that is called after one of them says who sent it, and not what its entries are.
SENDERS = frozenset(
    (
        *("caritas", "diocesi", "acli", "arci", "cgil", "cisl", "uil", "inps", "csv", "enaip"),
        *("ausl", "asl", "usl", "asst", "ats", "apss", "ulss"),
    )
)

Key = tuple[str, str]  # (taxonomy, code)


class Where(enum.Enum):
    """Which text of a service."""

    NAME = enum.auto()
    LIST = enum.auto()  # the name of the list that it came with: "farmacie_catania"
    TEXT = enum.auto()
    FOR_WHOM = enum.auto()  # who may come, and on what condition


# How sure a mention is, as long as nobody confirmed it. Measured on the tuning half of benchmarks/relevance, where 0.9
# for names finds a little more; but then a library inside a prison would cover the needs of those who leave prison.
NAME_CONFIDENCE = 0.65
LIST_CONFIDENCE = 0.5
PROMINENT_CONFIDENCE = 0.5  # a description that begins with it, or says it twice
TEXT_CONFIDENCE = 0.3  # a description mentions many things


class Text(NamedTuple):
    """A text of a service."""

    text: str
    where: Where


@dataclass(frozen=True)
class Evidence:
    """A term that texts speak of.

    Args:
        confidence: in (0, 1).
        words: what led to it, folded, as it stands in the texts; each once, in order.
    """

    key: Key
    confidence: float
    words: tuple[str, ...]


def evidence(texts: Iterable[Text], vocabulary: Vocabulary) -> list[Evidence]:
    """The terms that any of these texts speaks of, the surest first.

    >>> found = evidence([Text("Sportello lavoro", Where.NAME)], Vocabulary.bundled())
    >>> [(one.key, one.confidence, one.words) for one in found][:1]
    [(('need', 'work'), 0.65, ('lavoro',))]
    """
    confidence: dict[Key, float] = {}
    led: dict[Key, dict[str, None]] = {}
    for text, where in texts:
        for key, own in _by_term(_mentions(text, where, vocabulary)).items():
            confidence[key] = max(confidence.get(key, 0.0), _confidence(own, where))
            led.setdefault(key, {}).update(dict.fromkeys(" ".join(mention.words) for mention in own))
    found = [Evidence(key, sure, tuple(led[key])) for key, sure in confidence.items()]
    return sorted(found, key=lambda one: (-one.confidence, one.key))


def confidences(texts: Iterable[Text], vocabulary: Vocabulary) -> dict[Key, float]:
    """How sure each term is that `evidence` finds, without the words that led to it: a list asks for each of its rows.

    >>> confidences([Text("Sportello lavoro", Where.NAME)], Vocabulary.bundled())[("need", "work")]
    0.65
    """
    found: dict[Key, float] = {}
    for text, where in texts:
        if text:
            read = _sure if where is Where.LIST else _sure.__wrapped__  # a list is called the same in all its rows
            for key, sure in read(text, where, vocabulary):
                found[key] = max(found.get(key, 0.0), sure)
    return found


@lru_cache(maxsize=1 << 8)
def _sure(text: str, where: Where, vocabulary: Vocabulary) -> tuple[tuple[Key, float], ...]:
    by_term = _by_term(_mentions(text, where, vocabulary))
    return tuple((key, _confidence(own, where)) for key, own in by_term.items())


def _mentions(text: str, where: Where, vocabulary: Vocabulary) -> Sequence[Mention]:
    found = vocabulary.mentions(words(text)[:MOST_WORDS]) if text else ()
    return _that_count(found, where)


def _that_count(mentions: Sequence[Mention], where: Where) -> Sequence[Mention]:
    """Without what a name says beside what it names, who sent a list, and conditions."""
    if where is Where.LIST:
        return [one for one in mentions if not SENDERS.issuperset(one.words)]
    if where is Where.FOR_WHOM:
        return _of_people(mentions)
    return _without_subjects(mentions) if where is Where.NAME else mentions


def _of_people(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Groups and interests, and the needs that name a group: "persone con dipendenze" have one, "ISEE fino a" asks."""
    groups = [one for one in mentions if one.term.taxonomy == "target_group"]
    needs = [
        one
        for one in mentions
        if one.term.taxonomy == "need" and any(each.start <= one.start and one.end <= each.end for each in groups)
    ]
    return [*(one for one in mentions if one.term.taxonomy in ("target_group", "interest")), *needs]


def _without_subjects(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Without what the books of a library are about: that of the lawyers gives no legal advice.

    For whom it is, and what interests it serves, its name says as any other.
    """
    kind = next((one.term for one in mentions if one.term.taxonomy == "service_type"), None)
    if kind is None or kind.code != _LIBRARY:
        return mentions
    own = {kind.code, *kind.needs}
    return [one for one in mentions if one.term.code in own or one.term.taxonomy in ("interest", "target_group")]


def _by_term(mentions: Iterable[Mention]) -> dict[Key, list[Mention]]:
    found: dict[Key, list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.term.taxonomy, mention.term.code), []).append(mention)
    return found


def _confidence(mentions: Sequence[Mention], where: Where) -> float:
    if where is Where.NAME:
        return NAME_CONFIDENCE
    if where is Where.LIST:
        return LIST_CONFIDENCE
    is_prominent = len(mentions) >= OFTEN or mentions[0].start < EARLY_WORDS
    return PROMINENT_CONFIDENCE if is_prominent else TEXT_CONFIDENCE
