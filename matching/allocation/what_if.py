"""What would be if: one more worker, or more arrivals. Nothing is written; two plans are compared."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from directory.caseload import capacity_points
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.models.link_worker import Seniority
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import distance_km
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import allocate
from matching.allocation.plan import AllocationPlan, Person
from matching.link_workers.workers import Team, WorkerRow, pack_team
from matching.profile import Gender
from matching.profiles.free_times import free_slots
from matching.profiles.from_json import read_language
from matching.profiles.reading import Record, raise_together

MOST_ARRIVALS: Final = 200
_LAST_ID: Final = 2**128 - 1  # imagined workers stand last, so that of equals a real one is taken
_TAGS: Final = {"expertise": "need", "interests": "interest", "worked_with": "target_group"}
_KEYS: Final = (
    *("name", "gender", "languages", *_TAGS, "place", "free_times", "contract_hours", "seniority"),
    *("capacity_points", "experience_years", "cleared_for_minors"),
)


@dataclass(frozen=True)
class Effect:
    """What a plan means for people and workers.

    Args:
        travel_km: the mean straight line from the worker's base to the person's municipality, of those who have a
            worker; None where no place is known.
        suitability: the mean in [0, 1]; who waits counts 0.
        heaviest, lightest: caseloads as shares of the capacity; spread_points: their standard deviation, in points.
    """

    people: int
    waiting: int
    waiting_points: float
    travel_km: float | None
    suitability: float
    lightest: float
    heaviest: float
    spread_points: float


@dataclass(frozen=True)
class WhatIf:
    """Two plans and what they mean; `arrivals` are the imagined people, who are in `after` only.

    Args:
        arrivals_waiting: how many of the imagined people would wait.
        new_worker_people: how many people the imagined workers would walk with.
    """

    plan_before: AllocationPlan
    plan_after: AllocationPlan
    before: Effect
    after: Effect
    arrivals: int
    arrivals_waiting: int
    new_worker_people: int


def what_if(
    people: Sequence[Person],
    team: Team,
    *,
    workers: Sequence[WorkerRow] = (),
    arrivals: Sequence[Person] = (),
    plan: Callable[..., AllocationPlan] = allocate,
) -> WhatIf:
    """Compare the plan with the one that more workers or arrivals would make.

    Args:
        plan: makes a plan for people and a team; with options as `allocate` has them.
    """
    before = plan(people, team)
    after = plan([*people, *arrivals], pack_team([*team.rows, *workers], team.vocabulary))
    imagined = {one.id for one in arrivals}
    new = {one.id for one in workers}
    return WhatIf(
        plan_before=before,
        plan_after=after,
        before=effect_of(before),
        after=effect_of(after),
        arrivals=len(arrivals),
        arrivals_waiting=sum(one.person.id in imagined for one in after.waiting),
        new_worker_people=sum(one.placed for one in after.caseloads if one.worker.id in new),
    )


def effect_of(plan: AllocationPlan) -> Effect:
    """Sum a plan up."""
    placed = [(one.person, one.after, one.suitability_after) for one in plan.moves]
    placed += [(one.person, one.worker, one.suitability) for one in plan.stays]
    travelled = [
        distance_km(worker.base, person.profile.point)
        for person, worker, _ in placed
        if worker.base is not None and person.profile.point is not None
    ]
    people = len(placed) + len(plan.waiting)
    return Effect(
        people=people,
        waiting=len(plan.waiting),
        waiting_points=sum(one.person.points for one in plan.waiting),
        travel_km=float(np.mean(travelled)) if travelled else None,
        suitability=sum(value for *_, value in placed) / people if people else 0.0,
        lightest=plan.fairness.lightest,
        heaviest=plan.fairness.heaviest,
        spread_points=plan.fairness.spread_points,
    )


def another_like(worker: WorkerRow, *, capacity: float | None = None) -> WorkerRow:
    """An imagined worker who is like one of the team in everything but caseload and absences.

    Args:
        capacity: in points; None: as much as the other has.
    """
    return replace(
        worker,
        id=uuid.UUID(int=_LAST_ID),
        capacity_points=worker.capacity_points if capacity is None else capacity,
        load_points=0.0,
        takes_new_people=True,
        works_from=None,
        works_until=None,
        absences=(),
    )


def known_of_another(people: Sequence[Person], like: uuid.UUID, another: uuid.UUID) -> list[Person]:
    """The same people, of whom as much is known for an imagined worker as for the one who is alike."""
    found = []
    for one in people:
        known = one.known
        if known is not None and like in known.suitability:
            known = replace(known, suitability={**known.suitability, another: known.suitability[like]})
        elif known is not None and like in known.ruled_out:
            known = replace(known, ruled_out={**known.ruled_out, another: known.ruled_out[like]})
        found.append(replace(one, known=known))
    return found


def arrivals_like(people: Sequence[Person], count: int, place: Municipality) -> list[Person]:
    """So many more people who live there, and who otherwise are like those given, taken in turn.

    Args:
        people: at least one; count: from 1 to `MOST_ARRIVALS`.
    """
    found = []
    for number in range(count):
        like = people[number % len(people)]
        profile = replace(like.profile, place=place, previous_worker=None, conflicts=())
        found.append(Person(f"+{number + 1}", profile, like.points))
    return found


def parse_workers(data: object, vocabulary: Vocabulary, gazetteer: Gazetteer) -> list[WorkerRow]:
    """Imagined workers from JSON: one object or a list of them (docs/cli.md).

    Raises:
        InvalidInput: every fault together.
    """
    listed = data if isinstance(data, list) else [data]
    if not listed or not all(isinstance(one, Mapping) for one in listed):
        raise InvalidInput(N_("A worker is a JSON object, such as {“languages”: [“ar”], “contract_hours”: 36}."))
    faults: list[AppError] = []
    rows = [_parse(Record(one, faults), one, number, vocabulary, gazetteer) for number, one in enumerate(listed, 1)]
    raise_together(faults)
    return rows


def _parse(
    record: Record, data: Mapping[str, Any], number: int, vocabulary: Vocabulary, gazetteer: Gazetteer
) -> WorkerRow:
    for key in data:
        if key not in _KEYS:
            message = N_("“%(key)s” is nothing that a worker has here. There is: %(known)s.")
            record.fault(InvalidInput(message, key=str(key), known=", ".join(_KEYS)))
    hours = record.number("contract_hours", 0, 60)
    seniority = record.choice("seniority", Seniority)
    points = record.number("capacity_points", 0, 10_000)
    if points is None and hours is None:
        record.fault(InvalidInput(N_("A worker needs “contract_hours” or “capacity_points”.")))
    text = record.text("place")
    base = record.attempt(lambda: gazetteer.resolve(text)) if text else None
    slots = 0
    for bits in record.texts("free_times", lambda one: free_slots([one])):
        slots |= bits
    return WorkerRow(
        id=uuid.UUID(int=_LAST_ID - number),
        name=record.text("name") or f"+{number}",
        gender=record.choice("gender", Gender),
        languages=tuple(dict.fromkeys(record.texts("languages", read_language))),
        tags=dict(_tags(record, vocabulary)),
        base=base.point if base else None,
        base_code=base.code if base else None,
        base_name=base.name if base else "",
        slots=slots,
        capacity_points=points if points is not None else capacity_points(hours or 0.0, seniority),
        contract_hours=hours,
        experience_years=record.number("experience_years", 0, 70),
        seniority=seniority,
        cleared_for_minors=record.flag("cleared_for_minors"),
    )


def _tags(record: Record, vocabulary: Vocabulary) -> Iterable[tuple[tuple[str, str], float]]:
    for key, taxonomy in _TAGS.items():
        for term in record.texts(key, lambda text, kind=taxonomy: vocabulary.find(kind, text)):  # type: ignore[misc]
            yield (taxonomy, term.code), 1.0
