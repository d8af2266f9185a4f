"""What has been checked for everybody to be able to use these pages, and what not."""

from flask import Blueprint, render_template

bp = Blueprint("accessibility", __name__)


@bp.get("/accessibilita")
def statement() -> str:
    """The statement; it says only what tests hold."""
    return render_template("accessibility/statement.html")
