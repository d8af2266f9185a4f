"""An import that is written: what happened, and taking it back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from directory.catalog.current import current
from directory.i18n import N_
from importers.batches import undo_import, what_undoing_does
from importers.imported import imported
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.i18n import gettext
from web.services.history import kept_sentence

bp = Blueprint("imported", __name__, url_prefix="/imports/<int:number>")
MOST_SERVICES = 10  # of each kind
MOST_KEPT = 20
UNDONE = N_(
    "Import %(number)s of “%(source)s” is undone: %(removed)s entries removed, %(restored)s as they were before."
)


@bp.get("")
@asks_for(COORDINATORS)
def page(number: int) -> str:
    """What an import did."""
    return render_template("imports/done.html", found=imported(db_session(), number, most=MOST_SERVICES))


@bp.get("/undo")
@asks_for(COORDINATORS)
def ask(number: int) -> str:
    """What would be taken back."""
    undone = what_undoing_does(db_session(), number)
    return render_template("imports/undo.html", undone=undone, most=MOST_KEPT, kept_sentence=kept_sentence)


@bp.post("/undo")
@asks_for(COORDINATORS)
def undo(number: int) -> Response:
    """Take the import back."""
    session = db_session()
    undone = undo_import(session, number, by=current_signature(), now=clock.utc())
    session.commit()
    current(session, current_settings())
    facts = {"number": str(number), "source": undone.source, "removed": undone.removed, "restored": undone.restored}
    flash(gettext(UNDONE, **facts), "success")
    return redirect(url_for("imports.overview"), 303)
