"""`prossima import` and `prossima real-lists`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.errors import AppError, InvalidInput
from directory.i18n import N_, Sentence
from directory.settings import Settings
from importers.apply import apply_plan
from importers.columns.memory import remember, remembered
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.figures import ListFigures, figures, markdown
from importers.planning.planned import Plan
from importers.problems import Problem
from importers.read import NO_PATH
from importers.records.split_places import rows_of_several_places
from importers.sheets.problems_and_questions import questions_sheet, read_answers
from importers.undo import source_of
from web.cli.chosen_columns import asking_for_the_name, chosen_or_remembered, read_choices, require_columns
from web.cli.context import operator, pass_settings, print_json, ready_session, say, today
from web.cli.import_output import import_json, print_changes, print_counts, print_problems
from web.cli.imports import take_back
from web.cli.progress import progress_bar
from web.cli.spoken import command
from web.i18n import translate
from web.imports.kept_problems import keep_problems
from web.imports.told_again import Key, told_again, told_before
from web.imports.words import column_label, problems_csv
from web.in_words.fields import worded

SHEET = click.Path(path_type=Path, dir_okay=False)
SHOWN_PROBLEMS = 20
SHOWN_CHANGES = 20
MANY_GONE = N_(
    "Nothing is saved: services would become inactive because this complete list no longer has them (how many: "
    "%(count)s). Look at their names without --write; if they are gone, repeat with --gone, if the list is not "
    "complete, without --full."
)
INTRODUCTION = """# Real lists

What became of lists that public bodies published, imported as they are, without a mapping written by hand. Made on
{day} by `prossima real-lists LIST… --output docs/real-lists.md`; origins and licences of those that are bundled are
in `data/SOURCES.md`. "municipality found" counts rows whose place was recognised among those that name one.

"""


@command("import", help=N_("Compare a partner's list with the directory, and show what would change."))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--undo", type=click.IntRange(1), help=N_("Take this import back instead; its number is in the list."))
@click.option("--source", help=N_("Whose list it is; without it, the file's name. The same name finds its rows again."))
@click.option("--full", is_flag=True, help=N_("The list is complete: what it no longer has becomes inactive."))
@click.option("--gone", is_flag=True, help=N_("With --full: the many services that it no longer has are surely gone."))
@click.option("--decisions", type=SHEET, help=N_("Which rows are known services: the filled file of --questions."))
@click.option("--questions", type=SHEET, help=N_("Write the rows that are or may be known services here."))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=N_("What a column holds, such as “Cosa fa=service.name”; remembered with --write. May be repeated."),
)
@click.option(
    "--split-places/--no-split-places",
    default=None,
    help=N_("Rows with several whole addresses become one for each place, and so again the next time, or not."),
)
@click.option("--problems", type=SHEET, help=N_("Write what is wrong with the list here, to send back."))
@click.option("--write", is_flag=True, help=N_("Save the changes; without it they are only shown."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def import_(settings: Settings, /, file: Path | None, undo: int | None, **wishes: Any) -> None:
    """See help."""
    if undo is not None:
        take_back(settings, undo, as_json=wishes["as_json"])
        return
    if file is None:
        raise InvalidInput(NO_PATH)
    asked = Wishes(
        answers=read_answers(wishes["decisions"]) if wishes["decisions"] else {},
        is_full=bool(wishes["full"]),
        splits_places=wishes["split_places"],
    )
    how = {"write": wishes["write"], "are_gone": wishes["gone"], "choices": read_choices(wishes["columns"])}
    plan, number, before = _import(settings, file, wishes["source"], asked, **how)
    fresh, again = told_again(plan, plan.problems, before)
    _write_sheets(settings, plan, problems=wishes["problems"], questions=wishes["questions"])
    if wishes["as_json"]:
        shown = import_json(plan, fresh, again, written=wishes["write"], language=settings.language)
        print_json({**shown, "import": number})
    else:
        print_plan(settings, plan, fresh, len(again), number=number)
    if plan.refusal:
        raise plan.refusal


def _import(
    settings: Settings,
    file: Path,
    source: str | None,
    wishes: Wishes,
    *,
    write: bool,
    are_gone: bool,
    choices: Mapping[str, str],
) -> tuple[Plan, int | None, Counter[Key]]:
    """The plan, its number once it is written, and the problems that the last import told."""
    number = None
    with ready_session(settings) as session:
        if write:
            take_turn(session)
        memory = remembered(session, file.stem if source is None else source.strip())
        with asking_for_the_name(), progress_bar(settings, N_("Reading")) as progress:
            plan = make_plan(
                session,
                file,
                source=source,
                country=settings.country,
                progress=progress,
                wishes=wishes,
                chosen=chosen_or_remembered(choices, memory),
            )
        require_columns(choices, [*plan.mapping, *plan.unmapped])
        before = told_before(session, plan.source)
        if write and plan.retires_many and not are_gone:
            raise InvalidInput(MANY_GONE, count=plan.retiring)
        if write:
            with progress_bar(settings, N_("Writing")) as progress:
                by, now = operator("prossima import"), datetime.now(UTC)
                number = apply_plan(session, plan, by=by, now=now, progress=progress)
            if number is not None:
                keep_problems(session, number, plan)
                remember(session, source_of(session, number), choices, by=by, now=now)
            session.commit()
            # a long list is read into the catalog now, and not by the next search
            current(session, settings, today=today())
    return plan, number, before


def _write_sheets(settings: Settings, plan: Plan, *, problems: Path | None, questions: Path | None) -> None:
    """The files that were asked for."""

    def say_it(what: str | Sentence) -> str:
        return translate(what, settings.language)

    if problems is not None:
        text = problems_csv(plan.problems, plan.mapping, settings.language)
        problems.write_text(text, "utf-8-sig", newline="")
    if questions is not None:
        questions.write_text(questions_sheet([*plan.asked, *plan.linked], say=say_it), "utf-8-sig", newline="")


def print_plan(settings: Settings, plan: Plan, fresh: Sequence[Problem], again: int, *, number: int | None) -> None:
    """A plan in words: what each column was taken for, what changes, what could not be read.

    Args:
        fresh: problems that are new; `again`: how many were told the last time and still stand.
    """
    language = settings.language
    say(settings, N_("Columns understood:"))
    for column, field in plan.mapping.items():
        click.echo(f"  {column} → {translate(column_label(field), language)}")
    if plan.unmapped:
        say(settings, N_("Columns kept with the source only: %(columns)s"), columns=plan.unmapped)
    _print_problems(settings, fresh, again)
    print_changes(settings, plan, limit=SHOWN_CHANGES)
    _print_missing(settings, plan)
    print_counts(settings, plan)
    _print_open(settings, plan)
    if plan.records.created_inactive:
        message = N_("Of the new ones, no longer active, so that no search finds them: %(count)s.")
        say(settings, message, count=plan.records.created_inactive)
    if plan.lost:
        say(settings, N_("Rows that were left out: %(lost)s; the problems say why."), lost=plan.lost)
    if plan.refusal:
        return
    if plan.retires_many and number is None:
        say(settings, N_("These are many: to save them as inactive, --gone is needed beside --write."))
    if number is not None:
        message = N_("Saved as import %(number)s; `prossima imports undo %(number)s` takes it back.")
        say(settings, message, number=str(number))
    else:
        say(settings, N_("Nothing is saved yet: repeat with --write to save."))


def _print_open(settings: Settings, plan: Plan) -> None:
    """What somebody may decide otherwise: rows that are or may be known services, and values that stay."""
    if plan.linked:
        say(
            settings,
            N_(
                "Of these, services that are there already, which now have this row, too: %(count)s. Those that "
                "are not the same can be refused with --questions and --decisions."
            ),
            count=len(plan.linked),
        )
    if plan.asked:
        message = N_(
            "Rows that wait, because they may be known services: %(count)s. Answer with --questions and --decisions."
        )
        say(settings, message, count=len(plan.asked))
    could = sum(1 for _ in rows_of_several_places(plan.problems, plan.country))
    if could and plan.splits_places is None:
        message = N_("Rows with several whole addresses: %(count)s. With --split-places each place becomes an entry.")
        say(settings, message, count=could)
    if plan.decided:
        message = N_(
            "Values of the list that are still not taken, as was decided earlier: %(count)s (all with --json)."
        )
        say(settings, message, count=len(plan.decided))


def _print_problems(settings: Settings, fresh: Sequence[Problem], again: int) -> None:
    """Problems that are new, and how many were told the last time."""
    print_problems(settings, worded(fresh, settings.language), limit=SHOWN_PROBLEMS)
    if again:
        message = N_(
            "Problems that were told last time and still stand: %(count)s (all with --json, or in the file of "
            "--problems)."
        )
        say(settings, message, count=again, err=True)


def _print_missing(settings: Settings, plan: Plan) -> None:
    """Rows of the last list that are gone: those that stay, and those that become inactive."""
    kinds = (
        (
            [row for row in plan.missing if row.retires is None],
            N_("No longer in the list, with their lines in the last one, and staying (how many: %(count)s): %(names)s"),
        ),
        (
            plan.retired,
            N_("No longer in the list, becoming inactive and not removed (how many: %(count)s): %(names)s"),
        ),
    )
    for rows, message in kinds:
        if rows:
            names = tuple(f"{one.name} ({one.line})" for one in rows[:SHOWN_CHANGES])
            say(settings, message, count=len(rows), names=names)
    if closed := [*plan.records.ending.values()]:
        names = tuple(f"{name} ({line})" for name, line in closed[:SHOWN_CHANGES])
        say(
            settings,
            N_("No longer active as rows of the list say (how many: %(count)s): %(names)s"),
            count=len(closed),
            names=names,
        )


@command("real-lists", help=N_("Measure how much of each list would become records; saves nothing in the directory."))
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help=N_("Write the report here instead of printing it."))
@pass_settings
def real_lists(settings: Settings, lists: tuple[Path, ...], output: Path | None) -> None:
    """See help."""
    with ready_session(settings) as session:
        report = INTRODUCTION.format(day=today()) + markdown([_measure(session, path, settings) for path in lists])
    if output is None:
        click.echo(report)
    else:
        output.write_text(report, "utf-8")


def _measure(session: Session, path: Path, settings: Settings) -> ListFigures:
    """One list's figures; a list that cannot be read is in the report with its sentence."""
    name = path.name if path.is_file() else f"{path.parent.name}/{path.name}"
    say(settings, N_("Reading %(file)s…"), file=name, err=True)
    try:
        return figures(name, make_plan(session, path, country=settings.country, wishes=Wishes(finds_known=False)))
    except AppError as refusal:
        return ListFigures(name, refusal=str(refusal))


COMMANDS = [import_, real_lists]
