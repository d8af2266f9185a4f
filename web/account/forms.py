"""Forms of signing in: the library's, with what it leaves to us, and our own."""

from collections.abc import Iterator
from typing import Any

from flask_login import current_user
from flask_security.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    TwoFactorRescueForm,
    TwoFactorVerifyCodeForm,
    VerifyForm,
)
from flask_security.proxies import _security
from flask_security.recovery_codes import MfRecoveryForm
from flask_security.utils import verify_password
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from directory.accounts.accounts import LONGEST_NAME
from directory.accounts.sessions import give_attempt_back, use_link
from directory.curation.history import take_turn
from directory.i18n import N_
from directory.models import Role
from web.account.messages import ERRORS, LINK_SPENT
from web.db import db_session
from web.i18n import gettext

ROLE_NAMES = {
    Role.PARTNER: N_("partner"),
    Role.LINK_WORKER: N_("link worker"),
    Role.COORDINATOR: N_("coordinator"),
    Role.ADMINISTRATOR: N_("administrator"),
}
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
SHORT = N_("This is too long.")


class SignInForm(LoginForm):
    """Address and password. Nobody is remembered for longer than the session lasts."""

    remember = None  # type: ignore[assignment]  # so a form leaves a field out

    def validate(self, **kwargs: Any) -> bool:
        """Whether they belong together; phones like to add a space after an address."""
        self.email.data = (self.email.data or "").strip()
        return bool(super().validate(**kwargs))


class _Waits:
    """Does not even look at a secret while the account waits after too many failures."""

    user: Any

    def validate(self, **kwargs: Any) -> bool:
        """Whether it fits; each failure counts."""
        secret = self._secret()
        if self.user is not None:
            errors: list[str] = []
            if self.user.is_locked(errors):
                secret.errors = errors
                return False
        return bool(super().validate(**kwargs))  # type: ignore[misc]

    def _secret(self) -> Any:
        return self.code if hasattr(self, "code") else self.password  # type: ignore[attr-defined]


class CodeForm(_Waits, TwoFactorVerifyCodeForm):
    """The app's code; people write it with a space in the middle."""

    def validate(self, **kwargs: Any) -> bool:
        """Whether it is the one that the app shows."""
        self.code.data = "".join((self.code.data or "").split())
        return super().validate(**kwargs)


class SpareCodeForm(_Waits, MfRecoveryForm):
    """A spare code, instead of the app's; wrong ones count as failures, too."""

    def validate(self, **kwargs: Any) -> bool:
        """Whether it is one of those that are left."""
        self.code.data = (self.code.data or "").strip().lower()
        if self.user is None or not self.code.data:
            return super().validate(**kwargs)
        self.user.take_attempt()
        take_turn(db_session())  # of several who send one code at once the second finds it used
        db_session().refresh(self.user, ["mf_recovery_codes"])
        if super().validate(**kwargs):
            give_attempt_back(db_session(), self.user.id)  # what uses up the code holds the turn until it is written
            return True
        db_session().commit()
        return False


class PasswordAgainForm(_Waits, VerifyForm):
    """The password once more, before something that matters."""


class RescueForm(TwoFactorRescueForm):
    """Who lost the app may use a spare code; a code by e-mail would make the second step worth the first."""

    def validate(self, **kwargs: Any) -> bool:
        """Only that way is open."""
        return bool(super().validate(**kwargs)) and self.help_setup.data == "recovery_code"


NEW_PASSWORD = N_("Write the new password.")
ONCE_MORE = N_("Write the new password a second time.")


def _check_new_password(new: Any, again: Any, *, user: Any = None) -> None:
    """Say all that is wrong with a new password and its repetition, each beside its box."""
    new.errors, again.errors = [], []
    if not (new.data or "").strip():
        new.errors.append(NEW_PASSWORD)
    elif len(new.data) > LONGEST_PASSWORD:
        new.errors.append(SHORT)
    else:
        weak, new.data = _security.password_util.validate(new.data, user is None, user=user)
        new.errors.extend(weak or [])
    if not again.data:
        again.errors.append(ONCE_MORE)
    elif _security.password_util.normalize(again.data) != _security.password_util.normalize(new.data or ""):
        again.errors.append(ERRORS["RETYPE_PASSWORD_MISMATCH"])


class FirstPasswordForm(ResetPasswordForm):
    """A password chosen with a one-time link."""

    user: Any

    def validate(self, **kwargs: Any) -> bool:
        """Whether both boxes say the same good one; every fault is told."""
        super(ResetPasswordForm, self).validate(**kwargs)
        _check_new_password(self.password, self.password_confirm, user=self.user)
        if any(field.errors for field in self):
            return False
        if not use_link(db_session(), self.user):  # somebody else sent it at the same time
            self.password.errors = [gettext(LINK_SPENT)]
            db_session().commit()
            return False
        return True


class NewPasswordForm(ChangePasswordForm):
    """Another password, for who knows the one until now."""

    def validate(self, **kwargs: Any) -> bool:
        """Whether the old one is right and the new one good; every fault is told."""
        super(ChangePasswordForm, self).validate(**kwargs)
        _check_new_password(self.new_password, self.new_password_confirm, user=current_user)
        self.password.errors = [*self._about_the_old_one()]
        return not any(field.errors for field in self)

    def _about_the_old_one(self) -> Iterator[str]:
        if not current_user.password:
            return
        old = _security.password_util.normalize(self.password.data or "")
        if not old.strip():
            yield ERRORS["PASSWORD_NOT_PROVIDED"]
        elif not verify_password(old, current_user.password):
            yield ERRORS["INVALID_PASSWORD"]
        elif old == self.new_password.data:
            self.new_password.errors = [*self.new_password.errors, ERRORS["PASSWORD_IS_THE_SAME"]]


class NameForm(FlaskForm):  # type: ignore[misc]
    """What others call the person."""

    name = StringField(validators=[Length(max=LONGEST_NAME, message=SHORT)])


class PersonForm(NameForm):
    """Somebody who is to have an account."""

    email = EmailField(validators=[InputRequired(ERRORS["EMAIL_NOT_PROVIDED"]), Length(max=254, message=SHORT)])


class FirstForm(PersonForm):
    """The first administrator, who chooses everything alone."""

    password = PasswordField()
    password_confirm = PasswordField()

    def validate(self, **kwargs: Any) -> bool:
        """Whether all is there and the password is good; every fault is told."""
        super().validate(**kwargs)
        _check_new_password(self.password, self.password_confirm)
        return not any(field.errors for field in self)


class InvitationForm(PersonForm):
    """Somebody who is to be let in, and as what."""

    role = StringField(validators=[AnyOf([*Role])], default=Role.LINK_WORKER.value)
    organization = StringField(validators=[Length(max=300, message=SHORT)])
    team = StringField(validators=[Length(max=100, message=SHORT)])


class OrganizationForm(FlaskForm):  # type: ignore[misc]
    """For whom somebody acts."""

    organization = StringField(validators=[InputRequired(), Length(max=300, message=SHORT)])


class RoleForm(FlaskForm):  # type: ignore[misc]
    """Another role."""

    role = StringField(validators=[AnyOf([*Role])])
