"""`prossima assign --all`: people for a whole team, and the plan as text and as JSON (docs/cli.md)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import click

from directory.errors import AppError, InvalidInput
from directory.i18n import N_, Exact, Sentence
from directory.places.gazetteer import Gazetteer
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.fairness import by_group
from matching.allocation.plan import MOST_PEOPLE, AllocationPlan, Person
from matching.link_workers.assign import case_weight
from matching.profiles.from_json import parse_profile
from matching.profiles.reading import Record
from web.cli.context import say
from web.cli.output import INDENT
from web.i18n import say_number, translate

_OWN_KEYS: Final = ("id", "case_points", "current_worker")
_MOST_POINTS: Final = 20


def people_with_own_points(data: Any) -> list[str]:
    """Ids of the people whose points the list gives, once `read_people` took it; all others have no id of their own."""
    return [str(one["id"]).strip() for one in data if one.get("case_points") is not None and one.get("id")]


def check_references(data: Any) -> None:
    """Everybody has an `id` of their own: a label or a number would mean somebody else next time.

    Raises:
        InvalidInput: somebody has none.
    """
    for number, one in enumerate(data, 1):
        if not str(one.get("id") or "").strip():
            message = N_(
                "Person %(number)s of the list has no “id”: to write a plan, give each a reference of your own."
            )
            raise InvalidInput(message, number=number)


def read_people(data: object, vocabulary: Vocabulary, *, today: date) -> list[Person]:
    """A list of profiles, each with what only a plan asks: `id`, `case_points`, `current_worker`.

    Raises:
        InvalidInput: no list, too many, two of the same id, or a fault in one of them, which is named.
    """
    if not isinstance(data, list):
        raise InvalidInput(N_("For --all give a JSON list of profiles, such as [{“id”: “a1”, “needs”: […]}, …]."))
    if not data:
        raise InvalidInput(N_("The list has no people: give at least one profile."))
    if len(data) > MOST_PEOPLE:
        raise InvalidInput(N_("A plan is for at most %(most)s people: divide the list."), most=MOST_PEOPLE)
    people = [_read_person(one, number, vocabulary, today) for number, one in enumerate(data, 1)]
    twice = [key for key, times in Counter(one.id for one in people).items() if times > 1]
    if twice:
        raise InvalidInput(N_("Two people are called “%(id)s”: give each an “id” of its own."), id=min(twice))
    return people


def _read_person(data: object, number: int, vocabulary: Vocabulary, today: date) -> Person:
    own = {key: data[key] for key in _OWN_KEYS if key in data} if isinstance(data, Mapping) else {}
    rest = {key: data[key] for key in data if key not in own} if isinstance(data, Mapping) else data
    faults: list[AppError] = []
    record = Record(own, faults)
    key, current = record.text("id"), record.text("current_worker")
    points = record.number("case_points", 0, _MOST_POINTS)
    if points is not None and (points <= 0 or points * 2 != int(points * 2)):
        faults.append(
            InvalidInput(N_("“case_points” must be whole or half points above 0, not %(value)s."), value=points)
        )
    try:
        profile = parse_profile(rest, vocabulary, Gazetteer.bundled(), today=today)
        if faults:
            raise faults[0]
    except AppError as fault:
        facts = {"number": number, "fault": Sentence(fault.message, fault.facts)}
        raise InvalidInput(N_("Person %(number)s of the list: %(fault)s"), **facts) from None
    weight = case_weight(profile)[0] if points is None else points
    return Person(key or profile.label or str(number), profile, weight, current or None)


def print_plan(plan: AllocationPlan, settings: Settings) -> None:
    """Who gets whom and why, who waits and why, and the caseloads."""
    language = settings.language
    for note in plan.notes:
        say(settings, note)
    for move in plan.moves:
        names = f"{move.before.name} → {move.after.name}" if move.before else f"→ {move.after.name}"
        click.echo(f"{click.style(move.person.id, bold=True)} {names}  [{move.suitability_after:.2f}]")
        click.echo(INDENT + translate(move.why, language))
    if plan.stays:
        kept = tuple(f"{one.person.id} ({one.worker.name})" for one in plan.stays)
        say(settings, N_("Stay where they are: %(people)s"), people=kept)
    if plan.waiting:
        say(settings, N_("Waiting:"))
    for waiting in plan.waiting:
        click.echo(f"{INDENT}{waiting.person.id} – {translate(waiting.why, language)}")
    _print_caseloads(plan, settings)


def _print_caseloads(plan: AllocationPlan, settings: Settings) -> None:
    language, fairness = settings.language, plan.fairness
    say(settings, N_("Caseloads, in points:"))
    for one in plan.caseloads:
        points = (one.points_before, one.points_after, one.worker.capacity_points)
        before, after, most = map(Exact, points)  # halves are not rounded away
        facts = {"name": one.worker.name, "before": before, "after": after, "capacity": most}
        complex_cases = {"complex": one.complex_cases, "placed": one.placed}
        message = N_("%(name)s: %(before)s → %(after)s of %(capacity)s; complex cases: %(complex)s of %(placed)s")
        click.echo(INDENT + translate(Sentence(message, {**facts, **complex_cases}), language))
    if groups := by_group(plan):
        say(settings, N_("Suitability by group, from three people on; who waits counts 0:"))
    for group in groups:
        message = N_("%(group)s: %(value)s (people: %(people)s, waiting: %(waiting)s)")
        counts = {"people": group.people, "waiting": group.waiting}
        said = Sentence(message, {"group": group.label, "value": Exact(group.suitability), **counts})
        click.echo(INDENT + translate(said, language))
    say(
        settings,
        N_(
            "Caseloads from %(lightest)s to %(heaviest)s %% of the capacity; usually %(spread)s points away from the "
            "average."
        ),
        lightest=round(100 * fairness.lightest),
        heaviest=round(100 * fairness.heaviest),
        spread=say_number(fairness.spread_points, language),
    )
