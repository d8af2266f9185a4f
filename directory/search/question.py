"""A question to the catalog, as it was understood."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, time
from functools import wraps
from typing import Any, Literal, NamedTuple, TypeVar, TypeVarTuple

import numpy as np

from directory.i18n import Sentence
from directory.places.gazetteer import Municipality
from directory.search.where.area import Area

Further = TypeVarTuple("Further")
V = TypeVar("V")
Cost = Literal["free", "low"]
Access = Literal["no_appointment", "no_referral"]
Relative = Literal["now", "today", "tomorrow", "day_after_tomorrow", "tonight", "weekend"]


@dataclass(frozen=True, slots=True)
class When:
    """When somebody can come.

    Args:
        days: from 0 (Monday), in week order; empty where any day will do, or where only the clock tells.
        part: of the day, as in `directory.catalog.slots.PARTS`.
        opens, closes: from and to which hour.
        relative: what only the clock tells; "weekend" has its days as well.
        on: the day, where the calendar tells it: "il 6 gennaio".
    """

    days: tuple[int, ...] = ()
    part: int | None = None
    opens: time | None = None
    closes: time | None = None
    relative: Relative | None = None
    on: date | None = None


class Span(NamedTuple):
    """What was understood from which words: `kind` is need, place, age and so on; `words` as they were read."""

    kind: str
    value: Any
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Query:
    """A question to the catalog; everything may be left out. Codes are those of the taxonomies.

    Args:
        words: folded words for full text; the last may be a beginning.
        rest: those of the words that no rule understood.
        beside: those of the rest that stand in other sentences than what is wished for.
        hints: folded words of what was understood otherwise, such as a place: a text that says them fits a little more.
        main_needs: the needs, and for kinds of service that were named alone the first need that each answers.
        of_whom: those of the needs that only tell who somebody is, where something else is asked for.
        also_near: further places that were named, as good as the first: "a Trento o Rovereto".
        area: when a whole province or region was named; `place` is then its capital.
        ages: years of the person who is to be helped, from and to, both included.
        refused_kinds: of the kinds of service; what is one of them comes last where it is found.
        gender: "woman" or "man", of the person spoken of.
        languages: ISO 639 codes, any of which must be spoken.
        remote: without going there, online or (then also `by_phone`) by telephone.
        slots: what `when` means as bits of `directory.catalog.slots`; None where nobody told the time of asking.
        asked_at: the clock, where "now" is asked for.
        today: for freshness; `search` sets it.
        dangers: what to do first where the question tells of violence or of a danger to life, in sentences.
        notes: these, what could not be decided, and what was read otherwise than written, in sentences.
        mended: misspelt words of the text, folded, with what they were taken for.
        contact: a number, mail address or page that somebody has (`directory.catalog.contacts`); nothing else counts.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    main_needs: tuple[str, ...] = ()
    of_whom: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    service_types: tuple[str, ...] = ()
    refused_kinds: tuple[str, ...] = ()
    place: Municipality | None = None
    also_near: tuple[Municipality, ...] = ()
    area: Area | None = None
    within_km: float | None = None
    ages: tuple[float, float] | None = None
    gender: str | None = None
    languages: tuple[str, ...] = ()
    cost: Cost | None = None
    access: Access | None = None
    remote: bool = False
    by_phone: bool = False
    home_visits: bool = False
    wheelchair: bool = False
    when: When | None = None
    slots: int | None = None
    asked_at: time | None = None
    today: date | None = None
    spans: tuple[Span, ...] = ()
    dangers: tuple[Sentence, ...] = ()
    notes: tuple[Sentence, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    contact: str = ""

    def but(self, **said: Any) -> "Query":
        """The question with other values of some fields; `dataclasses.replace` would set them one by one.

        Raises:
            TypeError: there is no such field.
        """
        if not said.keys() <= _FIELDS:
            raise TypeError(f"no field of a question: {sorted(said.keys() - _FIELDS)}")
        other = object.__new__(Query)
        other.__dict__.update(self.__dict__, **said)
        other.__dict__.pop(_FOUND_OUT, None)
        return other

    @property
    def age(self) -> float | None:
        """The least age; None where none was said, and for "under 30"."""
        return self.ages[0] if self.ages and (self.ages[0] > 0 or self.ages[1] == 0) else None

    @property
    def places(self) -> tuple[Municipality, ...]:
        """All places of which being near to one is enough."""
        return (self.place, *self.also_near) if self.place is not None else ()

    @property
    def province(self) -> str | None:
        """Letters of the province, when a whole one was named."""
        return self.area.provinces[0] if self.area and len(self.area.provinces) == 1 else None

    @property
    def free(self) -> bool:
        """Whether it must cost nothing."""
        return self.cost == "free"

    @property
    def is_about(self) -> bool:
        """Whether something is asked for, and not only where, when or how."""
        asked = (self.words, self.needs, self.interests, self.service_types, self.target_groups, self.contact)
        return any(asked)

    @property
    def is_mostly_told(self) -> bool:
        """Whether no rule understood most of its words for texts, so that it asks what these tell, or for a name."""
        return 2 * len(self.rest) > len(self.words)

    @property
    def is_only_a_place(self) -> bool:
        """Whether nothing is asked but what is near a place."""
        return not (self.is_about or self.has_conditions)

    @property
    def has_conditions(self) -> bool:
        """Whether it says for whom, how, when or at what cost."""
        conditions = (self.ages, self.gender, self.languages, self.cost, self.access, self.when)
        return self.remote or self.home_visits or self.wheelchair or any(conditions)


_FIELDS = frozenset(one.name for one in fields(Query))
_FOUND_OUT = "_found_out"  # what was found out about a question, which another one does not take over


def once_per_question(find: Callable[[Query, *Further], V]) -> Callable[[Query, *Further], V]:
    """Find out once what follows from a question and the further arguments, such as the catalog.

    It lasts as long as the question; as several ask, nobody may change it, and arrays cannot be written into.

    >>> @once_per_question
    ... def words_of(query: Query) -> list[str]:
    ...     return query.text.split()
    >>> query = Query(text="mensa gratis")
    >>> words_of(query) is words_of(query), words_of(query.but(text="mensa"))
    (True, ['mensa'])
    """

    @wraps(find)
    def found(query: Query, *args: *Further) -> V:
        known: dict[Any, V] = query.__dict__.setdefault(_FOUND_OUT, {})
        key = (find, *args)
        if key not in known:
            value = known[key] = find(query, *args)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False
        return known[key]

    return found
