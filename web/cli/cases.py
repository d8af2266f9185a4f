"""`prossima cases`: keys for what is kept of persons, and cases that somebody left."""

import click

from directory.errors import NotReady
from directory.i18n import N_
from directory.settings import Settings
from matching.casework.case_sharing import pass_on_left
from matching.casework.key_rotation import rotate
from matching.casework.sealing import CaseKeys, new_key
from web import clock
from web.cli.context import pass_settings, ready_session, say
from web.cli.spoken import SpokenGroup, command


@command("new-key", help=N_("Print a new key for PROSSIMA_CASE_KEYS; nothing is stored."))
def print_key() -> None:
    """See help."""
    click.echo(new_key())


@command("rotate-keys", help=N_("Encrypt everything anew with the first key, so that the others can go."))
@pass_settings
def rotate_keys(settings: Settings) -> None:
    """See help."""
    keys = CaseKeys(settings.case_keys)
    with ready_session(settings) as session:
        done = rotate(session, keys)
        session.commit()
    say(settings, N_("Encrypted anew: %(count)s of %(total)s persons."), count=done.resealed, total=done.total)
    if done.unreadable:
        message = N_(
            "No key opens these persons, which stay as they are: %(people)s. Put the former key back behind the first "
            "one and repeat; until then throw no key away."
        )
        raise NotReady(message, people=done.unreadable)
    say(settings, N_("The first key opens all of them: when every server has it, the others can be taken away."))


@command("pass-on", help=N_("Give a case to another worker, unread, when the account of its own is switched off."))
@click.argument("reference")
@click.argument("email")
@pass_settings
def pass_on(settings: Settings, reference: str, email: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        worker = pass_on_left(session, reference, email, now=clock.utc())
        session.commit()
    say(settings, N_("“%(person)s” is now with %(name)s."), person=reference, name=worker.called)


cases = SpokenGroup(
    "cases",
    help=N_("Persons whose profile is kept: keys, and cases that somebody left."),
    commands=[print_key, rotate_keys, pass_on],
    no_args_is_help=True,
)
COMMANDS = [cases]
