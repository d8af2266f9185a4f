"""What the number of a column is for: beside one for emergencies a link worker has to know which is which."""

import re

USES = re.compile(
    r"\b(?:urgenz[ae]|emergenz[ae]|reperibilit[aà]|notturn[oa]|notte|segreteria|amministrazione|direzione|prenotazion[ei]|"
    r"appuntamenti|informazioni|info|accoglienza|ascolto|emergency|emergencies|night|office|bookings?|appointments|"
    r"notf[aä]lle?|bereitschaft|sekretariat|verwaltung|anmeldung|termine)\b"
)


def use_of(header: str) -> str:
    """The words of a column's name that say what its numbers are for.

    >>> use_of("Telefono URGENZE"), use_of("Tel. segreteria"), use_of("Recapito telefonico")
    ('urgenze', 'segreteria', '')
    """
    return " ".join(dict.fromkeys(USES.findall(header.casefold())))
