"""Some rows of the catalog, with its columns for just these rows: what a search scores, as it knows where to look.

What was asked of some rows is taken from them for those among them: some thousand rows lie in the caches of the
processor, a whole catalog does not.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.part import Masks, Part
from directory.catalog.text_index import TextMatch
from directory.places.gazetteer import Municipality
from directory.places.geo import Point

T = TypeVar("T", bound=np.generic)
_FIRST_ROWS = 256  # looked at before all others


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


class Selection(Part):
    """Rows of a catalog and what the words of a query found in it.

    Args:
        match: what the words found in the whole catalog; None without words.
        named: rows of the whole catalog that are called as the query says.
    """

    match: TextMatch | None
    named: Named
    _wider: "tuple[Selection, NDArray[np.intp]] | None"  # these rows are at some places of others
    _asked: dict[Hashable, NDArray[Any]]

    def __init__(
        self,
        catalog: Catalog,
        rows: NDArray[np.intp] | None = None,
        match: TextMatch | None = None,
        named: Named = NOT_NAMED,
        shared: dict[Any, Any] | None = None,
        *,
        mask: NDArray[np.bool_] | None = None,
    ) -> None:
        super().__init__(catalog, rows, shared, mask)
        self.__dict__.update(match=match, named=named, _wider=None, _asked={})

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "Selection":
        """Some of these rows."""
        own = np.flatnonzero(places) if places.dtype == np.bool_ else cast("NDArray[np.intp]", places)
        some = self.instead(self.rows.take(own))
        some.__dict__["_wider"] = self, own
        return some

    def within(self, mask: NDArray[np.bool_]) -> "Selection":
        """Those of these rows that are among others of the catalog, shape (n,)."""
        if self.mask is None:
            return self.at(mask.take(self.rows))
        return Selection(self.catalog, None, self.match, self.named, self.shared, mask=self.mask & mask)

    def as_mask(self) -> NDArray[np.bool_]:
        """Shape (n,): which rows of the catalog these are."""
        if self.mask is not None:
            return self.mask
        mask = np.zeros(len(self.catalog), np.bool_)
        mask[self.rows] = True
        return mask

    def has_any(self, rows: NDArray[np.integer[Any]]) -> bool:
        """Whether any of some rows of the catalog is among these: mostly one of the first."""
        is_own = self._own_mask
        return bool(is_own.take(rows[:_FIRST_ROWS]).any() or is_own.take(rows[_FIRST_ROWS:]).any())

    @cached_property
    def _own_mask(self) -> NDArray[np.bool_]:
        return self.as_mask()

    def instead(self, rows: NDArray[np.intp]) -> "Selection":
        """Other rows of the same catalog, for the same query."""
        return Selection(self.catalog, rows, self.match, self.named, self.shared)

    def some_of(self, column: NDArray[T], places: NDArray[np.intp]) -> NDArray[T]:
        """What a column of the whole catalog says of some of these rows, where nobody asks it of all of them."""
        return column.take(self.rows.take(places))

    def serves(self, municipality: Municipality) -> Masks:
        """As `Areas.serves`, for these rows."""
        key = ("serves", municipality.code)
        yes, known = self.once(key, lambda: self.catalog.serves(municipality))
        return self._asked_once(key, lambda: self.of(yes)), self._asked_once("area known", lambda: self.of(known))

    def distance_km(self, point: Point) -> NDArray[np.float32]:
        """As of the whole catalog."""
        return self._asked_once(point, lambda: Part.distance_km(self, point))

    @property
    def words_score(self) -> NDArray[np.float32]:
        """Shape (k,): share of the most that the words could score."""
        match = self.match
        assert match is not None  # noqa: S101 - asked only where there are words
        return self._asked_once("words_score", lambda: match.score_of(self.rows))

    @property
    def worth_of_name(self) -> NDArray[np.float32]:
        """Shape (k,): in (0, 1] where it is called as the query says, else 0."""
        if not len(self.named.rows):
            return np.zeros(len(self), np.float32)
        return self._asked_once("worth_of_name", lambda: self.of(self.worth_in_catalog))

    @property
    def worth_in_catalog(self) -> NDArray[np.float32]:
        """Shape (n,) of the whole catalog: as `worth_of_name`."""
        worth = np.zeros(len(self.catalog), np.float32)
        worth[self.named.rows] = self.named.worth
        return worth

    def _taken(self, name: str, column: NDArray[T]) -> NDArray[T]:
        return self._asked_once(name, lambda: self.of(column))

    def _cover(self, taxonomy: str, code: str, of_all: Callable[[str], NDArray[np.uint8]]) -> NDArray[np.uint8]:
        return self._asked_once((taxonomy, code), lambda: self.of(of_all(code)))

    def _asked_once(self, key: Hashable, find: Callable[[], NDArray[T]]) -> NDArray[T]:
        """What is found out of these rows, or was of those around them."""
        found = self._asked.get(key)
        if found is None and self._wider is not None:
            wider, places = self._wider
            known = wider._asked.get(key)  # noqa: SLF001 - it is a selection as well
            found = None if known is None else known.take(places, axis=0)
        if found is None:
            found = find()
        self._asked[key] = found
        return found

    def stated(self, places: NDArray[np.intp]) -> list[tuple[str, list[bool]]]:
        """Each word with which of some selected rows have it in their own texts; a misspelt one as it was taken for."""
        assert self.match is not None  # noqa: S101 - asked only where there are words
        text, rows = self.catalog.text, self.rows.take(places)
        said = [replace(one, stems=one.stems[:1]) if one.repaired else one for one in self.match.readings]
        return [(reading.word, text.stated(rows, reading).tolist()) for reading in said]

    def stated_otherwise(self, places: NDArray[np.intp]) -> list[tuple[str, list[bool]]]:
        """Each other word for one of the words with which of some selected rows have it in their own texts."""
        assert self.match is not None  # noqa: S101 - asked only where there are words
        text, rows = self.catalog.text, self.rows.take(places)
        akin = {one.word: one.stem for reading in self.match.readings for one in reading.akin}
        return [(word, text.stated(rows, Reading(word, ((stem, 1.0),))).tolist()) for word, stem in akin.items()]
