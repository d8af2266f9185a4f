"""Where to go after a form: back to the page of ours that it was on."""

from urllib.parse import urlsplit

from flask import request, url_for


def back_to(otherwise: str) -> str:
    """The path that the form names under «next», when it is one of this site; else the other one."""
    wanted = request.form.get("next", "")
    parts = urlsplit(wanted)
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return wanted if is_ours and "\\" not in wanted and wanted.isprintable() else otherwise


def came_from_results() -> str:
    """The path of the results that the reader comes from, as the browser says; "" from elsewhere."""
    parts = urlsplit(request.referrer or "")
    is_ours = parts.netloc == request.host and parts.path == url_for("search.results")
    return f"{parts.path}?{parts.query}" if is_ours and parts.query else ""
