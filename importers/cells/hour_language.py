"""Which language a list writes its days in, told by all of its cells: "Do" is Sunday in Italian, Thursday in German."""

import re
from collections.abc import Iterable, Sequence

from directory.language import words
from importers.convert.hours import GERMAN, ITALIAN
from importers.long_lists.repeats import spread
from importers.reading.tables import Row

ROWS_LOOKED_AT = 2_000
GERMAN_COUNTRIES = frozenset({"AT", "DE", "LI"})
GERMAN_CELL = re.compile(  # short days with their capital: "di" and "mi" are Italian words
    r"\b(?:Mo|Di|Mi|Fr|So)\b|(?i:\b(?:uhr|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|"
    r"geschlossen|vereinbarung|vormittags?|nachmittags?)\b)"
)
ITALIAN_CELL = re.compile(
    r"\b(?:lu|ma|me|gi|ve|lun|mar|mer|gio|ven|sab|dom|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|"
    r"domenica|dalle|alle|chiuso|appuntamento|mattina|pomeriggio)\b",
    re.IGNORECASE,
)
GERMAN_HEADERS = frozenset(
    (
        *("offnungszeiten", "sprechzeiten", "ruhetag", "ort", "plz", "strasse", "anschrift", "adresse", "bezeichnung"),
        *("einrichtung", "gemeinde", "trager", "tage", "offnungstage", "telefonnummer", "beschreibung", "zielgruppe"),
    )
)
ITALIAN_HEADERS = frozenset(
    (
        *("orari", "orario", "giorni", "indirizzo", "comune", "nome", "denominazione", "servizio", "ente", "via"),
        *("citta", "telefono", "descrizione", "apertura", "chiusura", "cap"),
    )
)


def hours_language(header: Sequence[str], rows: Sequence[Row], columns: Iterable[int], country: str) -> str:
    """The language of the hours in these columns: what most of their cells tell, else what the headers tell.

    Returns:
        "de", "it", or "" where nothing decides.
    """
    places = list(columns)
    cells = [row.cells[at] for _, row in spread(rows, ROWS_LOOKED_AT) for at in places] if places else []
    german = sum(1 for cell in cells if GERMAN_CELL.search(cell))
    italian = sum(1 for cell in cells if ITALIAN_CELL.search(cell))
    if german == italian:
        named = {word for name in header for word in words(name)}
        german, italian = len(named & GERMAN_HEADERS), len(named & ITALIAN_HEADERS)
    if german == italian:
        return GERMAN if country in GERMAN_COUNTRIES else ""
    return GERMAN if german > italian else ITALIAN
