"""A link worker in words, for the team's page and the command line."""

from collections.abc import Mapping
from datetime import date

from directory.i18n import N_, Labels, Sentence
from directory.places.town_names import TownName, town_name
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.languages import language_name
from matching.link_workers.assign import Band
from matching.link_workers.rules import remarks_on
from matching.link_workers.workers import WorkerRow

LIMITS: Mapping[Band, Sentence] = {
    Band.BLUE: Sentence(N_("less than %(percent)s%%"), {"percent": 95}),
    Band.GREEN: Sentence(N_("%(percent)s%% to %(most)s%%"), {"percent": 95, "most": 100}),
    Band.AMBER: Sentence(N_("up to %(percent)s%%"), {"percent": 110}),
    Band.RED: Sentence(N_("more than %(percent)s%%"), {"percent": 110}),
}  # of what the contract allows, as `matching.link_workers.assign.band_of` draws the lines


def load_of(worker: WorkerRow) -> float:
    """The caseload as a share of the capacity; infinite where there is load and no capacity."""
    if worker.capacity_points > 0:
        return worker.load_points / worker.capacity_points
    return float("inf") if worker.load_points > 0 else 0.0


def room_points(worker: WorkerRow) -> float:
    """How many points more can be carried at 100 %."""
    return max(worker.capacity_points - worker.load_points, 0.0)


def worker_facts(worker: WorkerRow, vocabulary: Vocabulary, today: date) -> list[Sentence]:
    """What limits, then what helps."""
    return [*worker_limits(worker, today), *worker_strengths(worker, vocabulary)]


def worker_limits(worker: WorkerRow, today: date) -> list[Sentence]:
    """Absences, and that nobody new is taken."""
    closed = [] if worker.takes_new_people else [Sentence(N_("Does not take new people now"))]
    return [*remarks_on(worker, today), *closed]


def _base(worker: WorkerRow) -> tuple[TownName, ...]:
    return (town_name(worker.base_code, worker.base_name),) if worker.base_code and worker.base_name else ()


def worker_strengths(worker: WorkerRow, vocabulary: Vocabulary) -> list[Sentence]:
    """Languages, expertise and territory."""
    found = []
    if worker.languages:
        spoken = tuple(map(language_name, worker.languages))
        found.append(Sentence(N_("Speaks: %(languages)s"), {"languages": spoken}))
    known = {code: Labels(vocabulary.get("need", code).labels) for kind, code in worker.tags if kind == "need"}
    if known:
        needs = tuple(known[code] for code in sorted(known))
        found.append(Sentence(N_("Knows about: %(needs)s"), {"needs": needs}))
    areas: tuple[TownName, ...] = worker.area_names or _base(worker)
    if areas:
        found.append(Sentence(N_("Works in: %(areas)s"), {"areas": areas}))
    return found
