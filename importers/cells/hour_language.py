"""How a list writes its days, told by all of its cells: in which language, and what its hyphens mean.

"Do" is Sunday in Italian, Thursday in German; beside "lun-mer-ven" a "mar-gio" is two days, not three.
"""

import re
from collections.abc import Iterable, Sequence

from directory.words.language import words
from importers.convert.hours.day_names import DAY
from importers.convert.hours.opening_hours import GERMAN, ITALIAN
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

_DAYS = rf"({DAY})\.?"
_HYPHEN = r" ?[-–] ?"
THREE_DAYS = re.compile(rf"(?<!\w){_DAYS}{_HYPHEN}{_DAYS}{_HYPHEN}{_DAYS}(?!\w)", re.IGNORECASE)
TWO_DAYS = re.compile(rf"(?<![\w–-]){_DAYS}({_HYPHEN}){_DAYS}(?![\w]|{_HYPHEN}[a-z])", re.IGNORECASE)
ORDER = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
MAY_BE_APART = (2, 3)  # days from the first to the last; "lun-ven" and "lun-sab" are ranges everywhere


def lists_days(rows: Sequence[Row], columns: Iterable[int]) -> bool:
    """Whether cells of these columns have hyphens between single days: "lun-mer-ven"."""
    places = list(columns)
    cells = (row.cells[at] for _, row in spread(rows, ROWS_LOOKED_AT) for at in places)
    return any("-" in cell and THREE_DAYS.search(cell) for cell in cells)


def apart(cell: str) -> str:
    """Days with a hyphen between them as single days, where a range of them would be short.

    >>> apart("mar-gio 17-18"), apart("lun-ven 9-12")
    ('mar e gio 17-18', 'lun-ven 9-12')
    """
    return TWO_DAYS.sub(_apart, cell)


def _apart(days: re.Match[str]) -> str:
    first, last = (ORDER.index(days[at][:3].lower()) for at in (1, 3))
    if last - first not in MAY_BE_APART:
        return days[0]
    start = days.start()
    return f"{days[0][: days.start(2) - start]} e {days[0][days.end(2) - start :]}"


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
