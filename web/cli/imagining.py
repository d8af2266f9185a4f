"""What-if on the command line: `prossima assign --all` with one more worker or more arrivals. Nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer, Municipality
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.plan import AllocationPlan, Person
from matching.allocation.what_if import Effect, WhatIf, arrivals_like, parse_workers, what_if
from matching.link_workers.workers import Team, WorkerRow
from web.cli.asking import read_json
from web.cli.context import print_json, say

EFFECTS: Mapping[str, str] = {
    "waiting": N_("People waiting: %(before)s → %(after)s"),
    "waiting_points": N_("Points waiting: %(before)s → %(after)s"),
    "travel_km": N_("Way to the person, mean in km: %(before)s → %(after)s"),
    "suitability": N_("Suitability, mean over all: %(before)s → %(after)s"),
    "heaviest": N_("Heaviest caseload, share of the capacity: %(before)s → %(after)s"),
    "lightest": N_("Lightest caseload, share of the capacity: %(before)s → %(after)s"),
    "spread_points": N_("How far caseloads usually are from the average, in points: %(before)s → %(after)s"),
}


@dataclass(frozen=True)
class Imagined:
    """What is imagined: workers, and how many people who live where."""

    workers: Sequence[WorkerRow]
    arrivals: int
    place: Municipality | None


def read_imagined(options: Mapping[str, Any], vocabulary: Vocabulary) -> Imagined | None:
    """What the options imagine; None if nothing.

    Raises:
        InvalidInput: arrivals without a place, or something that is to be written.
    """
    worker, arrivals, place = options["with_worker"], options["with_arrivals"], options["place"]
    if worker is None and arrivals is None:
        if place is not None:
            raise InvalidInput(N_("--at says where people come who are imagined: add --with-arrivals and how many."))
        return None
    if options["write"]:
        raise InvalidInput(N_("What is only imagined cannot be applied: leave out --apply."))
    if arrivals is not None and place is None:
        raise InvalidInput(N_("Say where the people come who are imagined, with --at and a municipality."))
    return Imagined(
        workers=parse_workers(read_json(worker), vocabulary, Gazetteer.bundled()) if worker is not None else (),
        arrivals=arrivals or 0,
        place=Gazetteer.bundled().resolve(place) if place is not None else None,
    )


def show(
    settings: Settings,
    imagined: Imagined,
    people: Sequence[Person],
    team: Team,
    make: Callable[..., AllocationPlan],
    *,
    as_json: bool,
) -> None:
    """Compare, and print what would change."""
    place = imagined.place
    arrivals = arrivals_like(people, imagined.arrivals, place) if place is not None else []
    found = what_if(people, team, workers=imagined.workers, arrivals=arrivals, plan=make)
    if as_json:
        print_json(_json(found))
        return
    for name, message in EFFECTS.items():
        before, after = getattr(found.before, name), getattr(found.after, name)
        say(settings, message, before=_shown(before), after=_shown(after))
    if found.arrivals:
        message = N_("Of %(count)s imagined people in %(place)s %(waiting)s would wait.")
        place_name = place.name if place else ""
        say(settings, message, count=found.arrivals, place=place_name, waiting=found.arrivals_waiting)
    if imagined.workers:
        say(settings, N_("Imagined workers would walk with: %(count)s"), count=found.new_worker_people)
    say(settings, N_("Nothing was written: this was only imagined."))


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _json(found: WhatIf) -> dict[str, Any]:
    return {
        "before": _effect_json(found.before),
        "after": _effect_json(found.after),
        "arrivals": found.arrivals,
        "arrivals_waiting": found.arrivals_waiting,
        "new_worker_people": found.new_worker_people,
    }


def _effect_json(effect: Effect) -> dict[str, Any]:
    values = {name: getattr(effect, name) for name in ("people", *EFFECTS)}
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
