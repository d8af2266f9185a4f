"""Whose residents each listing serves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.places.gazetteer import Municipality
from directory.words.strings import Strings


@dataclass(frozen=True, eq=False)
class Areas:
    """Service areas turned round: extent -> listings.

    Args:
        extents: sorted "kind:code" such as "municipality:D704", "province:FC", "region:Emilia-Romagna", "country:IT".
        offsets: int64, shape (extents + 1,): the listings of extent i are `rows[offsets[i]:offsets[i + 1]]`.
        rows: int32.
        known: shape (n,): the listing says whom it serves.
        fresh: of the listings that came later, whose rows are the last ones; None where nothing did.
    """

    extents: Strings
    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    known: NDArray[np.bool_]
    fresh: "Areas | None" = None

    @classmethod
    def pack(cls, rows: Sequence[Iterable[tuple[str, str]]]) -> "Areas":
        """Pack one list of (extent type, extent) per listing; plain text is left out, as nobody can compare it."""
        by_extent: dict[str, list[int]] = {}
        for row, extents in enumerate(rows):
            for key in {f"{kind}:{extent}" for kind, extent in extents if kind != "text"}:
                by_extent.setdefault(key, []).append(row)
        keys = sorted(by_extent)
        offsets = np.zeros(len(keys) + 1, np.int64)
        np.cumsum([len(by_extent[key]) for key in keys], out=offsets[1:])
        flat = np.array([row for key in keys for row in by_extent[key]], np.int32)
        known = np.zeros(len(rows), np.bool_)
        known[flat] = True
        return cls(Strings.pack(keys), offsets, flat, known)

    def serves(self, municipality: Municipality) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which listings serve people who live there.

        Returns:
            (yes, known), each of shape (n,); `yes` is False where nothing is known.
        """
        yes = np.zeros(len(self.known), np.bool_)
        for rows in self.serving(municipality):
            yes[rows] = True
        return yes, self.known

    def serving(self, municipality: Municipality) -> Iterator[NDArray[np.int32]]:
        """The listings that serve people who live there, by the kind of area that they name."""
        keys = (
            f"municipality:{municipality.code}",
            f"province:{municipality.province}",
            f"region:{municipality.region}",
            f"country:{municipality.country}",
        )
        for key in keys:
            yield self.rows_of(key)
            if self.fresh is not None:
                yield self.fresh.rows_of(key) + np.int32(len(self.known) - len(self.fresh.known))

    def joined_with(self, fresh: "Areas") -> "Areas":
        """With those of further listings."""
        known = np.concatenate((self.known, fresh.known))
        return Areas(self.extents, self.offsets, self.rows, known, fresh)

    def rows_of(self, key: str) -> NDArray[np.int32]:
        """The listings that name an extent, such as "province:FC"."""
        place = self.extents.places.get(key, -1)
        return self.rows[self.offsets[place] : self.offsets[place + 1]] if place >= 0 else self.rows[:0]
