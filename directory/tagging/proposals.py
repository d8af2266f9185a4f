"""Terms to propose for a service: what its words say, corrected by what people confirmed of others."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory.tagging.evidence import Evidence, Key
from directory.tagging.model import Described, Reading, TagModel

LEAST = 0.3  # confidence from which on a term is proposed; micro-F1 is best about here
PRIOR_EXAMPLES = 10  # so many confirmed services weigh as much as the words of the taxonomies
SILENT_EXAMPLES = 4  # and so many as that none of these words is there: much is said in other words


@dataclass(frozen=True)
class ProposedTerm:
    """A term that a service may be about.

    Args:
        confidence: in (0, 1).
        words: what led to it.
        learned: whether people's confirmations had a part in it.
    """

    key: Key
    confidence: float
    words: tuple[str, ...]
    learned: bool


def propose(
    services: Sequence[Described], model: TagModel | None, closed: Sequence[Collection[Key | str]]
) -> list[list[ProposedTerm]]:
    """The terms of each service, the surest first.

    Args:
        closed: per service, terms and whole taxonomies that somebody has decided about.
    """
    said = [{one.key: one for one in service.evidence} for service in services]
    if model is None or not services:
        return [_sorted(_by_words(own, decided)) for own, decided in zip(said, closed, strict=True)]
    reading = model.read(services)
    return [
        _sorted([*_by_words(own, {*decided, *model.keys}), *_learned(row, own, reading, decided)])
        for row, (own, decided) in enumerate(zip(said, closed, strict=True))
    ]


def _is_open(key: Key, decided: Collection[Key | str]) -> bool:
    return key not in decided and key[0] not in decided


def _by_words(said: Mapping[Key, Evidence], decided: Collection[Key | str]) -> list[ProposedTerm]:
    """The terms of which nobody confirmed enough to learn from."""
    return [
        ProposedTerm(key, one.confidence, one.words, learned=False)
        for key, one in said.items()
        if _is_open(key, decided)
    ]


def _learned(
    row: int, said: Mapping[Key, Evidence], reading: Reading, decided: Collection[Key | str]
) -> Iterator[ProposedTerm]:
    """The other terms: the more services people confirmed, the less the taxonomies' own words count."""
    for key, probability in zip(reading.model.keys, reading.probabilities[row].tolist(), strict=True):
        own = said.get(key)
        examples = reading.model.examples(key)
        share = examples / (examples + (PRIOR_EXAMPLES if own else SILENT_EXAMPLES))
        confidence = share * probability + (1 - share) * (own.confidence if own else 0.0)
        if confidence < LEAST or not _is_open(key, decided) or not (own or reading.speaks_for(row, key)):
            continue
        if words := (*(own.words if own else ()), *reading.words(row, key)):  # else nobody can say why
            yield ProposedTerm(key, round(confidence, 3), tuple(dict.fromkeys(words)), learned=True)


def _sorted(terms: Iterable[ProposedTerm]) -> list[ProposedTerm]:
    likely = [term for term in terms if term.confidence >= LEAST]
    return sorted(likely, key=lambda term: (-term.confidence, term.key))
