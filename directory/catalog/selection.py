"""Some rows of the catalog, with its columns for just these rows: what a search scores, as it knows where to look."""

from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.part import Part
from directory.catalog.text_index import TextMatch

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
        self.__dict__.update(match=match, named=named)

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "Selection":
        """Some of these rows."""
        return self.instead(self.rows[places])

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

    @cached_property
    def words_score(self) -> NDArray[np.float32]:
        """Shape (k,): share of the most that the words could score."""
        assert self.match is not None  # noqa: S101 - asked only where there are words
        return self.match.score_of(self.rows)

    @property
    def worth_of_name(self) -> NDArray[np.float32]:
        """Shape (k,): in (0, 1] where it is called as the query says, else 0."""
        return self.of(self.worth_in_catalog)

    @property
    def worth_in_catalog(self) -> NDArray[np.float32]:
        """Shape (n,) of the whole catalog: as `worth_of_name`."""
        worth = np.zeros(len(self.catalog), np.float32)
        worth[self.named.rows] = self.named.worth
        return worth

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
