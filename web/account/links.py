"""One-time links: to choose a password, and for the first administrator. They end after a day and work once."""

from urllib.parse import urlsplit

from flask import Flask, current_app, url_for
from flask_security.recoverable import generate_reset_password_token
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session

from directory.accounts.accounts import count_accounts, has_administrator
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Account
from directory.settings import Settings

FIRST_SECONDS = 24 * 3600
LOCAL = "http://127.0.0.1:8000"


def base_url(settings: Settings) -> str:
    """What links begin with."""
    return settings.sign_in.base_url or LOCAL


def on_site(link: str) -> str:
    """The same link as people reach it, whatever name the request came by: what goes into a message."""
    parts = urlsplit(link)
    return base_url(current_app.config["SETTINGS"]) + parts.path


def password_link(account: Account) -> str:
    """A link with which its holder chooses the account's password; the next password makes it worthless."""
    settings: Settings = current_app.config["SETTINGS"]
    token = generate_reset_password_token(account)  # type: ignore[no-untyped-call]
    path = url_for("security.reset_password", token=token, _external=False)
    return base_url(settings) + path


def first_link(app: Flask, session: Session, settings: Settings, *, served_at: str = "") -> str | None:
    """A link that makes the first administrator; None where there is one. `served_at`: where the pages answer now."""
    if has_administrator(session):
        return None
    token = _serializer(app).dumps(count_accounts(session))
    return f"{settings.sign_in.base_url or served_at or LOCAL}/account/first/{token}"


def require_first_token(session: Session, token: str) -> None:
    """Accept the token of `first_link` while there is no administrator and no account was made since.

    Raises:
        NotFound: it is old, used or made up.
    """
    try:
        counted = _serializer(current_app).loads(token, max_age=FIRST_SECONDS)
    except BadSignature:  # too old is one of them
        counted = None
    if counted is not None and has_administrator(session):
        raise NotFound(N_("This link was used already. Sign in with the account that was made with it."))
    if counted != count_accounts(session) or has_administrator(session):
        raise NotFound(
            N_("This link was used already or is too old. “prossima init” prints a new one if it is needed.")
        )


def _serializer(app: Flask) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(app.config["SECRET_KEY"]), salt="first administrator")
