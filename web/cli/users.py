"""`prossima users`: who may sign in, and letting people in and out."""

from typing import Any

import click
from flask import Flask
from sqlalchemy.orm import Session

from directory.accounts.accounts import (
    add_account,
    change_role,
    disable,
    enable,
    find_account,
    list_accounts,
    renew,
    set_teams,
    set_up_again,
)
from directory.i18n import N_, Sentence
from directory.models import Account, Role
from directory.settings import Settings
from web import clock
from web.account.forms import ROLE_NAMES
from web.account.links import first_link, password_link
from web.app import create_app
from web.cli.context import operator, pass_settings, print_json, ready_session, say
from web.cli.spoken import SpokenGroup, command
from web.i18n import translate

ROLES = click.Choice([role.value for role in Role])


@command(help=N_("Make an account, and print the one-time link with which its person chooses a password."))
@click.argument("email")
@click.option("--role", type=ROLES, default=Role.LINK_WORKER.value, show_default=True, help=N_("What it may do."))
@click.option("--name", default="", help=N_("The person's name."))
@click.option("--organization", "organizations", multiple=True, help=N_("An organisation of the directory, by name."))
@click.option("--team", "teams", multiple=True, help=N_("A team; a new name makes a new one."))
@pass_settings
def add(
    settings: Settings, email: str, role: str, name: str, organizations: tuple[str, ...], teams: tuple[str, ...]
) -> None:
    """See help."""
    with ready_session(settings) as session:
        account = add_account(
            session,
            email,
            role=Role(role),
            by=operator("prossima users"),
            now=clock.utc(),
            name=name,
            organizations=organizations,
            teams=teams,
        )
        session.commit()
        _print_link(settings, account)


@command(help=N_("Print a new one-time link; the ones before it, and where the person is signed in, end."))
@click.argument("email")
@click.option("--lost", is_flag=True, help=N_("Forget the second step and passkeys, too: the phone is lost."))
@pass_settings
def link(settings: Settings, email: str, lost: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        account = find_account(session, email)
        (set_up_again if lost else renew)(session, account, now=clock.utc())
        session.commit()
        _print_link(settings, account)


@command(help=N_("Give an account another role."))
@click.argument("email")
@click.argument("role", type=ROLES)
@pass_settings
def role(settings: Settings, email: str, role: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        change_role(session, find_account(session, email), Role(role))
        session.commit()
    say(settings, N_("%(email)s is now %(role)s."), email=email, role=Sentence(ROLE_NAMES[Role(role)]))


@command("teams", help=N_("Say to which teams an account belongs; a new name makes a new team, no name means none."))
@click.argument("email")
@click.argument("teams", nargs=-1)
@pass_settings
def teams_(settings: Settings, email: str, teams: tuple[str, ...]) -> None:
    """See help."""
    with ready_session(settings) as session:
        account = find_account(session, email)
        set_teams(session, account, teams)
        session.commit()
    if teams:
        say(settings, N_("%(name)s belongs to: %(teams)s."), name=email, teams=teams)
    else:
        say(settings, N_("%(name)s belongs to no team."), name=email)


@command("disable", help=N_("Lock an account out at once, on every device."))
@click.argument("email")
@pass_settings
def switch_off(settings: Settings, email: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        disable(session, find_account(session, email), now=clock.utc())
        session.commit()
    say(settings, N_("%(email)s cannot sign in any more."), email=email)


@command("enable", help=N_("Let a disabled or locked account in again."))
@click.argument("email")
@pass_settings
def switch_on(settings: Settings, email: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        enable(find_account(session, email))
        session.commit()
    say(settings, N_("%(email)s can sign in again."), email=email)


@command("list", help=N_("Show every account: role, and whether it can sign in."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def show(settings: Settings, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        people = list_accounts(session)
    if as_json:
        print_json({"accounts": [_json(one) for one in people]})
        return
    for one in people:
        state = "" if one.active else f" ({translate(N_('switched off'), settings.language)})"
        role = translate(ROLE_NAMES[one.role], settings.language)
        click.echo(f"{one.email} – {role}{state}{f' – {one.name}' if one.name else ''}")
    if not people:
        say(settings, N_("Nobody has an account yet: make one with “prossima users add”."))


def _json(account: Account) -> dict[str, Any]:
    return {
        "id": str(account.id),
        "email": account.email,
        "name": account.name,
        "role": account.role.value,
        "active": account.active,
        "confirmed": account.confirmed_at is not None,
        "second_step": account.has_second_step,
        "organizations": [one.name for one in account.organizations],
        "teams": [one.name for one in account.teams],
    }


def _print_link(settings: Settings, account: Account) -> None:
    app = create_app(settings)
    with app.test_request_context():
        address = password_link(account)
    app.extensions["engine"].dispose()
    say(settings, N_("Give this link to %(email)s. It works for a day, once:"), email=account.email)
    click.echo(address)


def print_first_link(settings: Settings, session: Session, app: Flask | None = None, *, served_at: str = "") -> None:
    """Say how the first administrator gets in, where there is none."""
    address = first_link(app or create_app(settings), session, settings, served_at=served_at)
    if address is None:
        return
    say(settings, N_("Nobody administers this site yet. Open this link to do it; it works for a day, once:"), err=True)
    click.echo(address, err=True)


users = SpokenGroup(
    "users",
    help=N_("Who may sign in: add, change and lock out accounts."),
    commands=[add, link, role, teams_, switch_off, switch_on, show],
    no_args_is_help=True,
)
COMMANDS = [users]
