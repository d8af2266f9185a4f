"""A small OpenID Connect provider, run as a process of its own: `python -m tests.web.account.oidc_provider PORT`.

Who opens /authorize is signed in at once as the person whom `POST /person` named last.
"""

import os
import sys
import time
from types import SimpleNamespace
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6749.models import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import RSAKey
from werkzeug.wrappers import Response

CLIENT_ID, CLIENT_SECRET = "prossima", "a secret of the client"
PERSON: dict[str, Any] = {}
CODES: dict[str, "Code"] = {}
KEY = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})


class Client(ClientMixin):  # type: ignore[misc]
    """Prossima."""

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith("/account/oidc/return/oidc")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class Code(SimpleNamespace, AuthorizationCodeMixin):  # type: ignore[misc]
    """What the browser carries back."""

    def get_redirect_uri(self) -> Any:
        return self.redirect_uri

    def get_scope(self) -> Any:
        return self.scope

    def get_auth_time(self) -> int:
        return int(self.at)

    def get_nonce(self) -> Any:
        return self.nonce

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
    """Keeps codes in memory."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]  # noqa: RUF012 - as the library has it

    def save_authorization_code(self, code: str, request: Any) -> None:
        data = request.payload.data
        CODES[code] = Code(
            code=code,
            person=dict(PERSON),
            redirect_uri=request.payload.redirect_uri,
            scope=request.payload.scope,
            nonce=data.get("nonce"),
            code_challenge=data.get("code_challenge"),
            code_challenge_method=data.get("code_challenge_method"),
            at=time.time(),
        )

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        return CODES.get(code)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        CODES.pop(authorization_code.code)

    def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
        return dict(authorization_code.person)


class Identity(OpenIDCode):  # type: ignore[misc]
    """Says who that is."""

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return False

    def get_jwt_config(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {"key": KEY.as_dict(private=True), "alg": "RS256", "iss": ISSUER, "exp": 300}

    def generate_user_info(self, user: dict[str, Any], scope: str) -> UserInfo:
        return UserInfo(user)


def make_provider() -> Flask:
    """The provider's pages."""
    app = Flask("provider")
    server = AuthorizationServer(app, lambda client_id: Client() if client_id == CLIENT_ID else None, lambda *_: None)
    server.register_grant(CodeGrant, [CodeChallenge(required=True), Identity(require_nonce=True)])

    @app.get("/.well-known/openid-configuration")
    def description() -> Response:
        return jsonify(
            issuer=ISSUER,
            authorization_endpoint=f"{ISSUER}/authorize",
            token_endpoint=f"{ISSUER}/token",
            jwks_uri=f"{ISSUER}/jwks",
            response_types_supported=["code"],
            subject_types_supported=["public"],
            id_token_signing_alg_values_supported=["RS256"],
            token_endpoint_auth_methods_supported=["client_secret_basic"],
        )

    @app.get("/jwks")
    def keys() -> Response:
        return jsonify(keys=[KEY.as_dict(private=False)])

    @app.post("/person")
    def person() -> str:
        PERSON.clear()
        PERSON.update(request.get_json())
        return ""

    @app.get("/authorize")
    def authorize() -> Any:
        return server.create_authorization_response(grant_user=dict(PERSON) if PERSON else None)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # this machine only
    PORT = int(sys.argv[1])
    ISSUER = f"http://127.0.0.1:{PORT}"
    make_provider().run("127.0.0.1", PORT)
