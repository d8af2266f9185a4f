"""Cells that choose one of a few values, in the words of several languages."""

import re
from collections.abc import Mapping
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.models import Intensity, ServiceStatus
from directory.words.language import fold
from importers.cells.context import Context
from importers.convert.genders import reserved
from importers.convert.negations import cut_at_negation
from importers.convert.publication import publication
from importers.convert.yes_no import yes_no
from importers.row_values import Values

NOT_AN_INTENSITY = N_("“%(value)s” is not an intensity: write “informazione”, “accompagnamento” or “rete”.")
NOT_A_GENDER = N_(
    "“%(value)s” does not say for whom a service is reserved: write “donne” or “uomini”, or leave it empty."
)
NOT_A_STATUS = N_("“%(value)s” does not say whether a service is open: write “attivo”, “sospeso” or “chiuso”.")

TO_BE_CHECKED = N_(
    "“%(value)s” says that this row is to be checked in the list it comes from: ask whether it is right before it is "
    "used."
)
UNPUBLISHED = "row.unpublished"

INTENSITY_WORDS: Mapping[Intensity, str] = {
    Intensity.INFORMATION: r"informa|orienta|ascolt|beratung",
    Intensity.ACCOMPANIMENT: r"accompa|begleit|presa in carico|sostegno",
    Intensity.NETWORK: r"\brete\b|network|netz|progetto",
}
PLACES_CLOSED = re.compile(
    r"\b(?:bando|iscrizion\w+|candidatur\w+|selezion\w+|domande)(?: \w+)? (?:chius|scadut|termina)\w+"
)
WAITING = re.compile(r"\blist[ae] (?:d'|di )?attesa\b|\bwaiting list\b|\bwarteliste\b")
STATUS_WORDS: Mapping[ServiceStatus, str] = {
    ServiceStatus.TEMPORARILY_CLOSED: r"temporane|sospes|temporar|voruberg",
    ServiceStatus.DEFUNCT: r"cessat|estint|\bsciolt|defunct|dismess|soppress|aufgelost",
    ServiceStatus.INACTIVE: (
        r"cancellat|radiat|in liquidazione|"
        r"inattiv|disattiv|inactive|chius|closed|^no?$|^false$|^0$|nein|geschlossen"
    ),
    ServiceStatus.ACTIVE: (
        r"\biscritt|\bregistrat|"
        r"attiv|active|open|apert|operativ|funzionante|^si?$|^yes$|^true$|^1$|^ja$|offen"
    ),
}
ACTIVE_FIRST = re.compile(r"(?:attiv[oa]|active|apert[oa]|open|offen)\b")  # "attivo, chiuso ad agosto"
NOT_YET = re.compile(
    r"\b(?:in|da|di prossima|prossima|futura|in fase di|in corso di|in attesa di)(?: \w+)? "
    r"(?:(?:ri)?attiva(?:zione|re)|apertura|aprire|avvio)\b|\bcoming soon\b|\bdemnachst\b"
)


def intensity(cell: str, context: Context) -> Values:  # noqa: ARG001
    """How much a service does."""
    return {"service.intensity": choice(INTENSITY_WORDS, cell, NOT_AN_INTENSITY)}


def status(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Open or closed; what is no longer or not yet open is inactive, and "non chiuso" is for somebody to look at."""
    found = _publication(cell)  # "privato" among "attivo" and "bozza"
    return _status(cell) if found is None else found


def _status(cell: str) -> Values:
    plain = fold(cell).strip()
    if NOT_YET.search(plain):
        return {"service.status": ServiceStatus.INACTIVE}
    if PLACES_CLOSED.search(plain):
        return {"service.status": ServiceStatus.TEMPORARILY_CLOSED}
    if WAITING.search(plain) and _first(STATUS_WORDS, plain) in (None, ServiceStatus.ACTIVE):
        return {"service.status": ServiceStatus.ACTIVE}
    _, negated = cut_at_negation(plain)
    if negated is not None and plain != negated.word:
        if re.search(STATUS_WORDS[ServiceStatus.ACTIVE], negated.after) is None:
            raise InvalidInput(NOT_A_STATUS, value=cell)
        return {"service.status": ServiceStatus.INACTIVE}
    found = choice(STATUS_WORDS, cell, NOT_A_STATUS)
    if found is not ServiceStatus.ACTIVE and ACTIVE_FIRST.match(plain):
        raise InvalidInput(NOT_A_STATUS, value=cell)
    return {"service.status": found}


def published(cell: str, context: Context) -> Values:
    """Whether the row is published where it comes from: a word for it, a yes or no, or whether a service is open."""
    try:
        return {} if yes_no(cell) else {UNPUBLISHED: cell.strip()}
    except InvalidInput:
        return status(cell, context)


def _publication(cell: str) -> Values | None:
    """What a cell says of being published; what is only to be checked is for somebody to look at."""
    match publication(cell, alone=True):
        case "published":
            return {}
        case "unpublished":
            return {UNPUBLISHED: cell.strip()}
        case "doubtful":
            raise InvalidInput(TO_BE_CHECKED, value=cell)
    return None


def gender(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Reserved for women or men; for everybody is empty, and no other column says otherwise."""
    found = reserved(cell)
    if found is None:
        raise InvalidInput(NOT_A_GENDER, value=cell)
    return {"service.gender_reserved": found} if found else {"said.gender": True}


def choice(patterns: Mapping[Any, str], text: str, message: str, cell: str = "") -> Any:
    """The first value whose pattern a text meets.

    Args:
        cell: what is shown where nothing is met, instead of the text.
    Raises:
        InvalidInput: none, said with `message`.
    """
    found = _first(patterns, text)
    if found is None:
        raise InvalidInput(message, value=cell or text)
    return found


def _first(patterns: Mapping[Any, str], text: str) -> Any:
    plain = fold(text).strip()
    return next(
        (value for value, pattern in patterns.items() if plain == str(value) or re.search(pattern, plain)), None
    )
