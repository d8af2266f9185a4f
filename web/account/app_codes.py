"""Setting up an app's codes: the key that stands in the phone stays the same until a code has confirmed it."""

from collections.abc import Callable
from typing import Any

from flask import Flask, redirect, render_template, request, session, url_for
from flask_login import current_user, user_logged_out
from flask_security import tf_profile_changed
from flask_security.forms import _build_form
from flask_security.proxies import _security
from flask_security.totp import Totp
from passlib.exc import UsedTokenError
from werkzeug.wrappers import Response

View = Callable[..., Any]
PENDING = "unconfirmed_app_key"  # in the session: whose it is, and the key as the library encrypts it
ANEW = "anew"  # the button that asks for another key


class OneTimeCodes(Totp):
    """An app's codes; each counts once."""

    def generate_totp_secret(self) -> str:
        """The key that this person has in the phone already, if no code confirmed it yet; else a new one."""
        key = None if request.form.get(ANEW) else _pending_key()
        if key is None:
            key = str(super().generate_totp_secret())
        session[PENDING] = [current_user.fs_uniquifier, key] if current_user.is_authenticated else None
        return key

    def verify_totp(self, token: str, totp_secret: str, user: Any, window: int = 0) -> bool:
        """Whether a code is right and counts now; tries at codes of the phone are counted."""
        is_of_phone = totp_secret == user.tf_totp_secret  # while it is set up, who tries has signed in
        if is_of_phone and not user.take_attempt():
            return False
        is_right = bool(super().verify_totp(token, totp_secret, user, window))
        if is_of_phone and is_right:
            user.attempt_was_right()
        return is_right

    def get_last_counter(self, user: Any) -> int | None:
        """Of the code that counted last."""
        counter: int | None = user.tf_last_counter
        return counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Let the code count.

        Raises:
            UsedTokenError: another request that came at the same time used it.
        """
        if not user.use_code(tmatch.counter):
            raise UsedTokenError()


def set_up_app_codes(app: Flask) -> None:
    """Wrap the library's two views of it; they still decide who gets there and what is right."""
    for name, wrapped in (("two_factor_setup", _begun), ("two_factor_setup_validate", _confirmed)):
        app.view_functions[f"security.{name}"] = wrapped(app.view_functions[f"security.{name}"])
    tf_profile_changed.connect(_forget, app)
    user_logged_out.connect(_forget, app)


def _begun(library_view: View) -> View:
    def codes() -> Any:
        """The library's page; where a key waits for its code, that one with its picture."""
        answer = library_view()
        key = _pending_key()
        return _page_of(key) if request.method == "GET" and isinstance(answer, str) and key else answer

    return codes


def _confirmed(library_view: View) -> View:
    def validate(token: str) -> Any:
        """The code; after the right one come the spare codes, without which a lost phone locks its person out."""
        answer = library_view(token=token)
        is_done = isinstance(answer, Response) and answer.location == url_for("account.profile")
        return redirect(url_for("security.mf_recovery_codes")) if is_done else answer

    return validate


def _page_of(key: str) -> str:
    values = _security.totp_factory.fetch_setup_values(key, current_user)
    state = {"totp_secret": key, "method": "authenticator", "phone": None}
    return render_template(
        "account/codes.html",
        two_factor_setup_form=_build_form("two_factor_setup_form"),  # type: ignore[no-untyped-call]
        two_factor_verify_code_form=_build_form("two_factor_verify_code_form"),  # type: ignore[no-untyped-call]
        choices=["disable"] if current_user.tf_primary_method else [],
        chosen_method="authenticator",
        state_token=_security.tf_setup_serializer.dumps(state),
        authr_qrcode=values["image"],
        authr_key=values["key"],
    )


def _pending_key() -> str | None:
    whose, key = session.get(PENDING) or (None, None)
    return key if current_user.is_authenticated and whose == current_user.fs_uniquifier else None


def _forget(_app: Flask, **_: Any) -> None:
    session.pop(PENDING, None)
