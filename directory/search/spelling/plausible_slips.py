"""Whether a word may be a slip of another: a mended word that is not is worse than one that nobody knows.

Dialects and names are full of words that are one letter away from something else: "vegno" is no "legno", "prof" in an
Italian sentence no "proof".
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from directory.search.spelling.everyday_words import is_everyday, languages_with

_SHORT = 5  # letters: the first one of so short a word is seldom wrong
_LEAST_LETTERS, _LEAST_UNKNOWN, _MOST_UNKNOWN = 4, 3, 0.4
_VOWELS = frozenset("aeiou")
_LEAST_WORDS = 2  # of a language that another one lacks, so that a sentence is of it


def is_plausible(typed: str, right: str, sentence: Sequence[str], own: Collection[str] = ()) -> bool:
    """Whether a folded word was probably meant to be another.

    Args:
        sentence: the folded words of the whole question.
        own: languages in which the right word is one of the taxonomies.

    >>> sentence = "mi ha scritto un prof della scuola".split()
    >>> is_plausible("prof", "proof", sentence), is_plausible("scula", "scuola", sentence)
    (False, True)
    """
    if len(typed) <= _SHORT and typed[1:] == right[1:] and _VOWELS.intersection(typed[:2]):  # it looks like a word
        return False
    spoken = languages_with(right)
    if _is_dialect(sentence) and (len(typed) < _SHORT or len(typed) == len(right) or "it" not in spoken | {*own}):
        return False
    language = _language(word for word in sentence if word != typed)
    return not spoken or language is None or language in spoken or language in own


def _is_dialect(words: Sequence[str]) -> bool:
    """Whether many words are of no language that is known here."""
    long_ones = [word for word in words if len(word) >= _LEAST_LETTERS and word.isalpha()]
    unknown = sum(not is_everyday(word) for word in long_ones)
    return unknown >= _LEAST_UNKNOWN and unknown > _MOST_UNKNOWN * len(long_ones)


def _language(words: Iterable[str]) -> str | None:
    """The one that most words are of which not all languages have; None where none is clearly first."""
    counts = Counter(one for word in words for one in _only(languages_with(word)))
    first = counts.most_common(2)
    if not first or first[0][1] < _LEAST_WORDS:
        return None
    return None if len(first) > 1 and first[0][1] == first[1][1] else first[0][0]


def _only(languages: frozenset[str]) -> frozenset[str]:
    return languages if len(languages) == 1 else frozenset()
