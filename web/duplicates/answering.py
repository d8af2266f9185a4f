"""What a coordinator's answer does: read from the form, checked against what is there now, written as a whole."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from flask import request
from sqlalchemy.orm import Session

from directory.curation.duplicate_answers import TOO_FEW, keep_all_apart, merge_all
from directory.curation.duplicate_questions import find_question, put_off
from directory.curation.history import take_turn
from directory.errors import Conflict, InvalidInput
from directory.i18n import N_, Sentence
from directory.queries.duplicate_questions import last_decision, open_question
from importers.duplicates.side_by_side import SideBySide, side_by_side
from web.curation.actors import actor

SAME, DIFFERENT, LATER = "same", "different", "later"
NOT_UNDERSTOOD = N_("Say whether it is the same, not the same, or later.")
DECIDED_SAME = N_("%(who)s has decided in the meantime: it is the same. Nothing more was done; on with the next.")
DECIDED_APART = N_("%(who)s has decided in the meantime: it is not the same. Nothing more was done; on with the next.")
SAME_ALREADY = N_("Decided already by %(who)s: it is the same. Here it can be undone.")
APART_ALREADY = N_("Decided already by %(who)s: it is not the same. Here it can be undone.")
GONE = N_("One of these entries is not in use any more. Nothing was done; on with the next.")
CHANGED = N_("Somebody changed one of these entries while you were looking. Nothing was merged: please look again.")
BOTH: Literal["both"] = "both"


class LookAgain(Conflict):
    """The question is still open, but what was shown is not true any more."""


def answer(session: Session, question_id: uuid.UUID, *, by: str, now: datetime) -> int | None:
    """Do what the form says; the caller commits, or takes everything back.

    Returns:
        The number under which it can be taken back; None for "later".
    Raises:
        NotFound: the question is not asked any more; Conflict: somebody was faster; LookAgain: an entry was changed;
        InvalidInput: the form cannot be understood, or fewer than two entries belong together.
    """
    take_turn(session)
    found = open_question(session, find_question(session, question_id))
    shown = request.form.getlist("member", type=uuid.UUID)
    if not shown or set(shown) != {one.service_id for one in found.members}:
        sentence = settled_sentence(session, shown)
        raise Conflict(sentence.message, **sentence.facts)
    compared = {one.service_id: one.compared for one in found.members}
    decision = request.form.get("decision")
    if decision == LATER:
        put_off(session, question_id, now=now)
        return None
    if decision == DIFFERENT:
        return keep_all_apart(session, shown, compared=compared, by=by, now=now)
    if decision != SAME:
        raise InvalidInput(NOT_UNDERSTOOD)
    belongs = shown if len(shown) == 2 else [one for one in shown if str(one) in request.form.getlist("belongs")]
    if len(belongs) < 2:
        raise InvalidInput(TOO_FEW)
    if side_by_side(session, shown).digest != request.form.get("seen"):
        raise LookAgain(CHANGED)
    table, apart = side_by_side(session, belongs), [one for one in shown if one not in belongs]
    others = [one for one in belongs if one != table.kept]
    return merge_all(
        session, table.kept, others, apart=apart, take=_take(table, belongs), compared=compared, by=by, now=now
    )


def settled_sentence(session: Session, shown: Sequence[uuid.UUID]) -> Sentence:
    """Why a question that was answered just now is not open any more."""
    return _settled(session, shown, DECIDED_SAME, DECIDED_APART) or Sentence(GONE)


def decided_sentence(session: Session, shown: Sequence[uuid.UUID]) -> Sentence | None:
    """What was decided about a question that somebody comes back to; None: its entries went away."""
    return _settled(session, shown, SAME_ALREADY, APART_ALREADY)


def _settled(session: Session, shown: Sequence[uuid.UUID], same: str, apart: str) -> Sentence | None:
    decision = last_decision(session, shown)
    if decision is None:
        return None
    return Sentence(same if decision.same else apart, {"who": actor(decision.decided_by)})


def _take(table: SideBySide, belongs: Sequence[uuid.UUID]) -> Mapping[str, uuid.UUID | Literal["both"]]:
    """Field -> whose value stays: as chosen, else as proposed."""
    take: dict[str, uuid.UUID | Literal["both"]] = {}
    for field in table.fields:
        chosen = request.form.get(f"keep-{field.name}", "")
        of_entries = {str(one): one for one in belongs if one in field.said}
        if chosen == BOTH and field.may_be_both:
            take[field.name] = BOTH
        else:
            take[field.name] = of_entries.get(chosen) or field.best or BOTH
    return take
