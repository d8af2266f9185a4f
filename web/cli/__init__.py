"""The command line `prossima`; one file per kind of work."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click
from sqlalchemy.exc import DBAPIError

from directory.errors import AppError, NotReady, ReasonMissing
from directory.i18n import N_, Sentence
from directory.settings import Settings, wished_language
from web.cli.spoken import SpokenGroup, language_of, speak, usage_sentence
from web.i18n import translate

MODULES = {  # command -> the module of this package that has it
    "assign": "assigning",
    "caseload": "caseload",
    "cases": "cases",
    "demo": "setting_up",
    "duplicates": "duplicates",
    "geocode": "geocoding",
    "import": "importing",
    "imports": "imports",
    "init": "setting_up",
    "jobs": "setting_up",
    "learn": "learning",
    "match": "asking",
    "real-lists": "importing",
    "reports": "reports",
    "search": "asking",
    "searches": "searches",
    "serve": "setting_up",
    "sources": "sources",
    "suggest": "suggesting",
    "tag": "tagging",
    "unmet": "unmet",
    "users": "users",
    "workers": "workers",
}
FAILURE = 2  # the exit code of everything that a person can mend
STOPPED = 130  # as shells say it when somebody presses Ctrl+C


class Prossima(SpokenGroup):
    """The whole command line: every failure that a person can mend is one sentence in their language.

    A command's module is loaded when it is called: all of them, with what they need, take seconds.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The names of all commands."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded now; None where there is none of that name."""
        if cmd_name in MODULES and cmd_name not in self.commands:
            self.add_command(command_named(cmd_name))
            speak(self.commands[cmd_name], language_of(ctx))
        return self.commands.get(cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Read the settings, which say the language; then run a command."""
        language = wished_language()
        try:
            settings = Settings.from_env()
            speak(self, language)
            return super().main(*args, **{**kwargs, "obj": settings, "standalone_mode": False})
        except ReasonMissing as problem:
            fail(Sentence(N_("%(what)s On the command line: --reason."), {"what": problem}), language)
        except AppError as problem:
            fail(problem, language)
        except click.UsageError as problem:
            fail(usage_sentence(problem), language)
        except click.ClickException as problem:
            fail(Sentence(problem.format_message()), language)
        except click.Abort:
            click.echo(translate(N_("Stopped; nothing was saved."), language), err=True)
            sys.exit(STOPPED)
        except DBAPIError as problem:
            fail(_database_problem(problem), language)


def _database_problem(problem: DBAPIError) -> NotReady:
    """What the database says, in its own first line."""
    detail = str(problem.orig).strip().splitlines()[0] if str(problem.orig).strip() else type(problem.orig).__name__
    if "locked" in detail:
        return NotReady(N_("Somebody else is writing to the directory. Nothing was saved: try again in a minute."))
    message = N_("The database does not answer as it should: %(detail)s. Check PROSSIMA_DATABASE_URL and its server.")
    return NotReady(message, detail=detail)


def fail(problem: AppError | Sentence, language: str) -> NoReturn:
    """Say what went wrong and what to do, and end."""
    click.echo(click.style(translate(problem, language), fg="red"), err=True)
    sys.exit(FAILURE)


def command_named(name: str) -> click.Command:
    """A command of `MODULES`."""
    commands: list[click.Command] = import_module(f"web.cli.{MODULES[name]}").COMMANDS
    return next(one for one in commands if one.name == name)


main = Prossima(
    "prossima",
    help=N_("Prossima: a true directory of the territory's resources, and the matcher that suggests from it."),
    no_args_is_help=True,
)
