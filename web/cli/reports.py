"""`prossima reports`: what people say is wrong with entries."""

import uuid
from datetime import UTC, datetime
from typing import Any

import click

from directory.curation.reports import close_report
from directory.i18n import N_, Sentence
from directory.models import EntryReport
from directory.queries.reports import reports as read_reports
from directory.settings import Settings
from web.cli.context import operator, pass_settings, print_json, ready_session, say
from web.cli.spoken import SpokenGroup, command
from web.i18n import translate
from web.reports.words import FAULTS

INDENT = "  "


@command("list", help=N_("Show the open reports, the oldest first."))
@click.option("--all", "with_closed", is_flag=True, help=N_("Closed ones as well."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def list_reports(settings: Settings, with_closed: bool, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        found = read_reports(session, with_closed=with_closed)
        if as_json:
            print_json({"reports": [report_json(one) for one in found]})
            return
        if not found:
            say(settings, N_("There are no reports."))
        for one in found:
            _print(one, settings)


@command("close", help=N_("Say that a report was dealt with; how to ask back is deleted."))
@click.argument("report_id", type=click.UUID)
@click.option("--answer", help=N_("What was done about it."))
@pass_settings
def close(settings: Settings, report_id: uuid.UUID, answer: str | None) -> None:
    """See help."""
    with ready_session(settings) as session:
        by = operator("prossima reports")
        one = close_report(session, report_id, by=by, answer=answer, now=datetime.now(UTC))
        session.commit()
        say(settings, Sentence(N_("Closed: %(name)s."), {"name": one.service_name}))


def report_json(one: EntryReport) -> dict[str, Any]:
    """As docs/cli.md says."""
    return {
        "id": str(one.id),
        "service_id": str(one.service_id),
        "service": one.service_name,
        "fault": one.fault.value,
        "text": one.text,
        "contact": one.contact,
        "reported_at": one.reported_at.isoformat(),
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "closed_by": one.closed_by,
        "answer": one.answer,
    }


def _print(one: EntryReport, settings: Settings) -> None:
    """Number, service and kind on one line; below it the words, who to ask, and what was done."""
    fault = translate(FAULTS[one.fault], settings.language)
    click.echo(f"{one.id}  {one.reported_at.date().isoformat()}  {one.service_name}: {fault}")
    for line in one.text.splitlines():
        click.echo(f"{INDENT}{line}")
    if one.contact:
        say(settings, Sentence(N_("  ask back: %(contact)s"), {"contact": one.contact}))
    if one.closed_at:
        facts = {"by": one.closed_by, "day": one.closed_at.date(), "answer": one.answer or "–"}
        say(settings, Sentence(N_("  closed by %(by)s on %(day)s: %(answer)s"), facts))


reports = SpokenGroup("reports", help=N_("What people say is wrong with entries."), commands=[list_reports, close])
COMMANDS = [reports]
