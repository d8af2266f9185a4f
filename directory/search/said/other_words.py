"""What texts may say in other words than the question: "Quale monarca…" is answered by a text about a sovereign.

Only words that nothing was understood from are looked for so: what is understood finds its terms, however they are
called.
"""

from collections.abc import Sequence
from dataclasses import replace

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Akin, KnownWords, Reading
from directory.search.question import Query
from directory.words.language import stem
from directory.words.synonyms import synonyms_of

_TOLD = 3  # words that nothing was understood from; fewer are meant as they stand, unless no text has them
_LESS = 0.5  # what another word counts
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
    own = stem(reading.word)
    text, known = catalog.text, {stem_ for stem_, _ in reading.all_stems}
    most = text.ceiling(own) if own in known else None
    often = _OFTEN * len(catalog) + _FEW
    akin = []
    for word, stem_, likeness in synonyms_of(own):
        if stem_ in known or not 0 < text.frequency(stem_) <= often or not _stands_in(text, word):
            continue
        weight = _LESS * likeness
        # A rare word is no better sign than the one that was asked for.
        akin.append(Akin(word, stem_, weight if most is None else weight * min(most / text.ceiling(stem_), 1)))
        if len(akin) == _MOST:
            break
    return replace(reading, akin=tuple(akin)) if akin else reading


def _stands_in(text: KnownWords, word: str) -> bool:
    """Whether any text has a word itself, and not only another one of its stem: "principe", but not "principianti".

    A verb has too many forms to name them all.
    """
    if word.endswith(_OF_VERBS):
        return True
    beginning = word.rstrip("aeio")
    return text.has_form(word) or any(text.has_form(beginning + ending) for ending in _ENDINGS)
