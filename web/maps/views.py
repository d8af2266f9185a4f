"""The outlines of provinces and municipalities, as GeoJSON, for maps without tiles."""

import json
from functools import lru_cache
from typing import Final

from flask import Blueprint, Response, request, send_from_directory

from directory.data_folder import DATA
from directory.places.town_names import names_in
from directory.settings import LANGUAGES
from web.access import READERS, asks_for

bp = Blueprint("maps", __name__, url_prefix="/map")

FOLDER: Final = DATA / "boundaries"
KEPT_SECONDS = 7 * 24 * 3600
JSON: Final = "application/geo+json"


@bp.get("/<any(provinces, municipalities):kind>.json")
@asks_for(READERS)
def outlines(kind: str) -> Response:
    """Lines, and points with names, of one kind of area; `?names=` says in which language: browsers keep each apart."""
    language = request.args.get("names", "")
    if language not in LANGUAGES or not names_in(language):
        return send_from_directory(FOLDER, f"{kind}.json", mimetype=JSON, max_age=KEPT_SECONDS)
    answer = Response(_named(kind, language), mimetype=JSON)
    answer.cache_control.max_age = KEPT_SECONDS
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@lru_cache(maxsize=4)
def _named(kind: str, language: str) -> bytes:
    """The file with the names of a language; none of its names is of two places."""
    outlines, called = json.loads((FOLDER / f"{kind}.json").read_bytes()), names_in(language)
    for feature in outlines["features"]:
        properties = feature["properties"]
        if "name" in properties:
            properties["name"] = called.get(properties["name"], properties["name"])
    return json.dumps(outlines, ensure_ascii=False, separators=(",", ":")).encode()
