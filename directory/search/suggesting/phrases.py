"""Terms and places by the beginning of their names: sorted once, then found by bisection."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.municipalities import Municipalities
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.town_names import language_of
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import words as words_of

T = TypeVar("T")

_AFTER_ALL = "\U0010ffff"  # sorts behind every letter


class Phrase(NamedTuple, Generic[T]):
    """What something is called, from one of its words on.

    Args:
        is_later: from another word than the first.
        is_other: a synonym, or a name in another language.
        language: of a term's phrase; of a place's, where that has an official name in another one, else empty.
    """

    is_later: bool
    is_other: bool
    language: str
    text: str
    meaning: T


def span(sorted_texts: Sequence[str], beginning: str) -> tuple[int, int]:
    """From where to where the texts begin so."""
    first = bisect_left(sorted_texts, beginning)
    return first, bisect_left(sorted_texts, beginning + _AFTER_ALL, lo=first)


class Phrases(Generic[T]):
    """Phrases with their meanings, found by the beginning of any of their words."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        """Sort phrases, given from their first word on; of the same for the same the first counts."""
        found: dict[tuple[str, int], Phrase[T]] = {}
        for phrase in phrases:
            own = words_of(phrase.text)
            for start in range(len(own)):
                key = " ".join(own[start:])
                found.setdefault((key, id(phrase.meaning)), phrase._replace(is_later=start > 0))
        ordered = sorted(found.items(), key=lambda item: item[0][0])
        self._keys = [key for (key, _), _ in ordered]
        self.phrases = [phrase for _, phrase in ordered]

    def beginning(self, words: Sequence[str]) -> slice:
        """Which of `phrases` have these folded words one after the other, the last perhaps a beginning."""
        return slice(*span(self._keys, " ".join(words)))

    def words(self) -> Iterator[tuple[str, Phrase[T]]]:
        """Every word of every phrase."""
        return ((key.partition(" ")[0], phrase) for key, phrase in zip(self._keys, self.phrases, strict=True))


@dataclass(frozen=True)
class Called(Generic[T]):
    """Something that is called as somebody begins to say.

    Args:
        is_later: not the name begins so, but a later word of it.
        text: the name.
    """

    is_later: bool
    text: str
    meaning: T


class Places:
    """The municipalities of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Prepare their names; namesakes are told apart by their province."""
        names = [(name, place) for place in gazetteer.municipalities for name in (place.name, *place.other_names)]
        namesakes = Counter(" ".join(words_of(name)) for name, _ in names)
        self.names = Phrases(
            Phrase(
                is_later=False,
                is_other=name != place.name,
                language=language_of(place, name),
                text=name if namesakes[" ".join(words_of(name))] == 1 else f"{name} ({place.province})",
                meaning=place,
            )
            for name, place in names
        )
        phrases = self.names.phrases
        self._codes = [phrase.meaning.code for phrase in phrases]
        by_name = sorted(range(len(phrases)), key=lambda at: (phrases[at].is_other, phrases[at].text, self._codes[at]))
        self._order = np.empty(len(phrases), np.int64)
        self._order[by_name] = np.arange(len(phrases))
        steps = [4 * phrase.is_later + 2 * (not gazetteer.is_seat(phrase.meaning)) for phrase in phrases]
        self._order += np.array(steps, np.int64) * len(phrases)
        self._elsewhere: WeakKeyDictionary[Municipalities, NDArray[np.bool_]] = WeakKeyDictionary()

    def called(
        self, words: Sequence[str], catalog: Catalog, limit: int, language: str = "it"
    ) -> list[Called[Municipality]]:
        """The capitals of provinces first, then where listings are, then by name.

        Args:
            language: of two names of a place that both begin so, which to prefer.
        """
        found = self.names.beginning(words)
        order = self._order[found] + self._not_in(catalog)[found] * len(self._codes)
        best: dict[str, Called[Municipality]] = {}
        for at in np.argsort(order)[: 2 * limit].tolist():  # a place may be called so twice
            phrase = self.names.phrases[found.start + at]
            known = best.get(phrase.meaning.code)
            if known is None or (phrase.language == language and phrase.is_later <= known.is_later):
                best[phrase.meaning.code] = Called(phrase.is_later, phrase.text, phrase.meaning)
        return list(best.values())[:limit]

    def _not_in(self, catalog: Catalog) -> NDArray[np.bool_]:
        """For each phrase whether no listing is there."""
        kept = self._elsewhere.get(catalog.municipalities)
        if kept is None:
            here = catalog.municipalities.codes.places
            kept = self._elsewhere[catalog.municipalities] = np.array([code not in here for code in self._codes], bool)
        return kept


_of_vocabulary: WeakKeyDictionary[Vocabulary, Phrases[Term]] = WeakKeyDictionary()
_of_gazetteer: WeakKeyDictionary[Gazetteer, Places] = WeakKeyDictionary()


def phrases_of_terms(catalog: Catalog) -> Phrases[Term]:
    """Labels and synonyms in all languages, prepared once for a vocabulary."""
    prepared = _of_vocabulary.get(catalog.vocabulary)
    if prepared is None:
        labels = (
            Phrase(False, False, language, text, term)
            for term in catalog.terms
            for language, text in term.labels.items()
        )
        synonyms = (
            Phrase(False, True, language, text, term)
            for term in catalog.terms
            for language, several in term.synonyms.items()
            for text in several
        )
        prepared = _of_vocabulary[catalog.vocabulary] = Phrases([*labels, *synonyms])
    return prepared


def places_of(gazetteer: Gazetteer) -> Places:
    """Prepared once for a gazetteer."""
    prepared = _of_gazetteer.get(gazetteer)
    if prepared is None:
        prepared = _of_gazetteer[gazetteer] = Places(gazetteer)
    return prepared


def terms_called(words: Sequence[str], catalog: Catalog, language: str) -> list[Called[Term]]:
    """Terms by how their best phrase begins, then by how many listings are about them.

    Phrases of other languages count where none of that language begins so.
    """
    prepared = phrases_of_terms(catalog)
    found = prepared.phrases[prepared.beginning(words)]
    best: dict[int, tuple[tuple[bool, bool, int], Phrase[Term]]] = {}
    for phrase in [phrase for phrase in found if phrase.language == language] or found:
        rank = (phrase.is_later, phrase.is_other, len(phrase.text))
        kept = best.get(id(phrase.meaning))
        if kept is None or rank < kept[0]:
            best[id(phrase.meaning)] = (rank, phrase)
    listings = listings_of_terms(catalog) if best else []

    def order(ranked: tuple[tuple[bool, bool, int], Phrase[Term]]) -> tuple[bool, int, str]:
        (is_later, _, _), phrase = ranked
        term = phrase.meaning
        return is_later, -listings[catalog.term_index(term.taxonomy, term.code)], term.code

    ordered = sorted(best.values(), key=order)
    return [Called(phrase.is_later, phrase.text, phrase.meaning) for _, phrase in ordered]


def listings_of_terms(catalog: Catalog) -> list[int]:
    """How many listings are about each term; of those that changed lately, before and after the change."""
    rows = catalog.tags.rows
    counts: list[int] = np.diff(rows.offsets).tolist()
    if rows.fresh is None:
        return counts
    return [old + new for old, new in zip(counts, np.diff(rows.fresh.offsets).tolist(), strict=True)]
