"""The link workers of a team as columns, frozen, ready to be ranked. It knows no database (see `team.py` beside it)."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.areas import Areas
from directory.errors import AppError
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import Point, UnitVectors, unit_vectors
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import fold

_MOST_LANGUAGES = 64  # bits

Period = tuple[date, date | None]  # first and last day, both included; None: nobody knows of a last one


@dataclass(frozen=True, kw_only=True)
class WorkerRow:
    """One link worker, as data. Defaults mean "not said".

    Args:
        gender: as the worker states it.
        tags: (taxonomy, code) -> confidence in (0, 1]; taxonomies need (expertise), interest, service_type, and
            target_group (with whom somebody has worked).
        slots: bit day·3 + part, working hours.
        areas: (extent type, extent), as in `directory.catalog.areas`; `area_names` as they were written.
        capacity_points, load_points: how much caseload the contract allows, and how much there is.
        contract_hours: a week; experience_years: of this work.
        seniority: a value of `directory.models.Seniority`.
        works_from, works_until: first and last day.
        works_on_mandate: whether the organization has services that work on an authority's mandate.
    """

    id: uuid.UUID
    name: str
    organization: str = ""
    role: str = ""
    description: str = ""
    gender: str | None = None
    languages: tuple[str, ...] = ()
    tags: Mapping[tuple[str, str], float] = field(default_factory=dict)
    base: Point | None = None
    base_code: str | None = None
    base_name: str = ""
    areas: tuple[tuple[str, str], ...] = ()
    area_names: tuple[str, ...] = ()
    slots: int = 0
    capacity_points: float = 0.0
    load_points: float = 0.0
    cleared_for_minors: bool | None = None
    takes_new_people: bool = True
    contract_hours: float | None = None
    experience_years: float | None = None
    seniority: str | None = None
    works_from: date | None = None
    works_until: date | None = None
    absences: tuple[Period, ...] = ()
    works_on_mandate: bool | None = None
    is_example: bool = False


@dataclass(frozen=True, eq=False)
class Team:
    """One entry per link worker (n), in the order of their ids.

    Args:
        expertise: shape (needs, n), [0, 1]: closeness × confidence of the best tag; `expertise_known`: shape (n,).
        interests: shape (interests, n), [0, 1]; `interests_known`: shape (n,).
        languages: bit per `language_codes`; 0 when not said.
        cleared_for_minors: −1 unknown, 0 no, 1 yes.
        base, has_base: unit vector of the base municipality's centre.
    """

    rows: tuple[WorkerRow, ...]
    vocabulary: Vocabulary
    expertise: NDArray[np.float32]
    interests: NDArray[np.float32]
    language_codes: tuple[str, ...]
    languages: NDArray[np.uint64]
    base: UnitVectors
    has_base: NDArray[np.bool_]
    areas: Areas
    slots: NDArray[np.uint32]
    capacity_points: NDArray[np.float32]
    load_points: NDArray[np.float32]
    cleared_for_minors: NDArray[np.int8]
    takes_new_people: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def tie_breakers(self) -> NDArray[np.int32]:
        """Shape (n,): workers stand in the order of their ids."""
        return np.arange(len(self), dtype=np.int32)

    @cached_property
    def expertise_known(self) -> NDArray[np.bool_]:
        """Shape (n,): something is known of what the worker knows."""
        known: NDArray[np.bool_] = np.logical_or.reduce(self.expertise, axis=0)
        return known

    @cached_property
    def interests_known(self) -> NDArray[np.bool_]:
        """Shape (n,): something is known of what the worker likes."""
        known: NDArray[np.bool_] = np.logical_or.reduce(self.interests, axis=0)
        return known

    @cached_property
    def experience(self) -> NDArray[np.float32]:
        """Shape (target groups, n): 1 where the worker has experience with this group of people."""
        place = self.places_of("target_group")
        found = np.zeros((len(place), len(self)), np.float32)
        for column, row in enumerate(self.rows):
            for kind, code in row.tags:
                if kind == "target_group" and code in place:
                    found[place[code], column] = 1
        return found

    @cached_property
    def experience_known(self) -> NDArray[np.bool_]:
        """Shape (n,): something is known of the groups of people with whom the worker has worked."""
        return np.array([any(kind == "target_group" for kind, _ in row.tags) for row in self.rows], np.bool_)

    @cached_property
    def rows_called(self) -> Mapping[str, Sequence[int]]:
        """Which rows are meant by an id or by a folded name."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            for key in {str(row.id), fold(row.name)}:
                found.setdefault(key, []).append(place)
        return found

    def places_of(self, taxonomy: str) -> Mapping[str, int]:
        """Code -> its row in `expertise` (need), `interests` (interest) or `experience` (target_group)."""
        return self._places[taxonomy]

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        taxonomies = ("need", "interest", "target_group")
        return {one: {term.code: row for row, term in enumerate(self.vocabulary.terms(one))} for one in taxonomies}

    def expertise_in(self, need: str) -> NDArray[np.float32]:
        """Shape (n,): how far each worker knows this need.

        Raises:
            KeyError: no such need.
        """
        column: NDArray[np.float32] = self.expertise[self.places_of("need")[need]]
        return column

    def interest_in(self, interest: str) -> NDArray[np.float32]:
        """Shape (n,): how far each worker shares this interest.

        Raises:
            KeyError: no such interest.
        """
        column: NDArray[np.float32] = self.interests[self.places_of("interest")[interest]]
        return column

    def language_bits(self, codes: Iterable[str]) -> int:
        """The bits of these languages (ISO 639), as in `languages`; of those that somebody speaks."""
        places = (self.language_codes.index(code) for code in {*codes} if code in self.language_codes)
        return sum(1 << place for place in places)

    def is_based_in(self, place: Municipality) -> NDArray[np.bool_]:
        """Shape (n,): has the base in this municipality."""
        based: NDArray[np.bool_] = self._base_codes == place.code
        return based

    def is_abroad(self, place: Municipality) -> NDArray[np.bool_]:
        """Shape (n,): has the base in another country than this municipality; False where no base is known."""
        abroad: NDArray[np.bool_] = (self._countries != "") & (self._countries != place.country)
        return abroad

    @cached_property
    def _base_codes(self) -> NDArray[np.str_]:
        return np.array([row.base_code or "" for row in self.rows], np.str_)

    @cached_property
    def _countries(self) -> NDArray[np.str_]:
        return np.array([_country(row.base_code) for row in self.rows], np.str_)


def _country(municipality_code: str | None) -> str:
    """ISO 3166; empty where the municipality is not said or not known any more."""
    try:
        return Gazetteer.bundled().by_code(municipality_code).country if municipality_code else ""
    except AppError:
        return ""


def pack_team(rows: Iterable[WorkerRow], vocabulary: Vocabulary) -> Team:
    """The team of these workers; tags whose term is not in the vocabulary are left out."""
    ordered = tuple(sorted(rows, key=lambda row: row.id.bytes))
    codes = tuple(sorted({code for row in ordered for code in row.languages})[:_MOST_LANGUAGES])
    bit = {code: 1 << place for place, code in enumerate(codes)}
    points = [row.base or Point(0.0, 0.0) for row in ordered]
    return Team(
        rows=ordered,
        vocabulary=vocabulary,
        expertise=_spread(ordered, vocabulary, "need"),
        interests=_spread(ordered, vocabulary, "interest"),
        language_codes=codes,
        languages=np.array([sum(bit.get(code, 0) for code in set(row.languages)) for row in ordered], np.uint64),
        base=unit_vectors([point.latitude for point in points], [point.longitude for point in points]),
        has_base=np.array([row.base is not None for row in ordered], np.bool_),
        areas=Areas.pack([row.areas for row in ordered]),
        slots=np.array([row.slots for row in ordered], np.uint32),
        capacity_points=np.array([row.capacity_points for row in ordered], np.float32),
        load_points=np.array([row.load_points for row in ordered], np.float32),
        cleared_for_minors=np.array(
            [-1 if row.cleared_for_minors is None else row.cleared_for_minors for row in ordered], np.int8
        ),
        takes_new_people=np.array([row.takes_new_people for row in ordered], np.bool_),
    )


def _spread(rows: tuple[WorkerRow, ...], vocabulary: Vocabulary, taxonomy: str) -> NDArray[np.float32]:
    """The best of closeness × confidence of each worker's tags for every term; service types count by their needs."""
    place = {term.code: index for index, term in enumerate(vocabulary.terms(taxonomy))}
    needs_of_type = {term.code: term.needs for term in vocabulary.terms("service_type")} if taxonomy == "need" else {}
    tags = [
        (place[one], column, confidence)
        for column, row in enumerate(rows)
        for (kind, code), confidence in row.tags.items()
        for one in ((code,) if kind == taxonomy else needs_of_type.get(code, ()) if kind == "service_type" else ())
        if one in place
    ]
    named = np.zeros((len(place), len(rows)), np.float32)  # how far a tag says exactly this
    for term, column, confidence in tags:
        named[term, column] = max(named[term, column], confidence)
    spread = np.zeros_like(named)
    closeness = vocabulary.closeness_matrix(taxonomy)
    for term in sorted({term for term, _, _ in tags}):
        near = np.flatnonzero(closeness[:, term])
        spread[near] = np.maximum(spread[near], closeness[near, term, np.newaxis] * named[term])
    return spread
