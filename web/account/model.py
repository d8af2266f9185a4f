"""An account as Flask-Security speaks to it, and where it finds one."""

import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask import current_app
from flask_security import RoleMixin, SQLAlchemyUserDatastore, UserMixin
from sqlalchemy.orm import Session, selectinload
from werkzeug.local import LocalProxy

from directory.accounts.sessions import is_locked, note_failure
from directory.db import open_session
from directory.models import Account, Passkey
from web import clock
from web.account.messages import LOCKED_ACCOUNT
from web.db import db_session
from web.i18n import gettext


class SignedIn(UserMixin, Account):  # type: ignore[misc]
    """The same row, with what the library asks of a user; the directory knows no web library."""

    tf_phone_number = None  # no codes by text message

    if TYPE_CHECKING:  # the library speaks of whole numbers
        id: uuid.UUID  # type: ignore[assignment]

    def is_locked(self, form_error: list[str] | None = None) -> bool:
        """Whether there were too many failures, and the sentence that says so."""
        locked = is_locked(self, now=clock.utc())
        if locked and form_error is not None:
            form_error.append(gettext(LOCKED_ACCOUNT))
        return locked

    def track_failed_authn(self, auth_type: str, tfa: bool = False) -> None:  # noqa: ARG002 - the library's signature
        """Count a failure at once, whatever becomes of the request."""
        with open_session(current_app.extensions["engine"]) as session:
            note_failure(session, self.id, now=clock.utc())
            session.commit()


class _Database:
    """What the library takes for Flask-SQLAlchemy: something with this request's session."""

    session: Session = LocalProxy(db_session)  # type: ignore[assignment]


class AccountStore(SQLAlchemyUserDatastore):
    """Finds accounts with their passkeys; roles are a column here, not the library's tables."""

    def __init__(self) -> None:
        """Use this request's session."""
        super().__init__(_Database(), SignedIn, RoleMixin, Passkey)  # type: ignore[arg-type]

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> SignedIn | None:  # noqa: ARG002
        """The account where that column has that value."""
        ((name, value),) = kwargs.items()
        if name == "email":
            value = str(value).lower()
        stmt = sa.select(SignedIn).where(getattr(SignedIn, name) == value)
        return db_session().scalar(stmt.options(selectinload(Account.webauthn)))

    def find_user_from_webauthn(self, webauthn: Any) -> SignedIn | None:
        """Whose passkey that is."""
        return self.find_user(id=webauthn.account_id)
