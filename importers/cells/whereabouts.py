"""What stands where a street should: help by phone or at home, a whole territory, several places, or none yet."""

import re

from directory.words.language import fold
from importers.cells.context import Context
from importers.cells.service_areas import service_areas
from importers.row_values import Values

REMOTE: Values = {"service.remote": True}
_BY = (
    r"(?: (?:su|via|con|tramite|per|auf|uber|on|by) (?:google )?"
    r"(?:meet|zoom|skype|teams|whatsapp|jitsi|internet|telefono))?"
)
ONLINE = re.compile(
    rf"(?:solo |nur |only )?(?:on ?-?line|da remoto|a distanza|virtuale|remote|via web|webinar){_BY}|"
    r"(?:solo |servizio |consulenza )?(?:telefonic[oa]|(?:al |per |via )?telefono|in videochiamata|videochiamata|"
    r"videoconferenza)|via (?:zoom|skype|teams|meet|whatsapp|telefono|chat)"
)
AND_ONLINE = re.compile(
    r"\s*(?:[,;/+(]|\b(?:e|ed|anche|oppure|o|und|and)\b)\s*(?:anche\s+)?(?:on ?-?line|da remoto|"
    r"in videochiamata)\s*\)?\s*$",
    re.IGNORECASE,
)
_WHOSE_HOME = r"(?: (?:dell[ae']? ?)?(?:utent[ei]|person[ae]|famigli[ae]|anzian[oi]|assistit[oi]|pazient[ei]|minore))?"
AT_HOME = re.compile(
    rf"(?:servizio )?(?:(?:presso(?: il)?|a|al) )?(?:domicilio|casa){_WHOSE_HOME}|a casa(?: vostra)?|zu hause|"
    rf"domiciliare"
)
AT_HOME_WITHIN = re.compile(r"^(?:servizio )?a domicilio (?:in|su|nel|nei|per|a) ")
SOME_SEAT = re.compile(
    r"(?:in |presso (?:la )?(?:nostra )?)?sede(?: centrale| propria)?|nostra sede|"
    r"(?:sede |indirizzo |luogo )?(?:da (?:definire|stabilire|concordare|individuare|confermare)|"
    r"in (?:fase di )?definizione)|"
    r"vedi (?:sito|sopra|note|volantino|locandina)\b.*"
)  # of whom or where, it is not said
SEVERAL = re.compile(
    r"(?:presso |in |su )?(?:(?:le )?(?:vari[ea]?|divers[ei]|piu|molte|molteplici|numerose|altre) "
    r"(?:sed[ei]|comuni|luoghi|punti|citta|scuole|quartieri|localita|paesi|parrocchie)|"
    r"(?:sed[ei]|luoghi|comuni|localita) (?:vari[ea]?|divers[ei])|sedi territoriali)(?: (?:del|nel|sul|in|di) .*)?|"
    r"(?:servizio |unita |sportello |punto )?(?:itinerante|mobile)(?: .*)?|unita (?:di )?strada|"
    r"(?:presso|in|nelle) (?:le )?(?:scuole|parrocchie|biblioteche|famiglie)"
)
TERRITORY = re.compile(
    r"(?:su |in |per |nel |sul )*(?:(?:tutt[oaie]|inter[oa]) (?:il |la |l'|i |gli )?"
    r"(?:ambito|territorio|provincia|regione|comun[ei]|distretto|unione|citta|valle|area|zona|italia|cantone)\b.*|"
    r"(?:nel|sul|il )?\s*territorio(?: (?:comunale|provinciale|regionale|nazionale|cittadino|distrettuale|d.*))?|"
    r"(?:ambito|distretto)(?: (?:territoriale|sociale|socio-?sanitario|di|n\.?).*)?|(?:in )?provincia(?: di .*)?|"
    r"(?:nei |in )?\d+ comuni\b.*|(?:i )?comuni d(?:i|el|ella|ell')\b.*|ovunque|dappertutto|nazionale|regionale|"
    r"provinciale)"
)


def no_street(cell: str, context: Context) -> Values | None:
    """What a cell of an address says where it is no address; None where it may be one.

    A territory is who is served; words for several places describe where it is.
    """
    plain = " ".join(fold(cell).split()).strip(" .()")
    if is_remote(cell):
        return REMOTE
    if SOME_SEAT.fullmatch(plain):
        return {}
    if AT_HOME.fullmatch(plain):
        return {"service.home_visits": True}
    if begins := AT_HOME_WITHIN.match(plain):
        return {"service.home_visits": True, **(no_street(plain[begins.end() :], context) or {})}
    if TERRITORY.fullmatch(plain):
        return {"service_areas": tuple(service_areas(cell.strip(" .()"), context.gazetteer, context.country))}
    return {"location.description": " ".join(cell.split())} if SEVERAL.fullmatch(plain) else None


def is_remote(cell: str) -> bool:
    """Whether a place is none that one goes to.

    >>> is_remote("Online (Zoom)"), is_remote("via Zoom"), is_remote("Via Roma 3")
    (False, True, False)
    """
    return ONLINE.fullmatch(" ".join(fold(cell).split()).strip(" .")) is not None


def apart_from_online(cell: str) -> tuple[str, Values]:
    """An address without the words that it is given online as well, and what these say."""
    street = AND_ONLINE.sub("", cell)
    return (street, REMOTE) if street.strip() and street != cell else (cell, {})
