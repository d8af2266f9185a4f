"""Whole lands by the names that people have for them: regions of Italy and what people call so ("Romagna"), Ticino."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from directory.i18n import Labels
from directory.places.gazetteer import Gazetteer
from directory.search.said.line import Line
from directory.search.where.area import Area
from directory.search.where.place_words import STREETS_AND_TITLES
from directory.search.where.places import PlaceFound
from directory.words.language import word_set


class _Land(NamedTuple):
    """How a land is called on pages, and how people call it: folded names, with | between them."""

    label: Labels
    said: str


def _land(said: str, it: str, en: str = "", de: str = "") -> _Land:
    return _Land(Labels({"it": it, "en": en or it, "de": de or it}), said)


_PROVINCES = {  # the letters of its provinces, that of its main place first
    "TI": _land("ticino|canton ticino|cantone ticino|tessin|kanton tessin", "Ticino", de="Tessin"),
    "TN": _land("trentino|welschtirol", "Trentino"),
    "BZ": _land("alto adige|sudtirol|suedtirol|south tyrol", "Alto Adige", "South Tyrol", "Südtirol"),
    "FC RA RN": _land("romagna", "Romagna"),
    "BO FE MO PC PR RE": _land("emilia", "Emilia"),
}
_REGIONS = {  # the letters of its capital's province; which others it has, the gazetteer knows
    "AQ": _land("abruzzo|abruzzen", "Abruzzo", de="Abruzzen"),
    "PZ": _land("basilicata|lucania", "Basilicata"),
    "CZ": _land("calabria|kalabrien", "Calabria", de="Kalabrien"),
    "NA": _land("campania|kampanien", "Campania", de="Kampanien"),
    "BO": _land("emilia romagna", "Emilia-Romagna"),
    "TS": _land("friuli venezia giulia|friuli|friaul|fvg", "Friuli-Venezia Giulia", de="Friaul-Julisch Venetien"),
    "RM": _land("lazio|latium", "Lazio", de="Latium"),
    "GE": _land("liguria|ligurien", "Liguria", de="Ligurien"),
    "MI": _land("lombardia|lombardy|lombardei", "Lombardia", "Lombardy", "Lombardei"),
    "AN": _land("marche|marken", "Marche", de="Marken"),
    "CB": _land("molise", "Molise"),
    "TO": _land("piemonte|piedmont|piemont", "Piemonte", "Piedmont", "Piemont"),
    "BA": _land("puglia|puglie|apulia|apulien", "Puglia", "Apulia", "Apulien"),
    "CA": _land("sardegna|sardinia|sardinien", "Sardegna", "Sardinia", "Sardinien"),
    "PA": _land("sicilia|sicily|sizilien", "Sicilia", "Sicily", "Sizilien"),
    "FI": _land("toscana|tuscany|toskana", "Toscana", "Tuscany", "Toskana"),
    "TN": _land("trentino alto adige|trentino sudtirol", "Trentino-Alto Adige", de="Trentino-Südtirol"),
    "PG": _land("umbria|umbrien", "Umbria", de="Umbrien"),
    "AO": _land("valle d aosta|val d aosta|aostatal", "Valle d'Aosta", "Aosta Valley", "Aostatal"),
    "VE": _land("veneto|venetien", "Veneto", de="Venetien"),
}
_LEADING = word_set(
    """
    in nel nello nella nelle nell del della delle dell dal dalla dalle tutto tutta im aus von from of the la le il l
    regione region
    """
)
_OTHERWISE = frozenset({"marche", "marken", "emilia"})  # stamps, brands, a given name: lands only where they are led to
_SURELY = frozenset({"in", "nelle", "nell", "dell", "tutta", "regione", "region"})


def or_land(found: PlaceFound | None, line: Line, gazetteer: Gazetteer, taken: set[int]) -> PlaceFound | None:
    """The place that was found, without the name of its land; where none was, a land with its capital.

    A place whose name is a part of the land's is none ("Valle d'Aosta"). A name of one word may be an adjective, too
    ("canto trentino"): it counts behind a word that leads to it, where the text begins or ends with it, and with a
    capital letter.

    Args:
        taken: positions of words that mean something else.
    """
    named = [*_lands(line, gazetteer, taken)]
    whole = (one for one in named if found is None or found.name in one.name.split())
    if (land := next(whole, None)) or found is None:
        return land
    province = found.choices[0].province
    around = [range(one.start, one.end) for one in named if one.area and province in one.area.provinces]
    return found._replace(aside=found.aside.union(*around))


def _lands(line: Line, gazetteer: Gazetteer, taken: set[int]) -> Iterator[PlaceFound]:
    known = _by_name(gazetteer)
    if _first_words(gazetteer).isdisjoint(line.words):
        return
    longest = max(len(name.split()) for name in known)
    at = 0
    while at < len(line.words):
        name = next((one for end in range(at + longest, at, -1) if (one := " ".join(line.words[at:end])) in known), "")
        end = at + len(name.split())
        if name and taken.isdisjoint(range(at, end)) and _is_meant(line, at, end):
            seat, area = known[name]
            place = gazetteer.seat(seat)
            if place:
                yield PlaceFound(name, line.first_leading(at, _LEADING), end, (place,), area)
        at = max(end, at + 1)


@cache
def _by_name(gazetteer: Gazetteer) -> Mapping[str, tuple[str, Area]]:
    """Folded name -> the letters of its capital's province, and the land."""
    regions: dict[str, set[str]] = {}
    for one in gazetteer.municipalities:
        regions.setdefault(one.region, set()).add(one.province)
    whole = {letters: provinces for provinces in regions.values() for letters in provinces}
    lands = [(letters.split(), land) for letters, land in _PROVINCES.items()]
    lands += [([seat, *sorted(whole[seat] - {seat})], land) for seat, land in _REGIONS.items() if seat in whole]
    return {
        name: (provinces[0], Area(land.label, tuple(provinces)))
        for provinces, land in lands
        for name in land.said.split("|")
    }


@cache
def _first_words(gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _by_name(gazetteer))


def _is_meant(line: Line, start: int, end: int) -> bool:
    before = line.word_before(start)
    if before in STREETS_AND_TITLES:  # "via Emilia", "signora Calabria"
        return False
    if line.words[start] in _OTHERWISE and end - start == 1:
        return before in _SURELY
    is_at_an_end = start == 0 or end == len(line.words)
    return end - start > 1 or is_at_an_end or line.is_capital(start) or before in _LEADING
