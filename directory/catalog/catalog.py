"""The catalog: every live listing as columns of arrays, frozen, ready to be ranked. It knows no database."""

import enum
import uuid
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.catalog.areas import Areas
from directory.catalog.combinations import Choices
from directory.catalog.cover import Cover
from directory.catalog.grid import Grid
from directory.catalog.hours import ListedHours, only_by_appointment
from directory.catalog.known_words import Reading
from directory.catalog.municipalities import Municipalities
from directory.catalog.tags import Tags
from directory.catalog.text_index import TextIndex, TextMatch
from directory.ids import id_of
from directory.places.gazetteer import Municipality
from directory.places.geo import Point, distances_km, north_of_equator_km
from directory.places.town_names import TownName, town_name
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.strings import Strings

T = TypeVar("T", bound=np.generic)
EPOCH = date(1970, 1, 1)  # day 0 of `Catalog.verified_day`
_ID_BYTES = 16
_NOWHERE = -2  # in `Catalog.municipality`, where -1 is an unknown one: no listing has it
TAXONOMIES = ("need", "service_type", "interest", "target_group")  # the order of `Catalog.terms`


class Cost(enum.IntEnum):
    """What a person pays; LOW is at most `directory.catalog.rows.LOW_COST_EURO`, or a card beside what is free."""

    UNKNOWN = 0
    FREE = 1
    LOW = 2
    PAID = 3


class Door(enum.IntEnum):
    """Who may send a person, as in `Catalog.access`; the names are those of `directory.models.Access`."""

    UNKNOWN = 0
    FREE = 1
    REFERRAL = 2
    MANDATE = 3


class Reserved(enum.IntEnum):
    """For whom alone a listing is, as in `Catalog.gender_reserved`; the names are those that the database has."""

    NOBODY = 0
    WOMEN = 1
    MEN = 2


@dataclass(frozen=True, eq=False)
class Catalog:
    """One entry per listing (n rows), in the order of `listing_id`, then those that changed since they were ordered.

    docs/architecture.md explains every field.
    """

    sequence: int
    day: int
    vocabulary: Vocabulary
    live: NDArray[np.bool_]
    tie_breakers: NDArray[np.float64]
    listing_id: NDArray[np.bytes_]
    service_id: NDArray[np.bytes_]
    organization_id: NDArray[np.bytes_]
    name: Strings
    organization: Strings
    place: Strings
    phone: Strings
    contacts: Strings
    hours: ListedHours
    municipalities: Municipalities
    municipality: NDArray[np.int32]
    vector: NDArray[np.float32]
    has_point: NDArray[np.bool_]
    north_km: NDArray[np.float32]
    grid: Grid
    remote: NDArray[np.bool_]
    home_visits: NDArray[np.bool_]
    tags: Tags
    needs: Cover
    kinds: Cover
    interests: Cover
    target_groups: NDArray[np.uint64]
    minimum_age: NDArray[np.float32]
    maximum_age: NDArray[np.float32]
    age_known: NDArray[np.bool_]
    language_codes: tuple[str, ...]
    languages: NDArray[np.uint64]
    interpretation: NDArray[np.bool_]
    cost: NDArray[np.uint8]
    cost_amount: NDArray[np.float32]
    isee_maximum: NDArray[np.float32]
    slots: NDArray[np.uint32]
    access: NDArray[np.uint8]
    intensity: NDArray[np.uint8]
    waiting_days: NDArray[np.int16]
    response_days: NDArray[np.float32]
    places: NDArray[np.int32]
    verified_day: NDArray[np.int32]
    holds_days: NDArray[np.int32]
    completeness: NDArray[np.float32]
    gender_reserved: NDArray[np.uint8]
    residence_required: NDArray[np.int8]
    required_documents: Strings
    documents: NDArray[np.uint8]
    exclusion_criteria: Strings
    excluded: Tags
    excluded_from: NDArray[np.float32]
    excluded_to: NDArray[np.float32]
    children_from: NDArray[np.float32]
    children_to: NDArray[np.float32]
    areas: Areas
    wheelchair: NDArray[np.int8]
    is_example: NDArray[np.bool_]
    closed_now: NDArray[np.bool_]
    choices: Choices
    text: TextIndex

    def __len__(self) -> int:
        return len(self.listing_id)

    @property
    def whole(self) -> "Catalog":
        """This one; of a `Part`, the catalog that its rows are of."""
        return self

    def rows_in_whole(self, places: Sequence[int]) -> NDArray[np.intp]:
        """Where some rows stand in the whole catalog."""
        return np.array(places, np.intp)

    def slots_by_appointment(self, places: Sequence[int]) -> list[int]:
        """Of some rows, the slots of the coming week at which nobody is let in without an appointment."""
        day, hours = EPOCH + timedelta(days=self.day), self.whole.hours
        return [only_by_appointment(hours.of_row(row), day) for row in self.rows_in_whole(places).tolist()]

    def of(self, column: NDArray[T]) -> NDArray[T]:
        """The rows of this one of a column of the whole catalog: all of them."""
        return column

    @cached_property
    def all_live(self) -> bool:
        """Whether no row was replaced since the last build."""
        return bool(self.live.all())

    @cached_property
    def live_rows(self) -> NDArray[np.intp]:
        """The rows of the listings as they are now."""
        return np.flatnonzero(self.live)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of all taxonomies: need, service_type, interest, target_group."""
        return tuple(term for taxonomy in TAXONOMIES for term in self.vocabulary.terms(taxonomy))

    @cached_property
    def _places_of_terms(self) -> dict[tuple[str, str], tuple[int, int]]:
        """(taxonomy, code) -> (index among all terms, index among the taxonomy's own)."""
        places: dict[tuple[str, str], tuple[int, int]] = {}
        for taxonomy in TAXONOMIES:
            for own, term in enumerate(self.vocabulary.terms(taxonomy)):
                places[taxonomy, term.code] = (len(places), own)
        return places

    def term_index(self, taxonomy: str, code: str) -> int:
        """Where a term stands in `terms`.

        Raises:
            KeyError: no such term.
        """
        return self._places_of_terms[taxonomy, code][0]

    @property
    def is_reserved(self) -> NDArray[np.bool_]:
        """Shape (n,): for one gender alone."""
        reserved: NDArray[np.bool_] = self.gender_reserved != 0
        return reserved

    def of_kind(self, *codes: str) -> NDArray[np.bool_]:
        """Shape (n,): listings that are tagged with any of these kinds of service.

        Raises:
            KeyError: no such kind.
        """
        return self.tags.having([self.term_index("service_type", code) for code in codes])

    def for_group(self, *codes: str) -> NDArray[np.bool_]:
        """Shape (n,): listings that are tagged with any of these groups of people.

        Raises:
            KeyError: no such group.
        """
        return self.tags.having([self.term_index("target_group", code) for code in codes])

    def cover_of_need(self, code: str) -> NDArray[np.uint8]:
        """Shape (n,): 255 x how far each listing answers this need.

        Raises:
            KeyError: no such need.
        """
        cover: NDArray[np.uint8] = self.needs.values[self.own_index("need", code)]
        return cover

    def cover_of_kind(self, code: str) -> NDArray[np.uint8]:
        """Shape (n,): 255 x how far each listing is this kind of service, or answers the same needs.

        Raises:
            KeyError: no such kind of service.
        """
        cover: NDArray[np.uint8] = self.kinds.values[self.own_index("service_type", code)]
        return cover

    def cover_of_interest(self, code: str) -> NDArray[np.uint8]:
        """Shape (n,): 255 x how far each listing suits this interest.

        Raises:
            KeyError: no such interest.
        """
        cover: NDArray[np.uint8] = self.interests.values[self.own_index("interest", code)]
        return cover

    @property
    def need_known(self) -> NDArray[np.bool_]:
        """Shape (n,): something is known of the needs that the listing answers."""
        return self.needs.known

    @property
    def interest_known(self) -> NDArray[np.bool_]:
        """Shape (n,): something is known of the interests that the listing suits."""
        return self.interests.known

    def own_index(self, taxonomy: str, code: str) -> int:
        """Where a term stands among the terms of its taxonomy.

        Raises:
            KeyError: no such term.
        """
        return self._places_of_terms[taxonomy, code][1]

    def target_group_bit(self, code: str) -> np.uint64:
        """The bit of a target group in `target_groups`.

        Raises:
            KeyError: no such target group.
        """
        return np.uint64(1 << self.own_index("target_group", code))

    def language_bit(self, code: str) -> np.uint64:
        """The bit of an ISO 639 code in `languages`; 0 when no listing speaks it."""
        return np.uint64(1 << self.language_codes.index(code) if code in self.language_codes else 0)

    def listing_uuid(self, row: int) -> uuid.UUID:
        """The id of a row: of its service_at_location, else of its service."""
        return as_uuid(self.listing_id, row)

    def service_uuid(self, row: int) -> uuid.UUID:
        """The id of a row's service."""
        return as_uuid(self.service_id, row)

    def town(self, row: int) -> TownName:
        """The municipality as people of each language call it, "" unknown."""
        at = int(self.municipality[row])
        return town_name(self.municipalities.codes[at], self.place[row]) if at >= 0 else self.place[row]

    def takes_age(self, youngest: float, oldest: float | None = None) -> NDArray[np.bool_]:
        """Shape (n,): somebody of this age, or between two, is within the limits; as `within_limits`."""
        years = np.float32(youngest if oldest is None else oldest)
        takes: NDArray[np.bool_] = (self.minimum_age <= years) & (np.float32(youngest) < self.too_old)
        return takes

    @cached_property
    def too_old(self) -> NDArray[np.float32]:
        """Shape (n,): the first age in years, as a float32, that exceeds the limits."""
        return first_beyond(self.maximum_age)

    def verified_on(self, row: int) -> date | None:
        """The day on which somebody confirmed the details of a row; None when nobody ever did."""
        day = int(self.verified_day[row])
        return EPOCH + timedelta(days=day) if day >= 0 else None

    def days_since_verified(self, today: date) -> NDArray[np.float32]:
        """Shape (n,), >= 0; says nothing where `verified_day` is -1."""
        return np.maximum((today - EPOCH).days - self.verified_day, 0).astype(np.float32)

    def distance_km(self, point: Point) -> NDArray[np.float32]:
        """Shape (n,): straight line in kilometres; infinite where the listing has no point."""
        return np.where(self.has_point, distances_km(self.vector, point), np.float32(np.inf))

    def around(self, point: Point, km: float) -> NDArray[np.bool_]:
        """Shape (n,): may be nearer than some kilometres, or may be reached without going there.

        What is not, lies farther north or south, and is neither remote nor comes home nor without a place.
        """
        apart = self.north_km - np.float32(north_of_equator_km(point))
        within: NDArray[np.bool_] = ~(np.abs(apart, out=apart) > np.float32(km))  # NaN is kept
        return within

    @cached_property
    def from_afar(self) -> NDArray[np.bool_]:
        """Shape (n,): may be reached without going there, or has no place."""
        return np.isnan(self.north_km)

    def found_once(self, key: Hashable, find: "Callable[[Catalog], NDArray[T]]") -> NDArray[T]:  # noqa: ARG002
        """Shape (n,): what a question finds out; parts of a catalog keep it as long as they last.

        Args:
            key: of the question and what it asks.
        """
        return find(self)

    def of_start(self, key: Hashable, find: "Callable[[Catalog], NDArray[T]]") -> NDArray[T]:
        """Shape (n,): what is the same for all who start from one place by the same means, which `key` tells."""
        return self.found_once(key, find)

    def serves(self, municipality: Municipality) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """As `Areas.serves`."""
        return self.areas.serves(municipality)

    def in_municipality(self, municipality: Municipality) -> NDArray[np.bool_]:
        """Shape (n,): lies there."""
        index = self.municipalities.index(municipality.code)
        there: NDArray[np.bool_] = self.municipality == (index if index >= 0 else _NOWHERE)
        return there

    def find_words(self, words: tuple[str, ...]) -> TextMatch:
        """What whole words find in the texts, as they are written."""
        return self.text.search(words, as_written=True)

    def has_word(self, row: int, reading: Reading) -> bool:
        """Whether a listing has a word of a question, be it only among those that its terms are called."""
        return self.text.has(row, reading)

    def states_word(self, row: int, reading: Reading) -> bool:
        """Whether a listing's own texts have a word of a question."""
        return bool(self.text.stated(np.array([row]), reading)[0])

    def any_of(self, entries: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Shape (n,): is in one of these entries of `municipalities`.

        Args:
            entries: one more than there are municipalities; the last for listings without one.
        """
        return entries[self.municipality]  # -1, the unknown municipality, is the last


def within_limits(
    minimum: NDArray[np.float32], maximum: NDArray[np.float32], youngest: float, oldest: float
) -> NDArray[np.bool_]:
    """Which listings take somebody between two ages in years, both included.

    A maximum of 17 holds until the 18th birthday, one of 17.5 to the day.

    Args:
        minimum, maximum: the limits, shape (k,).
    """
    takes: NDArray[np.bool_] = (minimum <= np.float32(oldest)) & (np.float32(youngest) < first_beyond(maximum))
    return takes


def first_beyond(maximum: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first age in years, as a float32, that exceeds each limit; as `within_limits`."""
    is_whole = maximum == np.floor(maximum)
    beyond: NDArray[np.float32] = np.where(is_whole, maximum + 1, np.nextafter(maximum, np.float32(np.inf)))
    return beyond


def as_uuid(ids: NDArray[np.bytes_], row: int) -> uuid.UUID:
    """Read one id."""
    return as_uuids(ids, np.array([row]))[0]


def as_uuids(ids: NDArray[np.bytes_], rows: NDArray[np.intp]) -> list[uuid.UUID]:
    """Read the ids of some rows."""
    packed = ids.take(rows).tobytes()  # each with the zero bytes at its end, which numpy drops from single values
    return [id_of(int.from_bytes(packed[at : at + _ID_BYTES])) for at in range(0, len(packed), _ID_BYTES)]
