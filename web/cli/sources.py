"""`prossima sources`: from where partners' lists are fetched by themselves, and fetching them now."""

import sys
import uuid
from datetime import UTC, datetime
from typing import Any

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import FetchRhythm, ImportDraft, ImportSchedule, ImportState, Source
from directory.settings import Settings
from importers.records.stored import source_name
from web.cli import FAILURE
from web.cli.context import operator, pass_settings, print_json, ready_session, say
from web.cli.imports import NO_SUCH_SOURCE
from web.cli.spoken import SpokenGroup
from web.i18n import translate
from web.imports import schedules
from web.imports.facts import failure
from web.imports.fetching import Looked, due_sources, fetch_source
from web.imports.schedules import Scheduled, Wish
from web.imports.words import RHYTHMS
from web.imports.work import work

PROGRAM = "prossima sources"
NOT_ON = N_(
    "Nothing is fetched by itself here: first set PROSSIMA_FETCH_HOSTS, PROSSIMA_FETCH_PRIVATE_HOSTS or "
    "PROSSIMA_FETCH_FOLDER (docs/settings.md)."
)
WAITS = N_("%(source)s: there is a new list. Look at it and confirm it on the page of partner lists.")
UNCHANGED = N_("%(source)s: no change.")
NOT_FETCHED = N_("%(source)s: %(problem)s")
AS_JSON = N_("Print one JSON object (docs/cli.md).")


@click.group("sources", cls=SpokenGroup, help=N_("Lists that are fetched by themselves from where they are published."))
def sources() -> None:
    """See help."""


@sources.command("list", help=N_("List from where and how often lists are fetched, and what came of it."))
@click.option("--json", "as_json", is_flag=True, help=AS_JSON)
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = schedules.all_scheduled(session, fetching=settings.fetching, now=datetime.now(UTC))
    if as_json:
        print_json({"sources": [_json(one, settings.language) for one in found]})
        return
    if not found:
        say(settings, N_("No list is fetched by itself."))
    for one in found:
        click.echo(_line(one, settings.language))


@sources.command(help=N_("Let the list of a source be fetched by itself: from a web address, or a watched file."))
@click.argument("source")
@click.argument("address")
@click.option(
    "--every",
    type=click.Choice([one.value for one in FetchRhythm]),
    default=FetchRhythm.WEEK.value,
    show_default=True,
    help=N_("How often."),
)
@click.option("--full", "is_full", is_flag=True, help=N_("The list is complete: what it leaves out becomes inactive."))
@pass_settings
def schedule(settings: Settings, source: str, address: str, every: str, is_full: bool) -> None:
    """See help."""
    _require_on(settings)
    wish = Wish(address, FetchRhythm(every), is_full)
    with ready_session(settings) as session:
        found = schedules.imported_source(session, _source(session, source).id)
        by, now = operator(f"{PROGRAM} schedule"), datetime.now(UTC)
        schedules.set_schedule(session, found, wish, fetching=settings.fetching, by=by, now=now)
        session.commit()
    say(settings, N_("Saved. `prossima sources fetch` fetches it now; otherwise background jobs do."))


@sources.command(help=N_("Fetch the lists that are due, or the named one now; what changed waits to be confirmed."))
@click.argument("source", required=False)
@click.option("--json", "as_json", is_flag=True, help=AS_JSON)
@pass_settings
def fetch(settings: Settings, source: str | None, as_json: bool) -> None:
    """See help."""
    _require_on(settings)
    with ready_session(settings) as session:
        if source is not None:
            named = _source(session, source).id
            schedules.look_now(session, named, by=operator(f"{PROGRAM} fetch"), now=datetime.now(UTC))
            session.commit()
    due = due_sources(settings) if source is None else [named]
    fetched = [_read(settings, looked) for source_id in due if (looked := fetch_source(settings, source_id))]
    if as_json:
        print_json({"fetched": [_looked_json(one, settings.language) for one in fetched]})
    else:
        if not fetched:
            say(settings, N_("No list is due."))
        for one in fetched:
            _print_looked(settings, one)
    if any(one.problem for one in fetched):
        sys.exit(FAILURE)


@sources.command(help=N_("Fetch the list of a source no more; what was imported stays."))
@click.argument("source")
@pass_settings
def stop(settings: Settings, source: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        schedules.remove(session, _source(session, source).id, by=operator(f"{PROGRAM} stop"))
        session.commit()
    say(settings, N_("The list is no longer fetched by itself. What was imported stays."))


def _require_on(settings: Settings) -> None:
    if not settings.fetching.is_on:
        raise InvalidInput(NOT_ON)


def _source(session: Session, name: str) -> Source:
    """The source of that name, however it is written."""
    found = session.scalar(sa.select(Source).where(Source.name == source_name(session, name)))
    if found is None:
        raise NotFound(NO_SUCH_SOURCE, name=name)
    return found


def _read(settings: Settings, looked: Looked) -> Looked:
    """Read at once what was fetched: who calls this from cron may run no background jobs."""
    if looked.draft_id is None:
        return looked
    work(settings, looked.draft_id)
    with ready_session(settings) as session:
        draft = session.get(ImportDraft, looked.draft_id)
        if draft is None or draft.state is not ImportState.FAILED:
            return looked
        return Looked(looked.source, looked.draft_id, failure(draft.problem))


def _print_looked(settings: Settings, one: Looked) -> None:
    if one.problem:
        say(settings, NOT_FETCHED, source=one.source, problem=one.problem, err=True)
    else:
        say(settings, WAITS if one.draft_id else UNCHANGED, source=one.source)


def _looked_json(one: Looked, language: str) -> dict[str, Any]:
    return {
        "source": one.source,
        "outcome": "failed" if one.problem else "new" if one.draft_id else "unchanged",
        "draft": _text(one.draft_id),
        "problem": translate(one.problem, language) if one.problem else None,
    }


def _json(one: Scheduled, language: str) -> dict[str, Any]:
    schedule = one.schedule
    moments = {
        name: getattr(schedule, name) for name in ("due_at", "paused_at", "looked_at", "fetched_at", "changed_at")
    }
    return {
        "source": one.source,
        "address": schedule.address,
        "every": schedule.every.value,
        "full": schedule.is_full,
        "set_by": schedule.set_by,
        "set_at": schedule.set_at.isoformat(),
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
        "failures": schedule.failures,
        "problem": translate(one.problem, language) if one.problem else None,
        "draft": _text(one.waiting.id if one.waiting else None),
    }


def _text(draft_id: uuid.UUID | None) -> str | None:
    return str(draft_id) if draft_id else None


def _line(one: Scheduled, language: str) -> str:
    schedule = one.schedule
    facts = {"source": one.source, "every": Sentence(RHYTHMS[schedule.every]), "address": schedule.address}
    line = translate(Sentence(N_("%(source)s – %(every)s from %(address)s"), facts), language)
    return f"{line}: {translate(_state(one, schedule), language)}"


def _state(one: Scheduled, schedule: ImportSchedule) -> Sentence:
    if one.problem:
        message = N_("paused: %(problem)s") if schedule.paused_at else N_("failed, next try on %(day)s: %(problem)s")
        return Sentence(message, {"problem": one.problem, "day": schedule.due_at.date()})
    if schedule.paused_at:
        return Sentence(N_("paused on %(day)s"), {"day": schedule.paused_at.date()})
    if one.waiting:
        return Sentence(N_("there is a new list to look at and confirm"))
    if schedule.fetched_at:
        days = {"day": schedule.fetched_at.date(), "next": schedule.due_at.date()}
        return Sentence(N_("fetched on %(day)s, next on %(next)s"), days)
    return Sentence(N_("not fetched yet"))


COMMANDS = [sources]
