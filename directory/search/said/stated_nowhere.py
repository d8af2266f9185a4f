"""What no listing states is looked for in their texts: the town of a question of which nobody near is in the directory.

A place, an age, a cost or a time is understood so that listings can be compared by what they state of it. Where none
states anything, the words are all there is: texts that have them answer best.
"""

from collections.abc import Iterable, Iterator

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog, Cost
from directory.search.question import Query, Span
from directory.search.results.distance import FAR_KM, is_in_person, within_reach
from directory.search.spelling.spelling import written_out
from directory.search.spelling.stop_words import STOP_WORDS
from directory.words.language import words as words_of

_PLACES_KEPT = 1024


def with_words_of_the_unstated(query: Query, catalog: Catalog) -> Query:
    """The question with words of its own instead of hints where no listing states what they were understood as."""
    if not query.hints or not (query.words or query.needs or query.service_types or query.interests):
        return query
    unstated = _stated_by_none(catalog)
    spans = [one for one in query.spans if one.kind in unstated or (one.kind == "place" and _is_far(query, catalog))]
    if not spans:
        return query
    typed = written_out(words_of(query.text))
    found = {word for word in _written(spans, typed) if catalog.text.has_form(word)}
    if not found:
        return query
    words = dict.fromkeys((*(word for word in typed if word in found), *query.words))  # the last may be a beginning
    hints = tuple([word for word in query.hints if word not in found])
    return query.but(words=tuple(words), hints=hints)


def _written(spans: Iterable[Span], typed: list[str]) -> Iterator[str]:
    """The words of spans as they were typed: what was taken for a misspelt town may be a word of a text."""
    return (word for span in spans for word in typed[span.start : span.end] if word not in STOP_WORDS)


def _is_far(query: Query, catalog: Catalog) -> bool:
    """Whether no listing is known to be in reach of any of the places."""
    area = query.area.provinces if query.area and query.within_km is None else ()
    key = str(is_in_person(query)), *(place.code for place in query.places), *area
    kept = _near_somebody(catalog)
    is_near = kept.get(key)
    if is_near is None:
        inside = within_reach(query, catalog, FAR_KM)
        states = catalog.has_point | catalog.areas.known
        is_near = kept.keep(key, inside is None or bool((inside & states & catalog.live).any()))
    return not is_near


@once_per_catalog
def _near_somebody(_catalog: Catalog) -> Kept[tuple[str, ...], bool]:
    return Kept(_PLACES_KEPT)


@once_per_catalog
def _stated_by_none(catalog: Catalog) -> frozenset[str]:
    """The kinds of spans of which no listing states anything."""
    stated = {
        "age": catalog.age_known,
        "cost": catalog.cost != Cost.UNKNOWN,
        "time": catalog.slots,
        "remote": catalog.remote | catalog.home_visits,
    }
    return frozenset(kind for kind, values in stated.items() if not values.any())
