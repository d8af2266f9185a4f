"""Languages by their names in Italian, English or German, or by their codes; and those for which there are others."""

import re
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.language import fold
from directory.words.languages import known_language
from importers.convert.lengths import short_enough
from importers.problems import PartlyRead

NOT_A_LANGUAGE = N_("“%(value)s” is not a language that is known here: write its name, such as “inglese”.")
FILLING = re.compile(
    r"\b(?:lingu[ae]|languages?|sprachen?|parlat[ae]|spoken|gesprochen|anche|also|auch|si parla(?:no)?|"
    r"sol[oa]|di base|base|fluente|madrelingua|scolastic[oa]|un po' di)\b[: ]*"
)
LETTERS = {  # as South Tyrol writes them: "D, I, E", "dt/it"
    "d": "de",
    "dt": "de",
    "ted": "de",
    "i": "it",
    "ital": "it",
    "e": "en",
    "engl": "en",
    "ing": "en",
    "l": "lld",
    "lad": "lld",
    "franz": "fr",
    "fran": "fr",
    "span": "es",
    "spagn": "es",
}
BREAK = re.compile(r"[,;/|\n&+()]+|\s(?:e|ed|and|und|o|or|oder)\s|\s[-–]\s")

ASKED_FOR = r"(?:(?:su|a) (?:richiesta|prenotazione|appuntamento)|auf anfrage|on request)\b"
HELP = r"\b(?:mediat|mediaz|interpret|traduttor|traduzion|dolmetsch|[uü]bersetz|translat)\w*"
DENIED = r"no|senza|nessun\w*|keine?|ohne|without"
ONE = r"(?:(?!\s(?:e|ed|and|und)\s)[^,;/|\n()+&])*"  # what is written of one language
# Who interprets is not there whenever somebody comes: "cinese (mediatrice)", "interprete di cinese e urdu; inglese".
INTERPRETED = re.compile(
    rf"{ONE}\(\s*(?:con |tramite )?(?:{HELP}|{ASKED_FOR})[^()]*\)|"
    rf"{ONE}\b(?:con|tramite|mit|with) (?:\w+ )??{HELP}[^;|\n()]*|"
    rf"(?:\b(?:{DENIED}|servizio|servizio di) )?{HELP}[^;|\n()]*(?:\([^()]*\))?|{ONE}\b{ASKED_FOR}",
    re.IGNORECASE,
)


class Spoken(NamedTuple):
    """ISO 639-1 codes (639-3 where there is none) of what is spoken, and the words about interpreting."""

    codes: list[str]
    interpreting: str


def spoken(text: str) -> Spoken:
    """What is spoken, and apart what is interpreted or only there on request.

    >>> spoken("italiano, inglese; mediazione araba su richiesta")
    Spoken(codes=['it', 'en'], interpreting='mediazione araba su richiesta')

    Raises:
        InvalidInput: neither; PartlyRead (with what is known) when one of several is no language.
    """
    text = short_enough(text)
    interpreting = "; ".join(filter(None, map(_offered, INTERPRETED.finditer(text))))
    rest = INTERPRETED.sub(",", text)
    if interpreting and not any(map(str.isalpha, rest)):  # nothing else is said
        return Spoken([], interpreting)
    try:
        return Spoken(languages(rest), interpreting)
    except PartlyRead as problem:
        raise PartlyRead(problem.message, Spoken(problem.value, interpreting), **problem.facts) from problem
    except InvalidInput as problem:
        if not interpreting:
            raise
        raise PartlyRead(problem.message, Spoken([], interpreting), **problem.facts) from problem


def _offered(match: re.Match[str]) -> str:
    """The words about interpreting, none where they say that there is no such help."""
    words = re.sub(r"^(?:e|ed|and|und)\s", "", " ".join(match[0].split()).strip(" ,:;-"), flags=re.IGNORECASE)
    return "" if re.match(rf"(?:{DENIED})\b", words, re.IGNORECASE) else words


def languages(text: str) -> list[str]:
    """The languages of a text, each once: "italiano, inglese e LIS" is it, en, ise.

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
