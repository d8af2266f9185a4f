"""Handing an upload over to a job."""

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response

from directory.models import ImportDraft
from web.jobs import Jobs


def begin(draft: ImportDraft) -> Response:
    """Let a job go on with the upload, and show how far it is."""
    jobs: Jobs = current_app.extensions["jobs"]
    jobs.start(draft.id)
    return redirect(url_for("imports.draft", draft_id=draft.id), 303)
