"""Handing an upload over to a job."""

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response

from directory.models import ImportDraft
from web.jobs import Jobs

APPLIED = "applied"  # in the address of an upload that is compared again: a message would be spent on the way there


def begin(draft: ImportDraft, *, is_correction: bool = False) -> Response:
    """Let a job go on with the upload, and show how far it is; after a correction, that it is applied."""
    jobs: Jobs = current_app.extensions["jobs"]
    jobs.start(draft.id)
    return redirect(url_for("imports.draft", draft_id=draft.id, applied="1" if is_correction else None), 303)
