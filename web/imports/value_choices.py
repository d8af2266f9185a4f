"""Whose value counts where the directory contradicts a list, as was chosen since the list was compared."""

from collections.abc import Iterable, Mapping
from typing import Any

from directory.models import ImportDraft
from web.imports.folder import ImportFolder


def as_chosen(draft: ImportDraft, conflicts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Values of a plan with what is chosen now, on whichever page."""
    return [{**one, "is_taken": _is_taken(draft, one)} for one in conflicts]


def changed_choices(draft: ImportDraft, folder: ImportFolder) -> int:
    """Of how many values of the plan something else is chosen than it was made with."""
    return sum(_is_taken(draft, one) != one["is_taken"] for one in folder.read_lines("conflicts"))


def _is_taken(draft: ImportDraft, conflict: Mapping[str, Any]) -> bool:
    return conflict["field"] in draft.taken.get(conflict["key"], ())
