"""How well a column's header fits the words that people put above such a column."""

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from directory.words.language import words

EXACT, SAME_WORDS = 0.98, 0.95
MORE_WORDS = 0.005  # for each: "nome struttura" says more than "struttura"
FUZZY_FROM = 0.88  # similarity of the letters; below it "comuni" would be "consumi"
EXTRA_WORD = 0.18  # what each further word in the header takes off
LOOK_ALIKE = 0.6  # "codice provincia" speaks of a province but holds no name of one

FILLING = frozenset(
    (
        *("a", "al", "alla", "con", "d", "da", "dal", "dei", "del", "della", "delle", "dell", "dello", "di", "e"),
        *("ed", "i", "il", "in", "l", "la", "le", "lo", "o", "per", "un", "una", "the", "of", "and", "or", "for"),
        *("der", "die", "das", "und", "de", "du", "des", "les", "scuola", "ente", "sede", "struttura", "servizio"),
        *("centro", "biblioteca", "farmacia", "service", "school", "legale", "operativa", "riferimento", "completo"),
        *("completa",),
    )
)
CHANGES_MEANING = frozenset(
    (
        *("anno", "codice", "cod", "code", "counties", "data", "date", "descrizione", "description", "fax", "flag"),
        *("geografica", "id", "indirizzo", "max", "maximum", "n", "note", "numero", "old", "pec", "perc", "prezzo"),
        *("process", "progressivo", "same", "scanning", "printing", "sms", "spid", "tipo", "totale", "type", "uri"),
        *("zip", "chiusura", "chiuso", "chiusi", "chiuse", "riposo", "closed", "closing", "geschlossen", "ruhetag"),
        *("ruhetage", "schliesstag", "fermeture", "estivo", "estivi", "estiva", "invernale", "invernali", "winter"),
        *("sommer", "summer", "inverno", "estate", "agosto", "cronologiche", "uomini", "donne", "maschi"),
        *("femmine", "orari", "orario", "giorni", "presidente", "featured"),
    )
)
NEVER_PARTS = frozenset(
    (
        *("id", "codice", "code", "area", "stato", "state", "type", "tipo", "pubblico", "ospiti", "societa", "club"),
        *("azienda", "mat", "pom", "attiva", "stagione", "sportello", "parrocchia", "palestra", "free"),
    )
)  # say too little on their own
GLUE_WORDS = ("caratteristica", "indicazione", "istituto", "riferimento", "scolastico", "grado", "pec", "anno")
SHORTEST_GLUED, LONGEST_GLUED = 7, 80  # letters; the time grows with the third power of them
CAMEL_CASE = re.compile(r"(?<=[a-zà-ù])(?=[A-ZÀ-Ù])")


def fit(header: tuple[str, ...], alias: str, *, lexicon: frozenset[str] = frozenset()) -> float:
    """How well a header, split by `header_words`, fits one known header: 0 (not at all) to 1 (the same).

    >>> fit(header_words("CITTA'"), "città"), fit(header_words("nome_comune"), "comune") > 0.7
    (0.985, True)
    """
    known = _known_words(alias)
    squashed, wanted = "".join(header), "".join(known)
    if squashed == wanted:
        return min(1.0, EXACT + MORE_WORDS * len(known))
    extra = [word for word in header if word not in known]
    if len(header) - len(extra) >= len(known) and set(known) <= set(header):
        further = [word for word in extra if word not in FILLING]
        if further and NEVER_PARTS.issuperset(known):
            return 0.0
        fitting = SAME_WORDS - EXTRA_WORD * len(further)
        return fitting * LOOK_ALIKE if CHANGES_MEANING.intersection(further) else fitting
    if min(len(squashed), len(wanted)) < 5 or lexicon.issuperset(header):
        return 0.0
    similar = fuzz.ratio(squashed, wanted) / 100
    return similar * 0.9 if similar >= FUZZY_FROM else 0.0


def header_words(header: str, lexicon: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Folded words of a header; words glued together ("CAPSCUOLA") are split where the lexicon knows all parts."""
    spaced = CAMEL_CASE.sub(" ", header.replace("_", " "))
    return tuple(part for word in words(spaced) for part in _split_glued(word, lexicon))


def lexicon_of(aliases: Iterable[str]) -> frozenset[str]:
    """The words that headers are made of."""
    known = {word for alias in aliases for word in _known_words(alias)}
    return frozenset(known | {word for word in (*FILLING, *CHANGES_MEANING, *GLUE_WORDS) if len(word) > 2})


def _split_glued(word: str, lexicon: frozenset[str]) -> list[str]:
    """The fewest known words that make up this one; the word itself when there are none."""
    if word in lexicon or not SHORTEST_GLUED <= len(word) <= LONGEST_GLUED:
        return [word]
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(3, len(word) + 1):
        for start in range(end - 2):
            before = best[start]
            if before is None or word[start:end] not in lexicon:
                continue
            candidate = [*before, word[start:end]]
            current = best[end]
            if current is None or len(candidate) < len(current):
                best[end] = candidate
    return best[-1] or [word]


@cache
def _known_words(alias: str) -> tuple[str, ...]:
    return tuple(words(alias))
