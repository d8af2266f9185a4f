"""Whether a word may be a slip of another: a mended word that is not is worse than one that nobody knows.

Dialects and names are full of words that are one letter away from something else: "vegno" is no "legno", "prof" in an
Italian sentence no "proof".
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from directory.search.spelling.everyday_words import is_everyday, languages_with
from directory.words.keyboard import KEYS_BESIDE
from directory.words.sounds import sound

_SHORT = 5  # letters: the first one of so short a word is seldom wrong
_LEAST_LETTERS, _LEAST_UNKNOWN, _MOST_UNKNOWN = 4, 3, 0.4
_VOWELS = frozenset("aeiou")
_LEAST_WORDS = 2  # of a language that another one lacks, so that a sentence is of it


@dataclass(frozen=True)
class Slip:
    """A word that may be misspelt, in its sentence.

    Args:
        typed: folded.
        sentence: the folded words of the whole question.
        is_known: whether listings, terms or towns have a folded word, which is then of no dialect.

    >>> slip = Slip("prof", "mi ha scritto un prof della scuola".split())
    >>> slip.may_mean("proof"), Slip("scula", slip.sentence).may_mean("scuola")
    (False, True)
    """

    typed: str
    sentence: Sequence[str]
    is_known: Callable[[str], bool] = lambda _: False

    def may_mean(self, right: str, own: Collection[str] = (), *, is_in_phrase: bool = False) -> bool:
        """Whether another folded word was probably meant.

        Args:
            own: languages in which the right word is one of the taxonomies.
            is_in_phrase: whether it is part of a known phrase with its neighbours, which then tell.
        """
        if is_in_phrase:
            return True
        typed = self.typed
        if len(typed) <= _SHORT and typed[1:] == right[1:] and _looks_like_a_word(typed, right):
            return False
        spoken = languages_with(right)
        if self._is_dialect and (len(typed) < _SHORT or len(typed) == len(right) or "it" not in spoken | {*own}):
            return False
        return not spoken or self._language is None or self._language in spoken or self._language in own

    @cached_property
    def _is_dialect(self) -> bool:
        """Whether many words are of no language that is known here."""
        long_ones = [word for word in self.sentence if len(word) >= _LEAST_LETTERS and word.isalpha()]
        unknown = sum(not (is_everyday(word) or self.is_known(word)) for word in long_ones)
        return unknown >= _LEAST_UNKNOWN and unknown > _MOST_UNKNOWN * len(long_ones)

    @cached_property
    def _language(self) -> str | None:
        return _language(word for word in self.sentence if word != self.typed)


def _looks_like_a_word(typed: str, right: str) -> bool:
    """Whether a word with another first letter may be one of its own, and no slip to the next key or by ear."""
    return (
        not _VOWELS.isdisjoint(typed[:2])
        and sound(typed) != sound(right)
        and typed[0] not in KEYS_BESIDE.get(right[0], "")
    )


def _language(words: Iterable[str]) -> str | None:
    """The one that most words are of which not all languages have; None where none is clearly first."""
    counts = Counter(one for word in words for one in _only(languages_with(word)))
    first = counts.most_common(2)
    if not first or first[0][1] < _LEAST_WORDS:
        return None
    return None if len(first) > 1 and first[0][1] == first[1][1] else first[0][0]


def _only(languages: frozenset[str]) -> frozenset[str]:
    return languages if len(languages) == 1 else frozenset()
