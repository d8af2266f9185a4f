"""Phrases of several words of which one is misspelt: "coso di italiano" is a course, whatever "coso" is."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from directory.taxonomies.lexicon import meaningful
from directory.words.keyed import Keyed, key_of
from directory.words.language import StemsOnce, stem, within_edits
from directory.words.strings import Strings

_LEAST_LETTERS = 4  # of the right word; shorter ones resemble too many others
_LEAST_TYPED = 3


class NearPhrases:
    """Phrases of at least two words that carry meaning.

    Args:
        phrases: (folded words, language) each.

    >>> near = NearPhrases([(["corso", "di", "italiano"], "it"), (["corso"], "it")])
    >>> near.misspelt(["un", "coso", "di", "italiano"], free=[0, 1, 2, 3])
    {'coso': 'corso'}
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], str]]) -> None:
        """Pack the phrases, to be found by each of their stems; where a stem stands in one is kept, too."""
        stem_of, several, languages = StemsOnce(), list[str](), dict[str, int]()
        keys, whose, places = list[int](), list[int](), list[int]()
        for words, language in phrases:
            written = [word for word, _, _ in meaningful(words)]
            if len(written) > 1:
                languages.setdefault(language, len(languages))
                first_places = {stem_of[word, language]: at for at, word in [*enumerate(written)][::-1]}
                for one, at in first_places.items():
                    keys.append(key_of(language, one))
                    whose.append(len(several))
                    places.append(at)
                several.append(" ".join(written))
        self._languages = [*languages]
        self._written = Strings.pack(several)
        self._by_stem = Keyed(keys)
        self._whose, self._places = np.array(whose, np.int32), np.array(places, np.uint8)

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
                    for one in self._by_stem.of(key_of(language, stem(texts[beside], language))):
                        phrase = self._written[self._whose.item(one)].split()
                        right = _fitting(phrase, texts, beside - self._places.item(one), at, language)
                        if right:
                            yield len(phrase), right


def _fitting(phrase: Sequence[str], texts: Sequence[str], start: int, at: int, language: str) -> str:
    """The word of a phrase that stands at a place, where all but one of its letters and all other words are right."""
    if not 0 <= start <= at < start + len(phrase) <= len(texts):
        return ""
    right = phrase[at - start]
    if len(right) < _LEAST_LETTERS or within_edits(texts[at], right) != 1:
        return ""
    for place, known in enumerate(phrase):
        is_same = stem(texts[start + place], language) == stem(known, language)
        if is_same == (start + place == at):  # "sola" is not misspelt where others say "soli"
            return ""
    return right
