"""Flask-Security in this application: what is switched on, who may open its views, and how often one may try."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import Security
from flask_security.webauthn_util import WebauthnUtil
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from directory.settings import Settings
from web import clock
from web.access import EVERYBODY, SIGNED_IN, asks_for
from web.account import forms, messages, oidc
from web.account.app_codes import OneTimeCodes, set_up_app_codes
from web.account.attempts import AttemptsFile
from web.account.devices import set_up_devices
from web.account.links import on_site
from web.account.mail import Post
from web.account.model import AccountStore
from web.i18n import gettext, ngettext

LINK_HOURS = 24  # how long a link to choose a password works
CODE_SECONDS = 30  # an app's code counts this long before and after

OPEN_VIEWS = (
    *("login", "logout", "forgot_password", "reset_password", "send_confirmation", "confirm_email"),
    *("change_email_confirm", "two_factor_token_validation", "two_factor_rescue", "tf_select", "mf_recovery"),
    *("wan_signin", "wan_signin_response"),
)
OWN_VIEWS = (
    *("verify", "change_password", "change_email", "two_factor_setup", "two_factor_setup_validate"),
    *("mf_recovery_codes", "wan_register", "wan_register_response", "wan_delete", "wan_verify", "wan_verify_response"),
)
SECRETS_TRIED = (  # an attempt at a secret, or a message that is sent
    *("login", "verify", "two_factor_token_validation", "mf_recovery", "wan_signin_response", "wan_verify_response"),
    *("forgot_password", "reset_password", "send_confirmation", "change_email", "change_password"),
)
ATTEMPTS = "20 per minute; 200 per hour"  # at each of those views from one address, which may be a whole office


class Words:
    """The library's sentences in the languages of our pages."""

    @staticmethod
    def gettext(message: str, **facts: Any) -> str:
        """The message in the request's language."""
        return gettext(str(message), **facts)

    @staticmethod
    def ngettext(singular: str, plural: str, num: int, **facts: Any) -> str:
        """The message for that number."""
        return ngettext(singular, plural, num, **facts)

    @staticmethod
    def format_list(words: list[str], **_: Any) -> str:
        """Words in a row."""
        return ", ".join(words)


class Passkeys(WebauthnUtil):
    """Passkeys of any device, which always check that it is their person: a fingerprint, a face, a PIN."""

    def authenticator_selection(self, user: Any, usage: str) -> AuthenticatorSelectionCriteria:  # noqa: ARG002
        """What a new passkey must be able to do."""
        return AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
        )

    def user_verification(self, user: Any, usage: list[str]) -> UserVerificationRequirement:  # noqa: ARG002
        """What using one must prove."""
        return UserVerificationRequirement.REQUIRED


def set_up_accounts(app: Flask, settings: Settings) -> None:
    """Add signing in to the application, with its views under /account."""
    app.config.update(_configuration(app.config["SECRET_KEY"], settings))
    security = Security(
        app,
        AccountStore(),
        login_form=forms.SignInForm,
        reset_password_form=forms.FirstPasswordForm,
        change_password_form=forms.NewPasswordForm,
        verify_form=forms.PasswordAgainForm,
        two_factor_verify_code_form=forms.CodeForm,
        two_factor_rescue_form=forms.RescueForm,
        mf_recovery_form=forms.SpareCodeForm,
        mail_util_cls=Post,
        totp_cls=OneTimeCodes,
        webauthn_util_cls=Passkeys,
    )
    security.i18n_domain = Words()  # type: ignore[assignment]
    security.want_json(lambda _request: False)
    security.principal.skip_static = True
    app.jinja_env.filters["on_site"] = on_site
    set_up_devices(app, security, settings.sign_in)
    set_up_app_codes(app)
    for name in OPEN_VIEWS:
        asks_for(EVERYBODY)(app.view_functions[f"security.{name}"])
    for name in OWN_VIEWS:
        asks_for(SIGNED_IN)(app.view_functions[f"security.{name}"])
    oidc.set_up_oidc(app, security, settings.sign_in)
    _limit_attempts(app, settings)


def _limit_attempts(app: Flask, settings: Settings) -> None:
    limiter = Limiter(
        get_remote_address,
        app=app,
        storage_uri=settings.sign_in.limits_url or AttemptsFile.address(settings.instance_dir / "attempts.db"),
        storage_options={} if settings.sign_in.limits_url else {"key": _key_of_attempts(app)},
        in_memory_fallback_enabled=True,  # a store that does not answer lets nobody try more often
    )
    app.extensions["attempts"] = limiter
    limiter.request_filter(lambda: request.method != "POST")  # all limits are of attempts; pages need not look for any
    for name in SECRETS_TRIED:
        view = app.view_functions[f"security.{name}"]
        app.view_functions[f"security.{name}"] = limiter.limit(ATTEMPTS, methods=["POST"])(view)  # type: ignore[assignment]


def _key_of_attempts(app: Flask) -> str:
    return derived_key(app.config["SECRET_KEY"], "attempts").hex()


def derived_key(secret_key: str, purpose: str) -> bytes:
    """32 bytes for one purpose; who knows one knows no other."""
    return hmac.new(secret_key.encode(), purpose.encode(), hashlib.sha256).digest()


def _configuration(secret_key: str, settings: Settings) -> dict[str, Any]:
    sign_in = settings.sign_in
    features = ("RECOVERABLE", "CONFIRMABLE", "CHANGEABLE", "CHANGE_EMAIL", "TWO_FACTOR", "WEBAUTHN")
    return {
        **messages.as_settings(),
        **_addresses(),
        **_templates(),
        **oidc.configuration(sign_in),
        **_second_step(secret_key),
        **{f"SECURITY_{feature}": True for feature in features},
        "SESSION_COOKIE_SECURE": sign_in.base_url.startswith("https://"),
        "SESSION_COOKIE_HTTPONLY": True,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=sign_in.session_hours),
        "SESSION_REFRESH_EACH_REQUEST": False,  # a late image must not bring back the cookie of before signing out
        "SECURITY_CACHE_CONTROL": {"private": None, "no-store": None},  # its own True is written as "no-store=True"
        "SECURITY_STATIC_FOLDER": None,
        "SECURITY_CLI_USERS_NAME": False,
        "SECURITY_CLI_ROLES_NAME": False,
        "SECURITY_API_ENABLED_METHODS": ["session"],
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_DATETIME_FACTORY": clock.utc,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
        "SECURITY_PASSWORD_LENGTH_MIN": forms.SHORTEST_PASSWORD,
        "SECURITY_LOGIN_WITHOUT_CONFIRMATION": True,  # an administrator gave the address and the link
        "SECURITY_RESET_PASSWORD_WITHIN": timedelta(hours=LINK_HOURS),
        "SECURITY_FRESHNESS": timedelta(hours=1),
        "SECURITY_FRESHNESS_GRACE_PERIOD": timedelta(minutes=10),
        "SECURITY_EMAIL_SENDER": sign_in.mail_from,
        "SECURITY_EMAIL_HTML": False,
        "SECURITY_POST_LOGIN_VIEW": "account.begin",
        "SECURITY_POST_CHANGE_VIEW": "account.profile",
        "SECURITY_POST_CHANGE_EMAIL_VIEW": "account.profile",
        "SECURITY_POST_CONFIRM_VIEW": "account.profile",
        "SECURITY_USER_IDENTITY_ATTRIBUTES": [
            {"email": {"mapper": _folded, "case_insensitive": True}},
            {"oidc_subject": {"mapper": str}},
        ],
    }


def _second_step(secret_key: str) -> dict[str, Any]:
    """Codes of an app, spare codes and passkeys; what is kept of them is encrypted with keys of their own."""
    return {
        "SECURITY_TOTP_SECRETS": {"1": derived_key(secret_key, "one-time codes").hex()},
        "SECURITY_TOTP_ISSUER": "Prossima",
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_AUTHENTICATOR_VALIDITY": CODE_SECONDS,
        "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
        "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "account.profile",
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": 8,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [
            base64.urlsafe_b64encode(derived_key(secret_key, "recovery codes"))
        ],
        "SECURITY_WAN_RP_NAME": "Prossima",
        "SECURITY_WAN_ALLOW_USER_HINTS": False,
    }


def _folded(email: str) -> str:
    return email.strip().lower()


def _addresses() -> dict[str, str]:
    addresses = {
        "LOGIN": "sign-in",
        "LOGOUT": "sign-out",
        "RESET": "reset",
        "CHANGE": "password",
        "CONFIRM": "confirm",
        "VERIFY": "again",
        "CHANGE_EMAIL": "email",
        "TWO_FACTOR_SETUP": "codes",
        "TWO_FACTOR_TOKEN_VALIDATION": "code",
        "TWO_FACTOR_RESCUE": "rescue",
        "TWO_FACTOR_SELECT": "second-step",
        "MULTI_FACTOR_RECOVERY_CODES": "spare-codes",
        "MULTI_FACTOR_RECOVERY": "spare-code",
        "WAN_REGISTER": "passkeys",
        "WAN_SIGNIN": "passkey",
        "WAN_DELETE": "passkeys/remove",
        "WAN_VERIFY": "passkey/again",
    }
    return {f"SECURITY_{name}_URL": f"/account/{path}" for name, path in addresses.items()}


def _templates() -> dict[str, str]:
    pages = {
        "LOGIN_USER": "account/sign_in.html",
        "FORGOT_PASSWORD": "account/forgot.html",
        "RESET_PASSWORD": "account/reset.html",
        "CHANGE_PASSWORD": "account/password.html",
        "SEND_CONFIRMATION": "account/confirm.html",
        "CHANGE_EMAIL": "account/email.html",
        "VERIFY": "account/again.html",
        "TWO_FACTOR_SETUP": "account/codes.html",
        "TWO_FACTOR_VERIFY_CODE": "account/code.html",
        "TWO_FACTOR_SELECT": "account/second_step.html",
        "MULTI_FACTOR_RECOVERY": "account/spare_code.html",
        "MULTI_FACTOR_RECOVERY_CODES": "account/spare_codes.html",
        "WAN_REGISTER": "account/passkeys.html",
        "WAN_SIGNIN": "account/passkey.html",
        "WAN_VERIFY": "account/passkey_again.html",
    }
    letters = {
        "EMAIL_TEMPLATE_PASSWORD_RESET": "account/mail/reset.txt",
        "EMAIL_TEMPLATE_CONFIRM": "account/mail/confirm.txt",
        "EMAIL_TEMPLATE_PASSWORD_RESET_NOTICE": "account/mail/password_changed.txt",
        "EMAIL_TEMPLATE_PASSWORD_CHANGE_NOTICE": "account/mail/password_changed.txt",
        "CHANGE_EMAIL_EMAIL_TEMPLATE": "account/mail/new_address.txt",
    }
    named = {f"SECURITY_{name}_TEMPLATE": page for name, page in pages.items()}
    return named | {f"SECURITY_{name}": letter.removesuffix(".txt") for name, letter in letters.items()}
