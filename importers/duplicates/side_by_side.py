"""Entries that may be the same, field by field: what each says, and whose value is better, with the reason."""

import enum
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from directory.curation.merging import BOTH, FIELDS, PLACE, TAGS
from importers.duplicates.alike_places import alike_places
from importers.history.origins import Origin, ValueOrigins, value_origins
from importers.planning.three_way import Trust, load_trust

TABLES = {  # slot of a list of rows -> field that is chosen as one
    "cost_options": "costs",
    "required_documents": "documents",
    "service_areas": "areas",
    "additional_urls": "urls",
    "attributes": TAGS,
    "accessibility": PLACE,
    "organization_phones": "organization",
    "identifiers": "organization",
}
NOT_SAID = frozenset({"service.is_example", "location.point_source", "address.country", "organization.country"})
FIRST = ("name", "organization", "place", "phones", "email", "url", "schedules")  # what people look at first
TOGETHER = frozenset({TAGS, "languages"})  # what adds up: of both, unless somebody chooses


class Why(enum.StrEnum):
    """Why a value is proposed."""

    ONLY = "only"  # nobody else says anything
    VERIFIED = "verified"  # its entry was confirmed later
    TRUSTED = "trusted"  # its list is believed more
    NEWER = "newer"  # it was said later
    FULLER = "fuller"  # it says more
    TOGETHER = "together"  # the values of all are kept
    STAYS = "stays"  # it is of the entry that stays


@dataclass(frozen=True)
class Said:
    """What one entry says in one field: values by slot, in the order of slots, and the last row that says so."""

    values: tuple[tuple[str, Any], ...]
    origin: Origin | None

    @property
    def text(self) -> str:
        """Equal exactly when the values are."""
        return json.dumps(self.values, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class ComparedField:
    """A field of all entries.

    Args:
        name: one of `merging.FIELDS`.
        said: by entry; entries that say nothing are left out.
        best: the entry whose value is proposed, or None for the values of all; `why`: for which reason.
        is_same: whether all entries say the same.
    """

    name: str
    said: Mapping[uuid.UUID, Said]
    best: uuid.UUID | None
    why: Why
    is_same: bool

    @property
    def may_be_both(self) -> bool:
        """Whether the values of all may stay together."""
        return self.name in BOTH


@dataclass(frozen=True)
class SideBySide:
    """Entries with their fields.

    Args:
        kept: the entry that stays, with its address: the one confirmed last, else the one that says most.
        fields: those in which any entry says something, what people look at first in front.
        digest: of all that was read; another one means that somebody changed something.
        more_places: of entries with several places, how many there are besides the one that is compared.
    """

    kept: uuid.UUID
    fields: tuple[ComparedField, ...]
    digest: str
    more_places: Mapping[uuid.UUID, int]


def side_by_side(session: Session, ids: Sequence[uuid.UUID]) -> SideBySide:
    """Compare entries; of several places those that are most alike.

    Args:
        ids: at least one.
    Raises:
        NotFound: one of them is not there any more.
    """
    places = alike_places(session, ids)
    found = {id_: value_origins(session, id_, location_id=next(iter(places[id_]), None)) for id_ in ids}
    verified = {id_: _verified(values) for id_, values in found.items()}
    kept = min(found, key=lambda id_: (_later_first(verified[id_]), -len(found[id_]), str(id_)))
    trust = load_trust(session)
    fields: dict[str, dict[uuid.UUID, Said]] = {}
    for id_, values in found.items():
        for name, said in _by_field(values).items():
            fields.setdefault(name, {})[id_] = said
    compared = [_compared(name, fields[name], kept, len(ids), verified, trust) for name in _order() if name in fields]
    every = [[str(id_), value.field, value.value] for id_, values in found.items() for value in values]
    every += [[str(id_), "places", sorted(map(str, of_entry))] for id_, of_entry in places.items()]
    digest = hashlib.sha256(json.dumps(sorted(every, key=str), sort_keys=True).encode()).hexdigest()
    more = {id_: len(of_entry) - 1 for id_, of_entry in places.items() if len(of_entry) > 1}
    return SideBySide(kept, tuple(compared), digest, more)


def _order() -> list[str]:
    return [*FIRST, *(name for name in FIELDS if name not in FIRST)]


def _verified(values: Sequence[ValueOrigins]) -> str:
    """The day as text, "" where nobody confirmed the entry."""
    return next((str(one.value) for one in values if one.field == "service.assured_date"), "")


def _later_first(day: str) -> int:
    return -int(day.replace("-", "") or 0)


def _by_field(values: Sequence[ValueOrigins]) -> dict[str, Said]:
    found: dict[str, list[ValueOrigins]] = {}
    for one in values:
        entity, _, column = one.field.rpartition(".")
        if one.field not in NOT_SAID:
            name = {"service": column, "organization": "organization", "": TABLES.get(one.field, one.field)}
            found.setdefault(name.get(entity, PLACE), []).append(one)
    return {name: _said(of_field) for name, of_field in found.items()}


def _said(of_field: Sequence[ValueOrigins]) -> Said:
    origins = [origin for one in of_field for origin in one.origins]
    last = max(origins, key=lambda one: (one.at, one.source), default=None)
    return Said(tuple((one.field, one.value) for one in of_field), last)


def _compared(
    name: str,
    said: Mapping[uuid.UUID, Said],
    kept: uuid.UUID,
    count: int,
    verified: Mapping[uuid.UUID, str],
    trust: Trust,
) -> ComparedField:
    is_same = len(said) == count and len({one.text for one in said.values()}) == 1
    if is_same:
        return ComparedField(name, said, kept, Why.STAYS, is_same)
    if len(said) == 1:
        return ComparedField(name, said, next(iter(said)), Why.ONLY, is_same)
    if name in TOGETHER:
        return ComparedField(name, said, None, Why.TOGETHER, is_same)
    rules: tuple[tuple[Why, Callable[[uuid.UUID], Any]], ...] = (
        (Why.VERIFIED, lambda id_: verified[id_]),
        (Why.TRUSTED, lambda id_: _rank(said[id_], trust)),
        (Why.NEWER, lambda id_: _day(said[id_])),
        (Why.FULLER, lambda id_: len(said[id_].text)),
    )
    for why, measure in rules:
        best = max(said, key=measure)
        if sum(measure(id_) == measure(best) for id_ in said) == 1:
            return ComparedField(name, said, best, why, is_same)
    return ComparedField(name, said, kept if kept in said else min(said, key=str), Why.STAYS, is_same)


def _rank(said: Said, trust: Trust) -> int:
    origin = said.origin
    return trust.rank(origin.source, said.values[0][0]) if origin is not None and origin.line is not None else 0


def _day(said: Said) -> str:
    return said.origin.at.date().isoformat() if said.origin else ""
