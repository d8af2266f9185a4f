"""A question as the rules read it: folded words, the same words as one line, and what was written between them."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Self

from directory.words.language import words as words_of

_WORD = re.compile(r"[^\W_]+")  # as directory.words.language.words splits


class Phrase(NamedTuple):
    """Something understood from `words[start:end]`; what `value` is depends on the kind."""

    kind: str
    value: Any
    start: int
    end: int


class Line:
    """The words of a question.

    Args:
        words: folded.
        written: the same as it was typed.

    >>> line = Line(["lun", "ven", "forli"], "lun-ven Forlì")
    >>> line.text, line.gap(1), line.is_capital(2), line.word_at(line.text.index("forli"))
    ('lun ven forli', '-', True, 2)
    """

    def __init__(self, words: Sequence[str], written: str) -> None:
        self.words = words
        self.text = " ".join(words)
        self._written = written
        self._places: list[tuple[int, int]] | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """The words of a text, as `directory.words.language.words` folds and splits them."""
        return cls(words_of(text), text)

    def word_at(self, letter: int) -> int:
        """Which word begins at, or goes on over, a letter of `text`."""
        return self.text.count(" ", 0, letter)

    def word_before(self, at: int, steps: int = 1) -> str:
        """The word that stands `steps` before a word; empty where there is none."""
        return self.words[at - steps] if at >= steps else ""

    def first_leading(self, at: int, leading: AbstractSet[str], since: int = 0) -> int:
        """Where a word begins together with the words that lead to it, such as articles, but not before `since`.

        >>> Line.of("con la mia mamma").first_leading(3, {"la", "mia"})
        1
        """
        while at > since and self.words[at - 1] in leading:
            at -= 1
        return at

    def clause_before(self, at: int, breaks: re.Pattern[str], most: int | None = None) -> list[str]:
        """The words of the clause before a word, in order.

        Args:
            breaks: what is written where a clause ends.
            most: how many words are looked at.

        >>> Line.of("Vive a Forlì. Non va più a scuola").clause_before(7, re.compile("[.,]"), 3)
        ['va', 'piu', 'a']
        """
        first = at
        while first > max(at - most if most else 0, 0) and not breaks.search(self.gap(first)):
            first -= 1
        return list(self.words[first:at])

    def words_behind(self, start: int, breaks: re.Pattern[str], most: int) -> str:
        """The next words up to the end of what they say, each with a space before it.

        Args:
            breaks: what is written where that ends.
            most: how many words are looked at.

        >>> Line.of("Vive a Forlì, non lavora").words_behind(1, re.compile("[.,]"), 8)
        ' a forli'
        """
        last = start
        while last < min(start + most, len(self.words)) and not breaks.search(self.gap(last)):
            last += 1
        return "".join([f" {word}" for word in self.words[start:last]])

    def gap(self, at: int) -> str:
        """What was written before a word, since the last one; a space where that cannot be told."""
        places = self._written_places()
        if not places:
            return " "
        start = places[at - 1][1] if at else 0
        return self._written[start : places[at][0] if at < len(places) else len(self._written)]

    def is_written_with(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text, as it was typed, has something of a pattern."""
        return pattern.search(self._written) is not None

    def text_between(self, start: int, end: int) -> str:
        """What was written between the words from one to another, without them: commas and the like."""
        return "".join([self.gap(at) for at in range(start + 1, end + 1)])

    def is_capital(self, at: int) -> bool:
        """Whether a word was written with a capital; False where that cannot be told."""
        places = self._written_places()
        return bool(places) and self._written[places[at][0]].isupper()

    def is_upper(self, at: int) -> bool:
        """Whether a word was written in capitals; False where that cannot be told."""
        places = self._written_places()
        return bool(places) and self._written[slice(*places[at])].isupper()

    def written(self, at: int) -> str:
        """A word as it was typed, with accents and capitals; folded where that cannot be told."""
        places = self._written_places()
        return self._written[slice(*places[at])] if places else self.words[at]

    def written_from(self, start: int, end: int) -> str:
        """The words from one up to another, and what stands between them, as they were typed."""
        return "".join([self.written(start), *(self.gap(at) + self.written(at) for at in range(start + 1, end))])

    def _written_places(self) -> list[tuple[int, int]]:
        if self._places is None:
            places = [match.span() for match in _WORD.finditer(self._written)]
            # Folding split or joined some: positions do not tell.
            self._places = places if len(places) == len(self.words) else []
        return self._places
