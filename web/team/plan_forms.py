"""The form of a plan: what was shown, and what somebody makes of it. Read by hand, since its lines are people."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from directory.errors import InvalidInput
from directory.i18n import N_
from matching.allocation.changed_by_hand import STALE
from matching.allocation.plan import Occasion
from matching.casework.assignments import LONGEST_REASON

Lines = dict[str, uuid.UUID | None]
LINE = "line-"
WAITS = "wait"
NO_OCCASION = N_("Choose what the plan is for.")


@dataclass(frozen=True)
class Request:
    """What a plan is asked for."""

    occasion: Occasion
    about: uuid.UUID | None


def read_request(values: Mapping[str, str]) -> Request | None:
    """The occasion and whom it is about; None where nothing was chosen yet.

    Raises:
        InvalidInput: there is no such occasion, or this is no worker.
    """
    if not values.get("occasion"):
        return None
    try:
        occasion = Occasion(values["occasion"])
    except ValueError as error:
        raise InvalidInput(NO_OCCASION) from error
    return Request(occasion, _worker(values.get("about") or ""))


@dataclass(frozen=True)
class Sent:
    """What came back of a plan that was shown.

    Args:
        lines: as they were chosen; shown: as they were when loads were last counted; planned: as the plan had them.
    """

    state: str
    lines: Lines
    shown: Lines
    planned: Lines
    proven: bool
    reason: str
    applies: bool


def read_sent(form: "MultiDict[str, str]") -> Sent:
    """Read the form.

    Raises:
        InvalidInput: it is not what the page sent out, or the reason is too long.
    """
    planned, shown = _lines(form.get("planned", "")), _lines(form.get("shown", ""))
    chosen = {name.removeprefix(LINE): _worker(value) for name, value in form.items() if name.startswith(LINE)}
    reason = form.get("reason", "")
    if len(reason) > LONGEST_REASON:
        raise InvalidInput(N_("The reason is too long: write at most %(most)s characters."), most=LONGEST_REASON)
    return Sent(
        state=form.get("state", ""),
        lines={**shown, **{person: worker for person, worker in chosen.items() if person in shown}},
        shown=shown,
        planned=planned,
        proven=form.get("proven") != "no",
        reason=reason,
        applies=form.get("act") == "apply",
    )


def lines_text(lines: Mapping[str, uuid.UUID | None]) -> str:
    """Lines as a hidden field carries them."""
    return json.dumps({person: str(worker) if worker else None for person, worker in lines.items()})


def _lines(text: str) -> Lines:
    try:
        data = json.loads(text)
        return {str(person): uuid.UUID(worker) if worker else None for person, worker in data.items()}
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InvalidInput(STALE) from error


def _worker(text: str) -> uuid.UUID | None:
    if text in {"", WAITS}:
        return None
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise InvalidInput(N_("Choose a link worker.")) from error
