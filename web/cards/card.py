"""The card of a listing: what search results and suggestions show of one row of the catalog."""

import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import numpy as np

from directory.ages import AGE_GROUPS
from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog, Cost, Door, Reserved, as_uuids
from directory.catalog.hours import WrittenHours
from directory.holidays import holidays_of
from directory.i18n import N_, Labels, Sentence
from directory.places.geo import Point, point_of
from directory.queries.hours import Closed, Opening, Week, next_opening, week_of
from directory.taxonomies.vocabulary import TELEPHONE_LINES
from directory.words.language import words
from web.in_words.ages import ages_said
from web.in_words.costs import COST_KINDS

MOST_KEPT = 5_000  # listings; about 10 KB each once their card was rendered in one language
SHOWN_REASONS = 3
SHOWN_GROUPS = 2
NEXT_DOOR_KM = 0.1  # below, the name of the place says enough
Fact = str | Sentence | Labels

COSTS: Mapping[int, str] = {kind: COST_KINDS[kind.name.lower()] for kind in Cost if kind != Cost.UNKNOWN}
GENDER_WORDS: Mapping[str, str] = {"women": N_("for women"), "men": N_("for men")}
GENDERS: Mapping[int, str] = {Reserved.WOMEN: GENDER_WORDS["women"], Reserved.MEN: GENDER_WORDS["men"]}


@dataclass(frozen=True)
class Badge:
    """An exception worth seeing at once."""

    kind: str  # notice or example, for the colour
    text: Sentence


@dataclass(frozen=True)
class Card:
    """One listing in words; `facts` in the order in which people ask.

    Args:
        rendered: by language and root, the parts of its HTML that every card of this listing shares (`as_html.py`).
    """

    listing_id: uuid.UUID
    service_id: uuid.UUID
    name: str
    organization: str  # "" where it is called as the service
    where: tuple[Fact, ...]  # how one gets there
    whom: tuple[Fact, ...]  # what it costs, and for whom it is
    point: Point | None
    distance_km: float | None
    badges: tuple[Badge, ...]
    reasons: tuple[Sentence, ...]
    week: Week
    opening: Opening | None
    holiday: Labels | None  # on the day of that opening
    waiting_days: int | None
    response_days: float | None
    verified: date | None
    holds_days: int  # how long that confirmation holds
    is_helpline: bool  # whoever is in distress calls it at once, and nobody is sent there
    phone: str | None
    is_example: bool  # invented, and so is its number
    rendered: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All in one line."""
        return (*([self.organization] if self.organization else []), *self.where, *self.whom)


def make_cards(
    catalog: Catalog, rows: Iterable[tuple[int, float | None, Iterable[Sentence]]], *, now: datetime
) -> list[Card]:
    """Cards of some rows of the catalog.

    Args:
        rows: row number, kilometres away if a place was asked for, reasons with the strongest first.
        now: local to the territory.
    """
    asked = list(rows)
    lasting = _lasting(catalog, [row for row, _, _ in asked], now.date())
    return [
        _asked(catalog, row, distance_km, tuple(reasons)[:SHOWN_REASONS], card, now)
        for (row, distance_km, reasons), card in zip(asked, lasting, strict=True)
    ]


@once_per_catalog
def _kept(_catalog: Catalog, _today: date) -> Kept[int, Card]:
    """Cards by row, as far as they depend on nothing but the directory and the day.

    Every change of a listing, also of its telephones and hours, makes another catalog; so what is kept is never older
    than the directory's last change.
    """
    return Kept(MOST_KEPT)


def _lasting(catalog: Catalog, rows: Sequence[int], today: date) -> list[Card]:
    """The cards of rows without what was asked and without the time of day."""
    kept = _kept(catalog, today)
    cards = {row: kept.get(row) for row in rows}
    if missing := [row for row, card in cards.items() if card is None]:
        at = np.array(missing, np.intp)
        ids = zip(missing, as_uuids(catalog.listing_id, at), as_uuids(catalog.service_id, at), strict=True)
        for row, listing_id, service_id in ids:
            cards[row] = kept.keep(row, _card(catalog, row, listing_id, service_id, today))
    return [card for row in rows if (card := cards[row])]


def _asked(
    catalog: Catalog, row: int, distance_km: float | None, reasons: tuple[Sentence, ...], card: Card, now: datetime
) -> Card:
    """A card with what depends on the question, and on the minute."""
    opening = next_opening(card.week, now) if not catalog.closed_now[row] else None
    where = card.where if distance_km is None else _with_distance(card.where, catalog.town(row), distance_km)
    holiday = _holiday(catalog, row, opening)
    # As dataclasses.replace, which takes longer than all the rest: it looks at each of twenty fields.
    asked = object.__new__(Card)
    asked.__dict__.update(card.__dict__)
    reasons = tuple([one for one in reasons if not _is_among(one, card.whom)])
    asked.__dict__.update(where=where, distance_km=distance_km, reasons=reasons, opening=opening, holiday=holiday)
    return asked


def _is_among(reason: Sentence, whom: tuple[Fact, ...]) -> bool:
    """Whether a reason names groups of people, and a card shows each of them anyway."""
    terms = reason.facts.get("terms", ())
    return bool(terms) and isinstance(terms, tuple) and all(term in whom for term in terms)


def _with_distance(where: tuple[Fact, ...], place: Fact, distance_km: float) -> tuple[Fact, ...]:
    """Where one goes with a distance, of the words without."""
    if not place or distance_km < NEXT_DOOR_KM:
        return where
    return (place_at(place, distance_km), *where[1:])


def _card(catalog: Catalog, row: int, listing_id: uuid.UUID, service_id: uuid.UUID, today: date) -> Card:
    tags = catalog.tags.of_row(row)
    week = _week(catalog.hours.of_row(row), today)
    waiting, response = int(catalog.waiting_days[row]), float(catalog.response_days[row])
    return Card(
        listing_id=listing_id,
        service_id=service_id,
        name=catalog.name[row],
        organization=_organization(catalog, row),
        where=tuple(_where(catalog, row, None)),
        whom=tuple(_whom_words(catalog, row, tags)),
        point=point_of(catalog.vector[row]) if catalog.has_point[row] else None,
        distance_km=None,
        badges=tuple(_badges(catalog, row, week, today)),
        reasons=(),
        week=week,
        opening=None,
        holiday=None,
        waiting_days=waiting if waiting >= 0 else None,
        response_days=response if response >= 0 else None,
        verified=catalog.verified_on(row),
        holds_days=int(catalog.holds_days[row]),
        is_helpline=not TELEPHONE_LINES.isdisjoint(catalog.terms[term].code for term in tags),
        phone=catalog.phone[row] or None,
        is_example=bool(catalog.is_example[row]),
    )


@lru_cache(maxsize=4096)
def _week(hours: tuple[WrittenHours, ...], today: date) -> Week:
    return week_of(hours, on=today)


def _holiday(catalog: Catalog, row: int, opening: Opening | None) -> Labels | None:
    """What is celebrated there on the day of the next opening; who never closes does not close then."""
    town = int(catalog.municipality[row])
    if opening is None or opening.is_always or town < 0:
        return None
    country, name = catalog.municipalities.countries[town], catalog.municipalities.names[town]
    return holidays_of(opening.day.year, country, name).get(opening.day)


def where_words(catalog: Catalog, row: int, distance_km: float | None) -> Iterable[Fact]:
    """Whose a listing is, and how one gets to it."""
    if organization := _organization(catalog, row):
        yield organization
    yield from _where(catalog, row, distance_km)


def _organization(catalog: Catalog, row: int) -> str:
    organization = catalog.organization[row]
    return "" if is_same_name(organization, catalog.name[row]) else organization


def whom_words(catalog: Catalog, row: int) -> Iterable[Fact]:
    """What a listing costs, and for whom it is."""
    return _whom_words(catalog, row, catalog.tags.of_row(row))


def _whom_words(catalog: Catalog, row: int, tags: Mapping[int, float]) -> Iterable[Fact]:
    if cost := COSTS.get(int(catalog.cost[row])):
        yield Sentence(cost)
    if age := age_words(catalog, row):
        yield age
    if gender := GENDERS.get(int(catalog.gender_reserved[row])):
        yield Sentence(gender)
    said = AGE_GROUPS.keys() if age else frozenset()
    yield from _stated_groups(catalog, tags, said)[:SHOWN_GROUPS]


def _stated_groups(catalog: Catalog, tags: Mapping[int, float], said: Set[str]) -> list[Labels]:
    """Groups of people that somebody named; what was only guessed from the entry's words is no fact.

    Args:
        said: codes of those of which the ages were said in figures.
    """
    stated = [catalog.terms[index] for index, confidence in tags.items() if confidence >= 1]
    return [Labels(term.labels) for term in stated if term.taxonomy == "target_group" and term.code not in said]


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ at most in capitals, accents and punctuation."""
    return words(one) == words(other)


def _where(catalog: Catalog, row: int, distance_km: float | None) -> Iterable[Fact]:
    place = catalog.town(row)
    if place and distance_km is not None and distance_km >= NEXT_DOOR_KM:
        yield place_at(place, distance_km)
    elif place:
        yield place
    if catalog.remote[row]:
        yield Sentence(N_("by phone or online"))
    if catalog.home_visits[row]:
        yield Sentence(N_("comes to your home"))


def place_at(place: Fact, distance_km: float) -> Sentence:
    """Where something is, and how far."""
    return Sentence(N_("%(place)s, %(km)s km"), {"place": place, "km": distance_km})


def age_words(catalog: Catalog, row: int) -> Sentence | None:
    """Whom a listing takes by age; None when it does not say or takes everybody."""
    if not catalog.age_known[row]:
        return None
    return ages_said(float(catalog.minimum_age[row]), float(catalog.maximum_age[row]))


def _badges(catalog: Catalog, row: int, week: Week, today: date) -> list[Badge]:
    return exception_badges(
        closed_now=bool(catalog.closed_now[row]),
        closed=week.closed_on(today),
        is_full=bool(catalog.places[row] == 0),
        access=Door(catalog.access[row]),
        is_example=bool(catalog.is_example[row]),
    )


def exception_badges(
    *, closed_now: bool, closed: Closed | None, is_full: bool, access: Door, is_example: bool
) -> list[Badge]:
    """What of these stands beside a name.

    Args:
        closed_now: nobody knows until when.
    """
    notices = (
        (closed_now, N_("closed for now")),
        (is_full, N_("no places left")),
        (access == Door.MANDATE, N_("on mandate only")),
        (access == Door.REFERRAL, N_("on referral")),
    )
    found = [Badge("notice", Sentence(text)) for applies, text in notices if applies]
    if closed is not None and not closed_now:
        found.insert(0, Badge("notice", Sentence(N_("closed until %(day)s"), {"day": closed.ends})))
    return [*found, Badge("example", Sentence(N_("example")))] if is_example else found
