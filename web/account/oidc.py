"""Signing in elsewhere: any OpenID Connect provider, such as a gateway to SPID and CIE, Entra, Google or Keycloak."""

from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask
from flask_security import Security
from flask_security.oauth_provider import FsOAuthProvider

from directory.settings import SignIn
from web.access import EVERYBODY, SIGNED_IN, asks_for
from web.account.model import AccountStore
from web.db import db_session

NAME = "oidc"
UNPROVEN = "the provider did not confirm an address"


class Provider(FsOAuthProvider):
    """The provider of the settings. Nobody gets an account by signing in: an administrator gives it."""

    def __init__(self, sign_in: SignIn, store: AccountStore) -> None:
        """Its endpoints are read from its own description, at the first use."""
        super().__init__(NAME)
        self._sign_in, self._store = sign_in, store

    def authlib_config(self) -> dict[str, Any]:
        """How to speak to it."""
        return {
            "client_id": self._sign_in.oidc_client_id,
            "client_secret": self._sign_in.oidc_client_secret,
            "server_metadata_url": f"{self._sign_in.oidc_issuer}/.well-known/openid-configuration",
            "client_kwargs": {"scope": "openid email profile", "code_challenge_method": "S256", "timeout": 15},
        }

    def fetch_identity_cb(self, oauth: OAuth, token: Any) -> tuple[str, str]:  # noqa: ARG002
        """Who signed in there; the first time, the account with the same confirmed address becomes theirs.

        Raises:
            OAuthError: the provider does not say who that is.
        """
        person = token.get("userinfo") or {}
        if not person.get("sub"):
            raise OAuthError("unknown", UNPROVEN)
        subject = f"{person.get('iss', self._sign_in.oidc_issuer)} {person['sub']}"
        if self._store.find_user(oidc_subject=subject) is None:
            self._link(subject, person)
        return "oidc_subject", subject

    def _link(self, subject: str, person: dict[str, Any]) -> None:
        if person.get("email_verified") is not True or not person.get("email"):
            raise OAuthError("unproven", UNPROVEN)
        account = self._store.find_user(email=person["email"])
        if account is not None and account.active and account.oidc_subject is None:
            account.oidc_subject = subject
            db_session().commit()


def set_up_oidc(app: Flask, security: Security, sign_in: SignIn) -> None:
    """Add the provider's views, where there is one."""
    if not sign_in.oidc_issuer:
        return
    glue, store = security.oauthglue, security.datastore
    if glue is None or not isinstance(store, AccountStore):
        raise RuntimeError("Flask-Security was set up without this provider")
    glue.register_provider_ext(Provider(sign_in, store))
    for name, access in (
        ("oauthstart", EVERYBODY),
        ("oauthresponse", EVERYBODY),
        ("oauth_verify_start", SIGNED_IN),
        ("oauth_verify_response", SIGNED_IN),
    ):
        asks_for(access)(app.view_functions[f"security.{name}"])


def configuration(sign_in: SignIn) -> dict[str, Any]:
    """What the library must know before its views are made."""
    return {
        "SECURITY_OAUTH_ENABLE": bool(sign_in.oidc_issuer),
        "SECURITY_OAUTH_BUILTIN_PROVIDERS": [],
        "SECURITY_OAUTH_START_URL": "/account/oidc/start",
        "SECURITY_OAUTH_RESPONSE_URL": "/account/oidc/return",
        "SECURITY_OAUTH_VERIFY_START_URL": "/account/oidc/again",
        "SECURITY_OAUTH_VERIFY_RESPONSE_URL": "/account/oidc/again-return",
    }


def form_targets(sign_in: SignIn) -> str:
    """Where forms may lead: browsers hold a form to this list also after a redirect."""
    if not sign_in.oidc_issuer:
        return "'self'"
    issuer = urlsplit(sign_in.oidc_issuer)
    return f"'self' {issuer.scheme}://{issuer.netloc}"
