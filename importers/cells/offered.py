"""Names of services that are answers: under «Sportello d'ascolto», "sì" is a service of that name and "no" is none."""

import re

from importers.cells.context import Context
from importers.cells.filling import text
from importers.columns.header_fit import header_words
from importers.convert.yes_no import NO, YES
from importers.row_values import Values

NOT_OFFERED = "row.not_offered"
NAMES_NOTHING = frozenset(  # of headers: a yes below them names no service
    (
        *("nome", "nominativo", "denominazione", "titolo", "servizio", "servizi", "prestazione", "name", "title"),
        *("service", "program", "bezeichnung", "dienst", "angebot", "nom", "progetto", "struttura", "attivita"),
    )
)
ANSWER = re.compile(
    r"\s*(s[iìí]'?|no|x|ja|nein|yes|✓|✔)(?=\s*(?:$|[,;:(])|\.(?:\s|$)|\s*[–-]\s|\s[–-])"  # "NO.TE.UM." is a name
    r"[\s,;:.(–-]*(.*?)\)?\s*",
    re.IGNORECASE | re.DOTALL,
)
ASKED = re.compile(
    r"^\s*(?:c'[eè]|presenza(?: di)?|presente|attivo|offre|ha)\s+(?:(?:uno|una|un|lo|la|il)\s+|l')?|"
    r"\s*[([]?\b(?:s[iì]\s?/\s?no|s\s?/\s?n|presente|attiv[oa])\b[)\]]?\s*|\?",
    re.IGNORECASE,
)

_name = text("service.name")


def name(cell: str, context: Context) -> Values:
    """What a service is called; where the cell answers whether there is one, the header names it.

    "Sì, martedì 10-12" says more of it, which describes it.
    """
    said = answer(cell)
    if said is None:
        return _name(cell, context)
    is_there, more = said
    names_nothing = NAMES_NOTHING.issuperset(header_words(context.header))
    if names_nothing and more:
        return _name(cell, context)
    called = {} if names_nothing else _name(service_named(context.header), context)
    described = {"service.description": more} if more and is_there else {}
    return {**called, **described, **({} if is_there else {NOT_OFFERED: cell.strip(), "row.asked": context.header})}


def answer(cell: str) -> tuple[bool, str] | None:
    """Whether a cell answers yes or no, and what more it says; None where it is no answer.

    >>> answer("Sì, martedì 10-12"), answer("NO"), answer("No limits")
    ((True, 'martedì 10-12'), (False, ''), None)
    """
    plain = cell.strip().casefold()
    if plain in YES or plain in NO:
        return plain in YES, ""
    found = ANSWER.fullmatch(cell)
    return (found[1].casefold() in YES, found[2].strip()) if found else None


def service_named(header: str) -> str:
    """The service that a header asks for.

    >>> service_named("C'è uno sportello d'ascolto? (sì/no)"), service_named("DOPOSCUOLA")
    ("Sportello d'ascolto", 'Doposcuola')
    """
    called = " ".join(ASKED.sub(" ", header).split()) or header
    called = called.lower() if called.isupper() else called
    return called[:1].upper() + called[1:]
