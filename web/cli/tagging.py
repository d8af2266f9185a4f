"""`prossima tag`: what services may be about, and saying so."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.curation.tags import decide
from directory.i18n import N_, Labels
from directory.queries.tag_proposals import TagProposals, tag_proposals
from directory.settings import Settings
from directory.tagging.proposals import ProposedTerm
from directory.taxonomies.vocabulary import Vocabulary
from importers.sheets.tags import proposals_sheet, read_decisions
from web.cli.context import operator, pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command
from web.i18n import say as spoken

SHOWN = 20


@command(help=N_("Propose what services are about, from their texts; confirm or refuse the proposals with a sheet."))
@click.option("--source", help=N_("Only the services of this list."))
@click.option("--limit", type=click.IntRange(1), help=N_("How many services to show: 20 if not said, all with --json."))
@click.option("--output", type=click.Path(path_type=Path), help=N_("Write all proposals to this file, to fill it in."))
@click.option("--decide", "sheet", type=click.Path(path_type=Path), help=N_("A filled file: “sì” or “no” under “ok”."))
@click.option("--write", is_flag=True, help=N_("Save the decisions; without it they are only counted."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def tag(
    settings: Settings,
    source: str | None,
    limit: int | None,
    output: Path | None,
    sheet: Path | None,
    write: bool,
    as_json: bool,
) -> None:
    """See help."""
    vocabulary = Vocabulary.bundled()
    with ready_session(settings) as session:
        if sheet is not None:
            _decide(session, settings, sheet, vocabulary, write=write, as_json=as_json)
            return
        proposals = list(islice(tag_proposals(session, vocabulary, source=source), None if output else limit))
    if output is not None:
        text = proposals_sheet(proposals, vocabulary, settings.language)
        output.write_text(text, encoding="utf-8-sig", newline="")
        say(settings, N_("Proposals written to %(file)s: %(count)s services."), file=output, count=len(proposals))
    elif as_json:
        print_json({"proposals": [_json(one, vocabulary, settings.language) for one in proposals]})
    else:
        _print(settings, proposals[: limit or SHOWN], len(proposals), vocabulary)


def _decide(
    session: Session, settings: Settings, sheet: Path, vocabulary: Vocabulary, *, write: bool, as_json: bool
) -> None:
    decisions = read_decisions(sheet, vocabulary)
    if write:
        take_turn(session)
    counts = decide(session, decisions, vocabulary, by=operator("prossima tag"), now=datetime.now(UTC))
    if write:
        session.commit()
        current(session, settings, today=today())
    else:
        session.rollback()
    confirmed, refused = counts["confirmed"], counts["refused"]
    if as_json:
        print_json({"confirmed": confirmed, "refused": refused, "written": write})
        return
    say(settings, N_("Confirmed: %(confirmed)s; refused: %(refused)s."), confirmed=confirmed, refused=refused)
    if not write:
        say(settings, N_("Nothing was saved: add --write to save."))


def _json(service: TagProposals, vocabulary: Vocabulary, language: str) -> dict[str, Any]:
    return {
        "listing": str(service.listing_id),
        "service_id": str(service.service_id),
        "name": service.name,
        "organization": service.organization,
        "source": service.source,
        "source_line": service.source_line,
        "terms": [_term_json(term, vocabulary, language) for term in service.terms],
    }


def _term_json(term: ProposedTerm, vocabulary: Vocabulary, language: str) -> dict[str, Any]:
    taxonomy, code = term.key
    return {
        "taxonomy": taxonomy,
        "term": code,
        "label": vocabulary.get(taxonomy, code).label(language),
        "confidence": term.confidence,
        "words": list(term.words),
        "learned": term.learned,
    }


def _print(settings: Settings, shown: Sequence[TagProposals], count: int, vocabulary: Vocabulary) -> None:
    if not shown:
        say(settings, N_("Nothing is proposed: somebody has said what every service is about."))
    for service in shown:
        place = f"{service.source}, {service.source_line}" if service.source else "–"
        click.echo(f"{click.style(service.name, bold=True)} – {service.organization} ({place})")
        for term in service.terms:
            label = spoken(Labels(vocabulary.get(*term.key).labels), settings.language)
            click.echo(f"  {term.confidence:.2f} {label} [{term.key[0]}]: {', '.join(term.words)}")
    if count > len(shown):
        say(settings, N_("Shown are %(shown)s of %(count)s services."), shown=len(shown), count=count)


COMMANDS = [tag]
