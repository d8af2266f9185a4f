"""Saving what somebody changed in a form, so that nobody's change is lost.

A form carries each field's text as it was when it was opened (`was`) beside what its person wrote (`mine`). Where the
stored text is a third one, somebody else changed the same field meanwhile, and the person decides.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from directory.curation.entry import Entry, Field, Texts
from directory.curation.history import acting, take_turn
from directory.errors import Conflict
from directory.i18n import N_

CHANGED_MEANWHILE = N_("Somebody else changed the same entry meanwhile: decide field by field what is right.")
GONE_MEANWHILE = N_("Somebody removed a part of this entry meanwhile. Open it again; nothing was saved.")


@dataclass(frozen=True)
class Change:
    """A field with the texts before and after."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what it was, what the other one wrote, and what this one wrote."""

    field: Field
    was: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Comparison:
    """What a form would change.

    Args:
        mine: what only this person changed.
        theirs: what only somebody else changed meanwhile; it stays.
        clashes: what both changed differently.
    """

    mine: tuple[Change, ...]
    theirs: tuple[Change, ...]
    clashes: tuple[Clash, ...]


class EditedMeanwhile(Conflict):
    """The record is not as it was when the form was opened; `comparison` says where."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__(CHANGED_MEANWHILE)
        self.comparison = comparison


def compare(entry: Entry, was: Texts, mine: Texts) -> Comparison:
    """Hold a form against what is stored.

    Args:
        was: the texts when the form was opened; a field that it does not have is left alone.
        mine: the texts that were written.
    Raises:
        Conflict: a field of the form no longer exists.
    """
    known = entry.texts()
    if not was.keys() <= known.keys():
        raise Conflict(GONE_MEANWHILE)
    own, others, clashes = list[Change](), list[Change](), list[Clash]()
    for field in entry.fields():
        if field.key not in was:
            continue
        before, after, stored = was[field.key], mine.get(field.key, was[field.key]), field.before
        if after == stored:
            continue
        if after == before:
            others.append(Change(field, before, stored))
        elif stored == before:
            own.append(Change(field, before, after))
        else:
            clashes.append(Clash(field, before, stored, after))
    return Comparison(tuple(own), tuple(others), tuple(clashes))


def save(session: Session, load: Callable[[], Entry], was: Texts, mine: Texts, *, by: str) -> Comparison:
    """Write what a person changed, and nothing else.

    Args:
        load: reads the entry anew; it is asked after this writer's turn has come, so that nobody can come between.
    Raises:
        EditedMeanwhile: somebody else changed a field that this person changed, too; nothing is written.
        Conflict: a part of the record is gone.
    """
    take_turn(session)
    comparison = compare(load(), was, mine)
    if comparison.clashes:
        raise EditedMeanwhile(comparison)
    with acting(session, by=by):
        for change in comparison.mine:
            change.field.write(change.after)
    return comparison
