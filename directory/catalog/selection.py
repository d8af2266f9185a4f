"""Some rows of the catalog, with its columns for just these rows: what a search scores, as it knows where to look."""

from dataclasses import replace
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog, within_limits
from directory.catalog.municipalities import Municipalities
from directory.catalog.text_index import Reading, TextMatch
from directory.gazetteer import Municipality
from directory.geo import Point, distances_km, north_of_equator_km
from directory.vocabulary import Vocabulary

T = TypeVar("T", bound=np.generic)


class _Taken(Generic[T]):
    """A column of the catalog, taken for the selected rows when it is first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, selection: "Selection", owner: type) -> NDArray[T]:
        column = getattr(selection.catalog, self.name)
        taken = column[selection.rows]
        selection.__dict__[self.name] = taken  # found before this descriptor, which has no `__set__`
        return cast("NDArray[T]", taken)


class Named(NamedTuple):
    """Rows of a catalog that are called as a question says.

    Args:
        worth: float32 in (0, 1], as long as `rows`: how far it says the whole name.
        nearly: one of the words is spelt otherwise.
    """

    rows: NDArray[np.int32]
    worth: NDArray[np.float32]
    nearly: bool = False


NOT_NAMED = Named(np.empty(0, np.int32), np.empty(0, np.float32))


class Selection:
    """Rows of a catalog and what the words of a query found in it.

    Args:
        rows: ascending or not, shape (k,).
        match: what the words found in the whole catalog; None without words.
        named: rows of the whole catalog that are called as the query says.
    """

    has_point = _Taken[np.bool_]()
    remote = _Taken[np.bool_]()
    home_visits = _Taken[np.bool_]()
    municipality = _Taken[np.int32]()
    need_known = _Taken[np.bool_]()
    interest_known = _Taken[np.bool_]()
    target_groups = _Taken[np.uint64]()
    minimum_age = _Taken[np.float32]()
    maximum_age = _Taken[np.float32]()
    age_known = _Taken[np.bool_]()
    languages = _Taken[np.uint64]()
    interpretation = _Taken[np.bool_]()
    cost = _Taken[np.uint8]()
    cost_amount = _Taken[np.float32]()
    isee_maximum = _Taken[np.float32]()
    slots = _Taken[np.uint32]()
    access = _Taken[np.uint8]()
    places = _Taken[np.int32]()
    verified_day = _Taken[np.int32]()
    gender_reserved = _Taken[np.uint8]()
    wheelchair = _Taken[np.int8]()
    closed_now = _Taken[np.bool_]()

    def __init__(
        self,
        catalog: Catalog,
        rows: NDArray[np.intp],
        match: TextMatch | None = None,
        named: Named = NOT_NAMED,
        shared: dict[str, Any] | None = None,
    ) -> None:
        self.catalog = catalog
        self.rows = rows
        self.match = match
        self.named = named
        self.shared: dict[str, Any] = {} if shared is None else shared  # what is the same for all selections of a query

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def tie_breakers(self) -> NDArray[np.float64]:
        """Shape (k,): in the order of the listings' ids."""
        return self.of(self.catalog.tie_breakers)

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "Selection":
        """Some of these rows."""
        return Selection(self.catalog, self.rows[places], self.match, self.named, self.shared)

    def instead(self, rows: NDArray[np.intp]) -> "Selection":
        """Other rows of the same catalog, for the same query."""
        return Selection(self.catalog, rows, self.match, self.named, self.shared)

    def of(self, column: NDArray[T]) -> NDArray[T]:
        """The selected rows of a column of the whole catalog."""
        return column[self.rows]

    @cached_property
    def words_score(self) -> NDArray[np.float32]:
        """Shape (k,): share of the most that the words could score."""
        assert self.match is not None  # noqa: S101 - asked only where there are words
        return self.match.score_of(self.rows)

    @cached_property
    def worth_of_name(self) -> NDArray[np.float32]:
        """Shape (k,): in (0, 1] where it is called as the query says, else 0."""
        worth = np.zeros(len(self.catalog), np.float32)
        worth[self.named.rows] = self.named.worth
        return self.of(worth)

    @cached_property
    def stated(self) -> list[tuple[Reading, list[bool]]]:
        """Each word with the rows whose own texts have it; a misspelt one only as what it was taken for."""
        assert self.match is not None  # noqa: S101 - asked only where there are words
        text = self.catalog.text
        said = [replace(one, stems=one.stems[:1]) if one.repaired else one for one in self.match.readings]
        return [(reading, text.stated(self.rows, reading).tolist()) for reading in said]

    def cover_of_need(self, code: str) -> NDArray[np.uint8]:
        """As `Catalog.cover_of_need`."""
        return self.of(self.catalog.cover_of_need(code))

    def cover_of_interest(self, code: str) -> NDArray[np.uint8]:
        """As `Catalog.cover_of_interest`."""
        return self.of(self.catalog.cover_of_interest(code))

    def cover_of_kind(self, code: str) -> NDArray[np.uint8]:
        """As `Catalog.cover_of_kind`."""
        return self.of(self.catalog.cover_of_kind(code))

    def takes_age(self, youngest: float, oldest: float) -> NDArray[np.bool_]:
        """Shape (k,): somebody between these ages in years is within the limits, or there are none."""
        return within_limits(self.minimum_age, self.maximum_age, youngest, oldest)

    @property
    def _vector(self) -> NDArray[np.float32]:
        return self.of(self.catalog.vector)

    def around(self, point: Point, km: float) -> NDArray[np.bool_]:
        """Shape (k,): may be nearer than some kilometres, or may be reached without going there.

        What is not, lies farther north or south, and is neither remote nor comes home nor without a place.
        """
        catalog = self.catalog
        north = catalog.north_km
        apart = self.of(north) - np.float32(north_of_equator_km(point))
        within: NDArray[np.bool_] = ~(np.abs(apart, out=apart) > np.float32(km))  # NaN is kept
        return within

    def distance_km(self, point: Point) -> NDArray[np.float32]:
        """Shape (k,): straight line in kilometres; infinite where the listing has no point."""
        return np.where(self.has_point, distances_km(self._vector, point), np.float32(np.inf))

    def serves(self, municipality: Municipality) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """As `Areas.serves`, for the selected rows."""
        if municipality.code not in self.shared:
            self.shared[municipality.code] = self.catalog.serves(municipality)
        yes, known = self.shared[municipality.code]
        return self.of(yes), self.of(known)

    @property
    def municipalities(self) -> Municipalities:
        """Of the catalog."""
        return self.catalog.municipalities

    @property
    def vocabulary(self) -> Vocabulary:
        """Of the catalog."""
        return self.catalog.vocabulary

    def target_group_bit(self, code: str) -> np.uint64:
        """As `Catalog.target_group_bit`."""
        return self.catalog.target_group_bit(code)

    def language_bit(self, code: str) -> np.uint64:
        """As `Catalog.language_bit`."""
        return self.catalog.language_bit(code)

    def any_of(self, entries: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """As `Catalog.any_of`, for the selected rows."""
        return entries[self.municipality]

    def place_name(self, place: int) -> str:
        """The municipality of a selected row."""
        return self.catalog.place[int(self.rows[place])]

    def need_covered(self, place: int, code: str) -> int:
        """255 x how far a selected row answers a need."""
        return int(self.catalog.cover_of_need(code)[self.rows[place]])

    def interest_covered(self, place: int, code: str) -> int:
        """255 x how far a selected row suits an interest."""
        return int(self.catalog.cover_of_interest(code)[self.rows[place]])

    def kind_covered(self, place: int, code: str) -> int:
        """255 x how surely a selected row is of a kind, or answers the same needs."""
        return int(self.catalog.cover_of_kind(code)[self.rows[place]])
