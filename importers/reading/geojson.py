"""Features of a map (GeoJSON, RFC 7946) as rows: their properties are the columns, and a point says where each is."""

from collections.abc import Mapping
from typing import Any

from directory.i18n import N_
from importers.problems import Problem

OTHER_GEOMETRY = N_(
    "The map draws this as %(kind)s and not as a point, so only its address, if there is one, says where it is."
)
FEATURE = "Feature"
LATITUDE, LONGITUDE = "geometry.latitude", "geometry.longitude"


def is_feature(value: Mapping[str, Any]) -> bool:
    """Whether an object is a thing on a map."""
    return value.get("type") == FEATURE and "geometry" in value and isinstance(value.get("properties"), dict | None)


def row_of(feature: Mapping[str, Any]) -> dict[str, Any]:
    """The properties, the id and the point, which GeoJSON writes as longitude and latitude."""
    properties = dict(feature["properties"] or {})
    if feature.get("id") is not None:
        properties.setdefault("id", feature["id"])
    point = _point(feature["geometry"])
    return {**properties, **({LATITUDE: point[1], LONGITUDE: point[0]} if point else {})}


def problem_of(feature: Mapping[str, Any], line: int) -> Problem | None:
    """What to tell where something other than a point is drawn; nothing where nothing is."""
    geometry = feature["geometry"]
    if not geometry or _point(geometry):
        return None
    kind = str(geometry.get("type")) if isinstance(geometry, dict) else str(geometry)
    return Problem(line, "geometry", kind, OTHER_GEOMETRY, {"kind": kind})


def _point(geometry: Any) -> tuple[str, str] | None:
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    degrees = geometry.get("coordinates")
    if not isinstance(degrees, list) or len(degrees) < 2 or not all(isinstance(each, str) for each in degrees):
        return None
    return degrees[0], degrees[1]
