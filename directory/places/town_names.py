"""Names of municipalities as people of a language call them: in South Tyrol they have an official German one, too.

Sentences have these names as facts, so that whoever puts a sentence into a language names the town in it, too.
"""

from collections.abc import Mapping
from functools import lru_cache

from directory.i18n import Labels
from directory.places.gazetteer import Gazetteer, Municipality

TownName = Labels | str
_SOUTH_TYROL = "BZ"  # where the gazetteer has the official German name before all others


@lru_cache(maxsize=16_384)
def town_name(code: str, name: str) -> TownName:
    """The name of a municipality; in German both, as they stand on the signs.

    >>> town_name("A952", "Bolzano").in_language("de"), town_name("A952", "Bolzano").in_language("it")
    ('Bozen / Bolzano', 'Bolzano')
    >>> town_name("E434", "Lana"), town_name("L378", "Trento")
    ('Lana', 'Trento')
    """
    german = _german_names().get(code, name)
    return name if german == name else Labels({"it": name, "de": f"{german} / {name}"})


@lru_cache(maxsize=16_384)
def town_label(code: str, name: str, province: str) -> TownName:
    """The same with the letters of its province, as `Municipality.label` has it.

    >>> town_label("A952", "Bolzano", "BZ").in_language("de"), town_label("D704", "Forlì", "FC")
    ('Bozen / Bolzano (BZ)', 'Forlì (FC)')
    """
    called = town_name(code, name)
    if isinstance(called, str):
        return f"{called} ({province})"
    return Labels({language: f"{said} ({province})" for language, said in called.by_language.items()})


def said_town(place: Municipality) -> TownName:
    """The name of a municipality of the gazetteer."""
    return town_name(place.code, place.name)


def said_town_with_province(place: Municipality) -> TownName:
    """The same with the letters of its province, which no other municipality has."""
    return town_label(place.code, place.name, place.province)


def language_of(place: Municipality, name: str) -> str:
    """In which language a name of a municipality is its official one beside the Italian; "" for all others.

    >>> merano = Gazetteer.bundled().resolve("Merano")
    >>> language_of(merano, "Meran"), language_of(merano, "Merano")
    ('de', '')
    """
    return "de" if name != place.name and _german_names().get(place.code) == name else ""


def said_province(place: Municipality) -> TownName:
    """The name of its province; of South Tyrol's, which is called by both names of its capital, the reader's first.

    >>> said_province(Gazetteer.bundled().resolve("Lana")).in_language("de")
    'Bozen / Bolzano'
    """
    if place.province != _SOUTH_TYROL:
        return place.province_name
    return Labels({"it": place.province_name, "de": " / ".join(reversed(place.province_name.split("/")))})


@lru_cache(maxsize=3)
def names_in(language: str) -> Mapping[str, str]:
    """Italian name -> name in a language, of the municipalities that have another one there."""
    both = ((one, town_name(one.code, one.name)) for one in Gazetteer.bundled().municipalities)
    said = ((one.name, called.in_language(language)) for one, called in both if isinstance(called, Labels))
    return {name: called for name, called in said if called != name}


@lru_cache(maxsize=1)
def _german_names() -> dict[str, str]:
    """By Belfiore code."""
    places = Gazetteer.bundled().municipalities
    return {one.code: one.other_names[0] for one in places if one.province == _SOUTH_TYROL and one.other_names}
