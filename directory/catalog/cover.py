"""How far each listing answers each need, is each kind of service and suits each interest."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog.row_sets import RowSets
from directory.catalog.tags import Tags
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Term, Vocabulary

ANSWERS = 128  # of 255: from here on a listing counts as answering a need, not only as near to it
SIMILAR_KIND = 0.6  # another kind of service that answers the same needs
GUESSED_KIND = 0.7  # a kind that was only read from words is worth more than a similar one, less than a stated one

BY_SERVICE_TYPE = 0.9  # a kind of service answers its needs nearly as surely as somebody saying so
BY_INTEREST = 0.7  # a football team is company, but was not set up to be
BY_GROUP = 0.75  # who is there for victims of violence helps against it, whatever else a list says
NEEDS_OF_GROUP: Mapping[str, tuple[str, ...]] = {codes.VIOLENCE_VICTIMS: (codes.VIOLENCE,)}
BESIDE_STATED = 0.65  # a listing that names its needs may leave out one of its kind on purpose


@dataclass(frozen=True, eq=False)
class Cover:
    """How far listings answer the terms of a taxonomy.

    Args:
        values: uint8, shape (terms, n): 255 x how far.
        known: shape (n,): something is known of the terms that the listing answers.
        rows: per term the listings that answer it (from `ANSWERS` on).
    """

    values: NDArray[np.uint8]
    known: NDArray[np.bool_]
    rows: RowSets

    @classmethod
    def of(cls, values: NDArray[np.uint8]) -> "Cover":
        """With what follows from the values."""
        return cls(
            values, np.asarray(values.any(axis=0)), RowSets.pack([np.flatnonzero(own >= ANSWERS) for own in values])
        )

    def joined_with(self, fresh: "Cover") -> "Cover":
        """With that of further listings."""
        return Cover(
            np.concatenate((self.values, fresh.values), axis=1),
            np.concatenate((self.known, fresh.known)),
            self.rows.joined_with(fresh.rows, len(self.known)),
        )


def need_cover(tags: Tags, terms: tuple[Term, ...], vocabulary: Vocabulary) -> NDArray[np.uint8]:
    """255 x the best of closeness x confidence over the listing's needs, and those of its service types and interests.

    Where a listing names its needs itself, its kind adds only a likelihood.

    Returns:
        Shape (needs, n).
    """
    closeness = _closeness(vocabulary, "need")
    strengths = [_best(closeness, *needs_of(term)) for term in terms]
    is_need = np.array([term.taxonomy == "need" for term in terms], np.bool_)
    states_needs = np.zeros(len(tags), np.bool_)
    states_needs[tags.row_of_each[is_need[tags.term] & (tags.confidence >= 1)]] = True
    counts = np.where(is_need[tags.term] | ~states_needs[tags.row_of_each], np.float32(1), np.float32(BESIDE_STATED))
    return _spread(tags, strengths, tags.confidence * counts, len(closeness))


def interest_cover(tags: Tags, terms: tuple[Term, ...], vocabulary: Vocabulary) -> NDArray[np.uint8]:
    """255 x the best of closeness x confidence over the listing's interests.

    Returns:
        Shape (interests, n).
    """
    closeness = _closeness(vocabulary, "interest")
    own = [_best(closeness, (term.code,) if term.taxonomy == "interest" else (), 1.0) for term in terms]
    return _spread(tags, own, tags.confidence, len(closeness))


def kind_cover(
    tags: Tags, terms: tuple[Term, ...], vocabulary: Vocabulary, needs: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """255 x how surely the listing is of each kind, or else SIMILAR_KIND x how far it answers the needs of that kind.

    Args:
        needs: of `need_cover`.
    Returns:
        Shape (kinds of service, n).
    """
    kinds = vocabulary.terms("service_type")
    place_of_need = {term.code: place for place, term in enumerate(vocabulary.terms("need"))}
    cover = np.zeros((len(kinds), len(tags)), np.uint8)
    worth_of_answer = np.rint(SIMILAR_KIND * np.arange(256)).astype(np.uint8)
    for own, kind in zip(cover, kinds, strict=True):
        answered = [needs[place_of_need[code]] for code in kind.needs if code in place_of_need]
        if answered:
            own[:] = worth_of_answer[np.maximum.reduce(answered)]
    is_kind = np.array([term.taxonomy == "service_type" for term in terms], np.bool_)[tags.term]
    first = next((place for place, term in enumerate(terms) if term.taxonomy == "service_type"), 0)
    sure = GUESSED_KIND + (1 - GUESSED_KIND) * tags.confidence[is_kind]
    at = tags.term[is_kind] - first, tags.row_of_each[is_kind]
    cover[at] = np.maximum(cover[at], np.rint(255 * sure).astype(np.uint8))
    return cover


def _closeness(vocabulary: Vocabulary, taxonomy: str) -> dict[str, NDArray[np.float32]]:
    """Offered code -> how near it is to every term that may be wanted."""
    matrix = vocabulary.closeness_matrix(taxonomy)
    return {term.code: matrix[:, offered] for offered, term in enumerate(vocabulary.terms(taxonomy))}


def needs_of(term: Term) -> tuple[tuple[str, ...], float]:
    """The needs that a tag speaks of, and how surely."""
    if term.taxonomy == "need":
        return (term.code,), 1.0
    if term.code in NEEDS_OF_GROUP and term.taxonomy == "target_group":
        return NEEDS_OF_GROUP[term.code], BY_GROUP
    return term.needs, BY_SERVICE_TYPE if term.taxonomy == "service_type" else BY_INTEREST


def _best(closeness: dict[str, NDArray[np.float32]], codes: tuple[str, ...], share: float) -> NDArray[np.float32]:
    """How far a tag answers every term: the best of its codes."""
    best = np.zeros(len(closeness), np.float32)
    for code in codes:
        if code in closeness:
            np.maximum(best, closeness[code] * np.float32(share), out=best)
    return best


def _spread(
    tags: Tags, strengths: list[NDArray[np.float32]], sure: NDArray[np.float32], wanted: int
) -> NDArray[np.uint8]:
    """Give every listing the best strength of its tags: term by term, and only where a term says something.

    Args:
        strengths: per term, how far it answers every wanted one.
        sure: per tag, how much it counts, in [0, 1].
    """
    cover = np.zeros((wanted, len(tags)), np.uint8)
    row_of_tag = tags.row_of_each
    by_term = np.argsort(tags.term, kind="stable")
    first = np.searchsorted(tags.term[by_term], np.arange(len(strengths) + 1))
    for term, strength in enumerate(strengths):
        entries = by_term[first[term] : first[term + 1]]
        rows = row_of_tag[entries]
        for target in np.flatnonzero(strength) if len(rows) else ():
            value = np.rint(255 * strength[target] * sure[entries]).astype(np.uint8)
            cover[target, rows] = np.maximum(cover[target, rows], value)
    return cover
