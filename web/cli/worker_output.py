"""Link workers as text and as JSON (docs/cli.md)."""

from datetime import date
from typing import Any

import click

from directory.i18n import N_
from directory.search.question import Query
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.link_workers.assign import Band, band_of
from matching.link_workers.availability import away_on
from matching.link_workers.find import FoundWorker, WorkersFound
from web.cli.context import say
from web.cli.output import INDENT, SHOWN_REASONS, reasons_line
from web.i18n import translate
from web.match.workers import BANDS
from web.search.understood import understood_json
from web.team.plan_json import reason_json
from web.team.words import load_of, room_points, worker_facts

BAND_COLOURS = {Band.BLUE: "blue", Band.GREEN: "green", Band.AMBER: "yellow", Band.RED: "red"}
TAXONOMIES = {"expertise": "need", "interests": "interest", "worked_with": "target_group"}


def list_json(found: WorkersFound, query: Query, language: str, *, today: date) -> dict[str, Any]:
    """The answer of `prossima workers list --json`."""
    return {
        "query": query.text,
        "understood": understood_json(query, ()) if query.text else None,
        "total": len(found.workers),
        "workers": [worker_json(one, language, today=today) for one in found.workers],
        "notes": [translate(note, language) for note in (*query.notes, *found.notes)],
    }


def worker_json(one: FoundWorker, language: str, *, today: date) -> dict[str, Any]:
    """One link worker: what is known, how full, and how well what was asked is met."""
    worker = one.worker
    away = away_on(worker, today)
    tags = {key: sorted(code for kind, code in worker.tags if kind == name) for key, name in TAXONOMIES.items()}
    return {
        "id": str(worker.id),
        "name": worker.name,
        "organization": worker.organization,
        "role": worker.role,
        "languages": list(worker.languages),
        **tags,
        "base": worker.base_name or None,
        "areas": list(worker.area_names),
        "load_points": round(worker.load_points, 2),
        "capacity_points": worker.capacity_points,
        "room_points": round(room_points(worker), 2),
        "load": round(load_of(worker), 4) if worker.capacity_points else None,
        "band": band_of(load_of(worker)).value,
        "takes_new_people": worker.takes_new_people,
        "cleared_for_minors": worker.cleared_for_minors,
        "contract_hours": worker.contract_hours,
        "experience_years": worker.experience_years,
        "seniority": worker.seniority,
        "works_from": worker.works_from.isoformat() if worker.works_from else None,
        "works_until": worker.works_until.isoformat() if worker.works_until else None,
        "away_now": away is not None,
        "absences": [
            {"from": begins.isoformat(), "until": ends.isoformat() if ends else None}
            for begins, ends in sorted(worker.absences, key=lambda one: one[0])
            if ends is None or ends >= today
        ],
        "fits": one.fits,
        "score": round(one.score, 6),
        "reasons": [reason_json(reason, language) for reason in one.reasons],
    }


def print_list(found: WorkersFound, query: Query, vocabulary: Vocabulary, settings: Settings, *, today: date) -> None:
    """Two or three lines a worker: how full, what for, and what is in the way."""
    language = settings.language
    for note in (*query.notes, *found.notes):
        say(settings, note)
    for one in found.workers:
        worker = one.worker
        band = band_of(load_of(worker))
        points = f"{worker.load_points:g}/{worker.capacity_points:g}"
        colour = click.style(f"{points}, {translate(BANDS[band], language)}", fg=BAND_COLOURS[band])
        click.echo(f"{click.style(worker.name, bold=True)} – {worker.organization}  [{colour}]")
        for sentence in worker_facts(worker, vocabulary, today):
            click.echo(INDENT + translate(sentence, language))
        if one.reasons:
            click.echo(INDENT + reasons_line(one.reasons[:SHOWN_REASONS], language))
    if not found.workers:
        say(settings, N_("There are no link workers in the directory yet: add them first."))
