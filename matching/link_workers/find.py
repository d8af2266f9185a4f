"""Which link workers fit a question in words: "chi parla albanese e segue dipendenze in Valsugana?"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import GOOD_VALUE, Reason, best, score
from directory.i18n import N_, Sentence
from directory.places.gazetteer import Gazetteer
from directory.search.question import Query
from directory.words.language import word_set
from directory.words.language import words as words_of
from matching.link_workers.features import WORKER_FEATURES, experience, works_elsewhere
from matching.link_workers.rules import first_broken
from matching.link_workers.workers import Team, WorkerRow
from matching.profile import Gender, NeedAsked, Profile, WorkerPreferences
from matching.shortlisting.combine import ANSWERS

NEAREST: Final = 5  # how many are shown when nobody fits everything
# Words of such questions that say nothing of their own beside a language, a need or a place.
_SAY_NOTHING: Final = word_set(
    """
    chi segue seguono seguire lavora lavorano parla parlano conosce conoscono fa puo prendere nuovo nuova nuove nuovi
    operatore operatrice operatori operatrici educatore educatrice educatori educatrici assistente assistenti link
    worker workers case manager who speaks works knows follows takes wer spricht kennt arbeitet begleitet
    """
)
_ROOM: Final = word_set("posto posti libero libera liberi libere disponibile disponibili room free frei platz")
_PEOPLE: Final = frozenset({"men", "women"})  # whoever is spoken of here is the worker
_NOT_ALONE: Final = frozenset({"room", "continuity", "stated_preference"})  # do not tell whether somebody fits
_LIGHTEST: Final = 1.0  # points of the lightest case
_LEAST: Final = {"expertise": ANSWERS, "shared_times": 1e-6, "shared_interests": ANSWERS}  # else GOOD_VALUE


@dataclass(frozen=True)
class FoundWorker:
    """A link worker who fits, or comes nearest.

    Args:
        row: in the team; reasons: what was asked and how it stands; empty when nothing was.
        fits: everything that was asked holds, or is not known of this worker.
    """

    row: int
    worker: WorkerRow
    score: float
    fits: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class WorkersFound:
    """Best first; when nobody fits everything those who come nearest, and `notes` says so."""

    workers: tuple[FoundWorker, ...]
    notes: tuple[Sentence, ...]


def find_workers(query: Query, team: Team, *, today: date, weights: Mapping[str, float] | None = None) -> WorkersFound:
    """Filter by what the question states, rank by how well it is met.

    What a worker does not say counts as "ask" and excludes nobody; a language, need or place that is known to be
    another one does. Words that nothing was understood from are looked for in names, roles, organizations and places.
    Where nothing else is asked, whoever can take somebody now and has the most room comes first.
    """
    words = [word for word in query.rest if word not in _SAY_NOTHING | _ROOM]
    profile = _as_profile(query, team, today)
    by_word = {word: _has_word(word, team) for word in words}
    conditions = [found for found in by_word.values() if found.any()]
    conditions += [*_near(profile, team), _has_gender(profile, team), *_meets(profile, team)]
    if not _ROOM.isdisjoint(words_of(query.text)):
        conditions.append(first_broken(profile, team, _LIGHTEST) < 0)
    met = np.sum(conditions, axis=0, dtype=np.int64)
    fits = met == len(conditions)
    says_nothing = N_("No link worker says anything of “%(word)s”.")
    notes = [Sentence(says_nothing, {"word": word}) for word, found in by_word.items() if not found.any()]
    scores = score(profile, team, [*WORKER_FEATURES.values()], weights=weights)
    asked = profile != Profile(asked_on=today)
    ranking = scores.total if asked else _room(profile, team)
    if fits.any() or not len(team):
        rows = best(ranking, team.tie_breakers, max(len(team), 1), allowed=fits)
    else:
        notes.append(Sentence(N_("Nobody fits everything that was asked: these come nearest.")))
        rows = best((met + scores.total / 2).astype(np.float32), team.tie_breakers, NEAREST)
    found = [
        FoundWorker(row, team.rows[row], float(scores.total[row]), bool(fits[row]), reasons)
        for row in map(int, rows)
        for reasons in [tuple(scores.reasons(row)) if asked else ()]
    ]
    return WorkersFound(tuple(found), tuple(notes))


def _room(profile: Profile, team: Team) -> NDArray[np.float32]:
    """Shape (n,), > 0: whoever can take somebody now comes first, then whoever has the most points of room."""
    free = np.maximum(team.capacity_points - team.load_points, np.float32(0))
    can = first_broken(profile, team, _LIGHTEST) < 0
    ordered: NDArray[np.float32] = 1 + free + can * (1 + free.max(initial=0))
    return ordered.astype(np.float32)


def _as_profile(query: Query, team: Team, today: date) -> Profile:
    """The question as if a person had asked it; "una donna che parla arabo" speaks of the worker."""
    groups = [code for code in query.target_groups if code not in _PEOPLE]
    gender = Gender(query.gender) if query.gender and query.ages is None and not groups else None
    return Profile(
        asked_on=today,
        age=query.age,
        place=query.place,
        needs=tuple(NeedAsked(team.vocabulary.get("need", code)) for code in query.main_needs),
        interests=tuple(team.vocabulary.get("interest", code) for code in query.interests),
        target_groups=tuple(team.vocabulary.get("target_group", code) for code in groups),
        languages=query.languages,
        free_slots=query.slots or 0,
        worker_preferences=WorkerPreferences(gender),
    )


def _has_word(word: str, team: Team) -> NDArray[np.bool_]:
    """Shape (n,): the word stands in what the worker is called, says or serves, or in a name of a place served."""
    places = [place for place in Gazetteer.bundled().municipalities if word in words_of(place.name)]
    found = np.array([word in words_of(" ".join(_texts(row))) for row in team.rows], np.bool_)
    for place in places:
        found |= team.areas.serves(place)[0] | team.is_based_in(place)
    return found


def _texts(row: WorkerRow) -> Iterable[str]:
    return (row.name, row.organization, row.role, row.description, row.base_name, *row.area_names)


def _meets(profile: Profile, team: Team) -> Iterator[NDArray[np.bool_]]:
    """For each thing that was asked, shape (n,): a good part of it is known, or nothing."""
    for one in WORKER_FEATURES.values():
        beside_the_question = one.name in _NOT_ALONE or (one is experience and not profile.target_groups)
        values = None if beside_the_question else one.measure(profile, team)
        if values is not None:
            yield ~values.known | (values.score >= _LEAST.get(one.name, GOOD_VALUE))


def _near(profile: Profile, team: Team) -> Iterator[NDArray[np.bool_]]:
    if profile.place is not None:
        yield ~works_elsewhere([profile.place], team)[0]


def _has_gender(profile: Profile, team: Team) -> NDArray[np.bool_]:
    wish = profile.worker_preferences.gender
    return np.array([wish is None or row.gender in (None, wish) for row in team.rows], np.bool_)
