"""Languages by their names in Italian, English or German, or by their codes."""

import re

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.language import fold
from directory.languages import known_language
from importers.problems import PartlyRead

NOT_A_LANGUAGE = N_("“%(value)s” is not a language that is known here: write its name, such as “inglese”.")
FILLING = re.compile(
    r"\b(?:lingu[ae]|languages?|sprachen?|parlat[ae]|spoken|gesprochen|anche|also|auch|si parla(?:no)?)\b[: ]*"
)
LETTERS = {"d": "de", "dt": "de", "i": "it", "ital": "it"}  # as South Tyrol writes them: "D, I", "dt/it"
BREAK = re.compile(r"[,;/|\n&+()]+|\s(?:e|ed|and|und|o|or|oder)\s|\s[-–]\s")


def languages(text: str) -> list[str]:
    """ISO 639-1 codes (639-3 where there is none), each once: "italiano, inglese e LIS" is it, en, ise.

    Raises:
        InvalidInput: no language; PartlyRead (with those that are known) when one of several is not.
    """
    found: list[str] = []
    unknown: list[str] = []
    for part in BREAK.split(text):
        plain = FILLING.sub("", fold(part)).strip(" .:-'\"")
        code = known_language(plain) or LETTERS.get(plain)
        if code:
            found.append(code)
        elif plain:
            unknown.append(part.strip())
    found = list(dict.fromkeys(found))
    if not found:
        raise InvalidInput(NOT_A_LANGUAGE, value=text.strip())
    if unknown:
        raise PartlyRead(NOT_A_LANGUAGE, found, value=unknown[0])
    return found
