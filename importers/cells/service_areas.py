"""Service areas from words: municipalities, provinces, regions, countries; what is none of these stays text."""

import re
from collections.abc import Iterator
from functools import cache

from directory.places.gazetteer import Gazetteer
from directory.places.place_names import COUNTRY_NAMES, area_key, area_keys

EVERYWHERE = re.compile(
    r"(?:tutta )?(?:l')?italia|nazionale|tutto il territorio nazionale|italien|ganz italien", re.IGNORECASE
)
PROVINCE = re.compile(r"\bprov(?:incia|\.)|città metropolitana|citta' metropolitana|\bprovinz\b", re.IGNORECASE)
REGION = re.compile(r"^regione\s+", re.IGNORECASE)
MUNICIPALITY = re.compile(r"^comun[ei]\s+(?:di|de|d')", re.IGNORECASE)
MOST_AREAS = 300
GAZETTEER_COUNTRIES = ("IT", "CH")  # elsewhere any word could be a town

Area = dict[str, str | None]


def service_areas(text: str, gazetteer: Gazetteer, country: str) -> Iterator[Area]:
    """The areas that a cell names, "name", "extent" and "extent_type" each.

    A name that a municipality shares with its province ("Trento") means the municipality unless "provincia" is there.
    """
    parts = [" ".join(part.split()) for part in re.split(r"[;,|\n]|\s/\s", text)]
    for part in [part for part in dict.fromkeys(parts) if part][:MOST_AREAS]:
        kind, extent = _extent(part, gazetteer) if country in GAZETTEER_COUNTRIES else ("text", part)
        yield {"name": part, "extent": extent, "extent_type": kind}


def _extent(part: str, gazetteer: Gazetteer) -> tuple[str, str]:
    provinces, regions = named_areas()
    key = area_key(REGION.sub("", part))
    if EVERYWHERE.fullmatch(part) or key in COUNTRY_NAMES:
        return "country", COUNTRY_NAMES.get(key, "IT")
    if PROVINCE.search(part) and key in provinces:
        return "province", provinces[key]
    if key in regions and (REGION.match(part) or key not in provinces):
        return "region", regions[key]
    found = gazetteer.candidates(part)
    if len(found) == 1 and (MUNICIPALITY.match(part) or len(part) > 2):
        return "municipality", found[0].code
    if key in provinces and not found:
        return "province", provinces[key]
    return "text", part


@cache
def named_areas() -> tuple[dict[str, str], dict[str, str]]:
    """Keys of provinces -> letters, and of regions -> name."""
    provinces: dict[str, str] = {}
    regions: dict[str, str] = {}
    for place in Gazetteer.bundled().municipalities:
        for key in (place.province.lower(), *area_keys(place.province_name)):
            provinces[key] = place.province
        for key in area_keys(place.region):
            regions[key] = place.region
    return provinces, regions
