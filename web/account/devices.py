"""Each sign-in is a row that its person can see and end; the cookie alone is worth nothing without it."""

import re
import uuid
from datetime import timedelta
from typing import Any, cast

import sqlalchemy as sa
from flask import Flask, current_app, request, session
from flask_login import user_logged_out
from flask_security import Security, password_changed, password_reset, user_authenticated
from flask_security.signals import change_email_confirmed
from flask_security.utils import send_mail, set_request_attr
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from directory.accounts.sessions import SEEN_EVERY, begin_session, end_session, end_sessions, note_success, seen
from directory.db import open_session
from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Account, AccountSession
from directory.settings import SignIn
from web import clock
from web.account.model import SignedIn
from web.db import current_settings, db_session

KEY = "account_session"
LETTER = "account/mail/address_changed.txt"
ADDRESS_CHANGED = N_("Prossima: your address was changed")
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")


def set_up_devices(app: Flask, security: Security, sign_in: SignIn) -> None:
    """Load accounts by their device, and note when devices come and go."""
    security.login_manager.user_loader(lambda uniquifier: _load(uniquifier, sign_in))
    security.login_manager.request_loader(lambda _request: None)  # a cookie, or nothing
    user_authenticated.connect(_begin, app)
    user_logged_out.connect(_end, app)
    password_changed.connect(_end_others, app)
    password_reset.connect(_end_all, app)
    change_email_confirmed.connect(_forget_elsewhere, app)
    change_email_confirmed.connect(_tell_old_address, app)


def current_device() -> uuid.UUID | None:
    """The row of this browser's sign-in."""
    return uuid.UUID(session[KEY]) if KEY in session else None


def device_name(user_agent: str) -> str:
    """Browser and system, as people call them; nothing else is kept of what a browser tells.

    >>> device_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Linux'
    """
    browser = next((name for sign, name in BROWSERS if re.search(sign, user_agent)), "")
    system = next((name for name in SYSTEMS if name in user_agent), "").replace("Mac OS X", "macOS")
    return ", ".join(filter(None, (browser, system)))


def _load(uniquifier: str, sign_in: SignIn) -> SignedIn | None:
    """Who this cookie belongs to, with one question to the database; nobody, when the device was signed out."""
    device = current_device()
    if device is None:
        return None
    now = clock.utc()
    stmt = (
        sa.select(SignedIn, AccountSession.last_seen_at)
        .join(AccountSession, AccountSession.account_id == Account.id)
        .where(
            AccountSession.id == device,
            AccountSession.ended_at.is_(None),
            AccountSession.last_seen_at >= now - timedelta(hours=sign_in.session_hours),
            Account.fs_uniquifier == uniquifier,
            Account.active.is_(True),
        )
        .options(joinedload(Account.webauthn))
    )
    found = db_session().execute(stmt).unique().first()
    if found is None:
        return None
    account, last_seen_at = found
    if now - last_seen_at > SEEN_EVERY:
        _note_seen(device)
        session.modified = True  # the cookie lives on from now, too
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    return cast("SignedIn", account)


def _note_seen(device: uuid.UUID) -> None:
    """In a transaction of its own; a database that cannot be written now costs the note, not the page."""
    try:
        with open_session(current_app.extensions["engine"]) as own:
            seen(own, device, now=clock.utc())
            own.commit()
    except OperationalError as problem:
        current_app.logger.warning("When a device was used could not be noted: %s", type(problem).__name__)


def _begin(_app: Flask, user: SignedIn, **_: Any) -> None:
    name = device_name(request.user_agent.string)
    session[KEY] = str(begin_session(db_session(), user.id, device=name, now=clock.utc()).id)
    session.permanent = True
    note_success(db_session(), user.id)


def _end(_app: Flask, user: Any, **_: Any) -> None:
    device = current_device()
    session.pop(KEY, None)
    if device is None or user is None or not user.is_authenticated:
        return
    try:
        end_session(db_session(), user.id, device, now=clock.utc())
    except NotFound:  # long forgotten
        return
    db_session().commit()


def _end_others(_app: Flask, user: SignedIn, **_: Any) -> None:
    end_sessions(db_session(), user.id, now=clock.utc(), but=current_device())


def _end_all(_app: Flask, user: SignedIn, **_: Any) -> None:
    end_sessions(db_session(), user.id, now=clock.utc())


def _forget_elsewhere(_app: Flask, user: SignedIn, **_: Any) -> None:
    """Who signs in elsewhere was found by the address until now."""
    user.oidc_subject = None


def _tell_old_address(_app: Flask, user: SignedIn, old_email: str, **_: Any) -> None:
    """Who did not change the address hears of it."""
    if current_settings().sign_in.smtp_url:
        send_mail(ADDRESS_CHANGED, old_email, LETTER.removesuffix(".txt"), user=user)
