"""What of a search may be written down (docs/decisions/0006-query-log.md), told before anything is written.

A note has neither the question nor anything else that could speak of one person, so it may wait in memory.
"""

import hashlib
import hmac
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from directory.curation import search_privacy as privacy
from directory.errors import NotFound
from directory.places.gazetteer import Gazetteer, Municipality
from directory.search.query import Query
from directory.taxonomies.vocabulary import Vocabulary

SHOWN_KEPT = 10
FEW = 3  # fewer results than this are few, and so are any that conditions were given up for


@dataclass(frozen=True)
class Keeping:
    """How the log is kept.

    Args:
        days: how long; 0 keeps nothing.
        threshold: on how many days a word or a small place must be asked for before it is named.
        key: of this installation, from outside of the database.
    """

    days: int
    threshold: int
    key: str

    def first_day(self, today: date) -> date:
        """The oldest day that is still kept."""
        return today - timedelta(days=self.days)

    def digest(self, kind: str, text: str) -> str:
        """What stands for a word or place that is not named yet."""
        message = f"search log/{kind}/{text}".encode()
        return hmac.new(self.key.encode(), message, hashlib.sha256).hexdigest()[:32]


@dataclass(frozen=True)
class Searched:
    """One search.

    Args:
        total: how many results there were.
        services: the first of them, as they were ranked.
        understood: as `prossima search --json` prints it.
        filters: facet -> chosen values, as they stood in an address.
        unknown: words of the question that no entry of the directory has.
    """

    query: Query
    total: int
    services: Sequence[uuid.UUID]
    understood: Mapping[str, Any]
    filters: Mapping[str, Sequence[str]]
    unknown: Collection[str] = ()

    @property
    def relaxed(self) -> list[str]:
        """Codes of the conditions that were given up."""
        return list(self.understood["relaxed"])

    @property
    def is_unanswered(self) -> bool:
        """Whether it brought few results or none for what was asked."""
        return self.total < FEW or bool(self.relaxed)

    @property
    def place(self) -> Municipality | None:
        """The municipality that was named, or else the only one that was chosen."""
        if self.understood["place"]:
            return self.query.place
        chosen = self.filters.get("municipality", ())
        try:
            return Gazetteer.bundled().by_code(chosen[0]) if len(chosen) == 1 else None
        except NotFound:
            return None

    @property
    def is_whole_province(self) -> bool:
        """Whether the place only stands for its province."""
        return bool((self.understood["place"] or {}).get("province"))


@dataclass(frozen=True)
class Tally:
    """A word or a place that is counted alone, by day.

    Args:
        digest: what stands for it.
        word: itself, which is written only once it was asked for on enough days; None for a place.
        is_unanswered: whether it brought little.
    """

    digest: str
    word: str | None
    is_unanswered: bool


@dataclass(frozen=True)
class SearchNote:
    """What is written of a search.

    Args:
        outcome: columns that do not depend on how often its place is asked for.
        often, seldom: the others, where the place was asked for on enough days and where not.
        tallies: what is counted of it.
        place: the digest of its place; "" where none is counted.
    """

    outcome: Mapping[str, Any]
    often: Mapping[str, Any]
    seldom: Mapping[str, Any]
    tallies: Sequence[Tally] = ()
    place: str = ""

    def row(self, frequent: Set[str]) -> dict[str, Any]:
        """The columns that tell what was looked for and found.

        Args:
            frequent: digests of what was asked for on enough days.
        """
        return {**self.outcome, **(self.often if self.place in frequent else self.seldom)}


def note_of(searched: Searched, vocabulary: Vocabulary, keeping: Keeping) -> SearchNote:
    """What of a search is written: all of it, or the area and the province of a need that is restricted."""
    outcome = {"total": searched.total, "relaxed": searched.relaxed}
    asked = privacy.asked_for(searched.understood, searched.filters, vocabulary)
    if areas := privacy.restricted_areas(asked, vocabulary):
        nothing = _restricted(searched, areas)
        return SearchNote(outcome, often=nothing, seldom=nothing)
    place = keeping.digest("place", searched.place.code) if searched.place else ""
    return SearchNote(
        {**outcome, "shown": [str(service) for service in searched.services[:SHOWN_KEPT]]},
        often=_unrestricted(searched, asked, is_often_asked=True),
        seldom=_unrestricted(searched, asked, is_often_asked=False),
        tallies=[*_tallies(searched, place, keeping)],
        place=place,
    )


def _restricted(searched: Searched, areas: Sequence[str]) -> dict[str, Any]:
    """Neither words nor results, and no place smaller than a province."""
    province = searched.place.province if searched.place else None
    nothing: dict[str, Any] = {"text": "", "municipality_code": None, "shown": []}
    return {**nothing, "asked": {"needs": list(areas)}, "province": province}


def _unrestricted(searched: Searched, asked: dict[str, Any], *, is_often_asked: bool) -> dict[str, Any]:
    """The whole search; of a place that is seldom asked for only the province, and no person beside a small one."""
    place = searched.place
    is_large = place is not None and privacy.is_chief_town(place)
    is_named = place is not None and not searched.is_whole_province and (is_large or is_often_asked)
    with_person = is_large or not is_named
    return {
        "text": privacy.masked_text(searched.query, with_person=with_person),
        "asked": asked if with_person else privacy.without_person(asked),
        "municipality_code": place.code if place and is_named else None,
        "province": place.province if place else None,
    }


def _tallies(searched: Searched, place: str, keeping: Keeping) -> Iterator[Tally]:
    """The words that no rule understood, and the place."""
    for word in privacy.words_to_count(searched.query):
        is_unanswered = searched.is_unanswered or word in searched.unknown
        yield Tally(keeping.digest("word", word), word, is_unanswered)
    if place:
        yield Tally(place, None, searched.is_unanswered)
