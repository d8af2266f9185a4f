"""Sentences for people, marked below `web` and translated only there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def N_(message: str) -> str:  # noqa: N802 - the conventional name of the marker
    """Mark a message: it is returned as it is, found by the extractor, and translated where it is shown."""
    return message


@dataclass(frozen=True)
class Labels:
    """A name that exists in several languages, such as a taxonomy term's.

    >>> str(Labels({"it": "Casa", "en": "Housing"}))
    'Housing'
    """

    by_language: Mapping[str, str]

    def __hash__(self) -> int:
        """Of what it says, so that sentences about it can be kept."""
        return hash(frozenset(self.by_language.items()))

    def in_language(self, language: str) -> str:
        """The name in that language, else in Italian, else any."""
        return self.by_language.get(language) or self.by_language.get("it") or next(iter(self.by_language.values()))

    def __str__(self) -> str:
        return self.in_language("en")


class Written(str):
    """Words as somebody wrote them, in whatever language that is: pages say which, where it is not their own.

    >>> Written("un documento con la foto") == "un documento con la foto"
    True
    """

    __slots__ = ()


@dataclass(frozen=True)
class Exact:
    """A number said with two decimals at most, where a fact that is a number would be rounded as people do.

    >>> str(Exact(60.5)), str(Exact(0.12345)), str(Exact(3.0))
    ('60.5', '0.12', '3')
    """

    value: float

    def __str__(self) -> str:
        return f"{round(float(self.value), 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # no "-0"


@dataclass(frozen=True)
class Sentence:
    """An English message with named placeholders and the facts that fill them, after translating.

    Facts may be numbers, `Exact` ones, strings, dates, `Labels`, other sentences, or tuples of these (shown as a list).

    >>> str(Sentence("%(km)s km away", {"km": 1.2}))
    '1.2 km away'
    """

    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        plain = {k: ", ".join(map(str, v)) if isinstance(v, tuple) else v for k, v in self.facts.items()}
        return self.message % plain if plain else self.message
