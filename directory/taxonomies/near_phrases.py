"""Phrases of several words of which one is misspelt: "coso di italiano" is a course, whatever "coso" is."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from directory.taxonomies.lexicon import meaningful
from directory.words.keyed import Keyed, key_of
from directory.words.language import StemsOnce, stem, within_edits
from directory.words.strings import Strings

_LEAST_LETTERS = 4  # of the right word; shorter ones resemble too many others
_LEAST_TYPED = 3
_BEFORE, _BEHIND = "before", "behind"  # where the neighbour of a word stands


class NearPhrases:
    """Phrases of at least two words that carry meaning.

    Args:
        phrases: (folded words, language) each.

    >>> near = NearPhrases([(["corso", "di", "italiano"], "it"), (["corso"], "it")])
    >>> near.misspelt(["un", "coso", "di", "italiano"], free=[0, 1, 2, 3])
    {'coso': 'corso'}
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], str]]) -> None:
        """Pack the phrases, to be found by the neighbour of a word that may be misspelt, with where that stands."""
        stem_of, several, languages = StemsOnce(), list[str](), dict[str, int]()
        keys, whose, places = list[int](), list[int](), list[int]()
        for words, language in phrases:
            written = [word for word, _, _ in meaningful(words)]
            if len(written) > 1:
                languages.setdefault(language, len(languages))
                first_places = {stem_of[word, language]: at for at, word in [*enumerate(written)][::-1]}
                for known, neighbour in first_places.items():
                    for side, at in ((_BEFORE, neighbour + 1), (_BEHIND, neighbour - 1)):
                        if 0 <= at < len(written) and len(written[at]) >= _LEAST_LETTERS:
                            keys.append(key_of(language, side, known))
                            whose.append(len(several))
                            places.append(at)
                several.append(" ".join(written))
        self._languages = [*languages]
        self._written = Strings.pack(several)
        self._beside = Keyed(keys)
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
            for side, beside in ((_BEFORE, at - 1), (_BEHIND, at + 1)):
                if 0 <= beside < len(texts):
                    for one in self._beside.of(key_of(language, side, stem(texts[beside], language))):
                        phrase, place = self._written[self._whose.item(one)].split(), self._places.item(one)
                        if _is_slip(texts[at], phrase[place]) and _fits(phrase, place, texts, at, language):
                            yield len(phrase), phrase[place]


def _is_slip(typed: str, right: str) -> bool:
    """Whether one letter is another; most words have neither the first nor the last letter of the right one."""
    is_like = (typed[0] == right[0] or typed[-1] == right[-1]) and -1 <= len(typed) - len(right) <= 1
    return is_like and within_edits(typed, right) == 1


def _fits(phrase: Sequence[str], place: int, texts: Sequence[str], at: int, language: str) -> bool:
    """Whether all other words of a phrase are right; "sola" is not misspelt where others say "soli"."""
    start = at - place
    if start < 0 or start + len(phrase) > len(texts):
        return False
    return all(
        (stem(texts[start + other], language) == stem(known, language)) == (other != place)
        for other, known in enumerate(phrase)
    )
