"""What a list would change, in words and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from directory.i18n import N_, Sentence
from directory.settings import Settings
from importers.plan import shown
from importers.planning.contradictions import Conflict
from importers.planning.planned import Plan, RowPlan
from importers.problems import Problem
from web.cli.context import say
from web.i18n import translate
from web.in_words.fields import said_once, slot_label, slot_value, worded

SHOWN_LINES = 8  # of one problem


def problem_text(problem: Problem, language: str) -> str:
    """What is wrong with a cell, in that language."""
    return translate(Sentence(problem.message, problem.facts), language)


def import_json(
    plan: Plan, fresh: Sequence[Problem], again: Sequence[Problem], *, written: bool, language: str
) -> dict[str, Any]:
    """The answer of `prossima import --json`; new problems stand first."""
    problems = [
        {
            "line": one.line,
            "column": one.column,
            "value": one.value,
            "message": problem_text(one, language),
            "new": is_new,
        }
        for some, is_new in ((fresh, True), (again, False))
        for one in worded(some, language)
    ]
    return {
        "source": plan.source,
        "written": written,
        "rows": plan.rows,
        "created": plan.created,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "lost": plan.lost,
        "no_longer_active": plan.ending,
        "problems": problems,
        "changes": [*changes_of(plan, language)],
        "missing": [
            {"name": one.name, "line": one.line, "retires": str(one.retires) if one.retires else None}
            for one in plan.missing
        ],
        "linked": [_known_json(one) for one in plan.linked],
        "questions": [_known_json(one) for one in plan.asked],
        "conflicts": [*map(_conflict_json, plan.conflicts)],
        "decided": [*map(_conflict_json, plan.decided)],
        "mapping": dict(plan.mapping),
        "unmapped": list(plan.unmapped),
        "municipality_resolved": plan.municipality_resolved,
        "municipality_expected": plan.municipality_expected,
    }


def _known_json(record: RowPlan) -> dict[str, Any]:
    """A row of a list beside the service of another source that it is, or may be."""
    entry = record.known
    return {
        "line": record.draft.line,
        "name": record.draft.name,
        "row_key": record.key,
        "service_id": str(entry.service.id) if entry else None,
        "known": entry.service.name if entry else None,
        "sources": [{"source": name, "line": line} for name, line in entry.service.rows] if entry else [],
        "probability": round(entry.probability, 4) if entry else None,
        "band": entry.band.value if entry else None,
    }


def _conflict_json(one: Conflict) -> dict[str, Any]:
    """A value of a list that the directory contradicts."""
    return {
        "line": one.line,
        "name": one.name,
        "field": one.field,
        "source": one.source or None,
        **{name: shown(getattr(one, name)) for name in ("last", "now", "directory")},
    }


def print_problems(settings: Settings, problems: Sequence[Problem], *, limit: int) -> None:
    """The first problems, those that say the same of a column together with their lines; how many more there are.

    Where these are too many, those of one kind stand together, with the first as an example.
    """
    groups: dict[tuple[str, str], list[Problem]] = {}
    texts = [problem_text(one, settings.language) for one in problems]
    of_a_kind = len({*zip((one.column for one in problems), texts, strict=True)}) > limit
    for one, text in zip(problems, texts, strict=True):
        groups.setdefault((one.column, one.message if of_a_kind else text), []).append(one)
    for (column, _), of_group in [*groups.items()][:limit]:
        said = problem_text(of_group[0], settings.language)
        lines = [str(one.line) for one in of_group if one.line is not None]
        shown_lines = ", ".join(lines[:SHOWN_LINES]) + (
            f" … (+{len(lines) - SHOWN_LINES})" if len(lines) > SHOWN_LINES else ""
        )
        where = N_("Line %(line)s, column “%(column)s”: %(problem)s")
        if len(lines) > 1:
            where = N_("Lines %(line)s, column “%(column)s”: %(problem)s")
        say(settings, where, line=shown_lines or "–", column=column or "–", problem=said, err=True)
        if others := len({problem_text(one, settings.language) for one in of_group}) - 1:
            more = Sentence(N_("and the same of other values: %(count)s"), {"count": others})
            click.echo(f"    {translate(more, settings.language)}", err=True)
    if len(groups) > limit:
        rest = sum(len(of_group) for of_group in [*groups.values()][limit:])
        say(settings, N_("… and %(count)s more (all with --json)."), count=rest, err=True)


def print_counts(settings: Settings, plan: Plan, *, err: bool = False) -> None:
    """How many rows are new, changed and the same."""
    message = N_("Rows: %(rows)s (new: %(created)s, updated: %(updated)s, unchanged: %(unchanged)s)")
    counts = {"created": plan.created, "updated": plan.updated, "unchanged": plan.unchanged}
    say(settings, message, rows=plan.rows, **counts, err=err)


def changes_of(plan: Plan, language: str, *, once: bool = False) -> Iterator[dict[str, Any]]:
    """Every value that would change: where in the list, of which entry, before and after.

    Args:
        once: without those that say in a code what another one says in words.
    """
    for record in plan.records:
        name = record.draft.values.get("service.name") or record.draft.values.get("organization.name") or record.key
        differences = [(one.field, one) for one in record.differences]
        for _, one in said_once(differences) if once else differences:
            yield {
                "line": record.draft.line,
                "name": name,
                "field": one.field,
                "label": translate(slot_label(one.field), language),
                "before": shown(one.before),
                "after": shown(one.after),
                "said_before": slot_value(one.field, one.before, language),
                "said_after": slot_value(one.field, one.after, language),
            }


def print_changes(settings: Settings, plan: Plan, *, limit: int) -> None:
    """The first values that would change, before and after."""
    changes = [*changes_of(plan, settings.language, once=True)] if plan.updated else []
    for one in changes[:limit]:
        click.echo("  {line}: {name} – {label}: {said_before} → {said_after}".format_map(one))
    if len(changes) > limit:
        say(settings, N_("… and %(count)s more changes (all of them with --json)."), count=len(changes) - limit)
