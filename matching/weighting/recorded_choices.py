"""Choices that were written down: what was shown to whom, and what they took."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from directory.catalog.catalog import Catalog
from directory.errors import AppError, InvalidInput
from directory.i18n import N_, Sentence
from directory.places.gazetteer import Gazetteer
from matching.learn import Choice, choice_of
from matching.profiles.from_json import parse_profile

_LINE: Final = N_("Line %(line)s of the choices: %(problem)s")
_NOT_JSON: Final = N_("It is no JSON object: write one choice per line (docs/cli.md).")
_MISSING: Final = N_("“%(key)s” is missing: a choice has a profile, what was shown, and what was chosen.")
_NOT_SHOWN: Final = N_("What was chosen is not among what was shown.")
_UNKNOWN_OUTCOME: Final = N_("The outcome “%(outcome)s” is not known: use one of %(outcomes)s.")
_NO_LIST: Final = N_("“shown” is a list of ids, in the order in which they were shown.")

OUTCOMES: Final = ("contact_made", "service_received", "need_addressed", "not_helped")
FAILED: Final = "not_helped"  # a choice that did not help teaches nothing


class ReadChoices(NamedTuple):
    """Choices, and how many lines teach nothing: what was chosen did not help, or is no longer in the directory."""

    choices: list[Choice]
    left_out: int


def read_choices(lines: Iterable[str], catalog: Catalog, gazetteer: Gazetteer, *, today: date) -> ReadChoices:
    """Read JSON lines: {"profile": …, "shown": [ids, best first], "chosen": id, "outcome": …}.

    Raises:
        InvalidInput: the first line that is wrong.
    """
    rows = {catalog.listing_uuid(row): row for row in catalog.live_rows.tolist()}
    choices, left_out = list[Choice](), 0
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            data = _checked(text)
            profile = parse_profile(data["profile"], catalog.vocabulary, gazetteer, today=today)
            shown, chosen = list(_ids(data["shown"])), next(_ids([data["chosen"]]))
            if chosen not in shown:
                raise InvalidInput(_NOT_SHOWN)
        except AppError as problem:
            raise InvalidInput(_LINE, line=number, problem=Sentence(problem.message, problem.facts)) from None
        known = [one for one in shown if one in rows]
        if chosen in known and data.get("outcome") != FAILED:
            choices.append(choice_of(profile, catalog, [rows[one] for one in known], known.index(chosen)))
        else:
            left_out += 1
    return ReadChoices(choices, left_out)


def _checked(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        data = None
    if not isinstance(data, Mapping):
        raise InvalidInput(_NOT_JSON)
    for key in ("profile", "shown", "chosen"):
        if key not in data:
            raise InvalidInput(_MISSING, key=key)
    if not isinstance(data["shown"], list):
        raise InvalidInput(_NO_LIST)
    if data.get("outcome") is not None and data["outcome"] not in OUTCOMES:
        raise InvalidInput(_UNKNOWN_OUTCOME, outcome=data["outcome"], outcomes=", ".join(OUTCOMES))
    return data


def _ids(values: Iterable[Any]) -> Iterator[uuid.UUID]:
    for value in values:
        try:
            yield uuid.UUID(str(value))
        except ValueError:
            message = N_("“%(text)s” is not the id of a service: copy it from a search or a match.")
            raise InvalidInput(message, text=str(value)) from None
