"""What results can be narrowed by: the combinations of values that listings have."""

from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import TAXONOMIES, Choices
from directory.catalog.combinations import Combinations
from directory.catalog.cover import ANSWERS
from directory.catalog.rows import ListingRow
from directory.catalog.slots import DAYS, PARTS
from directory.catalog.tags import Tags
from directory.vocabulary import Vocabulary


def make_choices(
    rows: Sequence[ListingRow],
    tags: Tags,
    needs: NDArray[np.uint8],
    vocabulary: Vocabulary,
    language_codes: Sequence[str],
) -> Choices:
    """The combinations of all listings.

    Args:
        needs: shape (needs, n), from `need_cover`.
    """
    spoken = {code: place for place, code in enumerate(language_codes)}
    languages = [sorted({spoken[code] for code in row.languages if code in spoken}) for row in rows]
    return Choices(
        need_domain=_need_domains(needs, vocabulary),
        service_type=_of_taxonomy(tags, vocabulary, "service_type"),
        target_group=_of_taxonomy(tags, vocabulary, "target_group"),
        language=Combinations.pack(languages, len(language_codes)),
        day=Combinations.pack([_open_days(row.slots) for row in rows], len(DAYS)),
    )


def domains(vocabulary: Vocabulary) -> list[str]:
    """The codes of the areas of need, in the order of `Choices.need_domain`."""
    return [term.code for term in vocabulary.terms("need") if term.parent is None]


def _need_domains(needs: NDArray[np.uint8], vocabulary: Vocabulary) -> Combinations:
    """The areas of which a listing answers some need."""
    codes = domains(vocabulary)
    answers = np.zeros((needs.shape[1], len(codes)), np.bool_)
    for own, term in zip(needs, vocabulary.terms("need"), strict=True):
        answers[:, codes.index(term.domain)] |= own >= ANSWERS
    places = range(len(codes))
    return Combinations.pack([tuple(compress(places, row)) for row in answers.tolist()], len(codes))


def _of_taxonomy(tags: Tags, vocabulary: Vocabulary, taxonomy: str) -> Combinations:
    before = TAXONOMIES[: TAXONOMIES.index(taxonomy)]
    first = sum(len(vocabulary.terms(other)) for other in before)
    last = first + len(vocabulary.terms(taxonomy))
    ends, terms = tags.offsets.tolist(), tags.term.tolist()
    rows = (terms[ends[row] : ends[row + 1]] for row in range(len(tags)))
    return Combinations.pack([[term - first for term in row if first <= term < last] for row in rows], last - first)


def _open_days(slots: int) -> list[int]:
    whole = (1 << len(PARTS)) - 1
    return [day for day in range(len(DAYS)) if slots >> (day * len(PARTS)) & whole]
