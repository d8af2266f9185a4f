"""The place that somebody writes in a form; of several it can be, those near to what the directory knows come first."""

from directory.errors import AppError
from directory.gazetteer import Gazetteer, Municipality
from directory.several_places import nearest_first
from web.db import request_catalog


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
    """A question which place is meant, with what has listings near to it first."""
    catalog = request_catalog()
    return nearest_first(
        problem, Gazetteer.bundled().resolve, lambda point: float(catalog.distance_km(point).min(initial=float("inf")))
    )
