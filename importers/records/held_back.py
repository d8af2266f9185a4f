"""What a row asks not to publish: cells of it are left out, or all that it says of its place, or the whole row."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from directory.i18n import N_
from directory.words.language import fold
from importers.convert.empty import is_empty
from importers.convert.private import EMAIL, PHONE, PLACE, ROW, WITHHELD, private_parts
from importers.problems import Problem

if TYPE_CHECKING:
    from importers.places.finder import PlaceFinder
    from importers.records.draft import Draft

HELD_BACK = N_(
    "These words ask not to be published, so what they speak of was left out of the entry and stays with the row of "
    "the list: check the other cells of the row, too. What an earlier list brought stays in the entry: take it out "
    "there."
)

PLACES = ("address.", "location.")
OF_THE_ROW = ("service.", "organization.", "taxonomy.", "row.")  # fields in which bare words mean the whole row
OF_NOTES = re.compile(r"not[ae]|annotazion|osservazion|comment|avvert|pubblic|visib|stato|bemerk|anmerk|remark|status")
TOWN_ALONE = ("place.city", "place.code", "place.province", "place.region", "place.country")
SLOTS = {PHONE: ("phones", "organization_phones"), EMAIL: ("service.email", "organization.email")}


def public_part(cell: str, field: str) -> tuple[str, tuple[str, ...] | None]:
    """What of a cell may be published, and what the rest is about; None where nothing asks not to."""
    parts = private_parts(cell)
    if not parts.is_private:
        return cell, None
    about = set(parts.subjects) if field.startswith(OF_THE_ROW) else parts.subjects - {ROW}
    if field.endswith(".name") and not field.startswith(PLACES):
        return cell, tuple(sorted(about | {ROW}))  # so that it can be said which row is left out
    if field.startswith(PLACES):
        about = about | {PLACE}
    return "" if is_empty(parts.public) else parts.public, tuple(sorted(about))


def marked_elsewhere(draft: "Draft", positions: Iterable[int]) -> None:
    """Add what cells of columns that fill no field ask not to publish of the row."""
    for position in positions:
        cell = draft.row[position]
        about = private_parts(cell).subjects if cell else frozenset()
        if not OF_NOTES.search(fold(draft.header[position])):
            about -= {ROW}  # "non pubblicare" in place of a telephone is about that alone
        if about:
            draft.values[WITHHELD] = (*draft.values.get(WITHHELD, ()), *about)
            draft.problems += (Problem(draft.line, draft.header[position], cell, HELD_BACK),)


def hold_back(draft: "Draft", finder: "PlaceFinder", country: str) -> None:
    """Leave out of a row's values what its cells ask not to publish."""
    about = draft.values.pop(WITHHELD, ())
    if ROW in about:
        draft.values["row.publishing"] = False
    if PLACE in about:
        _leave_town_alone(draft, finder, country)
    for subject, slots in SLOTS.items():
        for slot in slots if subject in about else ():
            draft.values.pop(slot, None)


def _leave_town_alone(draft: "Draft", finder: "PlaceFinder", country: str) -> None:
    """Of the place keep the municipality: a refuge is in a town, and nobody is to know in which street."""
    values, found = draft.values, draft.place.municipality if draft.place else None
    for slot in [slot for slot in values if slot.startswith((*PLACES, "place.")) and slot not in TOWN_ALONE]:
        del values[slot]
    if found is not None:
        values["place.code"], values["place.city"] = found.code, found.name
    draft.place = finder.find(values, country)
    values.update(draft.place.values())
