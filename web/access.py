"""Who may open which page: every view says it with `asks_for`, one guard decides, and what says nothing stays closed.

`docs/roles.md` tells the same as a table; a test holds the two together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from flask import Flask, abort, current_app, flash, g, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from directory.accounts.accounts import signature
from directory.errors import AppError
from directory.i18n import N_
from directory.models import Role
from matching.casework.case_access import CASE_ROLES
from web.account.model import SignedIn
from web.db import current_settings

View = TypeVar("View", bound=Callable[..., object])
SECOND_STEP_ROLES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})  # they see and change what is not theirs
SECOND_STEP_FIRST = N_("Your role asks for a second step when you sign in: choose one now.")
SECOND_STEP_REFUSED = N_(
    "Your role asks for a second step when you sign in. Nothing was saved: choose one, open the form again, and fill "
    "it in."
)


class SecondStepFirst(AppError):
    """Something was sent by an account that must choose a second step before."""


@dataclass(frozen=True)
class Access:
    """Which roles may open a view; `without_account`: "always", "while public" (see PROSSIMA_PUBLIC_READING) or ""."""

    roles: frozenset[Role]
    without_account: str = ""

    def allows(self, role: Role | None, *, is_public: bool) -> bool:
        """Whether that role, or nobody known, may open it."""
        if self.without_account == "always" or (self.without_account and is_public):
            return True
        return role in self.roles


ALL_ROLES = frozenset(Role)
EVERYBODY = Access(ALL_ROLES, "always")  # signing in itself
READERS = Access(ALL_ROLES, "while public")
SIGNED_IN = Access(ALL_ROLES)
EDITORS = Access(frozenset({Role.PARTNER, Role.COORDINATOR, Role.ADMINISTRATOR}))  # partners: what is theirs
CONFIRMERS = Access(ALL_ROLES)  # who checked an entry; partners: what is theirs
PARTNERS = Access(frozenset({Role.PARTNER}))
LINK_WORKERS = Access(frozenset({Role.LINK_WORKER, Role.COORDINATOR, Role.ADMINISTRATOR}))
CASE_WORKERS = Access(CASE_ROLES)  # pages of persons; which person, is asked for each (`case_access.may`)
COORDINATORS = Access(frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}))
ADMINISTRATORS = Access(frozenset({Role.ADMINISTRATOR}))


def asks_for(access: Access) -> Callable[[View], View]:
    """Say who may open a view; stands nearest to the function, below the route."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def access_of(app: Flask, endpoint: str) -> Access | None:
    """What a view asks for; None where it does not say."""
    return getattr(app.view_functions.get(endpoint), "access", None)


def current_account() -> SignedIn | None:
    """Who is signed in. Who is not costs no question to the database."""
    if "_user_id" not in session or g.get("is_failing"):
        return None
    return cast("SignedIn", current_user._get_current_object()) if current_user.is_authenticated else None  # noqa: SLF001


def is_closed_to_reader() -> bool:
    """Whether what was asked for needs an account, and nobody is signed in."""
    access = access_of(current_app, request.endpoint or "")
    is_open = access is None or access.allows(None, is_public=current_settings().sign_in.is_public)
    return not is_open and current_account() is None


def current_signature() -> str:
    """Who makes a change, for the history (`directory.curation.history.acting`)."""
    account = current_account()
    return signature(account) if account else ""


def set_up_access(app: Flask) -> None:
    """Ask at every request; tell templates who is signed in."""
    asks_for(EVERYBODY)(app.view_functions["static"])
    app.before_request(_guard)
    app.jinja_env.globals.update({"account": current_account, "may_open": may_open})


def may_open(endpoint: str) -> bool:
    """Whether that view opens for who reads this page, by the same rule as when it is asked for."""
    access, account = access_of(current_app, endpoint), current_account()
    is_public = current_settings().sign_in.is_public
    if access is None or access.allows(None, is_public=is_public):
        return access is not None
    return account is not None and access.allows(account.role, is_public=is_public) and not _step_first(access, account)


def _guard() -> Response | None:
    if request.endpoint is None:  # nothing there: the page for that tells nothing
        return None
    access = access_of(current_app, request.endpoint)
    if access is None:
        abort(403)
    sign_in = current_settings().sign_in
    if access.allows(None, is_public=sign_in.is_public):
        return None
    account = current_account()
    if account is None:
        return _ask_to_sign_in()
    if not access.allows(account.role, is_public=sign_in.is_public):
        abort(403)
    if _step_first(access, account):
        if request.method not in {"GET", "HEAD"}:  # what was typed would be lost by going elsewhere
            raise SecondStepFirst(SECOND_STEP_REFUSED)
        flash(SECOND_STEP_FIRST, "warning")
        return redirect(url_for("account.profile"))
    return None


def _step_first(access: Access, account: SignedIn) -> bool:
    """Whether they must choose a second step before that opens; their own account does without."""
    return access is not SIGNED_IN and lacks_second_step(account)


def lacks_second_step(account: SignedIn) -> bool:
    """Whether this account must choose a second step before it may do what its role allows."""
    is_required = current_settings().sign_in.second_step == "required"
    return is_required and account.role in SECOND_STEP_ROLES and not account.has_second_step


def _ask_to_sign_in() -> Response:
    """The way back is kept for what can be opened again."""
    if request.method not in {"GET", "HEAD"}:
        abort(401)
    return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
