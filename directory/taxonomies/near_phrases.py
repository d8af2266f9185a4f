"""Phrases of several words of which one is misspelt: "coso di italiano" is a course, whatever "coso" is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from directory.taxonomies.lexicon import meaningful
from directory.words.language import stem, within_edits

_LEAST_LETTERS = 4  # of the right word; shorter ones resemble too many others
_LEAST_TYPED = 3


class _Phrase(NamedTuple):
    """Words that carry meaning, as written and as stems, and where one of them stands whose neighbour is known."""

    written: tuple[str, ...]
    stems: tuple[str, ...]
    at: int


class NearPhrases:
    """Phrases of at least two words that carry meaning.

    Args:
        phrases: (folded words, language) each.

    >>> near = NearPhrases([(["corso", "di", "italiano"], "it"), (["corso"], "it")])
    >>> near.misspelt(["un", "coso", "di", "italiano"], free=[0, 1, 2, 3])
    {'coso': 'corso'}
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], str]]) -> None:
        # By language, whether the neighbour stands before, and the stem of the neighbour.
        self._beside: defaultdict[tuple[str, bool, str], list[_Phrase]] = defaultdict(list)
        self._languages: dict[str, None] = {}
        for words, language in phrases:
            written = tuple([word for word, _, _ in meaningful(words)])
            if len(written) > 1:
                self._languages[language] = None
                self._add(written, tuple([stem(word, language) for word in written]), language)

    def _add(self, written: tuple[str, ...], stems: tuple[str, ...], language: str) -> None:
        for known in dict.fromkeys(stems):
            neighbour = stems.index(known)
            for is_before, at in ((True, neighbour + 1), (False, neighbour - 1)):
                if 0 <= at < len(written) and len(written[at]) >= _LEAST_LETTERS:
                    self._beside[language, is_before, known].append(_Phrase(written, stems, at))

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
            for is_before, beside in ((True, at - 1), (False, at + 1)):
                if 0 <= beside < len(texts):
                    for phrase in self._beside.get((language, is_before, stem(texts[beside], language)), ()):
                        right = phrase.written[phrase.at]
                        if _is_slip(texts[at], right) and _fits(phrase, texts, at, language):
                            yield len(phrase.stems), right


def _is_slip(typed: str, right: str) -> bool:
    """Whether one letter is another; most words have neither the first nor the last letter of the right one."""
    is_like = (typed[0] == right[0] or typed[-1] == right[-1]) and -1 <= len(typed) - len(right) <= 1
    return is_like and within_edits(typed, right) == 1


def _fits(phrase: _Phrase, texts: Sequence[str], at: int, language: str) -> bool:
    """Whether all other words of a phrase are right; "sola" is not misspelt where others say "soli"."""
    start = at - phrase.at
    if start < 0 or start + len(phrase.stems) > len(texts) or stem(texts[at], language) == phrase.stems[phrase.at]:
        return False
    return all(
        start + place == at or stem(texts[start + place], language) == known for place, known in enumerate(phrase.stems)
    )
