"""Words of a remark that a service is closed, suspended or full, so that nobody is sent there unasked."""

import re
from datetime import date
from enum import Enum
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.words.day_words import MONTH_NAMES, month_pattern
from directory.words.language import fold
from importers.convert.dates import day
from importers.convert.negations import NEGATION


class Closing(Enum):
    """What words of a remark say of a service."""

    FOR_GOOD = "for good"
    FOR_NOW = "for now"
    SINCE = "since a day"
    ENDED = "was to last until a day"
    UNCLEAR = "perhaps closed, or a part of it"
    FULL = "no places"
    NO_REGISTRATIONS = "nobody can join now"
    WAITING_LIST = "the waiting list is closed"
    MOVED = "it is somewhere else"


class Found(NamedTuple):
    """What a remark says; `since` is the day from which it is closed, where it names one."""

    kind: Closing
    since: date | None = None


LONGEST_REMARK = 200  # characters; a longer text describes a service
CLOSED, STOPPED, PAUSED = r"chius[oaie]", r"(?:cessat|soppress|dismess)[oaie]", r"(?:sospes|interrott)[oaie]"
ENDED = r"(?:conclus|terminat|finit)[oaie]"
WHAT = r"(?:(?:il|lo|la|l'|questo|questa) ?)?(?:servizio|sportello|attivita|centro|progetto|struttura|sede|punto)"
WHAT_ENDS = r"(?:(?:il|l'|questo) ?)?(?:servizio|attivita|progetto)"  # "sede chiusa" may be for today
OF_REGISTRATIONS = re.compile(r"\b(?:iscri(?:zion|versi)\w*|anmeldung\w*|registrations?|bando|domande)\b")
IS = r"(?:\s+(?:e|sono|e stat[oa]|risulta|ormai|attualmente|momentaneamente|temporaneamente))*"
_STAYS = r"(?:\s+(?:e|e stat[oa]|risulta|ormai))*"  # without a word for a while
_MONTHS = month_pattern(MONTH_NAMES["it"])
YEAR = rf"(?P<year>(?:(?:{_MONTHS}) )?20\d\d)(?!\s*(?:-|–|al\b|a \w+ 20))"
_DAY = r"\d{1,2}[/.\- ](?:\d{1,2}|(?!al?\b|e\b)[a-z]+)[/.\- ]\d{2,4}(?!\d)"  # "10 al 20" is no day
DATE = rf"(?P<day>{_DAY})"
FROM_DATE = rf"(?:,? (?:dal|da|il|in data|a partire dal))? {DATE}(?!\s*(?:-|–|al\b|fino|e (?:fino|sino)))"
FROM_YEAR = rf" (?:dal?|nel|a|ad|in|da fine|a fine|dall'anno) {YEAR}"
_NO_MORE = r"non (?:(?:e|sono|risulta) )?piu"
_GONE = rf"{_NO_MORE} (?:attiv[oaie]|operativ[oaie]|in funzione|esistente)"
_UNAVAILABLE = rf"(?:{_NO_MORE} (?:disponibil[ei]|erogat[oa]|presente)|non esiste piu)"
_DEFINITELY = rf"{CLOSED} (?:ormai )?definitivamente|definitivamente {CLOSED}|chiusura definitiva"
_CAUSE = r"(?:per|x|causa|a causa d\w+) (?!ferie\b|festiv|pranzo|turno|riposo|pausa)[\w' ]+"
_BEGINS = r"(?:^|[.;:,(!–-] ?)"  # where a statement begins
WHY_CLOSED = re.compile(r"\b(?:chius|sospes|interrott)\w* (?:per|x|causa|a causa d\w+) [^.;,()\n]+", re.IGNORECASE)
PATTERNS: tuple[tuple[Closing, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Closing.WAITING_LIST, r"\blist[ae] (?:d'|di )?attesa\s*(?:e|sono|al momento|:)?\s*(?:chius|sospes|complet)"),
        (
            Closing.NO_REGISTRATIONS,
            (
                rf"\b(?:bando|iscrizion\w+|candidatur\w+|domande|anmeldung\w*){IS} "
                r"(?:chius|scadut|sospes|terminat|conclus|geschlossen)\w*"
            ),
        ),
        (Closing.FOR_GOOD, rf"\b(?:{STOPPED}|{_DEFINITELY}|{_GONE}){FROM_DATE}"),
        (Closing.FOR_GOOD, rf"{_BEGINS}(?:{WHAT}{IS} )?{ENDED}{FROM_DATE}"),
        (Closing.FOR_NOW, rf"\b{PAUSED}{FROM_DATE}"),
        (Closing.UNCLEAR, rf"(?<!\bha )\b{CLOSED} (?:il|in data) {DATE}"),  # on one day, or since
        (
            Closing.SINCE,
            rf"\b(?:{CLOSED}|chiusura){FROM_DATE}|\b(?:{CLOSED}|{STOPPED}|sciolt[oa]|scioltosi){FROM_YEAR}",
        ),
        (Closing.SINCE, rf"\bdal? {DATE}[, ]+(?:{WHAT}{IS} )?{CLOSED}\b"),
        (Closing.ENDED, rf"{_BEGINS}(?:{WHAT}{IS} )?(?:attiv[oa]|finanziat[oa]) fino al {DATE}"),
        (
            Closing.ENDED,
            rf"\b(?:fine|termine|scadenza) (?:del |dell'|di )?(?:progetto|servizio|attivita)\W*(?:il )?{DATE}",
        ),
        (
            Closing.FOR_GOOD,
            (
                rf"\b(?:{_DEFINITELY})\b|{_BEGINS}{WHAT_ENDS}{_STAYS} {CLOSED}\W*$|"
                rf"\b{WHAT}{IS}\s+(?:{STOPPED}|{ENDED})\b|^{STOPPED}\b|\bcessata attivita\b|"
                rf"{_BEGINS}(?:{WHAT} )?ha chiuso\W*$|"
                r"(?<!\bchi )\bha (?:cessato|chiuso) "
                r"(?:definitivamente|(?:l'|ogni )attivita\b(?! (?:lavor|profess|agon))|il servizio)|"
                rf"(?:{_BEGINS}|{_DAY} |\b{WHAT} )(?:{_GONE}|{_UNAVAILABLE})\b|"
                r"^(?:l')?(?:associazione |ente |gruppo )?sciolt[oaie]\W*$|"
                r"\bpermanently closed\b|\b(?:dauerhaft|endgultig) geschlossen\b|\bferme definitivement\b"
            ),
        ),
        (
            Closing.FOR_NOW,
            (
                rf"\b(?:{CLOSED}|{PAUSED}) fino (?:a|al|ad) (?!mezz|\d{{1,2}}[:.]\d\d)|"
                r"\bgeschlossen bis (?!\d{1,2}(?:[:.]\d\d)? ?(?:uhr|h\b))|"
                rf"\b(?:{CLOSED}|{PAUSED})(?: {_CAUSE})?\W+(?:e )?(?:riapr|riprend|riapertura|ripresa|trasferit|"
                r"spostat)\w*|"
                r"\bnon c'e (?:piu )?(?:nulla|niente|nessun servizio)(?: (?:per ora|al momento|attualmente))?\W*$|"
                r"\bfino a nuov[oa] (?:ordine|avviso|comunicazione|disposizione)|\bfino a data da destinarsi\b|"
                rf"\b(?:temporaneamente|momentaneamente|attualmente|al momento) (?:{CLOSED}|{PAUSED})|"
                rf"^(?:{WHAT}{IS}\s+)?(?:{CLOSED}|{PAUSED}|inattiv[oaie]|non (?:e )?(?:attiv|operativ)[oaie])"
                r"(?: (?:temporaneamente|momentaneamente|al momento|a tempo indeterminato|"
                rf"{_CAUSE}))?\W*$|"
                r"\btemporarily closed\b|\bclosed until further notice\b|\bvorubergehend geschlossen\b|"
                r"\bbis auf weiteres geschlossen\b"
            ),
        ),
        (
            Closing.UNCLEAR,
            (
                rf"\b(?:{_GONE}|{_UNAVAILABLE})\b|\b(?:{CLOSED}|{PAUSED}) (?:da (?!\d)\w+|per ferie)\W*$|"
                rf"\b{CLOSED} per ferie\W+(?:e )?(?:riapr|riprend|fino|sino)\w*"
            ),
        ),
        (
            Closing.FULL,
            (
                r"^(?:(?:al )?complet[oaie]|(?:tutti )?esauriti)\W*$|"
                r"\b(?:posti (?:sono )?|tutti )occupati\b|"
                r"\bposti (?:tutti )?(?:esauriti|terminati|al completo)\b|\bal completo\b|"
                r"\bnessun posto (?:libero|disponibile)\b|\bnon ci sono (?:piu )?posti\b|\bno places left\b|"
                r"\bkeine (?:freien )?platze\b|\bausgebucht\b"
            ),
        ),
        (
            Closing.MOVED,
            (
                rf"{_BEGINS}(?:{WHAT}{IS} )?(?:temporaneamente |provvisoriamente )?(?:trasferit|spostat)[oaie]\b|"
                r"\b(?:si e|ci siamo) (?:trasferit|spostat)[oaie]\b|"
                r"\b(?:nuova sede|nuovo indirizzo) (?:in|presso|da|:)|"
                r"\bcambio (?:di )?sede\b|\bumgezogen\b"
            ),
        ),
    )
)
SIGNS = re.compile(  # every remark that a pattern finds has one; most cells have none, and are done with
    r"attiv|attual|cambio|cessat|chius|closed|complet|conclus|dismess|disponibil|erogat|esaurit|esist|ferme|fin[eio]|"
    r"funzion|geschlossen|gebucht|indirizz|interrott|keine|ci sono|c'e|no places|nessun|nuova sede|occupat|operativ|"
    r"presente|scad|sciolt|soppress|sospes|spostat|termin|trasferit|umgezogen"
)
CALLS = re.compile(r"^(?:attenzione|n\.? ?b\b|nota|avviso|importante|ora|adesso|oggi)\b[\W_]*")  # before what is said
OPENED_AGAIN = re.compile(r"\b(?:riapert|di nuovo apert|nuovamente apert|wieder geoffnet|reopened)")
ELSEWHERE = re.compile(r"\btrasferit|\bspostat|\bnuova sede\b|\bsostituit|\bsi e unit|\bconfluit|\bumgezogen|\bmoved\b")
PERHAPS_A_PART = re.compile(  # "non più attivo il sabato", "il servizio di trasporto non è più attivo, resta la mensa"
    r"\b(?:rest[ao]n?o?|riman\w+|continua\w*|prosegu\w+|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|"
    r"mattin\w+|pomerigg\w+|seral[ei]|numero|telefono|cellulare|fax|e-?mail|posta|linea|sito|pagina)\b"
)


def without_cause(text: str) -> str:
    """A text without why something is closed, which says nothing of what is done there.

    >>> without_cause("Mensa. Chiusa per lavori fino a marzo")
    'Mensa. '
    """
    return WHY_CLOSED.sub("", text)


def closing(text: str, header: str = "") -> Found | None:
    """What a short remark says of a service that is closed, suspended or full; None where it says nothing of that.

    Under a header of registrations ("Iscrizioni: chiuse") it is these that are closed. Days and months of closing are
    hours, and "riaperto" is open. Where it moved, or a part of it may be meant, it is for somebody to look at.

    >>> closing("Chiuso definitivamente").kind, closing("chiuso il lunedì"), closing("chiusa dal 1/9/2025").since
    (<Closing.FOR_GOOD: 'for good'>, None, datetime.date(2025, 9, 1))
    """
    plain = " ".join(fold(text).split())
    if SIGNS.search(plain) is None:
        return None
    plain = CALLS.sub("", plain)
    return None if len(plain) > LONGEST_REMARK or OPENED_AGAIN.search(plain) else _closing(plain, header)


def _closing(plain: str, header: str) -> Found | None:
    """What a folded remark says."""
    for kind, pattern in PATTERNS:
        match = pattern.search(plain)
        if match is None or NEGATION.search(re.split(r"[.;,]", plain[: match.start()])[-1]):
            continue
        if kind is Closing.FOR_GOOD and PERHAPS_A_PART.search(plain):
            return Found(Closing.UNCLEAR)
        if kind in (Closing.FOR_GOOD, Closing.SINCE) and ELSEWHERE.search(plain):
            return Found(Closing.FOR_NOW)
        if kind is Closing.FOR_NOW and OF_REGISTRATIONS.search(fold(header)) and not re.search(rf"\b{WHAT}\b", plain):
            return Found(Closing.NO_REGISTRATIONS)
        return Found(kind, None if kind is Closing.UNCLEAR else _since(match))
    return None


def _since(match: re.Match[str]) -> date | None:
    """The day, or the first one of the year or of a month of it; None where none is named."""
    said = match.groupdict()
    if said.get("day"):
        return _day(said["day"])
    if not said.get("year"):
        return None
    month, year = said["year"].split() if " " in said["year"] else ("gennaio", said["year"])
    return _day(f"1 {month} {year}")


def _day(text: str) -> date | None:
    try:
        return day(text)
    except InvalidInput:
        return None
