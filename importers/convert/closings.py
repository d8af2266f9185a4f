"""Words of a remark that a service is closed, suspended or full, so that nobody is sent to a closed door."""

import re
from datetime import date
from enum import Enum
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.language import fold
from importers.convert.dates import day
from importers.convert.negations import NEGATION


class Closing(Enum):
    """What words of a remark say of a service."""

    FOR_GOOD = "for good"
    FOR_NOW = "for now"
    SINCE = "since a day"
    FULL = "no places"
    NO_REGISTRATIONS = "nobody can join now"
    WAITING_LIST = "the waiting list is closed"


class Found(NamedTuple):
    """What a remark says; `since` is the day from which it is closed, where it names one."""

    kind: Closing
    since: date | None = None


LONGEST_REMARK = 200  # characters; a longer text describes a service
CLOSED, STOPPED = r"chius[oaie]", r"(?:cessat|soppress|dismess)[oaie]"
WHAT = r"(?:(?:il|lo|la|l'|questo|questa) ?)?(?:servizio|sportello|attivita|centro|progetto|struttura|sede|punto)"
OF_REGISTRATIONS = re.compile(r"\b(?:iscri(?:zion|versi)\w*|anmeldung\w*|registrations?|bando|domande)\b")
IS = r"(?:\s+(?:e|sono|e stat[oa]|risulta|ormai|attualmente|momentaneamente|temporaneamente))*"
_MONTHS = "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
YEAR = rf"(?P<year>(?:(?:{_MONTHS}) )?20\d\d)(?!\s*(?:-|–|al\b|a \w+ 20))"
DATE = r"(?P<day>\d{1,2}[/.\- ](?:\d{1,2}|(?!al?\b|e\b)[a-z]+)[/.\- ]\d{2,4}(?!\d))"  # "10 al 20" is no day
PATTERNS: tuple[tuple[Closing, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Closing.WAITING_LIST, r"\blist[ae] (?:d'|di )?attesa\s*(?:e|sono|al momento|:)?\s*(?:chius|sospes|complet)"),
        (
            Closing.NO_REGISTRATIONS,
            rf"\b(?:bando|iscrizion\w+|candidatur\w+|domande|anmeldung\w*){IS} (?:chius|scadut|sospes|geschlossen)\w*",
        ),
        (
            Closing.FOR_GOOD,
            (
                rf"\b{CLOSED} (?:ormai )?definitivamente\b|\bdefinitivamente {CLOSED}|\bchiusura definitiva\b|"
                rf"\b{WHAT}{IS}\s+{STOPPED}\b|^{STOPPED}\b|\bcessata attivita\b|(?<!\bchi )\bha (?:cessato|chiuso) "
                r"(?:definitivamente|(?:l'|ogni )attivita\b(?! (?:lavor|profess|agon))|il servizio)|"
                r"\bnon (?:(?:e|sono|risulta) )?piu (?:attiv[oaie]|operativ[oaie]|in funzione|esistente)\b|"
                r"^(?:l')?(?:associazione |ente |gruppo )?sciolt[oaie]\W*$|"
                r"\bpermanently closed\b|\b(?:dauerhaft|endgultig) geschlossen\b|\bferme definitivement\b"
            ),
        ),
        (
            Closing.SINCE,
            (
                rf"\b(?:{CLOSED}|sospes[oaie]|{STOPPED})(?: (?:dal|da|il|in data|a partire dal))? {DATE}"
                r"(?!\s*(?:-|–|al\b|fino|e (?:fino|sino)))|"
                rf"\b(?:{CLOSED}|{STOPPED}|scioltosi|sciolt[oa]) (?:dal?|nel|dall'anno) {YEAR}"
            ),
        ),
        (
            Closing.FOR_NOW,
            (
                rf"\b(?:{CLOSED}|sospes[oaie]) fino (?:a|al|ad) (?!mezz|\d{{1,2}}[:.]\d\d)|"
                r"\bgeschlossen bis (?!\d{1,2}(?:[:.]\d\d)? ?(?:uhr|h\b))|"
                rf"\b(?:{CLOSED}|sospes[oaie])\W+(?:riapr|riprend|riapertura|ripresa)\w*|"
                r"\bnon c'e (?:piu )?(?:nulla|niente|nessun servizio)(?: (?:per ora|al momento|attualmente))?\W*$|"
                r"\bfino a nuov[oa] (?:ordine|avviso|comunicazione|disposizione)|\bfino a data da destinarsi\b|"
                rf"\b(?:temporaneamente|momentaneamente|attualmente|al momento) (?:{CLOSED}|sospes[oaie])|"
                rf"^(?:{WHAT}{IS}\s+)?(?:{CLOSED}|sospes[oaie])(?: (?:temporaneamente|momentaneamente|al momento|"
                r"per lavori|per ristrutturazione|a tempo indeterminato))?\W*$|"
                r"\btemporarily closed\b|\bclosed until further notice\b|\bvorubergehend geschlossen\b|"
                r"\bbis auf weiteres geschlossen\b"
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
    )
)
OPENED_AGAIN = re.compile(r"\b(?:riapert|di nuovo apert|nuovamente apert|wieder geoffnet|reopened)")
ELSEWHERE = re.compile(r"\btrasferit|\bspostat|\bnuova sede\b|\bsostituit|\bsi e unit|\bconfluit|\bumgezogen|\bmoved\b")


def closing(text: str, header: str = "") -> Found | None:
    """What a short remark says of a service that is closed, suspended or full; None where it says nothing of that.

    Under a header of registrations ("Iscrizioni: chiuse") it is these that are closed. Days and months of closing are
    hours, and "riaperto" is open. Where it moved, it is for somebody to look at.

    >>> closing("Chiuso definitivamente").kind, closing("chiuso il lunedì"), closing("chiusa dal 1/9/2025").since
    (<Closing.FOR_GOOD: 'for good'>, None, datetime.date(2025, 9, 1))
    """
    plain = " ".join(fold(text).split())
    if len(plain) > LONGEST_REMARK or OPENED_AGAIN.search(plain):
        return None
    for kind, pattern in PATTERNS:
        match = pattern.search(plain)
        if match is None or NEGATION.search(re.split(r"[.;,]", plain[: match.start()])[-1]):
            continue
        if kind is Closing.FOR_GOOD and ELSEWHERE.search(plain):
            return Found(Closing.FOR_NOW)
        if kind is Closing.FOR_NOW and OF_REGISTRATIONS.search(fold(header)) and not re.search(rf"\b{WHAT}\b", plain):
            return Found(Closing.NO_REGISTRATIONS)
        return Found(kind, _since(match) if kind is Closing.SINCE else None)
    return None


def _since(match: re.Match[str]) -> date | None:
    """The day, or the first one of the year or of a month of it."""
    if said := match["day"]:
        return _day(said)
    month, year = match["year"].split() if " " in match["year"] else ("gennaio", match["year"])
    return _day(f"1 {month} {year}")


def _day(text: str) -> date | None:
    try:
        return day(text)
    except InvalidInput:
        return None
