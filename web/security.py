"""Headers that keep pages to themselves."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix

from directory.settings import Settings, SignIn
from web.account.oidc import form_targets
from web.serving.same_for_everybody import is_for_anybody

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # addresses hold what was searched
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_LISTS = {"shortlist"}  # the list of this browser, and those that were shared by a link


def content_security_policy(settings: Settings) -> str:
    """Everything from this site alone; pictures also from the tile server, where one is set."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(filter(None, ("img-src 'self' data:", settings.tile_host))),  # some icons are drawn as data
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            f"form-action {form_targets(settings.sign_in)}",
            "frame-ancestors 'none'",
        )
    )


def set_up_proxies(app: Flask, sign_in: SignIn) -> None:
    """Believe what trusted proxies say of the visitor, and refuse requests that name another site than ours."""
    if sign_in.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=sign_in.proxies, x_proto=sign_in.proxies, x_host=sign_in.proxies
        )
    if sign_in.base_url:
        app.config["TRUSTED_HOSTS"] = [urlsplit(sign_in.base_url).hostname, "127.0.0.1", "localhost"]


class _PagesAlone(SecureCookieSessionInterface):
    """Sessions that leave files as they are: one that varies with the cookie is asked for again with every page."""

    _signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Made once, since the key of an application stays."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if request.endpoint != "static":
            super().save_session(app, session, response)


def set_up_security(app: Flask, settings: Settings) -> None:
    """Send the headers with every answer; pages with personal data are never kept by browsers or proxies."""
    app.session_interface = _PagesAlone()
    headers = {"Content-Security-Policy": content_security_policy(settings), **HEADERS}

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if _is_of_somebody():
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _is_of_somebody() -> bool:
    """Whether an answer speaks of who asked, or of a list that was made for somebody."""
    if request.endpoint == "static":
        return False
    return request.method == "POST" or request.blueprint in OF_LISTS or not is_for_anybody()
