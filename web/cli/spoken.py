"""click in the user's language: help, wrong options, and expected failures as one sentence."""

from collections.abc import Iterator
from functools import partial

import click

from directory.i18n import N_, Sentence
from web.i18n import translate

HELP = N_("Show this help.")


class SpokenCommand(click.Command):
    """A command whose help has translated headings; the language is in the context's settings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to call it."""
        prefix = translate(N_("Usage:"), language_of(ctx)) + " "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be set."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for one in options if (record := one.get_help_record(ctx))]
        with formatter.section(translate(N_("Options"), language_of(ctx))):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, with its own help translated."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = translate(HELP, language_of(ctx))
        return option


command = partial(click.command, cls=SpokenCommand)  # declares one


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands."""

    command_class = SpokenCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands with their short help."""
        super().format_options(ctx, formatter)
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        commands = [(name, one.get_short_help_str(formatter.width)) for name, one in found if one]
        with formatter.section(translate(N_("Commands"), language_of(ctx))):
            formatter.write_dl(commands)


def language_of(ctx: click.Context) -> str:
    """What the settings say, which the outermost context holds."""
    language: str = ctx.find_root().obj.language
    return language


def commands_of(command: click.Command) -> Iterator[click.Command]:
    """The command and, of a group, everything in it."""
    yield command
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from commands_of(one)


def speak(command: click.Command, language: str) -> None:
    """Put what a command, or a group with all in it, says of itself and its options into that language."""
    for one in commands_of(command):
        one.help = translate(one.help or "", language)
        for parameter in one.params:
            if isinstance(parameter, click.Option) and parameter.help:
                parameter.help = translate(parameter.help, language)


def usage_sentence(problem: click.UsageError) -> Sentence:
    """What is wrong with how a command was called, and how to see what it takes."""
    path = problem.ctx.command_path if problem.ctx else "prossima"
    return Sentence(N_("%(what)s See: %(command)s --help"), {"what": _what(problem), "command": path})


def _what(problem: click.UsageError) -> Sentence:
    match problem:
        case click.NoSuchOption():
            return Sentence(N_("There is no option %(option)s."), {"option": problem.option_name})
        case click.MissingParameter():
            return Sentence(N_("%(name)s is missing."), {"name": _name(problem)})
        case click.exceptions.NoSuchCommand():
            return Sentence(N_("There is no command %(command)s."), {"command": problem.command_name})
        case click.BadParameter(param=click.Parameter(type=click.IntRange() | click.FloatRange() as numbers)):
            return _range(_name(problem), numbers)
        case click.BadParameter():
            return _bad_value(problem)
        case _:
            return Sentence(N_("The command is not understood: %(detail)s"), {"detail": problem.format_message()})


def _bad_value(problem: click.BadParameter) -> Sentence:
    kind = problem.param.type if problem.param else None
    if isinstance(kind, click.Choice):
        return Sentence(
            N_("%(name)s is one of: %(choices)s."), {"name": _name(problem), "choices": tuple(kind.choices)}
        )
    message = N_("The value of %(name)s is not possible: %(detail)s.")
    return Sentence(message, {"name": _name(problem), "detail": problem.message.rstrip(".")})


def _range(name: str, numbers: click.IntRange | click.FloatRange) -> Sentence:
    if numbers.max is None:
        return Sentence(N_("%(name)s is a number from %(least)s up."), {"name": name, "least": numbers.min})
    facts = {"name": name, "least": numbers.min, "most": numbers.max}
    return Sentence(N_("%(name)s is a number from %(least)s to %(most)s."), facts)


def _name(problem: click.BadParameter) -> str:
    if problem.param is None:
        return "?"
    return (
        problem.param.opts[0]
        if isinstance(problem.param, click.Option)
        else problem.param.make_metavar(problem.ctx or click.Context(click.Command("prossima")))
    )
