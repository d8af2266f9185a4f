"""Several addresses in one cell: "Via Roma 3, Forlì; Via Verdi 8, Cesena"."""

import re

from directory.places.gazetteer import Gazetteer
from importers.convert.addresses.streets import STREET_BEGINS
from importers.convert.lengths import LONGEST, squeezed

BREAK = re.compile(r"\s*[;|\n]+\s*|\s+/\s+")
WEAK_BREAK = re.compile(r"\s*,\s+|\s+(?:e|ed|oppure|und|and)\s+(?:(?:in|a|anche)\s+)?", re.IGNORECASE)
NUMBERED = re.compile(r"\d|\bs\.?\s?n\.?\s?c?\b", re.IGNORECASE)
TOWN_BEFORE = re.compile(  # "Galeata: via Castellucci 1", "Galeata - via Castellucci 1"
    r"(?:sede (?:di )?)?(?P<town>[A-ZÀ-Ý][^\W\d_]+(?:[.'’ -]{1,2}[^\W\d_]+){0,4}?)(?:\s*:\s*|\s+[-–—]\s+|\s*,\s+)"
    r"(?P<street>.+)",
    re.DOTALL,
)
TOWN_BEGINS = re.compile(
    r"\s*(?:[;|\n/,]|\s[-–—]\s|\se\s)\s*(?=[A-ZÀ-Ý][^:;|\n\d]{2,40}(?::\s|\s[-–—]\s|,\s)\s*"
    + STREET_BEGINS.pattern
    + ")",
    re.IGNORECASE,
)
LEADS_TO_TOWNS = re.compile(
    r"(?:(?:con )?(?:sed[ei]|uffic[io]\w*|sportell[oi])\s+(?:(?:a|di|in|nei comuni di)\s+)?:?\s*)", re.IGNORECASE
)
BETWEEN_TOWNS = re.compile(r"\s+(?:e|ed|und|and|et)\s+(?:(?:a|di|in)\s+)?|\s*[;\n]\s*|\s+/\s+")
BESIDE_LAST = re.compile(r"\s*,\s+")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_LEAD = re.compile(r"^(?:sede|sedi|[a-z]\)|[-–•*]|\d[).])\s*:?\s*", re.IGNORECASE)


def addresses_in(cell: str) -> list[str]:
    """The addresses of a cell, the first of them first; a street of the last one's town has that town.

    >>> addresses_in("Via Roma 3 e Via Verdi 8, Forlì"), addresses_in("Via Roma 3, 47121 Forlì")
    (['Via Roma 3, Forlì', 'Via Verdi 8, Forlì'], ['Via Roma 3, 47121 Forlì'])
    """
    if towns := _with_towns_before(cell.strip()):
        return towns
    if len(cell) > LONGEST:
        return [cell]
    found = [part for part in BREAK.split(squeezed(cell).strip()) if part]
    if len(found) < 2 or not all(map(_begins, found)):
        found = _in_a_sentence(cell)
    if len(found) < 2:
        return [cell]
    _, comma, town = found[-1].partition(",")
    return [each if "," in each else f"{each}{comma}{town}" for each in found]


def _with_towns_before(cell: str) -> list[str]:
    """Streets of which each has its town and a colon before it, with the towns behind them; none where one is not so.

    >>> _with_towns_before("Galeata: via Castellucci 1 - Santa Sofia: via Gentili 5")
    ['via Castellucci 1, Galeata', 'via Gentili 5, Santa Sofia']
    """
    parts = TOWN_BEGINS.split(cell)
    found = [TOWN_BEFORE.fullmatch(part) for part in parts if part]
    named = [each for each in found if each and _is_street_of_town(each)]
    return [f"{each['street']}, {each['town']}" for each in named] if len(named) == len(found) > 1 else []


def _is_street_of_town(found: re.Match[str]) -> bool:
    is_street = _begins(found["street"]) and NUMBERED.search(found["street"]) is not None
    return is_street and bool(Gazetteer.bundled().called(found["town"]))


def _in_a_sentence(cell: str) -> list[str]:
    """Numbered streets with commas or "e" between them."""
    pieces, found = _pieces(cell), [""]
    for at, (part, between) in enumerate(pieces):
        behind = " ".join(each for each, _ in pieces[at : at + 2])  # "Via Roma, 3"
        if NUMBERED.search(found[-1]) and _begins(found[-1]) and _begins(part) and NUMBERED.search(behind):
            found.append(part)
        else:
            found[-1] += between + part
    return found


def _begins(part: str) -> bool:
    """Whether a street begins here, perhaps behind the mark of a list."""
    return STREET_BEGINS.match(_LEAD.sub("", part)) is not None


def _pieces(cell: str) -> list[tuple[str, str]]:
    """The pieces of a cell, each with what stands before it."""
    pieces, at, between = [], 0, ""
    for match in WEAK_BREAK.finditer(cell):
        pieces.append((cell[at : match.start()], between))
        at, between = match.end(), match[0]
    return [*pieces, (cell[at:], between)]


def towns_in(cell: str) -> list[str]:
    """The towns that a cell of places joins; none where it is one, however it is called, or says more.

    >>> towns_in("Sede di Forlì e Cesena"), towns_in("Forlì, Cesena e Rimini"), towns_in("Bolzano / Bozen")
    (['Forlì', 'Cesena'], ['Forlì', 'Cesena', 'Rimini'], [])
    """
    plain = cell.strip(" .,;")
    if len(plain) > LONGEST or not BETWEEN_TOWNS.search(plain):
        return []
    gazetteer = Gazetteer.bundled()
    said = LEADS_TO_TOWNS.sub("", plain, count=1) if LEADS_TO_TOWNS.match(plain) else plain
    if gazetteer.called(said):
        return []
    found = [piece for part in BETWEEN_TOWNS.split(said) for piece in BESIDE_LAST.split(part) if piece]
    named = [{each.code for each in gazetteer.called(IN_BRACKETS.sub("", town))} for town in found]
    apart = all(one.isdisjoint(other) for at, one in enumerate(named) for other in named[:at])
    return found if len(found) > 1 and all(named) and apart else []
