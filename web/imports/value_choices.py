"""Whose value counts where the directory contradicts a list, as was chosen since the list was compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy.orm import Session

from directory.models import ImportDraft
from importers.planning.contradictions import Choice
from web.imports.folder import ImportFolder

CHOICES: Mapping[str, Choice] = {choice: choice for choice in get_args(Choice)}
KINDS = ("conflicts", "decided")  # those that are asked about, and those that somebody kept at an earlier import


@dataclass(frozen=True)
class Chosen:
    """What somebody chose about a value of a plan, as the plan's folder has it."""

    value: Mapping[str, Any]
    choice: Choice


def as_chosen(draft: ImportDraft, values: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Values of a plan with what is chosen now, on whichever page."""
    return [{**one, "choice": _choice(draft, one)} for one in values]


def changed_choices(draft: ImportDraft, folder: ImportFolder) -> int:
    """Of how many values something else is chosen than the plan was made with, so that it is compared again.

    To keep what stays anyway is nothing to be looked at: it changes no entry, only what is remembered.
    """
    every = (one for kind in KINDS for one in folder.read_lines(kind))
    return sum(_changes_plan(one, _choice(draft, one)) for one in every)


def read_choices(form: Mapping[str, str], values: Sequence[Mapping[str, Any]], *, keeps_rest: bool) -> list[Chosen]:
    """What a form chooses otherwise than is shown.

    Args:
        values: of the page, as `as_chosen` gives them.
        keeps_rest: whether all of the page about which nothing is chosen are kept.
    """
    chosen = []
    for at, one in enumerate(values):
        choice = CHOICES.get(form.get(f"value-{at}", ""), one["choice"])
        if keeps_rest and choice == "later":
            choice = "keep"
        if choice != one["choice"]:
            chosen.append(Chosen(one, choice))
    return chosen


def choose(session: Session, draft: ImportDraft, choices: Iterable[Chosen]) -> None:
    """Keep what was chosen, about just these two values, with the upload; the caller commits."""
    taken = {key: set(fields) for key, fields in draft.taken.items()}
    kept = {key: dict(said) for key, said in draft.kept.items()}
    for one in choices:
        key, decision = one.value["key"], one.value["decision"]
        of_row = taken.setdefault(key, set())
        (of_row.add if one.choice == "take" else of_row.discard)(one.value["field"])
        said = {field: decision[field] if one.choice == "keep" else None for field in decision}
        kept[key] = {**kept.get(key, {}), **said}
    draft.taken = {key: sorted(fields) for key, fields in taken.items() if fields}
    draft.kept = kept
    session.flush()


def _choice(draft: ImportDraft, value: Mapping[str, Any]) -> Choice:
    key, field, decision = value["key"], value["field"], value["decision"]
    kept = draft.kept.get(key, {})
    if field in draft.taken.get(key, ()):
        return "take"
    if field in kept:
        return "keep" if decision.items() <= kept.items() else "later"
    return "keep" if value["is_remembered"] else "later"


def _changes_plan(value: Mapping[str, Any], choice: Choice) -> bool:
    made_with = value["choice"]
    return choice != made_with and ("take" in (choice, made_with) or bool(value["is_remembered"]))
