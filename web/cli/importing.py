"""`prossima import` and `prossima real-lists`."""

from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.settings import Settings
from importers.apply import apply_plan
from importers.plan import Plan, make_plan
from importers.read import NO_PATH
from importers.report import ListFigures, figures, markdown
from web.cli.context import operator, pass_settings, print_json, ready_session, say
from web.cli.imports import take_back
from web.cli.output import import_json, print_changes, print_counts, print_problems
from web.cli.spoken import command

SHOWN_PROBLEMS = 20
SHOWN_CHANGES = 20
INTRODUCTION = """# Real lists

What became of lists that public bodies published, imported as they are, without a mapping written by hand. Made by
`prossima real-lists LIST… --output docs/real-lists.md`; origins and licences of those that are bundled are in
`data/SOURCES.md`. "municipality found" counts rows whose place was recognised among those that name one.

"""


@command("import", help=N_("Compare a partner's list with the directory, and show what would change."))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--undo", type=click.IntRange(1), help=N_("Take this import back instead; its number is in the list."))
@click.option("--source", help=N_("Whose list it is; without it, the file's name. The same name finds its rows again."))
@click.option("--write", is_flag=True, help=N_("Save the changes; without it they are only shown."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def import_(
    settings: Settings, file: Path | None, undo: int | None, source: str | None, write: bool, as_json: bool
) -> None:
    """See help."""
    if undo is not None:
        take_back(settings, undo, as_json=as_json)
        return
    if file is None:
        raise InvalidInput(NO_PATH)
    with ready_session(settings) as session:
        if write:
            take_turn(session)
        plan = make_plan(session, file, source=source, country=settings.country)
        number = None
        if write:
            number = apply_plan(session, plan, by=operator("prossima import"), now=datetime.now(UTC))
            session.commit()
            current(session, settings)  # a long list is read into the catalog now, and not by the next search
    if as_json:
        print_json({**import_json(plan, written=write, language=settings.language), "import": number})
    else:
        print_plan(settings, plan, number=number)
    if plan.refusal:
        raise plan.refusal


def print_plan(settings: Settings, plan: Plan, *, number: int | None) -> None:
    """A plan in words: what each column was taken for, what changes, what could not be read."""
    say(settings, N_("Columns understood:"))
    for column, field in plan.mapping.items():
        click.echo(f"  {column} → {field}")
    if plan.unmapped:
        say(settings, N_("Columns kept with the source only: %(columns)s"), columns=plan.unmapped)
    print_problems(settings, plan.problems, limit=SHOWN_PROBLEMS)
    print_changes(settings, plan, limit=SHOWN_CHANGES)
    if plan.missing:
        names = tuple(f"{one.name} ({one.line})" for one in plan.missing[:SHOWN_CHANGES])
        message = N_(
            "%(count)s entries of the last list (with their lines there) are no longer in it and stay: %(names)s"
        )
        say(settings, message, count=len(plan.missing), names=names)
    print_counts(settings, plan)
    if plan.lost:
        say(settings, N_("%(lost)s rows were left out; the problems say why."), lost=plan.lost)
    if plan.refusal:
        return
    if number is not None:
        message = N_("Saved as import %(number)s; `prossima imports undo %(number)s` takes it back.")
        say(settings, message, number=str(number))
    else:
        say(settings, N_("Nothing is saved yet: repeat with --write to save."))


@command("real-lists", help=N_("Measure how much of each list would become records; saves nothing in the directory."))
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help=N_("Write the report here instead of printing it."))
@pass_settings
def real_lists(settings: Settings, lists: tuple[Path, ...], output: Path | None) -> None:
    """See help."""
    with ready_session(settings) as session:
        report = INTRODUCTION + markdown([_measure(session, path, settings) for path in lists])
    if output is None:
        click.echo(report)
    else:
        output.write_text(report, "utf-8")


def _measure(session: Session, path: Path, settings: Settings) -> ListFigures:
    """One list's figures; a list that cannot be read is in the report with its sentence."""
    name = path.name if path.is_file() else f"{path.parent.name}/{path.name}"
    say(settings, N_("Reading %(file)s…"), file=name, err=True)
    try:
        return figures(name, make_plan(session, path, country=settings.country))
    except AppError as refusal:
        return ListFigures(name, refusal=str(refusal))


COMMANDS = [import_, real_lists]
