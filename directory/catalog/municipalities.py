"""The municipalities that occur in the catalog."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.strings import Strings


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

    def in_province(self, letters: str) -> NDArray[np.bool_]:
        """Which entries are in a province, by its letters."""
        return np.asarray(self._letters == letters)

    def in_country(self, code: str) -> NDArray[np.bool_]:
        """Which entries are in a country, by its ISO 3166-1 code."""
        return np.asarray(self._countries == code)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Each name with its province: "Castro (BG)"."""
        return tuple(f"{name} ({sigla})" for name, sigla in zip(self.names, self.provinces, strict=True))

    @cached_property
    def _countries(self) -> NDArray[np.str_]:
        return np.array(list(self.countries), np.str_)

    @cached_property
    def _letters(self) -> NDArray[np.str_]:
        return np.array(list(self.provinces), np.str_)
