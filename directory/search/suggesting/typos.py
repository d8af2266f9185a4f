"""What somebody probably meant whose typing begins no word of a name, a term or a place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, product
from weakref import WeakKeyDictionary

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.text_part import TextPart
from directory.catalog.typos import edits_allowed
from directory.places.gazetteer import Gazetteer
from directory.search.suggesting.names import fresh_names, name_words
from directory.search.suggesting.phrases import listings_of_terms, phrases_of_terms, places_of, span
from directory.taxonomies.vocabulary import Vocabulary

MEANINGS = 3  # of one word
_HEAD = 3  # letters; errors in them are tried out, later ones are looked for among the words that begin so


class Beginnings:
    """The beginnings of words, and what is one error away from them."""

    def __init__(self, words: Sequence[str], frequency: Sequence[int]) -> None:
        """Keep the words, sorted and unique, with how often each is used."""
        self.words = words
        self._sums = np.concatenate(([0], np.cumsum(np.array(frequency, np.int64))))

    def has(self, beginning: str) -> bool:
        """Whether a word begins so."""
        at = bisect_left(self.words, beginning)
        return at < len(self.words) and self.words[at].startswith(beginning)

    def near(self, word: str) -> list[str]:
        """Beginnings that are one lost, added, changed or swapped letter away, the likeliest first.

        An error in the first letter, or the last letter being one too much, is less likely than others. Whole words
        come before beginnings, lost and swapped letters before others, then what more listings have.
        """
        first, last = span(self.words, word[:_HEAD])
        found = {begun for known in self.words[first:last] if (begun := _mended(word, known))}
        found |= {begun for begun in _with_other_heads(word, self._heads) if self.has(begun)}
        found.discard(word)
        return sorted(found, key=lambda begun: self._unlikely(word, begun))

    def _unlikely(self, word: str, begun: str) -> tuple[bool, bool, bool, bool, int, str]:
        first, last = span(self.words, begun)
        usual = len(begun) > len(word) or sorted(begun) == sorted(word)
        uses = int(self._sums[last] - self._sums[first])
        return begun[0] != word[0], begun == word[:-1], self.words[first] != begun, not usual, -uses, begun

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(word[:_HEAD] for word in self.words)


_CAPITAL = 10_000  # listings that the name of a province's capital counts as
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _with_other_heads(word: str, heads: frozenset[str]) -> Iterator[str]:
    """The word with one error in its first letters mended in every way that gives the first letters of some word."""
    for at in range(_HEAD):
        head, rest, tail = word[:at], word[at:], word[at + 1 :]
        yield head + tail
        yield head + tail[:1] + rest[:1] + tail[1:]
        after_other, after_lost = tail[: _HEAD - at - 1], rest[: _HEAD - at - 1]
        for letter in _LETTERS:
            begun = head + letter
            if begun + after_other in heads:
                yield begun + tail
            if begun + after_lost in heads:
                yield begun + rest


def _mended(word: str, known: str) -> str | None:
    """The beginning of a known word that a word was meant to be, when that takes one error after the common letters."""
    at = _HEAD
    end = min(len(word), len(known))
    while at < end and word[at] == known[at]:
        at += 1
    rest = word[at + 1 :]
    if known.startswith(rest, at + 1) and len(known) > at:
        return known[: len(word)]  # another letter
    if known.startswith(rest, at):
        return known[: len(word) - 1]  # a letter too much
    if known.startswith(word[at:], at + 1):
        return known[: len(word) + 1]  # a letter lost
    if known[at : at + 2] == word[at : at + 2][::-1] and known.startswith(word[at + 2 :], at + 2):
        return known[: len(word)]  # two letters swapped
    return None


_of_base: WeakKeyDictionary[TextPart, tuple[Vocabulary, Gazetteer, Beginnings]] = WeakKeyDictionary()
_of_fresh: WeakKeyDictionary[TextPart, Beginnings] = WeakKeyDictionary()


def _all_beginnings(catalog: Catalog, gazetteer: Gazetteer) -> list[Beginnings]:
    """Of the build, prepared once, and of what changed since."""
    base, fresh = catalog.text.base, catalog.text.fresh
    kept = _of_base.get(base)
    if kept is None or kept[0] is not catalog.vocabulary or kept[1] is not gazetteer:
        uses = _uses(catalog, gazetteer)
        words = sorted(uses)
        kept = (catalog.vocabulary, gazetteer, Beginnings(words, [uses[word] for word in words]))
        _of_base[base] = kept
    several = [kept[2]]
    changed = fresh_names(catalog)
    if fresh is not None and changed is not None:
        if fresh not in _of_fresh:
            _of_fresh[fresh] = Beginnings(changed.words, [1] * len(changed.words))
        several.append(_of_fresh[fresh])
    return several


def _uses(catalog: Catalog, gazetteer: Gazetteer) -> Counter[str]:
    """Every word that something is called by, with about how many listings it can bring."""
    uses: Counter[str] = Counter()
    listings = listings_of_terms(catalog)
    for word, phrase in phrases_of_terms(catalog).words():
        term = catalog.term_index(phrase.meaning.taxonomy, phrase.meaning.code)
        uses[word] = max(uses[word], 1 + listings[term])
    there = np.bincount(catalog.municipality[catalog.municipality >= 0], minlength=len(catalog.municipalities)).tolist()
    for word, name in places_of(gazetteer).names.words():
        place = catalog.municipalities.index(name.meaning.code)
        known = _CAPITAL if gazetteer.is_seat(name.meaning) else 1
        uses[word] = max(uses[word], known + (there[place] if place >= 0 else 0))
    named = name_words(catalog)
    uses.update(dict(zip(named.words, named.frequency.tolist(), strict=True)))
    return uses


def meant(words: Sequence[str], catalog: Catalog, gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    """What the words were probably meant to be, the likeliest first; nothing when no word can be mended.

    Words that begin nothing are mended; where all begin something, the last.
    """
    several = _all_beginnings(catalog, gazetteer)
    unknown = [place for place, word in enumerate(words) if not any(one.has(word) for one in several)]
    places = set(unknown or [len(words) - 1])
    ways = [_meanings(word, several, catalog) if place in places else [word] for place, word in enumerate(words)]
    return [] if list(map(list, ways)) == [[word] for word in words] else list(islice(product(*ways), MEANINGS))


def _meanings(word: str, several: Sequence[Beginnings], catalog: Catalog) -> list[str]:
    """The likeliest beginnings a word was meant to be; the word itself when there are none."""
    if not edits_allowed(word):
        return [word]
    near = [begun for one in several for begun in one.near(word)]
    if not near:  # two errors, in a long word that is complete
        near = [form for form, _, _ in sorted(catalog.text.base.near(word), key=lambda found: (found[2], found[0]))]
    return list(dict.fromkeys(near))[:MEANINGS] or [word]
