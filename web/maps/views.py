"""The outlines of provinces and municipalities, as GeoJSON, for maps without tiles."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, send_from_directory

from web.access import READERS, asks_for

bp = Blueprint("maps", __name__, url_prefix="/map")

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / "data" / "boundaries"
KEPT_SECONDS = 7 * 24 * 3600


@bp.get("/<any(provinces, municipalities):kind>.json")
@asks_for(READERS)
def outlines(kind: str) -> Response:
    """Lines, and points with names, of one kind of area."""
    return send_from_directory(FOLDER, f"{kind}.json", mimetype="application/geo+json", max_age=KEPT_SECONDS)
