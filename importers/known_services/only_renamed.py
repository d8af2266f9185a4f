"""New rows that may be services which are gone from the same list, where no telephone or address of their own tells."""

import uuid
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from directory.words.language import STOP_WORDS, fold, stem, words
from importers.convert.addresses.streets import street_key
from importers.resolution.kinds_named import are_numbered_otherwise, are_told_apart
from importers.row_values import Canonical

ALIKE_TEXT, SHORTEST_TEXT = 85, 20  # likeness of descriptions, 0 to 100, and letters from which one tells anything
MOST_COMPARED = 250_000  # pairs of rows and services: in a list that is all another, names tell nothing
CONTACTS = ("phones", "organization_phones", "service.email", "service.url")
SAYS_LITTLE = STOP_WORDS["it"] | {
    stem(word)
    for word in (
        *("servizio", "servizi", "centro", "sportello", "ufficio", "punto", "progetto", "attivita", "gruppo", "corso"),
        *("associazione", "comunale", "sociale", "sociali", "caritas", "parrocchia", "ascolto", "sede", "nuovo"),
        *("nuova", "onlus", "odv", "aps", "dienst", "stelle", "buro", "verein", "service", "center", "office"),
    )
}


def only_renamed(rows: Mapping[int, Canonical], left: Mapping[uuid.UUID, Canonical]) -> Iterator[tuple[int, uuid.UUID]]:
    """Each row with the service that is gone which it is likest, where the names or all else are alike.

    Args:
        rows: new rows by position, `left`: services of which the list has no row any more, with what it said of them.
    """
    if len(rows) * len(left) > MOST_COMPARED:
        return
    for at, row in rows.items():
        found = [(how, str(gone), id_) for id_, gone in left.items() if (how := _likeness(row, gone)) > 0]
        if found:
            yield at, max(found, key=lambda each: each[:2])[2]  # of equals whichever, but always the same


def _likeness(row: Canonical, gone: Canonical) -> float:
    """How alike a new row and one that is gone are, 0 where nothing says that they are one."""
    name, before = (_name(each) for each in (row, gone))
    if _differ(row, gone, "address.municipality_code") or are_numbered_otherwise(name, before):
        return 0.0
    owner = _organizations_differ(row, gone)
    if owner:
        return 0.0
    alike = 0.0
    if not are_told_apart(name, before):  # words of one kind of service may stand for another: "centro antifumo"
        said, known = _telling(name), _telling(before)
        alike += 2.0 if said and known and (said <= known or known <= said) else 0.0
        alike += 1.0 if _same_text(row, gone) else 0.0
    if owner is False and _same(row, gone, "schedules") and _same_house_or_contact(row, gone):
        alike += 0.5
    return alike


def _organizations_differ(row: Canonical, gone: Canonical) -> bool | None:
    """None where one of the two names no organization but itself, or both do."""
    own = [each.get("organization.name", "") for each in (row, gone)]
    is_named = [organization != _name(each) for organization, each in zip(own, (row, gone), strict=True)]
    if not all(is_named):
        return None if any(is_named) or own[0] != own[1] else False
    said = [_telling(each) or {fold(each)} for each in own]
    return not (said[0] <= said[1] or said[1] <= said[0])


def _name(values: Canonical) -> str:
    return str(values.get("service.name") or values.get("organization.name") or values.get("location.name", ""))


def _telling(name: str) -> set[str]:
    return {stem(word) for word in words(name) if len(word) > 2} - SAYS_LITTLE


def _differ(row: Canonical, gone: Canonical, slot: str) -> bool:
    return bool(row.get(slot) and gone.get(slot) and row[slot] != gone[slot])


def _same(row: Canonical, gone: Canonical, slot: str) -> bool:
    return bool(row.get(slot)) and row.get(slot) == gone.get(slot)


def _same_text(row: Canonical, gone: Canonical) -> bool:
    texts = [fold(str(each.get("service.description", ""))) for each in (row, gone)]
    return min(map(len, texts)) >= SHORTEST_TEXT and fuzz.ratio(*texts) >= ALIKE_TEXT


def _same_house_or_contact(row: Canonical, gone: Canonical) -> bool:
    if not any(each.get(slot) for each in (row, gone) for slot in ("address.address_1", *CONTACTS)):
        return True  # nobody said any
    streets = [street_key(str(each.get("address.address_1", ""))) for each in (row, gone)]
    return streets[0] == streets[1] != "" or any(_same(row, gone, slot) for slot in CONTACTS)
