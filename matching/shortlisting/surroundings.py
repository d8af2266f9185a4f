"""What is the same for all who start from one place by the same means: which listings are in reach, and how near.

People come from the same towns again and again, in a team's batch and over a service's day. So the rows in reach are
kept, with those of their columns that were asked for.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, takewhile
from threading import Lock
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.part import KeptPart, Part
from directory.catalog.reach import within_reach
from directory.catalog.scoring import Values
from directory.places.gazetteer import Municipality
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching.features.place import in_reach, place
from matching.profile import Profile, Travel
from matching.shortlisting.candidates import about_safety_alone, answering
from matching.shortlisting.combine import COVERED_OF_255
from matching.shortlisting.journeys import FROM_AFAR, farthest_km, travel_of

FAR_KM = 150.0  # what is farther away is never shown
WITNESSES: Final = 16  # rows for each need, any of which may show that something covers it
_ROWS_KEPT: Final = 2  # of all surroundings together, beside the rows of the catalog
_MOST_ROWS_KEPT: Final = 2_000_000  # however large the catalog is: 32 bytes for each
_MOST_ROWS_WITH_COLUMNS: Final = 250_000  # of those that were asked for last: some 200 bytes for each
_ANSWERS_KEPT: Final = 256  # of each surroundings: mostly a few rows for a need
_ROWS_OF_A_SMALL_CATALOG: Final = 50_000  # of which more may be kept

T = TypeVar("T")
Rows = NDArray[np.intp]
Key = tuple[Municipality, Travel]


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What is in reach from a place.

    Args:
        rows: the listings in reach, as they are now; ascending.
        near_records: shape (k,), what the feature `place` says of each, as one record, so that it is taken at once.
    """

    rows: KeptPart
    near_records: NDArray[np.void]
    _kept: Kept[Hashable, Any] = field(default_factory=lambda: Kept(_ANSWERS_KEPT))

    def __post_init__(self) -> None:
        afar = self.near_records["afar"].copy()
        self.rows.of_start(FROM_AFAR, lambda _rows: afar)

    def without_columns(self) -> "Surroundings":
        """The same rows, of which nothing else is kept."""
        return Surroundings(KeptPart(self.rows.catalog, self.rows.rows), self.near_records)

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What is found out once and then kept, as long as not too many other things are."""
        found: T | None = self._kept.get(key)
        return self._kept.keep(key, find()) if found is None else found

    @property
    def near(self) -> Values:
        """What the feature `place` says of them."""
        return _values_of(self.near_records)

    @cached_property
    def _is_open(self) -> NDArray[np.bool_]:
        """Shape (k,): not about violence and abuse alone."""
        return ~self.rows.of(about_safety_alone(self.rows.catalog))

    def candidates(self, profile: Profile) -> "Nearby":
        """As `candidates_of` all that is in reach."""
        shared: dict[Any, Any] = {}
        found = answering(profile, self.rows, shared)
        if not profile.asks_domain(RESTRICTED_DOMAIN):
            found &= self._is_open
        nearby = Nearby(self, np.flatnonzero(found))
        nearby.part.shared.update(shared)
        return nearby

    def witnesses(self, profile: Profile) -> Rows:
        """For each need some of the candidates that cover it and are not full, as rows of the catalog."""
        asks = profile.asks_domain(RESTRICTED_DOMAIN)
        each = [self._witnesses(need.term.code, asks) for need in profile.needs]
        return np.concatenate([np.empty(0, np.intp), *each])

    def _witnesses(self, code: str, asks_about_safety: bool) -> Rows:
        def find() -> Rows:
            covers = (self.rows.cover_of_need(code) >= COVERED_OF_255) & (self.rows.places != 0)
            if not asks_about_safety:
                covers &= self._is_open
            return self.rows.rows.take(np.flatnonzero(covers)[:WITNESSES])

        return self.once(("witnesses", code, asks_about_safety), find)


@dataclass(frozen=True, eq=False)
class Nearby:
    """Some of the listings in reach.

    Args:
        places: where they stand among `around.rows`; ascending.
    """

    around: Surroundings
    places: Rows

    @cached_property
    def part(self) -> Part:
        """These listings."""
        return self.around.rows.at(self.places)

    def at(self, places: Rows) -> "Nearby":
        """Some of these."""
        return Nearby(self.around, self.places.take(places))

    def near(self) -> Values:
        """What the feature `place` says of them."""
        return _values_of(self.around.near_records.take(self.places))


class _OfCatalog:
    """The surroundings that were asked for last, so many that their rows are not more than some."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._most_rows = max(min(_ROWS_KEPT * len(catalog), _MOST_ROWS_KEPT), _ROWS_OF_A_SMALL_CATALOG)
        self._by_key: dict[Key, Surroundings] = {}
        self._is_small = True  # all may keep their columns
        self._changing = Lock()

    def get(self, profile: Profile, municipality: Municipality) -> Surroundings:
        """Those of a person from there."""
        key = municipality, travel_of(profile)
        with self._changing:
            if found := self._by_key.get(key):
                if self._is_small or any(found is one for one in self._asked_last()):
                    found.rows.expect_questions()
                self._by_key[key] = self._by_key.pop(key)  # the last to go
                self._let_columns_go()
        return found or self._keep(key, _measured(profile, municipality, self._catalog))

    def _keep(self, key: Key, made: Surroundings) -> Surroundings:
        with self._changing:
            self._by_key[key] = made
            rows = sum(len(one.rows) for one in self._by_key.values())
            while rows > self._most_rows and len(self._by_key) > 1:
                rows -= len(self._by_key.pop(next(iter(self._by_key))).rows)
            self._is_small = rows <= _MOST_ROWS_WITH_COLUMNS
            self._let_columns_go()
        return made

    def _let_columns_go(self) -> None:
        """Those that were not asked for lately lose their columns."""
        if self._is_small:
            return
        for key, old in [*self._by_key.items()][: -len(self._asked_last())]:
            if old.rows.is_asked_again:
                self._by_key[key] = old.without_columns()

    def _asked_last(self) -> list[Surroundings]:
        """Those that were asked for last, with so many rows that their columns may be kept; at least one."""
        rows = accumulate(len(one.rows) for one in reversed(self._by_key.values()))
        many = sum(1 for _ in takewhile(_MOST_ROWS_WITH_COLUMNS.__ge__, rows))
        return [*self._by_key.values()][-max(many, 1) :]


def surroundings_of(profile: Profile, catalog: Catalog) -> Surroundings | None:
    """What is in reach of a person; None where no place is given."""
    return None if profile.place is None else _kept_of(catalog).get(profile, profile.place)


@once_per_catalog
def _kept_of(catalog: Catalog) -> _OfCatalog:
    return _OfCatalog(catalog)


def _measured(profile: Profile, municipality: Municipality, catalog: Catalog) -> Surroundings:
    around = within_reach(catalog, municipality, farthest_km(profile))
    if not catalog.all_live:
        around &= catalog.live
    near = Part(catalog, np.flatnonzero(around))
    values = place.measure(profile, near)
    assert values is not None  # noqa: S101 - a place is given
    places = np.flatnonzero(in_reach(values))
    return Surroundings(KeptPart(catalog, near.rows.take(places)), _records_of(values.at(places)))


def _records_of(values: Values) -> NDArray[np.void]:
    """What a feature says of each row as one record."""
    columns: dict[str, NDArray[Any]] = {"score": values.score, "known": values.known, **values.facts}
    records = np.empty(len(values.score), np.dtype([(name, own.dtype) for name, own in columns.items()], align=True))
    for name, own in columns.items():
        records[name] = own
    return records


def _values_of(records: NDArray[np.void]) -> Values:
    """The reverse of `_records_of`."""
    columns = {name: records[name] for name in records.dtype.names or ()}
    return Values(columns.pop("score"), columns.pop("known"), columns)
