"""A plan as it is shown: written by the job into the folder of the upload, read in parts by the pages."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from directory.errors import AppError, Conflict
from directory.i18n import N_
from directory.places.several_places import SEVERAL_FIT
from importers.columns.seen import SeenColumn, shortened
from importers.known_services.known_entries import fields_of
from importers.planning import contradictions
from importers.planning.planned import MissingRow, Plan, RowPlan
from importers.problems import Problem
from importers.records.split_places import rows_of_several_places
from importers.row_values import is_worked_out
from web.imports.facts import failure, problem_as_json, problem_back, sentence_of
from web.imports.folder import ImportFolder
from web.imports.problem_groups import MOST_GROUPS, ProblemGroup, groups_back, groups_of, problems_and_notes
from web.imports.told_again import Key, told_again
from web.imports.words import QUESTION_FIELDS

PLAN_FORMAT = 6  # of what is kept of a plan: another number for another shape, so that no page reads what it is not
OTHER_VERSION = N_(
    "This list was compared by another version of the program, so it has to be compared again. The file is still here, "
    "and so is what was corrected, chosen and answered."
)

MOST_TOWNS = 30
MOST_SPLIT = 10  # rows of several places that are shown with what would become of them
MOST_EXAMPLES = 3  # rows that are shown whole
MOST_NAMES = 20  # of new rows
MOST_RETIRED_NAMES = 1000  # of services to be retired, which somebody answers for
COUNTS = ("rows", "created", "updated", "unchanged", "lost", "municipality_expected", "municipality_resolved")


class OtherFormat(Conflict):
    """A plan was kept by another version of the program, or not at all."""


@dataclass(frozen=True)
class Shown:
    """What is shown of a plan.

    Args:
        counts: of rows, by kind.
        columns: how each column was understood.
        towns: names that several municipalities have.
        places: the first rows that have several, each with its line, name and addresses; `splits_places`: whether these
            are an entry each, None where nobody has said.
        examples: a few new rows with all that they say.
        new: the first names; `retired`: of services to be made inactive, with their lines in the last list; `ending`:
            of services that rows of this list close for good, with these lines.
        missing: the first rows that the list no longer has and whose entries stay.
        retires_many: whether somebody has to say that these are gone.
        groups: problems of the list that are new; `again`: those that were told the last time and still stand.
        notes: what only the coordinator is told.
        refusal: why the list cannot be written as it is.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    columns: tuple[SeenColumn, ...] = ()
    towns: tuple[str, ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()
    splits_places: bool | None = None
    examples: tuple[Mapping[str, Any], ...] = ()
    new: tuple[str, ...] = ()
    retired: tuple[tuple[str, int], ...] = ()
    ending: tuple[Mapping[str, Any], ...] = ()
    retires_many: bool = False
    groups: tuple[ProblemGroup, ...] = ()
    again: tuple[ProblemGroup, ...] = ()
    missing: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[ProblemGroup, ...] = ()
    refusal: AppError | None = None

    def count(self, kind: str) -> int:
        """How many there are of a kind."""
        return self.counts.get(kind, 0)


def keep_plan(folder: ImportFolder, plan: Plan, columns: Sequence[SeenColumn], before: Counter[Key]) -> None:
    """Write what the pages show of a plan. What the coordinator decides is no problem of the list.

    Args:
        before: problems that the last import told.
    """
    problems, notes = problems_and_notes(plan.problems)
    fresh, again = told_again(plan, problems, before)
    groups = groups_of(fresh)
    places = [*rows_of_several_places(plan.problems, plan.country)]
    counts = {name: getattr(plan, name) for name in COUNTS} | {
        "changes": folder.write_lines("changes", (_change(one) for one in plan.records if one.differences)),
        "questions": folder.write_lines("questions", (_question(one) for one in plan.asked)),
        "matches": folder.write_lines("matches", (_question(one) for one in plan.linked)),
        "problems": folder.write_lines("problems", map(problem_as_json, problems)),
        "fresh": len(fresh),
        "again": len(again),
        "groups": len(groups),
        "conflicts": folder.write_lines("conflicts", map(_conflict, plan.conflicts)),
        "decided": folder.write_lines("decided", map(_conflict, plan.decided)),
        "retired": plan.retiring,
        "ending": plan.ending,
        "created_inactive": plan.records.created_inactive,
        "places": len(places),
        "missing": len(plan.missing) - len(plan.retired),
    }
    kept = {
        "counts": counts,
        "columns": [_column(one) for one in columns],
        "examples": [_example(one) for one in islice(_created(plan), MOST_EXAMPLES)],
        "new": [one.draft.name for one in islice(_created(plan), MOST_NAMES)],
        "retired": [[one.name, one.line] for one in plan.retired[:MOST_RETIRED_NAMES]],
        "ending": _ending(plan),
        "retires_many": plan.retires_many,
        "groups": groups[:MOST_GROUPS],
        "again": groups_of(again)[:MOST_GROUPS],
        "missing": [_missing(one) for one in plan.missing if one.retires is None][:MOST_NAMES],
        "towns": _towns(plan, problems)[:MOST_TOWNS],
        "places": _places(plan, places[:MOST_SPLIT]),
        "splits_places": plan.splits_places,
        "notes": groups_of(notes)[:MOST_GROUPS],
        "refusal": sentence_of(plan.refusal) if plan.refusal else None,
    }
    _write(folder, kept)


def keep_columns(folder: ImportFolder, refusal: AppError, columns: Sequence[SeenColumn]) -> None:
    """Write what is shown of a list that cannot be planned before somebody chooses for its columns."""
    for name in ("changes", "questions", "matches", "conflicts", "decided", "problems"):
        folder.write_lines(name, ())
    _write(folder, {"columns": [_column(one) for one in columns], "refusal": sentence_of(refusal)})


def _write(folder: ImportFolder, kept: Mapping[str, Any]) -> None:
    folder.write("plan", {"format": PLAN_FORMAT, **kept})


def shown_plan(folder: ImportFolder) -> Shown:
    """What the job wrote.

    Raises:
        OtherFormat: another version of the program wrote it, or nothing is there: the list has to be compared again.
    """
    kept = folder.read("plan")
    if kept.get("format") != PLAN_FORMAT:
        raise OtherFormat(OTHER_VERSION)
    columns = (
        SeenColumn(**{**one, "sample": tuple(one["sample"]), "choices": tuple(one["choices"])})
        for one in kept.get("columns", ())
    )
    return Shown(
        counts=kept.get("counts", {}),
        columns=tuple(columns),
        towns=tuple(kept.get("towns", ())),
        places=tuple(kept.get("places", ())),
        splits_places=kept.get("splits_places"),
        examples=tuple(kept.get("examples", ())),
        new=tuple(kept.get("new", ())),
        retired=tuple((name, line) for name, line in kept.get("retired", ())),
        ending=tuple(kept.get("ending", ())),
        retires_many=kept.get("retires_many", False),
        groups=groups_back(kept.get("groups", ())),
        again=groups_back(kept.get("again", ())),
        missing=tuple(kept.get("missing", ())),
        notes=groups_back(kept.get("notes", ())),
        refusal=failure(kept.get("refusal")),
    )


def lines_of(folder: ImportFolder, name: str, first: int, most: int) -> list[dict[str, Any]]:
    """A part of the changes, questions, matches, conflicts or of what was decided about such earlier."""
    return list(islice(folder.read_lines(name), first, first + most))


def problems_of(folder: ImportFolder) -> Iterator[Problem]:
    """Every problem of the list."""
    return (problem_back(one) for one in folder.read_lines("problems"))


def mapping_of(shown: Shown) -> dict[str, str]:
    """Column -> field of the columns that fill one."""
    return {column.name: column.field for column in shown.columns if column.field}


def digest_of(plan: Plan) -> str:
    """The same for two plans exactly when they would write the same: every row's decision with its values."""
    digest = hashlib.sha256()
    for one in (sorted(plan.mapping.items()), plan.lost, [(row.key, row.retires) for row in plan.missing]):
        digest.update(repr(one).encode())
    for record in plan.records:
        known = record.known.service.id if record.known else None
        said = (record.key, record.action, known, record.not_same, record.same_as, record.differences)
        digest.update(repr((*said, record.values if record.action == "create" else None)).encode())
    return digest.hexdigest()


def _towns(plan: Plan, problems: Sequence[Problem]) -> list[str]:
    """Names that several municipalities have, of rows whose entries have no municipality yet, or another one."""
    moved = {one.line for one in plan.conflicts if one.field == "address.city"}
    placed = {
        one.draft.line
        for one in plan.records
        if one.stored is not None
        and one.stored.current.get("address.municipality_code")
        and one.draft.line not in moved
    }
    return sorted({one.facts["place"] for one in problems if one.message == SEVERAL_FIT and one.line not in placed})


def _places(plan: Plan, rows: Sequence[tuple[Problem, list[str]]]) -> list[dict[str, Any]]:
    """Rows that have several places, with the name that each of their entries would have."""
    lines = {problem.line for problem, _ in rows}
    names = {one.draft.line: one.draft.name for one in plan.records if one.draft.line in lines} if lines else {}
    return [
        {"line": problem.line, "name": names.get(problem.line or 0, ""), "addresses": places}
        for problem, places in rows
    ]


def _created(plan: Plan) -> Iterator[RowPlan]:
    return (one for one in plan.records if one.action == "create")


def _example(record: RowPlan) -> dict[str, Any]:
    """A new row as it would be written, without what was only worked out from it, and its cells as they arrived."""
    draft = record.draft
    said = [
        [slot, value]
        for slot, value in record.values.items()
        if not is_worked_out(slot, draft.values) and not (slot.endswith(".name") and value == draft.name)
    ]
    cells = [[name, shortened(cell)] for name, cell in draft.cells.items()]
    return {"line": draft.line, "name": draft.name, "values": said, "cells": cells}


def _column(one: SeenColumn) -> dict[str, Any]:
    return {
        "name": one.name,
        "field": one.field,
        "confidence": one.confidence,
        "sample": list(one.sample),
        "choices": list(one.choices),
        "remembered": one.remembered,
    }


def _missing(row: MissingRow) -> dict[str, Any]:
    service_id = row.stored.service_id
    return {"name": row.name, "line": row.line, "service_id": str(service_id) if service_id else None}


def _ending(plan: Plan) -> list[dict[str, Any]]:
    """Services that rows of the list close for good."""
    every = islice(plan.records.ending.items(), MOST_RETIRED_NAMES)
    return [{"name": name, "line": line, "service_id": str(id_)} for id_, (name, line) in every]


def _change(record: RowPlan) -> dict[str, Any]:
    service_id = record.stored.service_id if record.stored else None
    organization = record.values.get("organization.name", "")
    return {
        "line": record.draft.line,
        "name": record.draft.name,
        "organization": organization if organization != record.draft.name else "",
        "service_id": str(service_id) if service_id else None,
        "is_link": record.is_link,
        "values": [[one.field, one.before, one.after] for one in record.differences],
    }


def _question(record: RowPlan) -> dict[str, Any]:
    entry = record.known
    if entry is None:
        raise ValueError("a question without a service")
    return {
        "line": record.draft.line,
        "key": record.key,
        "name": record.draft.name,
        "mine": _told(fields_of(record.values)),
        "theirs": _told({"name": entry.service.name, **entry.service.fields}),
        "service_id": str(entry.service.id),
        "sources": [name for name, _ in entry.service.rows],
        "probability": round(entry.probability, 4),
        "answered": entry.answered,
    }


def _told(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fields[name] for name in QUESTION_FIELDS if fields.get(name)}


def _conflict(one: contradictions.Conflict) -> dict[str, Any]:
    shown = (
        "key",
        "line",
        "name",
        "field",
        "now",
        "directory",
        "source",
        "choice",
        "is_remembered",
        "is_vaguer",
        "decision",
    )
    return {"is_of_last": one.last == one.directory, **{name: getattr(one, name) for name in shown}}
