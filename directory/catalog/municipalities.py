"""The municipalities that occur in the catalog."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.places.town_names import TownName, town_label
from directory.words.strings import Strings


@dataclass(frozen=True, eq=False)
class Municipalities:
    """Parallel texts, one entry per municipality."""

    codes: Strings  # Belfiore, or "CH-5002" (BFS) in Ticino; unique
    names: Strings
    provinces: Strings  # sigla
    regions: Strings
    countries: Strings  # ISO 3166-1 alpha-2

    def __len__(self) -> int:
        return len(self.codes)

    def index(self, code: str) -> int:
        """The entry of a code, -1 when no listing is there."""
        return self.codes.places.get(code, -1)

    def has(self, code: str) -> bool:
        """Whether a listing is there."""
        return code in self.codes.places

    def in_provinces(self, letters: tuple[str, ...]) -> NDArray[np.bool_]:
        """Which entries are in one of these provinces; and at the end that no listing is in it without an entry."""
        return self._once("province", letters, lambda: np.append(np.isin(self._letters, letters), False))

    def in_country(self, code: str) -> NDArray[np.bool_]:
        """Which entries are in a country, by its ISO 3166-1 code; and at the end that any may be without an entry."""
        return self._once("country", code, lambda: np.append(self._countries == code, True))

    def _once(self, kind: str, code: str | tuple[str, ...], find: Callable[[], NDArray[np.bool_]]) -> NDArray[np.bool_]:
        if (kind, code) not in self._found:
            self._found[kind, code] = find()
        return self._found[kind, code]

    @cached_property
    def _found(self) -> dict[tuple[str, str | tuple[str, ...]], NDArray[np.bool_]]:
        return {}

    @cached_property
    def labels(self) -> tuple[TownName, ...]:
        """Each name with its province: "Castro (BG)"."""
        return tuple(map(town_label.__wrapped__, self.codes, self.names, self.provinces))

    @cached_property
    def _countries(self) -> NDArray[np.str_]:
        return np.array(list(self.countries), np.str_)

    @cached_property
    def _letters(self) -> NDArray[np.str_]:
        return np.array(list(self.provinces), np.str_)
