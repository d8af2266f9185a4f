"""What results can be narrowed by: the combinations of values that listings have."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import TAXONOMIES, Catalog, Cost, Door
from directory.catalog.combinations import Bundle, Choices, Combinations
from directory.catalog.cover import ANSWERS
from directory.catalog.rows import ListingRow
from directory.catalog.slots import DAYS, PARTS
from directory.catalog.tags import Tags
from directory.taxonomies.vocabulary import Vocabulary


def make_choices(
    rows: Sequence[ListingRow],
    tags: Tags,
    needs: NDArray[np.uint8],
    vocabulary: Vocabulary,
    language_codes: Sequence[str],
    beside: Catalog | None,
) -> Choices:
    """The combinations of all listings.

    Args:
        needs: shape (needs, n), from `need_cover`.
        beside: the catalog that they will be joined with.
    """
    bundles = [
        Bundle(_of_taxonomy(tags, vocabulary, "target_group"), len(vocabulary.terms("target_group"))),
        Bundle(_need_domains(needs, vocabulary), len(domains(vocabulary))),
        Bundle(_of_taxonomy(tags, vocabulary, "service_type"), len(vocabulary.terms("service_type"))),
        Bundle(*_few_values(rows, language_codes)),
    ]
    *before, _ = ends = np.cumsum([bundle.values for bundle in bundles]).tolist()
    few = np.cumsum([before[-1], len(Cost), len(Door), len(DAYS)]).tolist()[1:]
    like = beside.choices.combinations if beside else None
    return Choices(Combinations.pack(bundles, len(rows), like), np.array([*before, *few, ends[-1]], np.int64))


def domains(vocabulary: Vocabulary) -> list[str]:
    """The codes of the areas of need, in the order of the values of "need_domain"."""
    return [term.code for term in vocabulary.terms("need") if term.parent is None]


def _need_domains(needs: NDArray[np.uint8], vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """The areas of which each listing answers some need."""
    codes = domains(vocabulary)
    answers = np.zeros((needs.shape[1], len(codes)), np.bool_)
    for own, term in zip(needs, vocabulary.terms("need"), strict=True):
        answers[:, codes.index(term.domain)] |= own >= ANSWERS
    places = range(len(codes))
    return [tuple(compress(places, row)) for row in answers.tolist()]


def _of_taxonomy(tags: Tags, vocabulary: Vocabulary, taxonomy: str) -> list[list[int]]:
    """Each listing's terms of one taxonomy."""
    before = TAXONOMIES[: TAXONOMIES.index(taxonomy)]
    first = sum(len(vocabulary.terms(other)) for other in before)
    last = first + len(vocabulary.terms(taxonomy))
    ends, terms = tags.offsets.tolist(), tags.term.tolist()
    rows = (terms[ends[row] : ends[row + 1]] for row in range(len(tags)))
    return [[term - first for term in row if first <= term < last] for row in rows]


def _few_values(rows: Sequence[ListingRow], language_codes: Sequence[str]) -> tuple[list[list[int]], int]:
    """Each listing's cost, access, open days and languages, and how many values these have."""
    door, day, first_language = len(Cost), len(Cost) + len(Door), len(Cost) + len(Door) + len(DAYS)
    spoken = {code: first_language + place for place, code in enumerate(language_codes)}

    @cache
    def values(cost: Cost, access: Door, slots: int, languages: tuple[str, ...]) -> list[int]:
        days = [day + one for one in _open_days(slots)]
        return [int(cost), door + int(access), *days, *_places(languages, spoken)]

    found = [values(row.cost, row.access, row.slots, row.languages) for row in rows]
    return found, first_language + len(language_codes)


def _places(languages: Iterable[str], spoken: dict[str, int]) -> list[int]:
    return sorted({spoken[code] for code in languages if code in spoken})


def _open_days(slots: int) -> list[int]:
    whole = (1 << len(PARTS)) - 1
    return [day for day in range(len(DAYS)) if slots >> (day * len(PARTS)) & whole]
