"""Two people wrote the same thing: what each changed, put together, and where they contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Joined:
    """What was written by both.

    Args:
        content: the changes of both; where they contradict each other, mine.
        theirs: keys that only the others changed.
        clashes: keys that both changed, differently.
    """

    content: dict[str, Any]
    theirs: tuple[str, ...]
    clashes: tuple[str, ...]


def join(was: Content, theirs: Content, mine: Content) -> Joined:
    """Put two versions of a JSON object together, key by key; `needs` need by need.

    Args:
        was: what both began with.
        theirs: what is stored meanwhile.
        mine: what is to be stored.
    """
    flat = [_flat(one) for one in (was, theirs, mine)]
    found, others, clashes = dict[str, Any](), list[str](), list[str]()
    keys = dict.fromkeys(key for one in (flat[2], flat[1], flat[0]) for key in one)
    for key in keys:
        before, stored, written = (one.get(key) for one in flat)
        taken = written
        if stored != before and written == before:
            taken = stored
            others.append(key)
        elif before != stored != written != before:
            clashes.append(key)
        if taken is not None:
            found[key] = taken
    return Joined(_deep(found), _names(others), _names(clashes))


NEEDS = "needs"
_NEED = "needs "  # before the code of a need


def _flat(content: Content) -> dict[str, Any]:
    """Each need under a key of its own, the rest as it is."""
    needs = {_NEED + need["term"]: need for need in content.get(NEEDS, ())}
    return {**{key: value for key, value in content.items() if key != NEEDS}, **needs}


def _deep(flat: Content) -> dict[str, Any]:
    needs = [value for key, value in flat.items() if key.startswith(_NEED)]
    rest = {key: value for key, value in flat.items() if not key.startswith(_NEED)}
    return {**rest, NEEDS: needs} if needs else rest


def _names(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(NEEDS if key.startswith(_NEED) else key for key in keys))
