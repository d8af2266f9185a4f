"""The command line `prossima`; one file per kind of work."""

import sys
from collections.abc import Iterator

import click

from directory.errors import AppError
from directory.i18n import N_
from directory.settings import Settings
from web.cli import asking, geocoding, importing, setting_up
from web.cli.context import say_error
from web.i18n import translate

FAILURE = 2  # the exit code of everything a person can mend, as click's own for a wrong option


class Prossima(click.Group):
    """A group whose help is in the user's language, and whose expected failures are one sentence."""

    def make_context(self, *args: object, **kwargs: object) -> click.Context:
        """Read the settings first: they say the language."""
        try:
            settings = Settings.from_env()
        except AppError as problem:
            click.echo(str(problem), err=True)
            sys.exit(FAILURE)
        speak(self, settings.language)
        context = super().make_context(*args, **kwargs)  # type: ignore[arg-type]
        context.obj = settings
        return context

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an AppError becomes its sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except AppError as problem:
            say_error(problem, ctx.obj.language)
            sys.exit(FAILURE)


def speak(group: click.Group, language: str) -> None:
    """Put the help of a group's commands and options into that language."""
    for command in (group, *_commands(group)):
        command.help = translate(command.help or "", language)
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help:
                parameter.help = translate(parameter.help, language)


def _commands(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command)


main = Prossima(
    "prossima",
    help=N_("Prossima: a true directory of the territory's resources, and the matcher that suggests from it."),
    commands=[*setting_up.COMMANDS, *importing.COMMANDS, *asking.COMMANDS, *geocoding.COMMANDS],
)
