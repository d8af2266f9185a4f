"""An assignment of people to workers as a difference with its reasons."""

from collections.abc import Sequence

from directory.i18n import N_, Exact, Sentence
from matching.allocation.optimum import Ints
from matching.allocation.plan import AllocationPlan, Caseload, Move, Person, Stay, Waiting
from matching.allocation.question import Asked, rows_where, with_load
from matching.allocation.transportation import NOBODY
from matching.link_workers.assign import NO_WORKERS, Band, band_of
from matching.link_workers.kept_suitability import hard_rules, lasting_rules
from matching.link_workers.rules import ROUNDING, first_broken, nobody_can
from matching.link_workers.workers import Team, WorkerRow

COMPLEX_POINTS = 4.0  # a case from here on is a complex one
SUITABILITY_STEPS = 1000  # suitabilities are told apart to a thousandth, so that sums are exact


def plan_of(asked: Asked, chosen: Ints, *, proven: bool, planned: Ints | None = None) -> AllocationPlan:
    """The assignment as a difference.

    Args:
        chosen: shape (people,): row of the worker, -1 for nobody.
        planned: what the plan had, where somebody changed it by hand.
    """
    after = with_load(asked.team, asked.people, chosen)
    moves = [_move(asked, row, chosen, planned) for row in rows_where((chosen != asked.current) & (chosen != NOBODY))]
    stays = [
        Stay(asked.people[row], asked.team.rows[chosen[row]], asked.suitability(row, int(chosen[row])))
        for row in rows_where((chosen == asked.current) & (chosen != NOBODY))
    ]
    waiting = [
        Waiting(asked.people[row], _by_hand(asked, row, chosen, planned) or _why_waiting(asked, row, after))
        for row in rows_where(chosen == NOBODY)
    ]
    return AllocationPlan(
        moves=tuple(moves),
        stays=tuple(stays),
        waiting=tuple(waiting),
        caseloads=_caseloads(asked.people, asked.team_now, after, chosen),
        suitability=sum(one.suitability_after for one in moves) + sum(one.suitability for one in stays),
        gain=sum(one.gain for one in moves),
        move_cost=asked.move_cost,
        proven=proven,
        notes=_notes(asked, asked.team_now, proven),
    )


def _move(asked: Asked, row: int, chosen: Ints, planned: Ints | None) -> Move:
    worker, before = int(chosen[row]), int(asked.current[row])
    rows, after = asked.team.rows, asked.suitability(row, worker)
    was = asked.suitability(row, before) if before != NOBODY else None
    return Move(
        person=asked.people[row],
        before=rows[before] if before != NOBODY else None,
        after=rows[worker],
        suitability_before=was,
        suitability_after=after,
        gain=after if was is None else after - was - asked.move_cost,
        why=_by_hand(asked, row, chosen, planned)
        or (_why_new(asked, row, worker) if was is None else _why_moved(asked, row, chosen, after - was)),
        reasons=tuple(asked.scores_of(row).reasons(worker)),
    )


def _by_hand(asked: Asked, row: int, chosen: Ints, planned: Ints | None) -> Sentence | None:
    if planned is None or planned[row] == chosen[row]:
        return None
    if planned[row] == NOBODY:
        return Sentence(N_("Chosen by hand; by the plan the person would wait"))
    facts = {"name": asked.team.rows[planned[row]].name}
    if chosen[row] == NOBODY:
        return Sentence(N_("Left waiting by hand; the plan had %(name)s"), facts)
    return Sentence(N_("Chosen by hand; the plan had %(name)s"), facts)


def _why_new(asked: Asked, row: int, worker: int) -> Sentence:
    able, total = asked.pairs.of(row), asked.scores_of(row).total
    best = int(able[total[able].argmax()])
    if total[best] <= total[worker] + 1 / SUITABILITY_STEPS:
        return Sentence(N_("The most suitable of those who could"))
    facts = {"name": asked.team.rows[best].name, "difference": Exact(float(total[best] - total[worker]))}
    return Sentence(N_("%(name)s would suit better by %(difference)s, but has no room left in this plan"), facts)


def _why_moved(asked: Asked, row: int, chosen: Ints, gain: float) -> Sentence:
    before, person = int(asked.current[row]), asked.people[row]
    name = asked.team.rows[before].name
    if not asked.may_stay(row):
        rules = lasting_rules(person.known)
        broken = int(first_broken(person.profile, asked.team, person.points, rules)[before])
        if broken < 0:
            return Sentence(N_("%(name)s leaves, or is away"), {"name": name})
        why = rules[broken].say(person.profile, asked.team, person.points, before)
        return Sentence(N_("Cannot stay with %(name)s: %(why)s"), {"name": name, "why": why})
    if gain > asked.move_cost:
        message = N_("Suits better than %(name)s by %(gain)s; moving costs %(cost)s")
        return Sentence(message, {"name": name, "gain": Exact(gain), "cost": Exact(asked.move_cost)})
    came = tuple(asked.people[one].id for one in rows_where((chosen == before) & (asked.current != before)))
    return Sentence(N_("Makes room with %(name)s for: %(people)s"), {"name": name, "people": came})


def _why_waiting(asked: Asked, row: int, after: Team) -> Sentence:
    """By the rules of one arrival, on the caseloads after the plan: an optimum leaves nobody who could be proposed."""
    if not len(after):
        return Sentence(NO_WORKERS)
    person = asked.people[row]
    rules = hard_rules(person.known)
    names = [one.name for one in after.rows]
    return nobody_can(first_broken(person.profile, after, person.points, rules), rules, names)


def _caseloads(people: Sequence[Person], team: Team, after: Team, chosen: Ints) -> tuple[Caseload, ...]:
    found = []
    for row, worker in enumerate(team.rows):
        own = [people[one] for one in rows_where(chosen == row)]
        before, now = float(team.load_points[row]), float(after.load_points[row])
        found.append(
            Caseload(
                worker=worker,
                points_before=before,
                points_after=now,
                band_before=_band(before, worker),
                band_after=_band(now, worker),
                placed=len(own),
                complex_cases=sum(one.points >= COMPLEX_POINTS for one in own),
            )
        )
    return tuple(found)


def _band(points: float, worker: WorkerRow) -> Band:
    if worker.capacity_points > 0:
        return band_of(points / worker.capacity_points)
    return Band.RED if points > 0 else Band.BLUE


def _notes(asked: Asked, team: Team, proven: bool) -> tuple[Sentence, ...]:
    notes = []
    for row, one in enumerate(asked.people):
        if one.current_worker and asked.current[row] == NOBODY:
            message = N_("%(person)s: the present worker “%(name)s” is not in this team.")
            notes.append(Sentence(message, {"person": one.id, "name": one.current_worker}))
    for row, worker in enumerate(team.rows):
        own = sum(one.points_now for one, now in zip(asked.people, asked.current, strict=True) if now == row)
        if own > team.load_points[row] + ROUNDING:
            message = N_("%(name)s: the people named weigh %(points)s points, more than the caseload that is recorded.")
            notes.append(Sentence(message, {"name": worker.name, "points": Exact(own)}))
    if not proven:
        notes.append(Sentence(N_("The time was over: this plan keeps every rule, but a better one may exist.")))
    return tuple(notes)
