"""Words by which somebody tells of a need and no list offers help: "si sente sola" looks for nothing called so."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from directory.taxonomies.vocabulary import Mention, Vocabulary
from directory.words.language import stem, word_set
from directory.words.language import words as words_of

_SHORTEST = 3  # words
_HOUSING, _AT_HOME = "housing", frozenset({"casa", "home", "zuhause"})
_TRADE = "education.vocational"
_TELLING = word_set(  # words of sentences about somebody, which names of needs and of services do not have
    """
    non ho ha hanno abbiamo mi ci si gli lo io e sono sta siamo vuole vogliono not no don doesn is am has have he she i
    my we nicht ich er sie hat habe ist bin mein meine
    """
)


def words_only_told(words: Sequence[str], mentions: Iterable[Mention], vocabulary: Vocabulary) -> set[int]:
    """Where folded words of a question tell of a need in a sentence, and the need is not also called so.

    >>> from directory.words.language import words as words_of
    >>> vocabulary = Vocabulary.bundled()
    >>> told = words_of("ha lasciato la scuola")
    >>> [told[at] for at in sorted(words_only_told(told, vocabulary.told(told), vocabulary))]
    ['ha', 'lasciato']
    """
    told, named = set[int](), set[int]()
    for one in mentions:
        places = range(one.start, one.end)
        if not _is_told(one):
            named.update(places)
        else:
            told.update(places)
            names = _names(one.term.taxonomy, one.term.code, vocabulary)
            named.update([at for at in places if stem(words[at]) in names])
    return told - named


def _is_told(one: Mention) -> bool:
    """Whether words make a sentence of which each may be left out; not "vuole fare il meccanico"."""
    return len(one.words) >= _SHORTEST and not _TELLING.isdisjoint(one.words) and one.term.code != _TRADE


@lru_cache(maxsize=1024)
def _names(taxonomy: str, code: str, vocabulary: Vocabulary) -> Collection[str]:
    """The stems of the words by which lists and names of services speak of a term.

    Who does not leave the house looks for no "Visite a casa".
    """
    phrases = [words_of(phrase) for _, phrase in vocabulary.get(taxonomy, code).phrases()]
    silent = frozenset() if code.startswith(_HOUSING) else _AT_HOME
    named = [word for phrase in phrases if _TELLING.isdisjoint(phrase) for word in phrase]
    return frozenset([stem(word) for word in named if word not in silent])
