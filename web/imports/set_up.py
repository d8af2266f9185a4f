"""The pages of imports, their jobs, and how much may be uploaded there."""

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge

from directory.i18n import N_, Sentence
from directory.settings import Settings
from web.access import may_open
from web.curation.actors import actor
from web.errors import ADVICE, error_page
from web.imports import deciding, done, schedule_views, views
from web.jobs import Jobs

UPLOAD = "imports.upload"
MEGABYTE = 1_000_000
FORM_BYTES = 64 * 1024  # beside the file
TOO_LARGE = N_(
    "The file has more than %(megabytes)s MB. Leave out what is no list (pictures, other sheets), or divide "
    "the list into parts with a name of their own each; whoever runs this site may allow more."
)


def set_up_upload_limit(app: Flask, settings: Settings) -> None:
    """Allow a larger request where lists are uploaded, to whom that page is for; before anything reads the form."""

    @app.before_request
    def allow() -> None:
        if request.endpoint == UPLOAD and may_open(UPLOAD):
            request.max_content_length = settings.upload_megabytes * MEGABYTE + FORM_BYTES


def set_up_imports(app: Flask, settings: Settings) -> None:
    """Register the pages."""
    app.extensions["jobs"] = Jobs(settings)
    app.jinja_env.filters["actor"] = actor

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_problem: RequestEntityTooLarge) -> tuple[str, int]:
        if request.endpoint != UPLOAD:
            return error_page(413, ADVICE[413])
        return error_page(413, Sentence(TOO_LARGE, {"megabytes": settings.upload_megabytes}))

    for blueprint in (views.bp, deciding.bp, done.bp, schedule_views.bp):
        app.register_blueprint(blueprint)
