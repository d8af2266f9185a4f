"""Blanks that are missing or too many: "aiutocompiti", "centroestivo", "anti violenza", "asse gno".

A word that nobody knows is taken apart where two known words make it, of which a question asks for one; two words are
joined where they make a known word and one of them is none alone, or only begins words. Names stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.places.gazetteer import Gazetteer
from directory.search.question import Span
from directory.search.spelling.everyday_words import is_everyday, languages_with, near_said_words
from directory.search.spelling.right_words import RIGHT_WORDS
from directory.search.spelling.spelling import EVERYDAY_WORDS, is_rule_word, near_rule_words
from directory.search.spelling.stop_words import STOP_WORDS
from directory.search.where.place_words import STREETS_AND_TITLES
from directory.taxonomies.vocabulary import Vocabulary
from directory.taxonomies.words_of_terms import acronyms
from directory.taxonomies.words_of_terms import languages_with as languages_of_terms
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import ALL_STOP_WORDS, fold, word_set

_PREFIXES = word_set(  # that are mostly no words of their own
    "anti auto neo post socio psico video tele mono multi inter extra sovra semi bi tri mini foto bio eco co pre ri"
)
_WORDS_KEPT = 1 << 13
_LEAST_PART = 4  # letters
_LEAST_IN_ONE, _LONGEST_IN_ONE = 7, 30  # letters of two words in one
_LEAST_JOINED = 6
_LEAST_BESIDE_LITTLE = 5  # letters of a word that a little one stands before in one: "mipicchia"
_LEAST_TOWN = 5  # letters of its name
_CAPITAL_WITHIN = re.compile(r"([^\W\d_]{3,}[a-zß-ÿ])([A-ZÀ-Ü][^\W\d_]{3,})")
_COMPOUNDING = frozenset({"de"})
_READ_FROM_PARTS = frozenset({"it", "en"})  # German makes words of words as it likes
_WORD = re.compile(r"[^\W_]+")  # as directory.words.language.words splits


@dataclass(frozen=True)
class Blanks:
    """A question with the blanks that it should have.

    Args:
        text: with them.
        repairs: (as typed, as it should be), folded.
        origin: for each word of the text, which words it was typed as: first, and behind the last.
    """

    text: str
    repairs: tuple[tuple[str, str], ...] = ()
    origin: tuple[tuple[int, int], ...] = ()

    def as_typed(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Spans of the text, counted in the words as they were typed."""
        return tuple(
            one._replace(start=self.origin[one.start][0], end=self.origin[one.end - 1][1]) if self.origin else one
            for one in spans
        )


def with_right_blanks(text: str, catalog: Catalog) -> Blanks:
    """A question with its blanks, as they were probably meant."""
    found = list(_WORD.finditer(text))
    folded = [fold(one[0]) for one in found]
    knows = _Known(catalog)
    is_said = [*map(knows.is_said, folded)]
    if all(is_said) and _PREFIXES.isdisjoint(folded) and not knows.have_compounds(folded):
        return Blanks(text)
    parts: list[str] = []
    repairs: list[tuple[str, str]] = []
    origin: list[tuple[int, int]] = []
    done = at = 0
    while at < len(found):
        end, right = at + 1, ""
        if at + 1 < len(found) and text[found[at].end() : found[at + 1].start()] == " ":
            right = _joined(folded, at, found[at + 1][0], knows)
            end += bool(right)
        if not right and not is_said[at]:
            right = _apart(folded, at, found[at][0], knows)
        if right:
            repairs.append((" ".join(folded[at:end]), right))
            shown = right.capitalize() if found[at][0][0].isupper() else right
            parts += [text[done : found[at].start()], shown]
            done = found[end - 1].end()
        origin += [(at, end)] * len(right.split() or (1,))
        at = end
    return Blanks("".join([*parts, text[done:]]), tuple(repairs), tuple(origin)) if repairs else Blanks(text)


def _joined(words: Sequence[str], at: int, second_written: str, knows: "_Known") -> str:
    """Two words as the one that they make; "" where they are two."""
    first, second = words[at : at + 2]
    one = first + second
    is_compound = knows.is_compound(one) and ALL_STOP_WORDS.isdisjoint((first, second))
    strange = [word for word in (first, second) if not knows.is_said(word)]
    if not (strange or is_compound or first in _PREFIXES):
        return ""
    if len(one) < _LEAST_JOINED or not one.isalpha() or not knows.is_word(one):
        return ""
    if {first, second} & GIVEN_NAMES or (second_written[0].isupper() and not is_compound):
        return ""
    if strange and not STOP_WORDS.isdisjoint((first, second)):  # "ci tiamo" may be "ci stiamo"
        return one if knows.asks(one) and len(first) > 1 < len(second) and not knows.has_near(strange[0]) else ""
    if (strange and knows.asks(one)) or not (knows.has(first) and knows.has(second)):
        return one
    return one if (first in _PREFIXES or is_compound) and not knows.are_a_phrase(words, at) else ""


def _apart(words: Sequence[str], at: int, written: str, knows: "_Known") -> str:
    """One word as the two that make it; "" where it is one."""
    word = words[at]
    before = words[at - 1] if at else ""
    if not _LEAST_IN_ONE <= len(word) <= _LONGEST_IN_ONE or not word.isalpha() or knows.has(word):
        return ""
    if parts := _CAPITAL_WITHIN.fullmatch(written):
        several = [fold(part) for part in parts.groups()]
        return " ".join(several) if all(map(knows.has, several)) else ""
    if before in STREETS_AND_TITLES or before in GIVEN_NAMES or (at and written[0].isupper()) or knows.has_near(word):
        return ""
    ways = [(word[:place], word[place:]) for place in range(2, len(word) - _LEAST_PART + 1)]
    good = [way for way in ways if knows.are_two(*way)]
    best = max(good, key=knows.how_sure, default=())
    return " ".join(best)


@dataclass(frozen=True)
class _Known:
    """What words there are."""

    catalog: Catalog

    @property
    def _vocabulary(self) -> Vocabulary:
        return self.catalog.vocabulary

    def is_said(self, word: str) -> bool:
        """Whether people say a word, or terms or rules have it as it stands."""
        return _said(self._vocabulary).get_or_make(word, self._find_whether_said)

    def _find_whether_said(self, word: str) -> bool:
        return (
            word in STOP_WORDS
            or word in EVERYDAY_WORDS
            or word in RIGHT_WORDS
            or not word.isalpha()
            or is_everyday(word)
            or self.asks(word)
            or word in acronyms(self._vocabulary)
        )

    def has(self, word: str) -> bool:
        """Whether a word may be right as it stands; of the shortest, listings have too many to tell."""
        return (
            self.is_said(word)
            or word in GIVEN_NAMES
            or Gazetteer.bundled().has_word(word)
            or self._vocabulary.has_stem(word)
            or (len(word) >= _LEAST_PART and self.catalog.text.has_form(word))
        )

    def is_word(self, word: str) -> bool:
        """Whether a word that two make is surely one."""
        return self.asks(word) or is_everyday(word) or _is_town(word) or self.catalog.text.is_usual(word)

    def asks(self, word: str) -> bool:
        """Whether a word is one of terms or rules, which something is asked with."""
        return self._vocabulary.has_word(word) or is_rule_word(word)

    def has_near(self, word: str) -> bool:
        """Whether it is probably one word with a slip."""
        near = self._vocabulary.words_like(word) or near_rule_words(word)
        return bool(near or self.catalog.text.near(word, most=1) or near_said_words(word))

    def are_two(self, first: str, second: str) -> bool:
        """Whether two words are known that were typed as one, of which a longer one asks for something."""
        if not self._is_part(second) or not (self.asks(second) or self.asks(first)):
            return False
        if len(first) >= _LEAST_PART:
            return self._is_part(first)
        return first in STOP_WORDS and len(second) >= _LEAST_BESIDE_LITTLE and self.asks(second)

    def how_sure(self, way: tuple[str, str]) -> tuple[int, int, int]:
        """Two words that ask for something rather than one, and long ones rather than short."""
        first, second = way
        return self.asks(first) + self.asks(second), min(len(first), len(second)), len(first)

    def are_a_phrase(self, words: Sequence[str], at: int) -> bool:
        """Whether a word and the next are known together as they stand: "post parto"."""
        return any(one.start <= at and at + 2 <= one.end for one in self._vocabulary.told(list(words)))

    def is_compound(self, word: str) -> bool:
        """Whether only German terms have a word: its compounds are often written in two."""
        return languages_of_terms(word, self._vocabulary) == _COMPOUNDING

    def have_compounds(self, words: Sequence[str]) -> bool:
        """Whether some neighbours make such a word."""
        return any(self.is_compound(first + second) for first, second in pairwise(words))

    def _is_part(self, word: str) -> bool:
        if word in RIGHT_WORDS or _is_town(word):
            return True
        known = self.asks(word) or word in EVERYDAY_WORDS or is_everyday(word)
        return known and not _READ_FROM_PARTS.isdisjoint(
            languages_with(word) | languages_of_terms(word, self._vocabulary)
        )


@once_per_catalog
def _said(_vocabulary: Vocabulary) -> Kept[str, bool]:
    """Whether words are said: most of those of a question are met again in the next."""
    return Kept(_WORDS_KEPT)


def _is_town(word: str) -> bool:
    return len(word) >= _LEAST_TOWN and bool(Gazetteer.bundled().called(word))
