"""What texts may say in other words than the question: "Quale monarca…" is answered by a text about a sovereign.

Only words that nothing was understood from are looked for so: what is understood finds its terms, however they are
called.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Akin, KnownWords, Reading
from directory.search.question import Query
from directory.words.language import stem
from directory.words.synonyms import synonyms_of

_TOLD = 3  # words that nothing was understood from; fewer are meant as they stand, unless no text has them
_LESS = 0.5  # what another word counts
_WORDS_KEPT = 4096
_MOST = 8  # other words for one
_OFTEN = 0.1  # of the listings; words that more of them have tell nothing
_OF_VERBS = ("are", "ere", "ire", "arsi", "ersi", "irsi")
_ENDINGS = ("o", "a", "i", "e", "he", "hi", "io", "ia", "ii", "ie")
_FEW = 3  # listings, in which no word is frequent


def with_other_words(query: Query, readings: Sequence[Reading], catalog: Catalog) -> tuple[Reading, ...]:
    """The words of a question with what each may be called otherwise."""
    told = set(query.rest).difference(query.beside)
    if not told:
        return tuple(readings)
    is_told = len(told) >= _TOLD
    return tuple(
        [
            _with_akin(one, catalog) if one.word in told and not one.repaired and (is_told or not one.stems) else one
            for one in readings
        ]
    )


def _with_akin(reading: Reading, catalog: Catalog) -> Reading:
    key = reading.word, *(stem_ for stem_, _ in reading.all_stems)
    akin = _kept(catalog).get_or_make(key, lambda one: tuple(_akin(one[0], one[1:], catalog)))
    return replace(reading, akin=akin) if akin else reading


@once_per_catalog
def _kept(_catalog: Catalog) -> Kept[tuple[str, ...], tuple[Akin, ...]]:
    """The other words for a word, by the word and the stems that it is looked up by."""
    return Kept(_WORDS_KEPT)


def _akin(word: str, known: Sequence[str], catalog: Catalog) -> Iterator[Akin]:
    text, own = catalog.text, stem(word)
    most = text.ceiling(own) if own in known else None
    often = _OFTEN * len(catalog) + _FEW
    found = (
        one
        for one in synonyms_of(own)
        if one.stem not in known and 0 < text.frequency(one.stem) <= often and _stands_in(text, one.word)
    )
    for other, stem_, likeness in islice(found, _MOST):
        weight = _LESS * likeness
        # A rare word is no better sign than the one that was asked for.
        yield Akin(other, stem_, weight if most is None else weight * min(most / text.ceiling(stem_), 1))


def _stands_in(text: KnownWords, word: str) -> bool:
    """Whether any text has a word itself, and not only another one of its stem: "principe", but not "principianti".

    A verb has too many forms to name them all.
    """
    if word.endswith(_OF_VERBS):
        return True
    beginning = word.rstrip("aeio")
    return text.has_form(word) or any(text.has_form(beginning + ending) for ending in _ENDINGS)
