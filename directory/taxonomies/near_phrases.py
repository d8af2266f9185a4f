"""Phrases of several words of which one is misspelt: "coso di italiano" is a course, whatever "coso" is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from directory.taxonomies.lexicon import meaningful
from directory.words.language import stem, within_edits

_LEAST_LETTERS = 4  # of the right word; shorter ones resemble too many others
_LEAST_TYPED = 3


class _Phrase(NamedTuple):
    """Words that carry meaning, as written and as stems."""

    written: tuple[str, ...]
    stems: tuple[str, ...]


class NearPhrases:
    """Phrases of at least two words that carry meaning.

    Args:
        phrases: (folded words, language) each.

    >>> near = NearPhrases([(["corso", "di", "italiano"], "it"), (["corso"], "it")])
    >>> near.misspelt(["un", "coso", "di", "italiano"], free=[0, 1, 2, 3])
    {'coso': 'corso'}
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], str]]) -> None:
        self._having: defaultdict[tuple[str, str], list[_Phrase]] = defaultdict(list)  # by language and stem
        self._languages: dict[str, None] = {}
        for words, language in phrases:
            written = tuple([word for word, _, _ in meaningful(words)])
            if len(written) > 1:
                phrase = _Phrase(written, tuple([stem(word, language) for word in written]))
                self._languages[language] = None
                for one in set(phrase.stems):
                    self._having[language, one].append(phrase)

    def misspelt(self, words: Sequence[str], free: Collection[int]) -> dict[str, str]:
        """Words that make a phrase together with a neighbour if one letter were another -> how the phrase has them.

        Args:
            words: folded.
            free: positions of words that may be misspelt.
        """
        own = meaningful(words)
        texts = [word for word, _, _ in own]
        found = {}
        for at, (word, start, _) in enumerate(own):
            if start in free and len(word) >= _LEAST_TYPED and word.isalpha():
                length, right = max(self._near(texts, at), default=(0, ""))
                if length:
                    found[word] = right
        return found

    def _near(self, texts: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
        """How long each phrase is that has a word like this one, and the word."""
        for language in self._languages:
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(texts):
                    known = stem(texts[beside], language)
                    for phrase in self._having.get((language, known), ()):
                        right = _fitting(phrase, texts, beside - phrase.stems.index(known), at, language)
                        if right:
                            yield len(phrase.stems), right


def _fitting(phrase: _Phrase, texts: Sequence[str], start: int, at: int, language: str) -> str:
    """The word of a phrase that stands at a place, where all but one of its letters and all other words are right."""
    if not 0 <= start <= at < start + len(phrase.stems) <= len(texts):
        return ""
    for place, known in enumerate(phrase.stems):
        if start + place != at and stem(texts[start + place], language) != known:
            return ""
    right = phrase.written[at - start]
    if len(right) < _LEAST_LETTERS or stem(texts[at], language) == phrase.stems[at - start]:
        return ""  # "sola" is not misspelt where others say "soli"
    return right if within_edits(texts[at], right) == 1 else ""
