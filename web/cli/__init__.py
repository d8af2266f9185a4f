"""The command line `prossima`; one file per kind of work."""

import sys
from typing import Any, NoReturn

import click
from sqlalchemy.exc import DBAPIError

from directory.errors import AppError, NotReady
from directory.i18n import N_, Sentence
from directory.settings import Settings, wished_language
from web.cli import (
    asking,
    assigning,
    caseload,
    duplicates,
    geocoding,
    importing,
    imports,
    learning,
    reports,
    searches,
    setting_up,
    suggesting,
    tagging,
    unmet,
    users,
    workers,
)
from web.cli.spoken import SpokenGroup, speak, usage_sentence
from web.i18n import translate

FAILURE = 2  # the exit code of everything that a person can mend
STOPPED = 130  # as shells say it when somebody presses Ctrl+C


class Prossima(SpokenGroup):
    """The whole command line: every failure that a person can mend is one sentence in their language."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Read the settings, which say the language; then run a command."""
        language = wished_language()
        try:
            settings = Settings.from_env()
            speak(self, language)
            return super().main(*args, **{**kwargs, "obj": settings, "standalone_mode": False})
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


main = Prossima(
    "prossima",
    help=N_("Prossima: a true directory of the territory's resources, and the matcher that suggests from it."),
    commands=[
        *setting_up.COMMANDS,
        *importing.COMMANDS,
        *imports.COMMANDS,
        *asking.COMMANDS,
        *assigning.COMMANDS,
        *caseload.COMMANDS,
        *suggesting.COMMANDS,
        *duplicates.COMMANDS,
        *tagging.COMMANDS,
        *learning.COMMANDS,
        *searches.COMMANDS,
        *unmet.COMMANDS,
        *reports.COMMANDS,
        *geocoding.COMMANDS,
        *users.COMMANDS,
        *workers.COMMANDS,
    ],
    no_args_is_help=True,
)
