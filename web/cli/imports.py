"""`prossima imports`: what was imported, and taking it back."""

import uuid
from datetime import UTC, datetime
from typing import Any

import click
import sqlalchemy as sa

from directory.catalog.current import current
from directory.curation.history import name_of
from directory.curation.merging import NO_SUCH_FIELD
from directory.curation.reversal import Kept
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import Source
from directory.settings import Settings
from importers.history.origins import ValueOrigins, value_origins
from importers.plan import shown
from importers.planning.three_way import set_trust
from importers.records.draft import STORED
from importers.records.stored import source_name
from importers.undo import ListedImport, Undone, imports, undo_import
from web.cli.context import operator, pass_settings, print_json, ready_session, say, today
from web.cli.spoken import SpokenGroup
from web.i18n import translate
from web.in_words.fields import said_once, slot_label, slot_value
from web.services.history import kept_sentence

SHOWN_KEPT = 20
INDENT = "  "
NO_SUCH_SOURCE = N_("There is no list called “%(name)s”: `prossima imports list` shows which there are.")


@click.group("imports", cls=SpokenGroup, help=N_("What was imported, and taking it back."))
def imports_() -> None:
    """See help."""


@imports_.command("list", help=N_("List every import with its number, the last one first."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = imports(session)
    if as_json:
        print_json({"imports": [_json(one) for one in found]})
        return
    if not found:
        say(settings, N_("Nothing was imported yet."))
    for one in found:
        click.echo(_line(one, settings.language))


@imports_.command(help=N_("Take an import back, as far as nothing newer depends on it; what stays is named."))
@click.argument("number", type=click.IntRange(1))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def undo(settings: Settings, number: int, as_json: bool) -> None:
    """See help."""
    take_back(settings, number, as_json=as_json)


@imports_.command(help=N_("Say how far a list is believed about a field, where two lists contradict each other."))
@click.argument("source")
@click.argument("rank", type=int)
@click.option("--field", default="", help=N_("One field such as phones or service.email; without it, all others."))
@pass_settings
def trust(settings: Settings, source: str, rank: int, field: str) -> None:
    """See help."""
    with ready_session(settings) as session:
        name = source_name(session, source)
        found = session.scalar(sa.select(Source).where(Source.name == name))
        if found is None:
            raise NotFound(NO_SUCH_SOURCE, name=source)
        if field and field not in STORED:
            raise InvalidInput(NO_SUCH_FIELD, field=field, fields=tuple(sorted(STORED)))
        set_trust(session, found.id, field, rank)
        session.commit()
    say(settings, N_("Where lists contradict each other, the one with the higher number is believed: remembered."))


@imports_.command(help=N_("Show where each value of a service comes from: list, line and day."))
@click.argument("service_id", type=click.UUID)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def origin(settings: Settings, service_id: uuid.UUID, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = value_origins(session, service_id)
    if as_json:
        print_json({"values": [_origins_json(one) for one in found]})
        return
    for _, one in said_once([(one.field, one) for one in found]):
        label = translate(slot_label(one.field), settings.language)
        click.echo(f"{label}: {slot_value(one.field, one.value, settings.language)}")
        for each in one.origins:
            message = N_("%(source)s, line %(line)s, %(day)s")
            if each.line is None:
                message = N_("written here by %(source)s, %(day)s")
            facts = {"source": each.source, "line": str(each.line), "day": each.at.date()}
            click.echo(INDENT + translate(Sentence(message, facts), settings.language))


def _origins_json(one: ValueOrigins) -> dict[str, Any]:
    origins = [{"source": each.source, "line": each.line, "at": each.at.isoformat()} for each in one.origins]
    return {"field": one.field, "value": shown(one.value), "origins": origins}


def take_back(settings: Settings, number: int, *, as_json: bool) -> None:
    """Undo an import and say what became of it."""
    with ready_session(settings) as session:
        undone = undo_import(session, number, by=operator("prossima imports undo"), now=datetime.now(UTC))
        session.commit()
        current(session, settings, today=today())
    if as_json:
        print_json(
            {
                "number": undone.number,
                "source": undone.source,
                "removed": undone.removed,
                "restored": undone.restored,
                "left": undone.left,
                "kept": [_kept_json(one, settings.language) for one in undone.kept],
            }
        )
    else:
        _print_undone(settings, undone)


def _json(one: ListedImport) -> dict[str, Any]:
    batch = one.batch
    return {
        "number": batch.number,
        "source": one.source,
        "by": batch.imported_by,
        "at": batch.imported_at.isoformat(),
        "rows": batch.rows,
        "created": batch.created,
        "updated": batch.updated,
        "unchanged": batch.unchanged,
        "lost": batch.lost,
        "undone_by": batch.undone_by,
        "undone_at": batch.undone_at.isoformat() if batch.undone_at else None,
    }


def _line(one: ListedImport, language: str) -> str:
    message = N_(
        "%(number)s. %(source)s – %(day)s, %(by)s. Rows: %(rows)s (created: %(created)s, updated: %(updated)s, "
        "unchanged: %(unchanged)s)"
    )
    batch = one.batch
    facts = {name: getattr(batch, name) for name in ("rows", "created", "updated", "unchanged")}
    told = {
        "number": str(batch.number),
        "source": one.source,
        "day": batch.imported_at.date(),
        "by": name_of(batch.imported_by),
    }
    line = translate(Sentence(message, {**facts, **told}), language)
    if batch.undone_by is None:
        return line
    by = name_of(batch.undone_by)
    undone = Sentence(N_("partly undone by %(by)s"), {"by": by})
    if batch.undone_at is not None:
        undone = Sentence(N_("undone on %(day)s by %(by)s"), {"day": batch.undone_at.date(), "by": by})
    return f"{line} ({translate(undone, language)})"


def _kept_json(one: Kept, language: str) -> dict[str, Any]:
    return {
        "id": str(one.resource_id),
        "name": one.name,
        "field": one.field,
        "text": translate(kept_sentence(one), language),
    }


def _print_undone(settings: Settings, undone: Undone) -> None:
    click.echo(translate(undone.sentence, settings.language))
    for one in undone.kept[:SHOWN_KEPT]:
        click.echo(INDENT + translate(kept_sentence(one), settings.language))
    if len(undone.kept) > SHOWN_KEPT:
        say(settings, N_("… and %(count)s more (all with --json)."), count=len(undone.kept) - SHOWN_KEPT)


COMMANDS = [imports_]
