"""Which keys lie beside each other, where fingers slip."""

from collections.abc import Mapping
from types import MappingProxyType

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _beside() -> Mapping[str, str]:
    at = {letter: (row, place) for row, keys in enumerate(_ROWS) for place, letter in enumerate(keys)}
    return MappingProxyType(
        {
            one: "".join(other for other, (r, p) in at.items() if other != one and abs(r - row) + abs(p - place) == 1)
            for one, (row, place) in at.items()
        }
    )


KEYS_BESIDE = _beside()  # letter -> those on the keys to its left and right, above and below
