"""Which words of a question are looked for together: those of which one term was understood."""

from collections.abc import Sequence

from directory.catalog.catalog import TAXONOMIES
from directory.search.question import Query


def said_together(query: Query, words: Sequence[str]) -> list[tuple[int, ...]]:
    """Places of words that make a listing a result only together: longer phrases first, each word at most once.

    "Sociale" of "assistente sociale" is in the name of every cooperative, and "unico" of "assegno unico" in that of the
    emergency number.

    Args:
        words: as they are looked for, folded.
    """
    places = {word: place for place, word in enumerate(words)}
    phrases = {
        tuple(sorted({places[word] for word in span.words.split() if word in places}))
        for span in query.spans
        if span.kind in TAXONOMIES
    }
    found: list[tuple[int, ...]] = []
    taken: set[int] = set()
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        if len(phrase) > 1 and not taken.intersection(phrase):
            found.append(phrase)
            taken.update(phrase)
    return found
