"""The place that somebody writes in a form; of several it can be, those near to what the directory knows come first.

Those that it can be, or that are spelt nearly so, are the problem's `choices`: pages offer each to be tapped.
"""

from directory.errors import AppError
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.several_places import nearest_first, some_of
from web.db import request_catalog
from web.in_words.town_names import full_town


def place_meant(text: str) -> Municipality:
    """The one municipality that is meant.

    Raises:
        InvalidInput, Ambiguous, NotFound: as `Gazetteer.resolve`, in the order of `near_home`.
    """
    try:
        return Gazetteer.bundled().resolve(text)
    except AppError as problem:
        raise near_home(problem) from problem


def near_home(problem: AppError) -> AppError:
    """A question which place is meant, with what has listings near to it first, named in the page's language."""
    catalog = request_catalog()
    ordered = nearest_first(
        problem, Gazetteer.bundled().resolve, lambda point: float(catalog.distance_km(point).min(initial=float("inf")))
    )
    labels = ordered.facts.get("choices") or ordered.facts.get("suggestions") or ()
    if not labels:
        return ordered
    named = [_named(label) for label in labels]
    return type(ordered)(ordered.message, **{**ordered.facts, "examples": some_of(named), "choices": named})


def _named(label: str) -> str:
    """A municipality as forms take it; what else a name can be stays as it was offered."""
    place = Gazetteer.bundled().resolve(label)
    return full_town(place) if place.label == label else label
