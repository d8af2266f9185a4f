"""`prossima duplicates`: entries of the directory that are probably the same, and what people decide about them."""

import math
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.duplicate_answers import undo_answer
from directory.curation.merging import Side, keep_apart, merge_services
from directory.errors import InvalidInput
from directory.i18n import N_, Sentence
from directory.models import DuplicateDecision
from directory.queries.duplicate_decisions import decisions, names_of
from directory.queries.same_services import ComparedService, compared_services
from directory.settings import Settings
from importers.duplicates.questions import Cluster, find_questions
from importers.resolve import PRIOR, Band, Part
from web.cli.context import operator, pass_settings, print_json, ready_session, say, today
from web.cli.spoken import SpokenGroup
from web.duplicates.words import part_sentence
from web.i18n import say_number, translate
from web.services.history import kept_sentence

INDENT = "  "
NO_SIDE = N_("“%(text)s” is not understood: write the field and whose value stays, as in name=B.")


@click.group(
    "duplicates",
    cls=SpokenGroup,
    invoke_without_command=True,
    help=N_(
        "Show which services of the directory are probably the same, the surest first; commands decide about them, or "
        "the page “Possible duplicates”."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@click.pass_context
def duplicates(context: click.Context, as_json: bool) -> None:
    """See help."""
    if context.invoked_subcommand is not None:
        return
    settings: Settings = context.obj
    with ready_session(settings) as session:
        search = find_questions(session, now=datetime.now(UTC))
        session.commit()
    services, clusters = search.services, search.clusters
    if as_json:
        shown = {service.id for cluster in clusters for service in cluster.services}
        joined = [_joined_json(one) for one in services if len(one.rows) > 1 and one.id not in shown]
        print_json({"clusters": [*joined, *(_json(cluster, settings.language) for cluster in clusters)]})
    else:
        _print(settings, clusters, len(services))


@duplicates.command(help=N_("Make two entries one: A stays, with what only B says, and B's address leads to A."))
@click.argument("a", type=click.UUID)
@click.argument("b", type=click.UUID)
@click.option("--take", multiple=True, metavar="FIELD=SIDE", help=N_("Whose value stays: A, B or (of lists) both."))
@pass_settings
def merge(settings: Settings, a: uuid.UUID, b: uuid.UUID, take: tuple[str, ...]) -> None:
    """See help."""
    choices = dict(map(_choice, take))
    with ready_session(settings) as session:
        compared, by = _compared(session, a, b), operator("prossima duplicates")
        number = merge_services(session, a, b, take=choices, compared=compared, by=by, now=datetime.now(UTC))
        session.commit()
        current(session, settings, today=today())
    message = N_("The two entries are one now (decision %(number)s); `prossima duplicates undo %(number)s` parts them.")
    say(settings, message, number=str(number))


@duplicates.command(help=N_("Remember that two entries are not the same; it is never asked again."))
@click.argument("a", type=click.UUID)
@click.argument("b", type=click.UUID)
@pass_settings
def apart(settings: Settings, a: uuid.UUID, b: uuid.UUID) -> None:
    """See help."""
    with ready_session(settings) as session:
        compared, by = _compared(session, a, b), operator("prossima duplicates")
        number = keep_apart(session, a, b, compared=compared, by=by, now=datetime.now(UTC))
        session.commit()
    say(settings, N_("Remembered as decision %(number)s: these are two different services."), number=str(number))


@duplicates.command(help=N_("Take a decision back: what was merged is two entries again."))
@click.argument("number", type=click.IntRange(1))
@pass_settings
def undo(settings: Settings, number: int) -> None:
    """See help."""
    with ready_session(settings) as session:
        kept = undo_answer(session, number, by=operator("prossima duplicates undo"), now=datetime.now(UTC))
        session.commit()
        current(session, settings, today=today())
    say(settings, N_("Decision %(number)s is taken back."), number=str(number))
    for one in kept:
        click.echo(INDENT + translate(kept_sentence(one), settings.language))


@duplicates.command(help=N_("List what was decided, the last decision first."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def decided(settings: Settings, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = decisions(session)
        names = names_of(session, found)
    if as_json:
        print_json({"decisions": [_decision_json(one) for one in found]})
    for one in () if as_json else found:
        message = N_("%(number)s. the same: “%(a)s” and “%(b)s” – %(day)s, %(by)s")
        if not one.same:
            message = N_("%(number)s. not the same: “%(a)s” and “%(b)s” – %(day)s, %(by)s")
        facts = {"number": str(one.number), "a": names[one.kept_id], "b": names[one.removed_id]}
        say(settings, Sentence(message, {**facts, "day": one.decided_at.date(), "by": one.decided_by}))


def _decision_json(one: DuplicateDecision) -> dict[str, Any]:
    return {
        "number": one.number,
        "same": one.same,
        "kept": str(one.kept_id),
        "removed": str(one.removed_id),
        "by": one.decided_by,
        "at": one.decided_at.isoformat(),
    }


def _choice(text: str) -> tuple[str, Side]:
    name, _, side = text.partition("=")
    sides: dict[str, Side] = {"a": "kept", "b": "removed", "both": "both"}
    if side.strip().casefold() not in sides:
        raise InvalidInput(NO_SIDE, text=text)
    return name.strip(), sides[side.strip().casefold()]


def _compared(session: Session, a: uuid.UUID, b: uuid.UUID) -> dict[str, Any]:
    """What is compared of two entries, for learning."""
    fields = {service.id: dict(service.fields) for service in compared_services(session) if service.id in (a, b)}
    return {"kept": fields.get(a, {}), "removed": fields.get(b, {})}


def _json(cluster: Cluster, language: str) -> dict[str, Any]:
    return {
        "probability": round(cluster.probability, 6),
        "band": cluster.band.value,
        "joined": False,
        "records": [record for service in cluster.services for record in _records_json(service)],
        "weakest": {
            "records": [str(service.id) for service in cluster.weakest],
            "probability": round(cluster.weakest_probability, 6),
            "log_odds": round(math.fsum(part.weight for part in cluster.parts), 6),
            "reasons": [_reason_json(part, language) for part in cluster.parts],
        },
    }


def _joined_json(service: ComparedService) -> dict[str, Any]:
    """Rows of a list that say exactly the same, and are one entry already."""
    return {"probability": 1.0, "band": "same", "joined": True, "records": _records_json(service), "weakest": None}


def _records_json(service: ComparedService) -> list[dict[str, Any]]:
    """One for each row of a list that became the entry, or one alone."""
    return [
        {
            "id": str(service.id),
            "name": service.name,
            "organization": service.organization,
            "place": service.place,
            "source": source,
            "source_line": line,
        }
        for source, line in service.rows or ((None, None),)
    ]


def _reason_json(part: Part, language: str) -> dict[str, Any]:
    return {
        "field": part.name,
        "weight": round(part.weight, 6),
        "text": translate(part_sentence(part.name, part.level), language),
    }


def _print(settings: Settings, clusters: Sequence[Cluster], count: int) -> None:
    if not clusters:
        say(settings, N_("None of the %(count)s services is probably there twice."), count=count)
        return
    for number, cluster in enumerate(clusters, 1):
        probability = say_number(math.floor(100 * cluster.probability), settings.language)
        message = N_("%(number)s. Almost surely the same (right in %(probability)s of 100 such cases):")
        if cluster.band is not Band.SAME:
            message = N_("%(number)s. Perhaps the same, please look (right in %(probability)s of 100 such cases):")
        say(settings, Sentence(message, {"number": number, "probability": probability}))
        for service in cluster.services:
            click.echo(INDENT + _line(service))
            click.echo(INDENT * 2 + click.style(str(service.id), dim=True))
        said = [
            translate(part_sentence(part.name, part.level), settings.language)
            for part in cluster.parts
            if _counts(part)
        ]
        click.echo(INDENT + click.style("→ " + "; ".join(said), dim=True))
    entries = sum(len(cluster.services) for cluster in clusters)
    message = N_("Groups: %(clusters)s, with %(entries)s of %(count)s services. Nothing was changed.")
    say(settings, message, clusters=len(clusters), entries=entries, count=count)
    say(settings, N_("`prossima duplicates merge A B` makes two of them one, `prossima duplicates apart A B` says no."))


def _counts(part: Part) -> bool:
    return part.name != PRIOR and part.level >= 0


def _line(service: ComparedService) -> str:
    source = "; ".join(f"{name}, {line}" for name, line in service.rows) or "–"
    owner = service.organization if service.organization != service.name else ""
    where = ", ".join(filter(None, (service.fields.get("address", ""), service.place)))
    return " – ".join(filter(None, (click.style(service.name, bold=True), owner, where))) + f" ({source})"


COMMANDS = [duplicates]
