"""Cells that choose one of a few values, in the words of several languages."""

import re
from collections.abc import Mapping
from typing import Any

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.language import fold
from directory.models import Access, Intensity, ServiceStatus
from importers.cells.context import Context
from importers.slots import Values

NOT_AN_ACCESS = N_("“%(value)s” does not say who may come: write “libero”, “su invio” or “su mandato”.")
NOT_AN_INTENSITY = N_("“%(value)s” is not an intensity: write “informazione”, “accompagnamento” or “rete”.")
NOT_A_GENDER = N_(
    "“%(value)s” does not say for whom a service is reserved: write “donne” or “uomini”, or leave it empty."
)
NOT_A_STATUS = N_("“%(value)s” does not say whether a service is open: write “attivo”, “sospeso” or “chiuso”.")

ACCESS_WORDS: Mapping[Access, str] = {
    Access.MANDATE: r"mandat|tribunale|autorit|provvediment|on_mandate|gericht",
    Access.REFERRAL: r"\binvio|segnalazion|impegnativa|prescri|referral|ricetta|uberweisung|zuweisung|tramite serviz",
    Access.FREE: r"liber|dirett|free|open|spontane|frei|walk|appuntament|appointment|prenotazion|tutti|nessun",
}
INTENSITY_WORDS: Mapping[Intensity, str] = {
    Intensity.INFORMATION: r"informa|orienta|ascolt|beratung",
    Intensity.ACCOMPANIMENT: r"accompa|begleit|presa in carico|sostegno",
    Intensity.NETWORK: r"\brete\b|network|netz|progetto",
}
STATUS_WORDS: Mapping[ServiceStatus, str] = {
    ServiceStatus.TEMPORARILY_CLOSED: r"temporane|sospes|temporar|voruberg",
    ServiceStatus.DEFUNCT: r"cessat|defunct|dismess|aufgelost",
    ServiceStatus.INACTIVE: r"inattiv|inactive|chius|closed|^no$|^false$|^0$|nein|non attiv|geschlossen",
    ServiceStatus.ACTIVE: r"attiv|active|open|apert|^si$|^yes$|^true$|^1$|^ja$|offen",
}
GENDER_WORDS: Mapping[str, str] = {
    "": r"tutt|nessun|\bno\b|misto|entramb|all\b|alle\b|donne e uomini|uomini e donne|^m ?/ ?f$|both|any",
    "women": r"donn|ragazze|femmin|women|woman|female|girls|frauen|madchen|^f$",
    "men": r"uomini|uomo|ragazzi|maschi|\bmen\b|\bman\b|\bmale|boys|manner|^m$",
}


def access(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Who may send a person."""
    return {"service.access": choice(ACCESS_WORDS, cell, NOT_AN_ACCESS)}


def intensity(cell: str, context: Context) -> Values:  # noqa: ARG001
    """How much a service does."""
    return {"service.intensity": choice(INTENSITY_WORDS, cell, NOT_AN_INTENSITY)}


def status(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Open or closed."""
    return {"service.status": choice(STATUS_WORDS, cell, NOT_A_STATUS)}


def gender(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Reserved for women or men; for everybody is empty."""
    found = choice(GENDER_WORDS, cell, NOT_A_GENDER)
    return {"service.gender_reserved": found} if found else {}


def choice(patterns: Mapping[Any, str], cell: str, message: str) -> Any:
    """The first value whose pattern the cell meets.

    Raises:
        InvalidInput: none, said with `message`.
    """
    plain = fold(cell).strip()
    for value, pattern in patterns.items():
        if plain == str(value) or re.search(pattern, plain):
            return value
    raise InvalidInput(message, value=cell)
