"""`prossima workers`: who has room for what, lists of link workers, and absences."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from directory.accounts.teams import EVERYTHING, Scope, set_worker_teams, team_named
from directory.curation.absences import end_absence, record_absence, worker_named
from directory.curation.history import take_turn
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from importers.link_workers.lists import LinkWorkersImported, import_link_workers
from matching.link_workers.find import find_workers
from matching.link_workers.team import build_team
from matching.weighting.versions import in_force
from web.cli import worker_output
from web.cli.context import now, operator, pass_settings, print_json, ready_session, say, today
from web.cli.import_output import print_problems, problem_text
from web.cli.spoken import SpokenGroup, command

SHOWN = 20
DAY = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@command("list", help=N_("Who has room for what; with words, who fits: “chi parla albanese e segue dipendenze?”."))
@click.argument("words", nargs=-1)
@click.option("--team", help=N_("Only link workers of this team."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def list_(settings: Settings, words: tuple[str, ...], team: str | None, as_json: bool) -> None:
    """See help."""
    vocabulary = Vocabulary.bundled()
    with ready_session(settings) as session:
        scope = Scope.of([team_named(session, team).id]) if team else EVERYTHING
        crew, weights = build_team(session, vocabulary, scope=scope), in_force(session).link_worker
    query = understand(" ".join(words), vocabulary, Gazetteer.bundled(), now=now())
    found = find_workers(query, crew, today=today(), weights=weights)
    if as_json:
        print_json(worker_output.list_json(found, query, settings.language, today=today()))
    else:
        worker_output.print_list(found, query, vocabulary, settings, today=today())


@command("import", help=N_("Compare a list of link workers with those that are there, and show what would change."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help=N_("Whose list it is; without it, the file's name. The same name finds its rows again."))
@click.option("--apply", "write", is_flag=True, help=N_("Save the changes; without it they are only shown."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def import_(settings: Settings, file: Path, source: str | None, write: bool, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        result = import_link_workers(
            session,
            file,
            by=operator("prossima workers import"),
            now=datetime.now(UTC),
            source=source,
            country=settings.country,
        )
        if write:
            session.commit()
        else:
            session.rollback()  # the comparison was made by writing: what is shown is what would be written
    if as_json:
        print_json(_import_json(result, written=write, language=settings.language))
    else:
        _print_import(settings, result, written=write)


def _import_json(result: LinkWorkersImported, *, written: bool, language: str) -> dict[str, Any]:
    return {
        "written": written,
        "rows": result.rows,
        "created": result.created,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "lost": result.lost,
        "new": result.new,
        "changes": [change._asdict() for change in result.changes],
        "missing": result.missing,
        "problems": [
            {"line": one.line, "column": one.column, "value": one.value, "message": problem_text(one, language)}
            for one in result.problems
        ],
        "mapping": result.mapping,
        "unmapped": result.unmapped,
    }


def _print_import(settings: Settings, result: LinkWorkersImported, *, written: bool) -> None:
    if result.unmapped:
        say(settings, N_("Columns that were not read: %(columns)s"), columns=tuple(result.unmapped))
    print_problems(settings, result.problems, limit=SHOWN)
    for name in result.new[:SHOWN]:
        say(settings, N_("  new: %(name)s"), name=name)
    for change in result.changes[:SHOWN]:
        click.echo("  {line}: {name} – {field}: {before} → {after}".format_map(change._asdict()))
    hidden = max(len(result.new) - SHOWN, 0) + max(len(result.changes) - SHOWN, 0)
    if hidden:
        say(settings, N_("… and %(count)s more changes (all of them with --json)."), count=hidden)
    if result.missing:
        message = N_("No longer in this list, and left as they are: %(names)s")
        say(settings, message, names=tuple(result.missing[:SHOWN]))
    message = N_("Rows: %(rows)s (new: %(created)s, updated: %(updated)s, unchanged: %(unchanged)s)")
    created, updated, unchanged = result.created, result.updated, result.unchanged
    say(settings, message, rows=result.rows, created=created, updated=updated, unchanged=unchanged)
    if result.lost:
        say(settings, N_("Rows that were left out: %(lost)s; the problems say why."), lost=result.lost)
    say(settings, N_("Saved.") if written else N_("Nothing is saved yet: repeat with --apply to save."))


@command("away", help=N_("Write down that a link worker is away; why is never kept."))
@click.argument("worker")
@click.option("--from", "begins", type=DAY, help=N_("First day away, such as 2026-02-03; today if not said."))
@click.option("--until", "ends", type=DAY, help=N_("Last day away; if not said, nobody knows."))
@pass_settings
def away(settings: Settings, worker: str, begins: datetime | None, ends: datetime | None) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        found = worker_named(session, worker)
        first = begins.date() if begins else today()
        last = ends.date() if ends else None
        record_absence(session, found, begins=first, ends=last, by=operator("prossima workers away"))
        session.commit()
    if last is None:
        say(settings, N_("%(name)s is away from %(begins)s, nobody knows until when."), name=found.name, begins=first)
    else:
        message = N_("%(name)s is away from %(begins)s until %(ends)s.")
        say(settings, message, name=found.name, begins=first, ends=last)
    say(settings, N_("Who walks with this worker now: see prossima assign --all --occasion leaving."))


@command("back", help=N_("Write down that a link worker is back."))
@click.argument("worker")
@click.option("--on", "day", type=DAY, help=N_("First day back; today if not said."))
@pass_settings
def back(settings: Settings, worker: str, day: datetime | None) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        found = worker_named(session, worker)
        first = day.date() if day else today()
        end_absence(session, found, back_on=first, by=operator("prossima workers back"))
        session.commit()
    say(settings, N_("%(name)s is back on %(day)s."), name=found.name, day=first)


@command("team", help=N_("Say to which teams a link worker belongs; without a name of a team, to none."))
@click.argument("worker")
@click.argument("teams", nargs=-1)
@pass_settings
def team_(settings: Settings, worker: str, teams: tuple[str, ...]) -> None:
    """See help."""
    with ready_session(settings) as session:
        take_turn(session)
        found = worker_named(session, worker)
        set_worker_teams(session, found.id, [team_named(session, one) for one in teams])
        session.commit()
    if teams:
        say(settings, N_("%(name)s belongs to: %(teams)s."), name=found.name, teams=teams)
    else:
        say(settings, N_("%(name)s belongs to no team."), name=found.name)


workers = SpokenGroup(
    "workers",
    help=N_("Link workers: who has room for what, lists of them, and absences."),
    commands=[list_, import_, away, back, team_],
    no_args_is_help=True,
)
COMMANDS = [workers]
