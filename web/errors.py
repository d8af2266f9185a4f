"""Failures become pages: a status, and a sentence in the user's language that says what to do."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Flask, Response, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException, SecurityError

from directory.errors import AppError, Conflict, InvalidInput, NotFound, NotReady, TooMany
from directory.i18n import N_, Sentence
from web.access import SECOND_STEP_REFUSED, SecondStepFirst, is_closed_to_reader
from web.forms.refused import kept_form, page_it_came_from
from web.i18n import current_language, translate


class OfAnotherOrganization(AppError):
    """A partner wants to change an entry that is not theirs."""


OF_ANOTHER_TITLE = N_("This entry is of another organisation")
OF_ANOTHER = N_(
    "It is of “%(name)s”: they change and confirm it, and so do the coordinators. If something is not right, report it "
    "from the service’s page."
)
SECOND_STEP_TITLE = N_("A second step first")
STATUS: Mapping[type[AppError], int] = {
    NotFound: 404,
    Conflict: 409,
    InvalidInput: 422,
    OfAnotherOrganization: 403,
    SecondStepFirst: 403,
    TooMany: 429,
    NotReady: 503,
}

TITLES: Mapping[int, str] = {
    400: N_("This cannot be understood"),
    401: N_("You are not signed in any more"),
    403: N_("This page is not for your role"),
    404: N_("This page does not exist"),
    405: N_("This page does not work that way"),
    409: N_("Somebody was faster"),
    413: N_("That is too much at once"),
    422: N_("Something needs mending"),
    429: N_("Too much at once"),
    503: N_("Not ready yet"),
}
ADVICE: Mapping[int, str] = {
    400: N_("Nothing was changed. Open the page again and try once more."),
    401: N_("Nothing was saved. Sign in, open the form again, and fill it in."),
    403: N_("If you need it for your work, ask an administrator of this site."),
    404: N_("The address may be mistyped, or the entry was removed. Search for it by name."),
    405: N_("Go back to the start page and try from there."),
    413: N_(
        "Nothing was saved: what you sent is too long. Go back with the browser, shorten the text, and send it again."
    ),
    422: N_("Nothing was saved. Open the page again, mend what is wrong, and send it once more."),
    429: N_("Nothing was saved. Wait a minute and try again."),
}
STALE_FORM_TITLE = N_("This form was not accepted")
STALE_FORM_ADVICE = N_(
    "It was open for very long, or this browser refuses cookies. Nothing was saved: open the form again and fill it in."
)
OTHER_SITE = N_("This site has another address.")
FAILURE_TITLE = N_("Something went wrong on our side")
FAILURE_ADVICE = N_("Nothing was changed. Try again in a moment; if it goes on, tell whoever runs this site.")

KEPT_ADVICE: Mapping[str, str] = {  # instead, where the page offers to send what was sent once more
    STALE_FORM_ADVICE: N_(
        "It was open for very long, or this browser refuses cookies. Nothing was saved yet, and nothing is lost: send "
        "it again."
    ),
    ADVICE[401]: N_(
        "Nothing was saved yet, and nothing is lost. Sign in in another tab, come back to this one, and send it again."
    ),
    SECOND_STEP_REFUSED: N_(
        "Your role asks for a second step when you sign in. Nothing was saved yet, and nothing is lost: choose one in "
        "another tab, come back to this one, and send it again."
    ),
    ADVICE[429]: N_("Nothing was saved yet, and nothing is lost: wait a minute and send it again."),
    FAILURE_ADVICE: N_(
        "Nothing was changed, and nothing is lost: send it again in a moment. If it goes on, tell whoever runs this "
        "site."
    ),
}


NEEDS_NEW_FORM = frozenset({400, 401, 409, 413, 422, 429})


def status_of(problem: AppError) -> int:
    """The status of the nearest kind that has one; 400 where none has."""
    return next((STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS), 400)


def error_page(status: int, advice: AppError | Sentence | str, title: str = "") -> tuple[str, int]:
    """A page with a title, what to do, and the search box; what a script asked for beside a page gets the advice alone.

    Nobody sees the page of a script's request; and its token would replace the one of the form that is sent at the
    same moment, which would then be refused a second time.
    """
    language = current_language()
    if "HX-Request" in request.headers:
        return str(escape(translate(advice, language))), status
    g.is_failing = status >= HTTPStatus.INTERNAL_SERVER_ERROR  # then nobody asks the database who reads this
    title = title or TITLES.get(status, FAILURE_TITLE if status >= HTTPStatus.INTERNAL_SERVER_ERROR else TITLES[400])
    advice_said, instead = advice, KEPT_ADVICE.get(advice) if isinstance(advice, str) else None
    helps_again = bool(instead) or isinstance(advice, TooMany | NotReady)  # else it would be refused once more
    kept = kept_form() if helps_again or isinstance(advice, Conflict | InvalidInput) else None
    if kept is not None and helps_again:
        advice = instead or advice
    return render_template(
        "error.html",
        title=translate(title, language),
        advice=translate(advice, language),
        kept=kept if helps_again else None,
        texts=kept.texts if kept else [],
        status=status,
        is_step_first=advice_said == SECOND_STEP_REFUSED,
        form_page=_form_page() if status in NEEDS_NEW_FORM else "",
    ), status


def _form_page() -> str:
    """The page of the form that was refused: its own address, else the page of ours that sent it; else empty."""
    adapter = current_app.create_url_adapter(request) if request.method == "POST" else None
    if adapter is None:
        return ""
    return request.path if adapter.test(request.path, "GET") else page_it_came_from()


def set_up_errors(app: Flask) -> None:
    """Answer every failure with a page, whatever raised it."""

    @app.errorhandler(AppError)
    def expected(problem: AppError) -> tuple[str, int]:
        if isinstance(problem, SecondStepFirst):
            return error_page(403, SECOND_STEP_REFUSED, SECOND_STEP_TITLE)
        title = OF_ANOTHER_TITLE if isinstance(problem, OfAnotherOrganization) else ""
        return error_page(status_of(problem), problem, title)

    @app.errorhandler(CSRFError)
    def stale_form(_problem: CSRFError) -> tuple[str, int]:
        if is_closed_to_reader():  # the token went with the session
            return error_page(401, ADVICE[401])
        return error_page(400, STALE_FORM_ADVICE, STALE_FORM_TITLE)

    @app.errorhandler(SecurityError)
    def other_site(_problem: SecurityError) -> Response:
        """A request that names another site than ours; no page, since its links would lead there."""
        return Response(translate(OTHER_SITE, current_language()), 400, mimetype="text/plain")

    @app.errorhandler(HTTPException)
    def refused(problem: HTTPException) -> tuple[str, int]:
        status = problem.code or HTTPStatus.INTERNAL_SERVER_ERROR
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            app.logger.error("%s %s answered %s", request.method, request.path, status)
            return error_page(status, FAILURE_ADVICE)
        return error_page(status, ADVICE.get(status, ADVICE[400]))
