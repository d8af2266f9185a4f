"""An import that is written: what happened, and taking it back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from directory.catalog.current import current
from directory.errors import InvalidInput
from directory.queries.unplaced import count_unplaced_of
from importers.history.what_was_imported import imported
from importers.undo import IMPORTED_SINCE, is_partly_undone, later_imports, undo_import, what_undoing_does
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.i18n import current_language, translate
from web.imports.kept_problems import kept_problems
from web.imports.problem_groups import MOST_GROUPS
from web.imports.problems_file import problems_file
from web.services.history import kept_sentence

bp = Blueprint("imported", __name__, url_prefix="/imports/<int:number>")
MOST_SERVICES = 10  # of each kind
MOST_KEPT = 20


@bp.get("")
@asks_for(COORDINATORS)
def page(number: int) -> str:
    """What an import did, and what was wrong with its list."""
    session = db_session()
    found = imported(session, number, most=MOST_SERVICES)
    is_partly_undone_now = is_partly_undone(found.listed.batch)
    return render_template(
        "imports/done.html",
        found=found,
        is_partly_undone=is_partly_undone_now,
        later=later_imports(session, number) if is_partly_undone_now else [],
        told=kept_problems(session, number),
        unplaced=count_unplaced_of(session, number),
        most_groups=MOST_GROUPS,
        most_services=MOST_SERVICES,
    )


@bp.get("/problems.csv")
@asks_for(COORDINATORS)
def problems(number: int) -> Response:
    """What was wrong with the list, to send back to the partner."""
    told = kept_problems(db_session(), number)
    return problems_file(told.problems, told.mapping)


@bp.get("/undo")
@asks_for(COORDINATORS)
def ask(number: int) -> Response | str:
    """What would be taken back; who comes back to the question afterwards sees what was done."""
    try:
        undone = what_undoing_does(db_session(), number)
    except InvalidInput:  # undone already
        return redirect(url_for(".page", number=number))
    kept = [one for one in undone.kept if one.cause.message != IMPORTED_SINCE]  # that is said once for all
    return render_template("imports/undo.html", undone=undone, kept=kept, most=MOST_KEPT, kept_sentence=kept_sentence)


@bp.post("/undo")
@asks_for(COORDINATORS)
def undo(number: int) -> Response:
    """Take the import back."""
    session = db_session()
    undone = undo_import(session, number, by=current_signature(), now=clock.utc())
    session.commit()
    current(session, current_settings(), today=clock.today())
    flash(translate(undone.sentence, current_language()), "warning" if undone.later else "success")
    return redirect(url_for("imports.overview"), 303)
