"""What hours are for, where a word before or behind them says it: "doposcuola lun-ven 14.30-17"."""

import re
from typing import NamedTuple

from importers.convert.hours.grammar import GROUP, SEASON
from importers.convert.hours.words import ITALIAN_LEXICONS, UNKNOWN, tokens

MOST_WORDS = 4  # more are a sentence, which may say anything of the hours
LEAST_LETTERS = 4
BETWEEN = re.compile(r"[;,\n|]|\s[/–-]\s")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
NO_LABEL = re.compile(  # calls, conditions and places: who reads hours behind them may stand before a closed door
    r"\b(?:tel\w*|telefon\w*|cell\w*|chiam\w+|whatsapp|rispond\w*|reperib\w*|centralin\w+|call|numero|fax|mail|e-?mail|"
    r"non|fino|entro|dopo|prima|circa|salvo|quando|se|secondo|turn[oi]|variabil\w+|previ[oas]\w*|periodo|scolastic\w+|"
    r"yearly|annual\w*|stagional\w*|occasional\w*|saltuari\w*|settiman\w+|mes[ei]|mess[ae]|funzion[ei]|iscrizion\w+|scadenz\w+|partenz\w+|arriv\w+|navett\w+|altern\w+|sospes\w+|chius\w+|riposo|"
    r"via|viale|piazza|corso|presso|sede|zona|frazione|sabat\w+|domenic\w+)\b",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """A label as it is written, and the hours without it."""

    label: str
    rest: str


ROOM = re.compile(  # where in the house, which closes nothing
    r"\s*(?:\b(?:presso|in|c/o)\s+)?(?:\bl['’])?"
    r"\b(?:stanza|aula|sala|salone|saletta|oratorio|palestra|piano terra|zimmer|raum|saal)\b"
    r"(?:\s+(?:n[.°]?\s*)?\d{1,3}\b(?!\s*[-–.:/\d])|\s+[A-Z]\b|\s+(?:magna|civica|parrocchiale|polivalente|grande|"
    r"piccol[ao]))?",
    re.IGNORECASE,
)


def without_rooms(text: str) -> str:
    """Hours without the rooms that are named beside them.

    >>> without_rooms("mar 10-12 stanza 5; gio 20-22 oratorio")
    'mar 10-12; gio 20-22'
    """
    return ROOM.sub("", text)


def apart_from_label(text: str) -> Labelled | None:
    """A label at one end of hours and the rest; None where nothing there can only be one.

    >>> apart_from_label("doposcuola lun-ven 14.30-17")
    Labelled(label='doposcuola', rest='lun-ven 14.30-17')
    """
    words = tokens(text, ITALIAN_LEXICONS[0])
    known = [at for at, word in enumerate(words) if word.kind != UNKNOWN]
    if not words or not known or len(known) == len(words):
        return None
    first, last = words[known[0]], words[known[-1]]
    if words[0].kind == UNKNOWN:
        found = Labelled(text[: first.start], text[first.start :])
    else:
        found = Labelled(text[last.end :], text[: last.end])
    label = found.label.strip(" .,:;()–-\n")
    return Labelled(label, found.rest.strip()) if _is_label(label) else None


def labels_of_several(text: str) -> frozenset[str]:
    """The labels of a text that has hours of several things; none where it is about one.

    >>> sorted(labels_of_several("Ascolto martedì 9-11, viveri giovedì 15-17")), labels_of_several("lun 9-12, mar 9-12")
    (['ascolto', 'viveri'], frozenset())
    """
    found = (apart_from_label(part.strip()) for part in BETWEEN.split(text) if any(map(str.isdigit, part)))
    labels = frozenset(each.label.casefold() for each in found if each)
    return labels if len(labels) > 1 else frozenset()


def _is_label(label: str) -> bool:
    said = WORDS.findall(label)
    if not said or len(said) > MOST_WORDS or max(map(len, said)) < LEAST_LETTERS or re.search(r"[\d;/+\n]", label):
        return False
    return not any(each.search(label) for each in (NO_LABEL, GROUP, SEASON))
