"""Listings that are called as a question says, or nearly so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.selection import NOT_NAMED, Named
from directory.places.gazetteer import Municipality
from directory.search.query import content_words, without_place
from directory.search.question import Query
from directory.words.language import stem, word_set
from directory.words.language import words as words_of

_ABOUT_A_NAME = word_set(  # what is asked of somebody whose name is known: "Casa Ginestra telefono"
    """
    telefono tel numero cellulare indirizzo orari orario contatti contatto mail email sito web dove phone address hours
    contacts website telefonnummer adresse offnungszeiten
    """
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST_WORDS = 2  # one word alone is mostly no name: "mensa"
_MOST_ALIKE = 300  # names that have all other words: with more, these tell no name
_MOST_HAVING = 20_000  # listings of the rarest of the other words: with more, looking through them takes too long
_OFTEN = 0.02  # of all listings: a word that more have is seldom a misspelt one
SURELY_NAMED = 0.7  # who says so much of a name means it
ELSEWHERE = 0.4  # what a name is worth that is not at the place that was asked for
_LONG = 6  # letters from which on two of them may be wrong
_SHORT = 4  # letters below which none may


@dataclass(frozen=True)
class _Words:
    """Words of a question and how each is looked up."""

    words: tuple[str, ...]
    readings: tuple[Reading, ...]


def called(query: Query, readings: Sequence[Reading], repairs: dict[str, str], catalog: Catalog) -> Named:
    """The listings whose name or organization has all the words of a question; else all but a misspelt one.

    Args:
        readings: of the query's words.
        repairs: what words of its text were taken for.
    """
    own = _Words(query.words, tuple(readings))
    whole = _whole(query, own, repairs, catalog)  # "Bottega donne" is a name, although women were understood
    if len(rows := _named(whole.readings, catalog)):
        return _nearby(query, Named(rows, _worth(rows, whole, catalog)), catalog)
    likely = whole if query.place is None else own  # a place that was understood is seldom misspelt
    nearly = _nearly(likely, catalog)
    if whole.readings != own.readings and not len(nearly.rows) and len(rows := _named(own.readings, catalog)):
        return _nearby(query, Named(rows, _worth(rows, own, catalog)), catalog)
    return _nearby(query, nearly, catalog)


def _nearby(query: Query, named: Named, catalog: Catalog) -> Named:
    """Who asks for a place looks for somebody there: "mensa pranzo Forlì" is not the "Mensa, pranzo" of Bergamo."""
    if query.place is None or not len(named.rows):
        return named
    codes = [catalog.municipalities.index(place.code) for place in query.places]
    is_there = np.isin(catalog.municipality[named.rows], codes)
    return named._replace(worth=named.worth * np.where(is_there, np.float32(1), np.float32(ELSEWHERE)))


def _whole(query: Query, own: _Words, repairs: dict[str, str], catalog: Catalog) -> _Words:
    """All the words of the question's text."""
    typed = content_words(query.text)
    words = tuple([repairs.get(word, word) for word in typed])
    if words == own.words:
        return _Words(typed, own.readings)
    known = {reading.word: reading for reading in own.readings}
    others = {reading.word: reading for reading in catalog.text.read([word for word in words if word not in known])}
    return _Words(typed, tuple([known.get(word) or others[word] for word in words]))


def _nearly(asked: _Words, catalog: Catalog) -> Named:
    """Who has all the words but the rarest, and one much like it: real words may be misspelt others, too.

    Looking among the few names that have the other words finds what a list of likely corrections would not hold. A word
    that nobody wrote so is the rarest, whatever stem it seems to have.
    """
    if len(asked.words) < _LEAST_WORDS:
        return NOT_NAMED
    often = [catalog.text.frequency(stem(word)) if catalog.text.has_form(word) else 0 for word in asked.words]
    rarest = often.index(min(often))
    word = asked.words[rarest]
    if often[rarest] > _OFTEN * len(catalog) or len(word) < _SHORT:
        return NOT_NAMED
    others = [reading for place, reading in enumerate(asked.readings) if place != rarest]
    rows = catalog.text.named(others, most=_MOST_HAVING)
    if len(rows) > _MOST_ALIKE:
        return NOT_NAMED
    own = rows.astype(np.intp)
    called = zip(catalog.name.several(own), catalog.organization.several(own), strict=True)
    texts = [f"{name} {organization}" for name, organization in called]
    edits = _edits(word, set(words_of("\n".join(texts))))
    if not edits:
        return NOT_NAMED
    fewest = min(edits.values())
    nearest = {other for other, several in edits.items() if several == fewest}
    rows = rows[[not nearest.isdisjoint(words_of(text)) for text in texts]]
    return Named(rows, _worth(rows, asked, catalog, misspelt=1), nearly=fewest > 0)


def _worth(rows: NDArray[np.int32], asked: _Words, catalog: Catalog, misspelt: int = 0) -> NDArray[np.float32]:
    """How far a question says the whole name of each listing, or of its organization.

    All of its words may stand in a long title by chance: what says most of the name is surely meant.

    Args:
        misspelt: words that the readings do not have.
    """
    words = {stem_ for reading in asked.readings for stem_, _ in reading.stems}

    def share_of(name: str) -> float:
        own = [stem(word) for word in content_words(name)]
        found = sum(word in words for word in own)
        return min((found + misspelt) / len(own), 1.0) if found else 0.0

    shares = [max(share_of(catalog.name[row]), share_of(catalog.organization[row])) for row in rows.tolist()]
    return np.array([min(share / SURELY_NAMED, 1.0) for share in shares], np.float32)


def _edits(word: str, others: Iterable[str]) -> dict[str, int]:
    """The words that are near to one -> how many letters differ."""
    most = 2 if len(word) >= _LONG else 1
    found = process.extract(word, list(others), scorer=OSA.distance, processor=None, score_cutoff=most, limit=None)
    return {other: int(edits) for other, edits, _ in found}


def as_a_name(query: Query, catalog: Catalog) -> Query:
    """Without a place that is only part of a name: "Giocatori in cerchio" is a group, "Casa Marta" may be anywhere."""
    if query.place is None or not any(span.kind == "place" for span in query.spans):
        return query
    words = tuple([word for word in content_words(query.text) if word not in _ABOUT_A_NAME])
    asked = _Words(words, catalog.text.read(words))
    rows = _named(asked.readings, catalog)
    if _are_called(query.text, rows, catalog):
        return without_place(query)
    if _is_bare(query) and len(words) > _LEAST_WORDS:
        rows = rows if len(rows) else _nearly(asked, catalog).rows
        if len(rows) and not _are_there(query.place, rows, catalog):
            return without_place(query)
    return query


def _are_called(text: str, rows: NDArray[np.int32], catalog: Catalog) -> bool:
    """Whether the whole text is what one of them is called."""
    whole = [word for word in words_of(text) if word not in _ABOUT_A_NAME]
    names = (name for row in rows.tolist() for name in (catalog.name[row], catalog.organization[row]))
    return any(words_of(_IN_BRACKETS.sub("", name)) == whole for name in names)


def _is_bare(query: Query) -> bool:
    """Whether nothing says that the place is one: "Marta" may be a person, "a Marta" is not."""
    return all(span.end - span.start == len(span.words.split()) for span in query.spans if span.kind == "place")


def _are_there(place: Municipality, rows: NDArray[np.int32], catalog: Catalog) -> bool:
    """Whether one of them is at a place, as a name that has it would make one think."""
    return bool((catalog.municipality[rows] == catalog.municipalities.index(place.code)).any())


def _named(readings: Sequence[Reading], catalog: Catalog) -> NDArray[np.int32]:
    return catalog.text.named(readings) if len(readings) >= _LEAST_WORDS else NOT_NAMED.rows
