"""What none of the first results has of all that was asked, said once above them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from directory.catalog.listed import Listed
from directory.search.question import Query
from directory.search.results.facets import Label
from directory.taxonomies.vocabulary import Vocabulary
from web.search.chips import labels_of
from web.search.open_points import CONDITIONS, SELDOM_SAID

_SPANS = {"age": ("age", "born")}  # kinds of spans by the feature that asks for them, where they are called otherwise


class Shortfall(NamedTuple):
    """Of the first results, so many: what was asked that none is known to have, and what some have."""

    of: int
    missing: tuple[Label, ...]
    had: tuple[Label, ...]


def shortfall_of(query: Query, first: Sequence[Listed], vocabulary: Vocabulary) -> Shortfall | None:
    """None where one of them is known to have everything, or nothing was asked but what it is about.

    Args:
        first: the results at the top, under no heading of their own.
    """
    asked = [reason.feature for reason in first[0].reasons if reason.feature in CONDITIONS] if first else []
    met = [{reason.feature for reason in one.reasons if reason.is_good} | SELDOM_SAID for one in first]
    if not asked or any(met_by_one.issuperset(asked) for met_by_one in met):
        return None
    some = frozenset[str]().union(*met)
    missing = [feature for feature in asked if feature not in some]
    had = [feature for feature in asked if feature in some - SELDOM_SAID]
    return Shortfall(len(first), _named(query, missing, vocabulary), _named(query, had, vocabulary))


def _named(query: Query, features: Iterable[str], vocabulary: Vocabulary) -> tuple[Label, ...]:
    """What was said of each, as the chips say it."""
    kinds = {kind for feature in features for kind in _SPANS.get(feature, (feature,))}
    said = [span for span in query.spans if span.kind in kinds]
    labels = {str(label): label for span in said for label in labels_of(span, query, vocabulary)}
    return tuple(labels.values())
