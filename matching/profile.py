"""The question put to the matcher: what a person needs, likes, can reach and can bear."""

import enum
import math
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from directory.ages import OF_AGE, groups_of_age
from directory.catalog.documents import Document
from directory.places.gazetteer import Municipality
from directory.places.geo import Point
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Term
from matching.profiles.groups_told import groups_of_need, has_low_income
from matching.profiles.parts import Birthday, KindsSaid, Origin
from matching.profiles.pathways import Progress


class Urgency(enum.StrEnum):
    """How long a need can wait."""

    CAN_WAIT = "can_wait"
    SOON = "soon"
    NOW = "now"


class Means(enum.StrEnum):
    """How a person travels."""

    FOOT = "foot"
    BICYCLE = "bicycle"
    PUBLIC_TRANSPORT = "public_transport"
    CAR = "car"


class Budget(enum.StrEnum):
    """What a person can pay for one visit."""

    FREE = "free"
    LOW = "low"
    ANY = "any"


class Gender(enum.StrEnum):
    """As the person states it; nothing is ever inferred."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


DEFAULT_MINUTES = {Means.FOOT: 30, Means.BICYCLE: 30, Means.PUBLIC_TRANSPORT: 45, Means.CAR: 40}  # bearable one way
_NO_DAY: Final = date(1970, 1, 1)
URGENCY_FACTOR = {Urgency.CAN_WAIT: 1.0, Urgency.SOON: 1.5, Urgency.NOW: 2.0}


class Contact(enum.StrEnum):
    """How often the person and the link worker mean to meet."""

    MONTHLY = "monthly"
    FORTNIGHTLY = "fortnightly"
    WEEKLY = "weekly"
    SEVERAL_A_WEEK = "several_a_week"


@dataclass(frozen=True)
class NeedAsked:
    """One need of the person.

    Args:
        severity: from 1 (a wish) to 5 (cannot go on like this).
        words: how the person says it; looked for in the listings' texts.
    """

    term: Term
    severity: int = 3
    urgency: Urgency = Urgency.SOON
    words: str = ""

    @property
    def weight(self) -> float:
        """Severity times urgency, in [1, 10]: how much this need counts beside the others."""
        return self.severity * URGENCY_FACTOR[self.urgency]


def heaviest_first(needs: Iterable[NeedAsked]) -> list[NeedAsked]:
    """By weight; equal ones in the order given."""
    return sorted(needs, key=lambda need: -need.weight)


@dataclass(frozen=True)
class Travel:
    """How the person gets there, and how many minutes one way are bearable."""

    means: Means
    minutes: int


@dataclass(frozen=True)
class WorkerPreferences:
    """What the person asks of a link worker; with `required` the wish is a condition."""

    gender: Gender | None = None
    required: bool = False


@dataclass(frozen=True)
class Profile:
    """A person's question. None and empty mean "not said", and what is not said is not asked.

    Args:
        asked_on: the day of the question, against which verifications age.
        free_slots: bit day·3 + part, as in `Catalog.slots`; 0 when not said.
        isee: euro.
        children_ages: years, ascending, of the children for whom the person asks, too.
        documents: which of those that decide the person has; empty: none of them.
        resident: registered as living in the municipality of `place`.
        referred, mandate: whether a service refers the person; whether an authority has given a mandate.
        previous_worker: id or name of the link worker who walked with the person before.
        conflicts: ids or names of link workers, or names of organizations, that a conflict of interest rules out.
        contact: how often they mean to meet; home_visits: whether the link worker goes to the person.
        interpreter: whether somebody interprets, so that the link worker need not speak the person's languages.
        pathway: on which pathway the person is, and how far.
        tried, refused, active: services or listings already tried, refused by the person, or active with another body.
        needs_from_words, interests_from_words: those of `needs` and `interests` that nobody named, and that were
            understood from what the person says.
        birthday: the next one, where the words tell that it is soon.
        origin: where the words say that the person comes from.
        kinds_said: kinds of service that the words refuse, have tried or say to be there already.
        needs_of_others: what the words tell of others, as it was written, with the needs that these have.
    """

    label: str = ""
    asked_on: date | None = None
    age: float | None = None
    place: Municipality | None = None
    needs: tuple[NeedAsked, ...] = ()
    interests: tuple[Term, ...] = ()
    languages: tuple[str, ...] = ()
    free_slots: int = 0
    travel: Travel | None = None
    budget: Budget | None = None
    isee: float | None = None
    gender: Gender | None = None
    target_groups: tuple[Term, ...] = ()
    children_ages: tuple[float, ...] = ()
    documents: frozenset[Document] | None = None
    wheelchair: bool | None = None
    referred: bool | None = None
    mandate: bool | None = None
    words: str = ""
    needs_from_words: tuple[NeedAsked, ...] = ()
    interests_from_words: tuple[Term, ...] = ()
    birthday: Birthday | None = None
    origin: Origin | None = None
    kinds_said: KindsSaid = field(default_factory=KindsSaid)
    needs_of_others: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    resident: bool | None = None
    previous_worker: str | None = None
    worker_preferences: WorkerPreferences = field(default_factory=WorkerPreferences)
    conflicts: tuple[str, ...] = ()
    interpreter: bool | None = None
    contact: Contact | None = None
    home_visits: bool | None = None
    tried: frozenset[uuid.UUID] = frozenset()
    refused: frozenset[uuid.UUID] = frozenset()
    active: frozenset[uuid.UUID] = frozenset()
    pathway: Progress | None = None

    @property
    def asks_something(self) -> bool:
        """Whether there is anything that a service could answer; a place alone is no question."""
        return bool(self.needs or self.interests or self.words or (self.pathway and self.pathway.needs))

    def with_stage(self) -> "Profile":
        """The same, asking also for what the next stage of the pathway looks for.

        A need that the person has already stays as grave as it is; the others join with middling weight, so that a
        pathway neither covers nor moves what the person says.
        """
        if self.pathway is None:
            return self
        own = {need.term.code for need in self.needs}
        added = tuple(NeedAsked(term) for term in self.pathway.needs if term.code not in own)
        return replace(self, needs=(*self.needs, *added)) if added else self

    @property
    def day(self) -> date:
        """When it is asked; long ago where nobody says, so that no date told in the words is near."""
        return self.asked_on or _NO_DAY

    @property
    def point(self) -> Point | None:
        """Where the person starts from: the centre of the municipality."""
        return self.place.point if self.place else None

    @property
    def is_minor(self) -> bool:
        """Known to be under 18."""
        return self.age is not None and self.age < OF_AGE

    @property
    def age_years(self) -> int | None:
        """Completed years, as people say their age."""
        return None if self.age is None else math.floor(self.age)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Codes of the groups: stated ones, and those that follow from age, gender, needs, ISEE; nothing is guessed."""
        found = {term.code for term in self.target_groups}
        if self.age is not None:
            found |= groups_of_age(self.age)
        if self.children_ages:
            found.add(codes.FAMILIES)
        if self.gender is Gender.WOMAN:
            found.add(codes.WOMEN)
        if self.wheelchair:
            found.add("disability")
        if has_low_income(self.isee):
            found.add("low_income")
        for need in self.needs:
            found.update(groups_of_need(need.term, is_minor=self.is_minor))
        return frozenset(found)

    @cached_property
    def children_groups(self) -> frozenset[str]:
        """Codes of the age groups of the children."""
        return frozenset().union(*map(groups_of_age, self.children_ages))

    def asks_domain(self, domain: str) -> bool:
        """Whether any need lies in that domain."""
        return any(need.term.domain == domain for need in self.needs)
