"""What has been checked for everybody to be able to use these pages, and what not."""

from flask import Blueprint, render_template

from web.access import EVERYBODY, asks_for

bp = Blueprint("accessibility", __name__)


@bp.get("/accessibilita")
@asks_for(EVERYBODY)
def statement() -> str:
    """The statement; it says only what tests hold."""
    return render_template("accessibility/statement.html")
