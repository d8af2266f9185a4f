"""The administrator's list of accounts: who may sign in, as what, and letting people in and out."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.accounts.accounts import (
    add_account,
    change_role,
    disable,
    enable,
    get_account,
    join_organization,
    list_accounts,
    renew,
    set_teams,
    set_up_again,
)
from directory.accounts.teams import all_teams
from directory.errors import AppError, Conflict, InvalidInput
from directory.i18n import N_
from directory.models import Account, Role
from web import clock
from web.access import ADMINISTRATORS, asks_for, current_signature
from web.account.forms import ROLE_NAMES, InvitationForm, OrganizationForm, RoleForm
from web.account.links import password_link
from web.account.mail import send_now
from web.db import current_settings, db_session
from web.forms.undo_button import flash_with_undo
from web.i18n import current_language, gettext, say

bp = Blueprint("accounts", __name__, url_prefix="/accounts")
SWITCHED_OFF = N_("Switched off: %(name)s cannot sign in any more, on any device.")
LET_IN = N_("%(name)s can sign in again.")
ACTS_FOR = N_("%(name)s can change the entries of “%(organization)s” now.")
ROLE_GIVEN = N_("%(name)s is %(role)s now.")
IS_OF_TEAMS = N_("%(name)s belongs to: %(teams)s.")
IS_OF_NO_TEAM = N_("%(name)s belongs to no team.")
LONGEST_TEAM = 100  # characters
INVITATION = N_("Prossima: your account")


@bp.get("")
@asks_for(ADMINISTRATORS)
def overview() -> str:
    """Everybody who has an account, and the form that lets somebody in."""
    return _page(InvitationForm(formdata=None))


@bp.post("")
@asks_for(ADMINISTRATORS)
def invite() -> str | tuple[str, int]:
    """Make an account; its one-time link goes by e-mail, or is shown once."""
    form = InvitationForm()
    if not form.validate():
        return _page(form), 422
    session = db_session()
    try:
        account = add_account(
            session,
            form.email.data or "",
            role=Role(form.role.data or ""),
            by=current_signature(),
            now=clock.utc(),
            name=form.name.data or "",
            organizations=filter(None, [(form.organization.data or "").strip()]),
            teams=filter(None, [(form.team.data or "").strip()]),
        )
    except AppError as problem:
        session.rollback()
        return _page(form, problem=problem), 422
    session.commit()
    return _hand_over(account)


@bp.post("/<uuid:account_id>/link")
@asks_for(ADMINISTRATORS)
def new_link(account_id: uuid.UUID) -> str:
    """Another one-time link; those before it, and where the person is signed in, end."""
    account = get_account(db_session(), account_id)
    renew(db_session(), account, now=clock.utc())
    db_session().commit()
    return _hand_over(account)


@bp.post("/<uuid:account_id>/again")
@asks_for(ADMINISTRATORS)
def start_again(account_id: uuid.UUID) -> str:
    """For somebody who lost password, app and spare codes: everything is chosen anew with a one-time link."""
    account = get_account(db_session(), account_id)
    set_up_again(db_session(), account, now=clock.utc())
    db_session().commit()
    return _hand_over(account)


@bp.post("/<uuid:account_id>/role")
@asks_for(ADMINISTRATORS)
def role(account_id: uuid.UUID) -> Response | tuple[str, int]:
    """Give another role."""
    form = RoleForm()
    if not form.validate():
        return _page(InvitationForm(formdata=None)), 422
    session, wanted = db_session(), Role(form.role.data or "")
    account = get_account(session, account_id)
    try:
        change_role(session, account, wanted)
    except Conflict as problem:
        return _refused(problem)
    session.commit()
    flash(gettext(ROLE_GIVEN, name=account.called, role=gettext(ROLE_NAMES[wanted])), "success")
    return redirect(url_for(".overview"))


@bp.post("/<uuid:account_id>/organization")
@asks_for(ADMINISTRATORS)
def organization(account_id: uuid.UUID) -> Response | tuple[str, int]:
    """Say for which organization a partner acts."""
    form, session = OrganizationForm(), db_session()
    account = get_account(session, account_id)
    if not form.validate():
        return _refused(InvalidInput(N_("Write the name of an organisation of the directory.")), status=422)
    try:
        join_organization(session, account, form.organization.data or "")
    except AppError as problem:
        return _refused(problem, status=422)
    session.commit()
    flash(gettext(ACTS_FOR, name=account.called, organization=account.organizations[-1].name), "success")
    return redirect(url_for(".overview"))


@bp.post("/<uuid:account_id>/teams")
@asks_for(ADMINISTRATORS)
def teams(account_id: uuid.UUID) -> Response | tuple[str, int]:
    """Say to which teams an account belongs: those that are ticked, and one with a new name."""
    session = db_session()
    account = get_account(session, account_id)
    new = " ".join(request.form.get("new", "").split())
    if len(new) > LONGEST_TEAM:
        return _refused(
            InvalidInput(N_("The name of a team may have %(most)s characters."), most=LONGEST_TEAM), status=422
        )
    ticked = set(request.form.getlist("team", type=uuid.UUID))
    names = [one.name for one in all_teams(session) if one.id in ticked]
    set_teams(session, account, [*names, *filter(None, [new])])
    session.commit()
    if account.teams:
        said = say([one.name for one in account.teams], current_language())
        flash(gettext(IS_OF_TEAMS, name=account.called, teams=said), "success")
    else:
        flash(gettext(IS_OF_NO_TEAM, name=account.called), "success")
    return redirect(url_for(".overview"))


@bp.post("/<uuid:account_id>/disable")
@asks_for(ADMINISTRATORS)
def switch_off(account_id: uuid.UUID) -> Response | tuple[str, int]:
    """Lock somebody out at once."""
    session = db_session()
    account = get_account(session, account_id)
    try:
        disable(session, account, now=clock.utc())
    except Conflict as problem:
        return _refused(problem)
    session.commit()
    flash_with_undo(gettext(SWITCHED_OFF, name=account.called), url_for(".switch_on", account_id=account_id))
    return redirect(url_for(".overview"))


@bp.post("/<uuid:account_id>/enable")
@asks_for(ADMINISTRATORS)
def switch_on(account_id: uuid.UUID) -> Response:
    """Let somebody in again."""
    account = get_account(db_session(), account_id)
    enable(account)
    db_session().commit()
    flash(gettext(LET_IN, name=account.called), "success")
    return redirect(url_for(".overview"))


def _refused(problem: AppError, *, status: int = 409) -> tuple[str, int]:
    """The page as it is, with why nothing was changed."""
    db_session().rollback()
    return _page(InvitationForm(formdata=None), refused=problem), status


def _hand_over(account: Account) -> str:
    """Send the link, or show it to who must hand it over."""
    link, problem = password_link(account), None
    if current_settings().sign_in.smtp_url:
        try:
            send_now(
                account.email,
                INVITATION,
                "account/mail/invitation.txt",
                person=account,
                link=link,
                role_name=ROLE_NAMES[account.role],
            )
            return _page(InvitationForm(formdata=None), sent_to=account.email, link_for=account)
        except AppError as refused:
            problem = refused
    return _page(InvitationForm(formdata=None), link=link, link_for=account, problem=problem)


def _lacks_organization(account: Account) -> bool:
    """Whether somebody may sign in and then finds nothing to do: a partner edits what is of their organizations."""
    return account.role is Role.PARTNER and account.active and not account.organizations


def _page(
    form: InvitationForm,
    *,
    problem: AppError | None = None,
    link: str = "",
    link_for: Account | None = None,
    sent_to: str = "",
    refused: AppError | None = None,
) -> str:
    return render_template(
        "accounts/overview.html",
        form=form,
        people=list_accounts(db_session()),
        teams=all_teams(db_session()),
        now=clock.utc(),
        lacks_organization=_lacks_organization,
        roles=list(Role),
        role_names=ROLE_NAMES,
        problem=problem,
        refused=refused,
        link=link,
        link_for=link_for,
        sent_to=sent_to,
    )
