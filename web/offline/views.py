"""The installable application: its service worker, its manifest, and the services of an area to keep."""

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from directory.catalog.catalog import Catalog
from directory.catalog.current import current
from directory.catalog.reach import within_reach
from directory.catalog.selection import Selection
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Municipality
from web import clock
from web.access import EVERYBODY, READERS, asks_for
from web.db import current_settings, db_session
from web.errors import status_of
from web.forms.place_meant import place_meant
from web.i18n import current_language, translate
from web.lasting_files import current_state
from web.offline.area import kept_area

bp = Blueprint("offline", __name__)

RADII_KM = (5, 10, 20, 40)
MOST_SERVICES = 2000


@bp.get("/sw.js")
@asks_for(EVERYBODY)
def worker() -> Response:
    """The service worker, from the root, since it may only speak for what lies below it."""
    state = f'const STATE = "{current_state()}";\n'  # so it is another after an upgrade, and browsers fetch its files
    return _file("js/worker.js", "text/javascript", before=state)


@bp.get("/manifest.webmanifest")
@asks_for(EVERYBODY)
def manifest() -> Response:
    """What the phone is told when somebody installs the application."""
    return _file("manifest.webmanifest", "application/manifest+json")


def _file(name: str, mimetype: str, *, before: str = "") -> Response:
    """A small file of the pages, asked for anew each time."""
    text = Path(current_app.static_folder or "", name).read_text("utf-8")
    return Response(before + text, mimetype=mimetype, headers={"Cache-Control": "no-cache"})


@bp.get("/offline")
@asks_for(EVERYBODY)
def page() -> str:
    """What can be read without network, and the choice of an area."""
    return render_template("offline/page.html", radii=RADII_KM)


@bp.get("/offline/area.json")
@asks_for(READERS)
def area() -> Response | tuple[Response, int]:
    """The services that help somebody in a place: what the directory knows of everybody, and of no person."""
    try:
        place = place_meant(request.args.get("near", "")[:200])
        km = _radius(request.args.get("within", ""))
    except AppError as problem:
        return jsonify(problem=translate(problem, current_language())), status_of(problem)
    catalog = current(db_session(), current_settings(), today=clock.today())
    return jsonify(kept_area(catalog, _rows(catalog, place, km), place, km))


def _radius(text: str) -> int:
    if text not in map(str, RADII_KM):
        raise InvalidInput(N_("Choose how far around the place: %(radii)s km."), radii=", ".join(map(str, RADII_KM)))
    return int(text)


def _rows(catalog: Catalog, place: Municipality, km: int) -> list[int]:
    """The live rows within reach, by name."""
    rows = Selection(catalog, mask=catalog.live).within(within_reach(catalog, place, float(km))).rows.tolist()
    return sorted(rows, key=lambda row: catalog.name[row].casefold())[:MOST_SERVICES]
