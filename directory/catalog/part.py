"""Some rows of a catalog as a catalog of their own: for questions that know where to look."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar, cast, overload

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog, first_beyond
from directory.catalog.known_words import Reading
from directory.catalog.tags import Tags
from directory.catalog.text_index import TextMatch
from directory.places.gazetteer import Municipality
from directory.words.strings import Strings

T = TypeVar("T", bound=np.generic)
Masks = tuple[NDArray[np.bool_], NDArray[np.bool_]]
_OF_NO_ROW = ("sequence", "day", "vocabulary", "municipalities", "language_codes", "terms", "_places_of_terms")
# Columns that are taken in one go of a few rows, since a call of numpy takes longer than their numbers.
_TOGETHER: Final = (
    *("tie_breakers", "target_groups", "languages"),
    *("minimum_age", "maximum_age", "isee_maximum", "response_days", "completeness", "excluded_from", "excluded_to"),
    *("children_from", "children_to"),
    *("slots", "municipality", "places", "verified_day", "holds_days", "cost_amount", "waiting_days"),
    *("age_known", "interpretation", "cost", "access", "gender_reserved", "residence_required", "documents"),
    *("closed_now", "need_known", "interest_known"),
)
_OF_RECORDS: Final = (*_TOGETHER, "too_old")
_FEW_ROWS: Final = 512  # up to which that is quicker


class Part(Catalog):
    """A catalog of some rows: row i here is row `rows[i]` there. A column is taken when it is first asked for.

    Args:
        catalog: the whole one.
        rows: ascending or not, each once, shape (k,); None where a mask is given.
        mask: shape (n,) of the whole one: its rows, which are only counted and found when somebody asks for them.
        shared: what was found in the whole catalog, for all parts that one question looks at.
    """

    catalog: Catalog
    mask: NDArray[np.bool_] | None
    shared: dict[Any, Any]
    _kept: "tuple[KeptPart, NDArray[np.intp]] | None"
    _covers: dict[tuple[str, str], NDArray[np.uint8]]
    _found: dict[Hashable, NDArray[Any]]

    def __init__(
        self,
        catalog: Catalog,
        rows: NDArray[np.intp] | None,
        shared: dict[Any, Any] | None = None,
        mask: NDArray[np.bool_] | None = None,
    ) -> None:
        kept = {name: getattr(catalog, name) for name in _OF_NO_ROW}
        found = {} if shared is None else shared
        # A frozen dataclass refuses `self.catalog = catalog`.
        self.__dict__.update(kept, catalog=catalog, mask=mask, shared=found, _covers={}, _found={}, _kept=None)
        if rows is not None:
            self.__dict__["rows"] = rows

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Shape (k,): where these rows are in the whole catalog."""
        return np.flatnonzero(self._given_mask())

    def __getattr__(self, name: str) -> Any:
        """A column that was not asked for yet."""
        if name.startswith("__"):
            raise AttributeError(name)
        column = getattr(self.catalog, name)
        if isinstance(column, np.ndarray):
            return self.__dict__.setdefault(name, self._taken(name, column))
        for kind, take in _TAKEN.items():
            if isinstance(column, kind):
                return self.__dict__.setdefault(name, take(column, self.rows))
        raise AttributeError(name)

    def _taken(self, name: str, column: NDArray[T]) -> NDArray[T]:
        if self._kept is None or not self._kept[0].is_asked_again:
            return self.of(column)
        kept, places = self._kept
        own: NDArray[T] = getattr(kept, name).take(places, axis=0)
        return own

    def __len__(self) -> int:
        return len(self.rows) if self.mask is None else self._count

    @cached_property
    def _count(self) -> int:
        return int(np.count_nonzero(self._given_mask()))

    def _given_mask(self) -> NDArray[np.bool_]:
        assert self.mask is not None  # noqa: S101 - given where no rows were
        return self.mask

    @property
    def whole(self) -> Catalog:
        """The catalog that these rows are of."""
        return self.catalog

    def rows_in_whole(self, places: Sequence[int]) -> NDArray[np.intp]:
        """Where some rows stand in the whole catalog."""
        return self.rows.take(np.array(places, np.intp))

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "Part":
        """Some of these rows."""
        if self._kept is not None:
            kept, own = self._kept
            return kept.part_at(own[places], self.shared)
        return Part(self.catalog, self.rows[places], self.shared)

    def of(self, column: NDArray[T]) -> NDArray[T]:
        """These rows of a column of the whole catalog."""
        return column.take(self.rows, axis=0)  # much faster than column[rows] where a row is several numbers

    def cover_of_need(self, code: str) -> NDArray[np.uint8]:
        """Shape (k,): as of the whole catalog."""
        return self._cover("need", code, self.catalog.cover_of_need)

    def cover_of_kind(self, code: str) -> NDArray[np.uint8]:
        """Shape (k,): as of the whole catalog."""
        return self._cover("service_type", code, self.catalog.cover_of_kind)

    def cover_of_interest(self, code: str) -> NDArray[np.uint8]:
        """Shape (k,): as of the whole catalog."""
        return self._cover("interest", code, self.catalog.cover_of_interest)

    def _cover(self, taxonomy: str, code: str, of_all: Callable[[str], NDArray[np.uint8]]) -> NDArray[np.uint8]:
        cover = self._covers.get((taxonomy, code))
        if cover is None:
            if self._kept is None:
                cover = self.of(of_all(code))
            else:
                kept, places = self._kept
                cover = kept._cover(taxonomy, code, of_all).take(places)  # noqa: SLF001 - it is a part as well
            self._covers[taxonomy, code] = cover
        return cover

    @cached_property
    def need_known(self) -> NDArray[np.bool_]:
        """Shape (k,): as of the whole catalog."""
        return self._taken("need_known", self.catalog.need_known)

    @cached_property
    def interest_known(self) -> NDArray[np.bool_]:
        """Shape (k,): as of the whole catalog."""
        return self._taken("interest_known", self.catalog.interest_known)

    @cached_property
    def too_old(self) -> NDArray[np.float32]:
        """Shape (k,): as of the whole catalog."""
        return self._taken("too_old", self.catalog.too_old)

    def serves(self, municipality: Municipality) -> Masks:
        """As `Areas.serves`, for these rows."""
        if self._kept is not None:
            kept, places = self._kept
            yes, known = kept.serves(municipality)
            return yes.take(places), known.take(places)
        yes, known = self.once(("serves", municipality.code), lambda: self.catalog.serves(municipality))
        return self.of(yes), self.of(known)

    def find_words(self, words: tuple[str, ...]) -> TextMatch:
        """As of the whole catalog; `TextMatch.score_of` takes these rows of it."""
        return cast("TextMatch", self.once(("words", words), lambda: self.catalog.find_words(words)))

    def has_word(self, row: int, reading: Reading) -> bool:
        """As of the whole catalog."""
        return self.catalog.has_word(int(self.rows[row]), reading)

    def states_word(self, row: int, reading: Reading) -> bool:
        """As of the whole catalog."""
        return self.catalog.states_word(int(self.rows[row]), reading)

    def found_once(self, key: Hashable, find: Callable[[Catalog], NDArray[T]]) -> NDArray[T]:
        """As of the whole catalog; several features of one question may ask."""
        found = self._found.get(key)
        return self._found.setdefault(key, find(self)) if found is None else found

    def of_start(self, key: Hashable, find: Callable[[Catalog], NDArray[T]]) -> NDArray[T]:
        """As of the whole catalog."""
        if self._kept is None:
            return self.found_once(key, find)
        kept, places = self._kept
        return kept.of_start(key, find).take(places)

    def once(self, key: tuple[str, object], find: Callable[[], Any]) -> Any:
        """What is found out once for all parts that one question looks at."""
        if key not in self.shared:
            self.shared[key] = find()
        return self.shared[key]


class KeptPart(Part):
    """Rows of which many questions look at some: what was taken of the catalog stays, and their parts take it here.

    A column of some thousand rows lies in the caches of the processor, one of a whole catalog does not. Most columns
    are only taken when somebody asks again.
    """

    is_asked_again: bool
    _served: dict[str, Masks]
    _of_start: dict[Hashable, NDArray[Any]]

    def __init__(self, catalog: Catalog, rows: NDArray[np.intp]) -> None:
        super().__init__(catalog, rows)
        self.__dict__.update(_served={}, _of_start={}, is_asked_again=False)

    def expect_questions(self) -> None:
        """Keep what is taken from now on."""
        self.__dict__["is_asked_again"] = True

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> Part:
        """Some of these rows, for one question: what it finds out in the whole catalog is not kept."""
        own = np.flatnonzero(places) if places.dtype == np.bool_ else cast("NDArray[np.intp]", places)
        return self.part_at(own, {})

    def part_at(self, places: NDArray[np.intp], shared: dict[Any, Any]) -> Part:
        """As `at`, beside other parts that the same question looks at."""
        part = Part(self.catalog, self.rows.take(places), shared)
        part.__dict__["_kept"] = self, places
        if self.is_asked_again and len(places) <= _FEW_ROWS:
            records = self._records.take(places)
            part.__dict__.update({name: records[name] for name in _OF_RECORDS})
        return part

    @cached_property
    def _records(self) -> NDArray[np.void]:
        """Shape (k,): the columns that are taken together, as one record for each row."""
        columns = {name: getattr(self.catalog, name) for name in _TOGETHER}
        kinds = [*((name, own.dtype) for name, own in columns.items()), ("too_old", np.float32)]
        records = np.empty(len(self.rows), np.dtype(kinds, align=True))
        for name, own in columns.items():
            records[name] = own.take(self.rows)
        records["too_old"] = first_beyond(records["maximum_age"])
        return records

    def found_once(self, key: Hashable, find: Callable[[Catalog], NDArray[T]]) -> NDArray[T]:  # noqa: ARG002
        """As of the whole catalog: what one question finds out is not kept."""
        return find(self)

    def of_start(self, key: Hashable, find: Callable[[Catalog], NDArray[T]]) -> NDArray[T]:
        """As of the whole catalog; kept, since all who ask of these rows start from there."""
        found = self._of_start.get(key)
        return self._of_start.setdefault(key, find(self)) if found is None else found

    def serves(self, municipality: Municipality) -> Masks:
        """As `Areas.serves`, for these rows."""
        served = self._served.get(municipality.code)
        if served is None:
            yes, known = self.catalog.serves(municipality)
            served = self._served[municipality.code] = self.of(yes), self.of(known)
        return served


class _Texts(Sequence[str]):
    """Some of many texts."""

    def __init__(self, texts: Strings, rows: NDArray[np.intp]) -> None:
        self._texts, self._rows = texts, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self._texts[one] for one in self._rows[row].tolist()]
        return self._texts[self._rows.item(row)]

    def several(self, rows: NDArray[np.intp]) -> list[str]:
        """As `Strings.several`."""
        return self._texts.several(self._rows.take(rows))


class _Tags:
    """The tags of some listings."""

    def __init__(self, tags: Tags, rows: NDArray[np.intp]) -> None:
        self._tags, self._rows = tags, rows
        self.term = tags.term

    def of_row(self, row: int) -> dict[int, float]:
        """As `Tags.of_row`."""
        return self._tags.of_row(self._rows.item(row))

    def having(self, terms: Sequence[int]) -> NDArray[np.bool_]:
        """As `Tags.having`, shape (k,)."""
        return self._tags.having(terms)[self._rows]


_TAKEN: Mapping[type, Callable[[Any, NDArray[np.intp]], object]] = {
    Strings: _Texts,
    Tags: _Tags,
}
