"""What a process keeps because making it again takes longer: so many things at most, the oldest go first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Things by key; several threads may ask at once.

    >>> kept = Kept[str, int](2)
    >>> [kept.get_or_make(word, len) for word in ("a", "bb", "ccc")], len(kept)
    ([1, 2, 3], 2)
    """

    def __init__(self, most: int) -> None:
        """Keep so many at most."""
        self._things: OrderedDict[K, V] = OrderedDict()  # a dict finds its oldest only behind all that are gone
        self._most = most
        self._adding = Lock()

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: K) -> V | None:
        """What is kept under a key; None where nothing is."""
        return self._things.get(key)

    def keep(self, key: K, thing: V) -> V:
        """Keep a thing, and give it back."""
        with self._adding:
            self._things[key] = thing
            if len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing

    def get_or_make(self, key: K, make: Callable[[K], V]) -> V:
        """What is kept under a key, made of the key where nothing is; None is made again each time."""
        found = self._things.get(key)
        return self.keep(key, make(key)) if found is None else found


def once_per_catalog(find: Callable[..., V]) -> "_lru_cache_wrapper[V]":
    """Find out once what follows from a catalog, or from its vocabulary, and perhaps from the day.

    Two are kept: today's catalog, and the one before while questions that began with it are still answered. No more,
    because whatever is kept keeps its whole catalog in memory.
    """
    return lru_cache(maxsize=2)(find)
