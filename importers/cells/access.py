"""Cells that say who may come to a service and how: by themselves, sent by somebody, or not at all for now."""

import re

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.models import Access
from directory.words.language import fold, words
from importers.cells.context import Context
from importers.cells.filling import tidy
from importers.cells.remarks import remarks
from importers.convert import dates
from importers.convert.access import access_in, access_in_passing
from importers.convert.appointments import needs_appointment
from importers.convert.genders import reserved_in_words
from importers.convert.yes_no import NO, YES
from importers.problems import PartlyRead
from importers.row_values import Values

NOT_AN_ACCESS = N_("“%(value)s” does not say who may come: write “libero”, “su invio” or “su mandato”.")

NO_NOTE = re.compile(r"(?:no|non|nessun\w*|senza|accesso (?:libero|diretto))\b(?! solo)")
DIRECT = re.compile(r"\b(?:dirett|liber)[oa]\b|\b(?:freier|direkter) zugang\b")
HOW = "service.application_process"
SAYS_NO_MORE = frozenset(  # words of a cell that only chooses: "accesso libero", "su invio"
    (
        *("accesso", "libero", "libera", "diretto", "diretta", "spontaneo", "su", "invio", "mandato", "free", "open"),
        *("on", "referral", "mandate", "solo", "frei", "freier", "zugang", "tutti"),
    )
)


def access(cell: str, context: Context) -> Values:
    """Who may send a person; what more the words say is how people get it, and whom it is reserved for."""
    if (answered := _answered(cell, context.header)) is not None:
        return {"service.access": answered}
    told: Values = {} if SAYS_NO_MORE.issuperset(words(cell)) else {"derived.application_process": tidy(cell)}
    if needs_appointment(cell, context.header):
        told["derived.by_appointment"] = True
    if gender := reserved_in_words(cell):
        told["derived.gender_reserved"] = gender
    found = access_in(cell)
    if found is None:
        problem = InvalidInput(NOT_AN_ACCESS, value=cell)
        if told:
            raise PartlyRead(problem.message, told, **problem.facts)
        raise problem
    return {"service.access": found, **told}


def _answered(cell: str, header: str) -> Access | None:
    """What yes and no say under "Accesso diretto"; None where the cell says more or the header asks nothing."""
    if DIRECT.search(fold(header)) is None:
        return None
    plain = fold(cell).strip(" .")
    return Access.FREE if plain in YES else Access.REFERRAL if plain in NO else None


def referral_note(cell: str, context: Context) -> Values:
    """Whether people need a note of a doctor: who does is sent by one. Words that say more are how people get it."""
    plain = fold(cell).strip(" .-")
    if NO_NOTE.match(plain) or plain in NO:
        return {}
    return {"derived.access": Access.REFERRAL, "derived.application_process": f"{context.header}: {tidy(cell)}"}


def how_to_get_it(cell: str, context: Context) -> Values:
    """How people get it in words, who may send them where these surely say it, and that it is full or closed.

    A bare yes or no answers a question that nobody sees any more, and a date is until when: both are said with it.
    """
    plain = fold(cell).strip(" .")
    is_needed: Values = {"derived.by_appointment": True} if needs_appointment(cell, context.header) else {}
    if plain in YES | NO:
        return {HOW: f"{context.header.strip()} {tidy(cell)}", **is_needed} if is_needed else {}
    found = access_in_passing(cell)
    words_of_it = f"{context.header}: {tidy(cell)}" if _is_day(cell, context) else tidy(cell)
    said = {HOW: words_of_it, **remarks(cell, context), **is_needed}
    return said if found is None else {**said, "derived.access": found}


def _is_day(cell: str, context: Context) -> bool:
    try:
        return dates.day(cell, context.country) is not None
    except InvalidInput:
        return False
