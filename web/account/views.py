"""One's own account, and the first administrator's door."""

import uuid

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_security import hash_password
from werkzeug.wrappers import Response

from directory.accounts.accounts import add_account, count_accounts, get_account
from directory.accounts.sessions import end_session, end_sessions, open_sessions
from directory.curation.history import take_turn
from directory.errors import AppError
from directory.i18n import N_
from directory.models import Account, Role
from web import clock
from web.access import EVERYBODY, SIGNED_IN, asks_for, current_account, lacks_second_step, may_open
from web.account.devices import current_device
from web.account.forms import ROLE_NAMES, FirstForm, NameForm
from web.account.links import require_first_token
from web.db import current_settings, db_session
from web.i18n import gettext

bp = Blueprint("account", __name__, url_prefix="/account")


def _mine() -> Account:
    account = current_account()
    if account is None:
        raise RuntimeError("a view that asks for an account was opened without one")
    return account


@bp.get("")
@asks_for(SIGNED_IN)
def profile() -> str:
    """Name, role, how one signs in, and on which devices."""
    return _profile_page(NameForm(formdata=None, name=_mine().name))


@bp.get("/begin")
@asks_for(SIGNED_IN)
def begin() -> Response:
    """Where work begins after signing in: what waits, for each role."""
    if lacks_second_step(_mine()):  # type: ignore[arg-type]
        return redirect(url_for(".profile"))
    starts = ("desk.overview", "own_entries.overview", "search.home")
    return redirect(url_for(next(one for one in starts if may_open(one))))


@bp.post("/name")
@asks_for(SIGNED_IN)
def rename() -> Response | tuple[str, int]:
    """Change what others call this person."""
    form = NameForm()
    if not form.validate():
        return _profile_page(form), 422
    _mine().name = (form.name.data or "").strip()
    db_session().commit()
    flash(gettext(N_("Saved.")), "success")
    return redirect(url_for(".profile"))


def _profile_page(form: NameForm) -> str:
    mine = _mine()
    return render_template(
        "account/profile.html",
        form=form,
        person=get_account(db_session(), mine.id),
        role_names=ROLE_NAMES,
        devices=open_sessions(db_session(), mine.id, since=clock.utc() - clock.session_lifetime()),
        this_device=current_device(),
        must_choose=lacks_second_step(mine),  # type: ignore[arg-type]
        is_first=mine.role == Role.ADMINISTRATOR and count_accounts(db_session()) == 1,
        sends_mail=bool(current_settings().sign_in.smtp_url),
        elsewhere=current_settings().sign_in.oidc_name,
    )


@bp.post("/elsewhere/remove")
@asks_for(SIGNED_IN)
def remove_elsewhere() -> Response:
    """Whoever signs in at the other site does not enter here by it any more."""
    _mine().oidc_subject = None
    db_session().commit()
    flash(gettext(N_("Signing in elsewhere is removed from your account.")), "success")
    return redirect(url_for(".profile"))


@bp.post("/devices/<uuid:device>/end")
@asks_for(SIGNED_IN)
def end_device(device: uuid.UUID) -> Response:
    """Sign out one device."""
    end_session(db_session(), _mine().id, device, now=clock.utc())
    db_session().commit()
    flash(gettext(N_("That device is signed out.")), "success")
    return redirect(url_for(".profile", _anchor="devices"))


@bp.post("/devices/end-others")
@asks_for(SIGNED_IN)
def end_other_devices() -> Response:
    """Sign out every other device."""
    end_sessions(db_session(), _mine().id, now=clock.utc(), but=current_device())
    db_session().commit()
    flash(gettext(N_("All other devices are signed out.")), "success")
    return redirect(url_for(".profile", _anchor="devices"))


@bp.route("/first/<token>", methods=["GET", "POST"])
@asks_for(EVERYBODY)
def first(token: str) -> str | Response | tuple[str, int]:
    """The first administrator chooses address and password, with the link that the command line printed."""
    session = db_session()
    require_first_token(session, token)
    form, problem = FirstForm(), None
    if not form.is_submitted():
        return render_template("account/first.html", form=form, problem=None)
    if form.validate():
        password = hash_password(form.password.data or "")
        take_turn(session)  # of several who use the link at once the first makes it worthless
        require_first_token(session, token)
        try:
            _make_administrator(form, password)
            return redirect(url_for("security.login"))
        except AppError as refused:
            session.rollback()
            problem = refused
    return render_template("account/first.html", form=form, problem=problem), 422


def _make_administrator(form: FirstForm, password: str) -> None:
    made = add_account(
        db_session(),
        form.email.data or "",
        role=Role.ADMINISTRATOR,
        by="first link",
        now=clock.utc(),
        name=form.name.data or "",
    )
    made.password = password
    db_session().commit()
    flash(gettext(N_("Your account is ready. Sign in with it.")), "success")
