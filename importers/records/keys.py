"""By what a row is recognised the next time the list comes, whatever the order of its rows."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from directory.words.organization_names import normalize_name
from importers.convert.addresses.streets import street_key
from importers.long_lists.repeats import Repeats
from importers.records.draft import Draft

IDS = ("row.register", "row.id")  # the surest first
NUMBER = re.compile(r"#\d+$")
Key = str


def own_keys(drafts: Iterable[Draft]) -> Iterator[Key]:
    """What each row calls itself: its own id where ids are unique, else name, municipality and street.

    Several rows may have the same; `free_key` makes them different.

    Args:
        drafts: gone through twice.
    """
    ids = {slot: Repeats() for slot in IDS}
    for draft in drafts:
        for slot, said in ids.items():
            if found := draft.marks.get(slot):
                said.count(found)
    id_slot = next((slot for slot, said in ids.items() if len(said) and not said.numbers), None)
    return (_own_key(draft, id_slot) for draft in drafts)


def keys_of_withdrawn(draft: Draft) -> set[Key]:
    """All that a row may have called itself in an earlier edition of its list."""
    ids = {_own_key(draft, slot) for slot in IDS if draft.marks.get(slot)}
    return ids | {_own_key(draft, None)}


def is_numbered(key: Key) -> bool:
    """Whether a key ends as those do that `free_key` gives a number."""
    return NUMBER.search(key) is not None


def own_key_of(key: Key, known: Container[Key]) -> Key:
    """What the row of a stored key called itself; `known` are keys that end in a number of their own."""
    return key if key in known else NUMBER.sub("", key)


def free_key(own: Key, taken: Container[Key]) -> Key:
    """The key itself, or with the first number that makes it different from those that are taken."""
    key, number = own, 1
    while key in taken:
        number += 1
        key = f"{own}#{number}"
    return key


def has_id(key: Key) -> bool:
    """Whether the list itself numbers the row, so that another number means another row."""
    return key.startswith("id:") or "|" not in key


def name_key(values: Mapping[str, Any]) -> tuple[str, str]:
    """Organization and service, as names are compared."""
    organization = values.get("organization.name", "")
    service = values.get("service.name") or values.get("location.name") or organization
    return normalize_name(organization), normalize_name(service)


def _own_key(draft: Draft, id_slot: str | None) -> Key:
    values = draft.values
    if draft.table_id:
        return f"{draft.origin}:{draft.table_id}"
    if id_slot and draft.marks.get(id_slot):
        return f"id:{draft.marks[id_slot]}"
    name = normalize_name(
        values.get("service.name") or values.get("organization.name") or values.get("location.name", "")
    )
    place = values.get("address.municipality_code") or values.get("address.city", "").casefold()
    street = street_key(values.get("address.address_1", ""))
    return "|".join((name, place, street, draft.marks.get("row.register", "")))
