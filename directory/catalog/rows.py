"""What the catalog takes in: one plain record per listing, from the database, a test or a benchmark."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from directory.catalog.catalog import Cost, Door
from directory.catalog.freshness import REVIEW_DAYS
from directory.catalog.hours import WrittenHours
from directory.places.geo import Point

LOW_COST_EURO = 15.0  # about the price of a cinema ticket and a coffee: what pocket money can bear


@dataclass(frozen=True)
class Place:
    """The municipality of a listing; a gazetteer's `Municipality` will do as well."""

    code: str
    name: str
    province: str
    region: str
    country: str


@dataclass(kw_only=True, slots=True)  # frozen, each of its fields would be set by a call: 4 µs a listing
class ListingRow:
    """One listing, not to be changed. Defaults mean "not said"."""

    listing_id: uuid.UUID
    service_id: uuid.UUID
    organization_id: uuid.UUID
    name: str
    organization: str = ""
    description: str = ""
    eligibility: str = ""
    place: Place | None = None
    point: Point | None = None
    remote: bool = False
    home_visits: bool = False
    tags: Mapping[tuple[str, str], float] = field(default_factory=dict)  # (taxonomy, code) -> confidence in (0, 1]
    minimum_age: float | None = None  # years
    maximum_age: float | None = None
    languages: tuple[str, ...] = ()  # ISO 639
    interpretation: bool = False
    cost: Cost = Cost.UNKNOWN
    cost_amount: float | None = None  # euro
    isee_maximum: float | None = None  # euro
    slots: int = 0  # bit day * 3 + part, see directory.catalog.slots
    access: Door = Door.UNKNOWN
    intensity: int = 0  # 1 + position in models.Intensity
    waiting_days: int | None = None
    response_days: float | None = None
    places: int | None = None  # 0: full
    verified: date | None = None
    holds_days: int = REVIEW_DAYS  # how long that confirmation holds
    gender_reserved: str | None = None  # women, men
    residence_required: bool | None = None
    required_documents: tuple[str, ...] = ()
    exclusion_criteria: str = ""
    areas: tuple[tuple[str, str], ...] = ()  # (extent type, extent)
    wheelchair: bool | None = None
    phone: str = ""  # to call: the number nearest to the place
    contacts: tuple[str, ...] = ()  # every number, mail address and page, of the organization as well
    hours: tuple[WrittenHours, ...] = ()  # of the place, else of the service
    reachable: bool = False  # a phone, an address for mail or a page is known
    is_example: bool = False
    closed_now: bool = False

    @property
    def counted_tags(self) -> Mapping[tuple[str, str], float]:
        """What somebody stated; what was only guessed counts where nothing of the kind was stated.

        A lawyer who visits a dormitory is no dormitory: words of an entry say less than its own categories.
        """
        stated = {taxonomy for (taxonomy, _), confidence in self.tags.items() if confidence >= 1}
        return {key: sure for key, sure in self.tags.items() if sure >= 1 or key[0] not in stated}

    @property
    def completeness(self) -> float:
        """Share in [0, 1] of the facts that decide whether a person can be sent there."""
        taxonomies = {taxonomy for taxonomy, _ in self.tags}
        known = (
            bool(self.description),
            self.reachable,
            self.point is not None or self.remote,
            bool(taxonomies & {"need", "service_type", "interest"}),
            "target_group" in taxonomies or bool(self.eligibility),
            self.minimum_age is not None or self.maximum_age is not None,
            self.cost != Cost.UNKNOWN,
            bool(self.languages),
            bool(self.slots),
            bool(self.access),
        )
        return sum(known) / len(known)
