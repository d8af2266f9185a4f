"""By what a row is recognised the next time the list comes, whatever the order of its rows."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence

from directory.organization_names import normalize_name
from importers.convert.streets import street_key
from importers.records.rows import Draft
from importers.slots import canonical

IDS = ("row.register", "row.id")  # the surest first
Key = str


def assign_keys(drafts: Sequence[Draft]) -> list[Key]:
    """One key per row, all different: its own id where ids are unique, else name, municipality and street.

    Rows alike in these are numbered by their content, not by their position: a re-ordered list gives equal keys.
    """
    id_slot = next((slot for slot in IDS if _unique(drafts, slot)), None)
    groups: dict[Key, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        groups[_base(draft, id_slot)].append(index)
    keys = [""] * len(drafts)
    for base, members in groups.items():
        for number, index in enumerate(sorted(members, key=lambda index: _content(drafts[index])), start=1):
            keys[index] = base if number == 1 else f"{base}#{number}"
    return keys


def _unique(drafts: Sequence[Draft], slot: str) -> bool:
    counts = Counter(found for draft in drafts if (found := draft.values.get(slot)))
    return bool(counts) and max(counts.values()) == 1


def _base(draft: Draft, id_slot: str | None) -> Key:
    values = draft.values
    if draft.table_id:
        return f"{draft.origin}:{draft.table_id}"
    if id_slot and values.get(id_slot):
        return f"id:{values[id_slot]}"
    name = normalize_name(
        values.get("service.name") or values.get("organization.name") or values.get("location.name", "")
    )
    place = values.get("address.municipality_code") or values.get("address.city", "").casefold()
    street = street_key(values.get("address.address_1", ""))
    return "|".join((name, place, street, values.get("row.register", "")))


def _content(draft: Draft) -> str:
    """Everything the row says, in a form that sorts."""
    shown = [canonical(draft.stored), sorted(draft.cells.items())]
    return json.dumps(shown, ensure_ascii=False, sort_keys=True, default=str)
