"""Sentences as data, so that they can be kept and said later in whichever language somebody reads.

A message that has changed since is said in English: a reason is then readable still, and nothing fails.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from numbers import Real
from typing import Any

from directory.i18n import Exact, Labels, Sentence


def as_data(fact: Any) -> Any:
    """A sentence or one of its facts as JSON knows it.

    >>> as_data(Sentence("%(km)s km away", {"km": 1.5}))
    {'sentence': {'message': '%(km)s km away', 'facts': {'km': 1.5}}}
    """
    data: Any = str(fact)
    match fact:
        case Sentence():
            facts = {name: as_data(one) for name, one in fact.facts.items()}
            data = {"sentence": {"message": fact.message, "facts": facts}}
        case Labels():
            data = {"labels": dict(fact.by_language)}
        case Exact():
            data = {"exact": float(fact.value)}
        case tuple() | list() | set() | frozenset():
            data = {"list": [as_data(one) for one in fact]}
        case date():
            data = {"day": fact.isoformat()}
        case Decimal():
            data = {"decimal": str(fact)}
        case None | bool() | str() | int():
            data = fact
        case Real():  # numpy's numbers, too
            data = float(fact)
    return data


def from_data(data: Any) -> Any:
    """What `as_data` was given.

    Raises:
        KeyError, TypeError, ValueError: this is nothing that it gave.
    """
    if not isinstance(data, Mapping):
        return data
    ((kind, value),) = data.items()
    return _BACK[kind](value)


_BACK: Mapping[str, Callable[[Any], Any]] = {
    "sentence": lambda kept: Sentence(kept["message"], {name: from_data(one) for name, one in kept["facts"].items()}),
    "labels": lambda kept: Labels(dict(kept)),
    "exact": lambda kept: Exact(float(kept)),
    "list": lambda kept: tuple(map(from_data, kept)),
    "day": lambda kept: date.fromisoformat(kept[:10]),
    "decimal": Decimal,
}
