"""Headers that keep pages to themselves, and the key that signs cookies."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, request, session
from werkzeug.middleware.proxy_fix import ProxyFix

from directory.settings import Settings, SignIn
from web.account.oidc import form_targets

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # addresses hold what was searched
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


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


def secret_key(settings: Settings) -> str:
    """The setting's key, else one that is made once and kept, readable by its owner only, in the instance folder."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.instance_dir / "secret_key"
    settings.instance_dir.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text("ascii").strip()


def _write_once(path: Path, key: str) -> None:
    """Put the whole key there in one step; where two processes start together, the first one's key stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def set_up_proxies(app: Flask, sign_in: SignIn) -> None:
    """Believe what trusted proxies say of the visitor, and refuse requests that name another site than ours."""
    if sign_in.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=sign_in.proxies, x_proto=sign_in.proxies, x_host=sign_in.proxies
        )
    if sign_in.base_url:
        app.config["TRUSTED_HOSTS"] = [urlsplit(sign_in.base_url).hostname, "127.0.0.1", "localhost"]


def set_up_security(app: Flask, settings: Settings) -> None:
    """Send the headers with every answer; pages with personal data are never kept by browsers or proxies."""
    headers = {"Content-Security-Policy": content_security_policy(settings), **HEADERS}

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if request.method == "POST" or (request.endpoint != "static" and "_user_id" in session):
            response.headers["Cache-Control"] = "no-store"
        return response
