"""A plan for a team as JSON, as the command line prints it and as it is kept (docs/cli.md tells the keys)."""

from collections.abc import Sequence
from typing import Any

from directory.catalog.scoring import Reason
from directory.i18n import Sentence
from matching.allocation.fairness import GroupSuitability, by_group
from matching.allocation.plan import AllocationPlan, Caseload, Move
from matching.link_workers.workers import WorkerRow
from web.i18n import translate


def reason_json(reason: Reason, language: str) -> dict[str, Any]:
    """One reason; the contributions of a result add up to its score."""
    return {
        "feature": reason.feature,
        "weight": reason.weight,
        "value": round(reason.value, 4),
        "contribution": round(reason.contribution, 6),
        "known": reason.known,
        "text": translate(reason.text, language),
    }


def plan_json(plan: AllocationPlan, beyond: Sequence[Sentence], language: str) -> dict[str, Any]:
    """The answer of `prossima assign --all --json`."""
    return {
        "moves": [_move_json(move, language) for move in plan.moves],
        "stays": [
            {"person": one.person.id, "worker": _worker_json(one.worker), "suitability": round(one.suitability, 6)}
            for one in plan.stays
        ],
        "waiting": [
            {"person": one.person.id, "case_points": one.person.points, "text": translate(one.why, language)}
            for one in plan.waiting
        ],
        "caseloads": [_caseload_json(one) for one in plan.caseloads],
        "fairness": {name: round(value, 4) for name, value in plan.fairness._asdict().items()},
        "groups": [_group_json(one, language) for one in by_group(plan)],
        "exceeded": [translate(one, language) for one in beyond],
        "suitability": round(plan.suitability, 6),
        "gain": round(plan.gain, 6),
        "move_cost": plan.move_cost,
        "proven": plan.proven,
        "notes": [translate(note, language) for note in plan.notes],
    }


def _group_json(one: GroupSuitability, language: str) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "code": one.code,
        "label": translate(one.label, language),
        "people": one.people,
        "waiting": one.waiting,
        "suitability": round(one.suitability, 4),
    }


def _worker_json(worker: WorkerRow) -> dict[str, str]:
    return {"id": str(worker.id), "name": worker.name}


def _move_json(move: Move, language: str) -> dict[str, Any]:
    was = move.suitability_before
    return {
        "person": move.person.id,
        "case_points": move.person.points,
        "from": _worker_json(move.before) if move.before else None,
        "to": _worker_json(move.after),
        "suitability_before": None if was is None else round(was, 6),
        "suitability_after": round(move.suitability_after, 6),
        "gain": round(move.gain, 6),
        "text": translate(move.why, language),
        "reasons": [reason_json(reason, language) for reason in move.reasons],
    }


def _caseload_json(one: Caseload) -> dict[str, Any]:
    return {
        **_worker_json(one.worker),
        "capacity_points": one.worker.capacity_points,
        "points_before": round(one.points_before, 2),
        "points_after": round(one.points_after, 2),
        "band_before": one.band_before.value,
        "band_after": one.band_after.value,
        "placed": one.placed,
        "complex_cases": one.complex_cases,
    }
