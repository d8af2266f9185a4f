"""An account as Flask-Security speaks to it, and where it finds one."""

import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask_security import RoleMixin, SQLAlchemyUserDatastore, UserMixin
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from werkzeug.local import LocalProxy

from directory.accounts.sessions import give_attempt_back, is_locked, take_attempt, use_code
from directory.models import Account, Passkey
from web import clock
from web.account.messages import LOCKED_ACCOUNT
from web.db import db_session
from web.i18n import gettext


class SignedIn(UserMixin, Account):  # type: ignore[misc]
    """The same row, with what the library asks of a user; the directory knows no web library."""

    tf_phone_number = None  # no codes by text message
    _is_counted = False  # the try that this request makes

    if TYPE_CHECKING:  # the library speaks of whole numbers
        id: uuid.UUID  # type: ignore[assignment]

    def is_locked(self, form_error: list[str] | None = None) -> bool:
        """Whether there were too many failures, and the sentence that says so."""
        locked = is_locked(self, now=clock.utc())
        if locked and form_error is not None:
            form_error.append(gettext(LOCKED_ACCOUNT))
        return locked

    def verify_and_update_password(self, password: str) -> bool:
        """Whether it is the right one; while the account waits none is, so that nobody finds it out meanwhile."""
        may_try = self.take_attempt()
        is_right = bool(super().verify_and_update_password(password))
        if may_try and is_right:
            self.attempt_was_right()
        return may_try and is_right

    def take_attempt(self) -> bool:
        """Count a try as a failure at once, whatever becomes of the request; False where the account waits."""
        session = db_session()
        may_try = take_attempt(session, self.id, now=clock.utc())
        session.commit()
        self._is_counted = True
        if not may_try:
            session.refresh(self, ["locked_until"])
        return may_try

    def attempt_was_right(self) -> None:
        """The try that was counted is no failure."""
        session = db_session()
        give_attempt_back(session, self.id)
        session.commit()
        self._is_counted = False

    def use_code(self, counter: int) -> bool:
        """Let an app's code count, by the number of its moment; False where another request did so before."""
        session = db_session()
        is_first = use_code(session, self.id, counter)
        session.commit()
        set_committed_value(self, "tf_last_counter", counter)
        return is_first

    def track_failed_authn(self, auth_type: str, tfa: bool = False) -> None:  # noqa: ARG002 - the library's signature
        """Count a failure that was not counted when it was tried."""
        if not self._is_counted:
            self.take_attempt()
        self._is_counted = False


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
