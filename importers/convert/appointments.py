"""Whether people are let in without an appointment, from words about how one gets a service."""

import re

from directory.words.language import fold
from importers.convert.yes_no import YES

APPOINTMENT = r"(?:appuntament[oi]|prenotazione|termin(?:vereinbarung)?|vereinbarung|anmeldung|appointment|booking)"
LED = (
    r"(?:(?:solo|soltanto|esclusivamente|accesso|si|riceve|ricevimento|si accede|only|nur|obbligatori[oa]|"
    r"e richiest[oa]|necessari[oa])[: ]+)*"
)
NEEDED = re.compile(
    rf"^{LED}(?:su|per|previ[oa]|tramite|con|nach|by|mit) (?:\w+ )?{APPOINTMENT}|"
    r"\b(?:solo|soltanto|esclusivamente|only|nur) (?:(?:su|per|previ[oa]|tramite|con|nach|by|mit) )?"
    rf"(?:\w+ )?{APPOINTMENT}|"
    rf"^{APPOINTMENT} (?:obbligatori|necessari|richiest|cup\b|al cup\b|telefonic|on ?-?line|erforderlich|required)|"
    rf"\b{APPOINTMENT} (?:e )?(?:obbligatori|necessari|erforderlich|required)"
)
NOTHING_ELSE = re.compile(
    rf"{LED}(?:su|previ[oa]|nach|by) (?:\w+ )?{APPOINTMENT}(?: telefonic[oa])?|"
    rf"{APPOINTMENT} (?:e )?(?:obbligatori[oa]|necessari[oa]|erforderlich|required)"
)
NOT_ALWAYS = re.compile(
    r"\b(?:liber[oaie]|senza|anche|oppure|o|direttamente|consigliat\w+|preferibil\w+|facoltativ\w+|gradit\w+|"
    r"per (?:gruppi|i gruppi|le scuole)|ohne|auch|oder|or|walk-?in|without|non)\b"
)
ASKS = re.compile(r"\b(?:prenot|appuntament|anmeld|terminvereinb|appointment|booking)\w*")
SAYS_YES = re.compile(r"(?:si|yes|ja|obbligatori[oa]|sempre)\b")


def needs_appointment(text: str, header: str = "") -> bool:
    """Whether nobody is let in without an appointment: the words say so, or a yes answers a header that asks it.

    >>> needs_appointment("Su appuntamento"), needs_appointment("Sì", "Serve prenotare?")
    (True, True)
    >>> needs_appointment("accesso libero o su appuntamento"), needs_appointment("Sì", "Accessibile?")
    (False, False)
    """
    plain = fold(text).strip(" .")
    if NOT_ALWAYS.search(plain):
        return False
    is_yes = plain in YES or SAYS_YES.match(plain) is not None
    return NEEDED.search(plain) is not None or (is_yes and ASKS.search(fold(header)) is not None)


def says_only_appointment(text: str) -> bool:
    """Whether a remark says nothing but that one has to make an appointment; in longer ones it may be of some hours.

    >>> says_only_appointment("Previo appuntamento telefonico."), says_only_appointment("sabato su appuntamento")
    (True, False)
    """
    return NOTHING_ELSE.fullmatch(fold(text).strip(" .")) is not None
