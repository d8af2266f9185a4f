"""Parts of a profile that are read from the person's words: they know neither the profile nor who reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from directory.i18n import Written
from directory.taxonomies.vocabulary import Term


class Birthday(NamedTuple):
    """The person's next one.

    Args:
        years: how old they will be.
        when: as it was told, or the day; None where it is only told that it comes.
    """

    years: int
    when: date | Written | None


class Origin(NamedTuple):
    """What tells where somebody comes from, as it was written, and the codes of languages that are often spoken there.

    Args:
        is_from_abroad: False of who was born here or has the citizenship, by the words.
    """

    words: Written
    languages: tuple[str, ...]
    is_from_abroad: bool


@dataclass(frozen=True)
class KindsSaid:
    """Kinds of service, and the words that name them as they were written.

    Args:
        positions: of all words of the text that name such kinds; they ask for nothing.
    """

    refused: tuple[Term, ...] = ()
    tried: tuple[Term, ...] = ()
    active: tuple[Term, ...] = ()
    refused_words: tuple[str, ...] = ()
    tried_words: tuple[str, ...] = ()
    active_words: tuple[str, ...] = ()
    positions: frozenset[int] = frozenset()

    def joined_with(self, other: "KindsSaid") -> "KindsSaid":
        """These and those of another text, whose positions are its own."""
        return KindsSaid(
            refused=each_once((*self.refused, *other.refused)),
            tried=each_once((*self.tried, *other.tried)),
            active=each_once((*self.active, *other.active)),
            refused_words=(*self.refused_words, *other.refused_words),
            tried_words=(*self.tried_words, *other.tried_words),
            active_words=(*self.active_words, *other.active_words),
        )


def each_once(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms in the order given, each where it stands first."""
    return tuple({term.code: term for term in terms}.values())
