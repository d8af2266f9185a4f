"""Whether a row and a service are in two towns: services of two towns are often called alike, and never the same."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, ServiceAtLocation
from directory.places.gazetteer import Gazetteer
from directory.queries.same_services import ComparedService
from directory.words.language import words
from importers.columns.likeness import TOWN_WORDS


class Towns:
    """In which municipalities services are, looked up when it is first asked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def differ(self, row: Mapping[str, str], service: ComparedService) -> bool:
        """Whether both towns are known, and not the same; a service with several places is in each of their towns.

        Args:
            row: what it says, by the names that comparisons use (see importers.known_services.known_entries.fields_of).
        """
        mine, theirs = row.get("municipality_code", ""), self._codes.get(service.id, frozenset())
        if mine and theirs:
            return mine not in theirs
        city, other = (_plain(text or "") for text in (row.get("city"), service.fields.get("city")))
        if city and other:
            return city != other
        named, known = _named_at_the_end(row.get("name", "")), theirs or _named_at_the_end(service.name)
        return bool(named and known and not named & known)

    @cached_property
    def _codes(self) -> dict[uuid.UUID, frozenset[str]]:
        query = (
            sa.select(ServiceAtLocation.service_id, Address.municipality_code)
            .join(Address, Address.location_id == ServiceAtLocation.location_id)
            .where(Address.municipality_code.is_not(None))
            .distinct()
        )
        found: dict[uuid.UUID, set[str]] = defaultdict(set)
        for service_id, code in self._session.execute(query):
            if service_id is not None and code:
                found[service_id].add(code)
        return {id_: frozenset(codes) for id_, codes in found.items()}


def _plain(town: str) -> list[str]:
    """The words of a town's name: "Comune di Forlì" is Forlì, "New York City" is New York."""
    said = words(town)
    return [word for word in said if word not in TOWN_WORDS] or said


def _named_at_the_end(name: str) -> frozenset[str]:
    """The municipalities that a name ends with, where nothing else says a town: "Consultorio di Cesena"."""
    said = words(name)
    last = next((one for one in Gazetteer.bundled().find_in_text(said) if one.end == len(said)), None)
    if last is None or last.kind != "municipality":
        return frozenset()
    return frozenset(one.code for one in last.municipalities)
