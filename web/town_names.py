"""Names of municipalities as people of a language call them: in South Tyrol they have an official German one, too."""

from functools import lru_cache

from directory.gazetteer import Gazetteer, Municipality
from directory.i18n import Labels
from directory.language import words
from directory.models import MunicipalityRow
from web.i18n import current_language, say

_SOUTH_TYROL = "BZ"  # where the gazetteer has the official German name before all others


@lru_cache(maxsize=4096)
def town_name(code: str, name: str) -> Labels | str:
    """The name of a municipality; in German both, as they stand on the signs.

    >>> town_name("A952", "Bolzano").in_language("de"), town_name("A952", "Bolzano").in_language("it")
    ('Bozen / Bolzano', 'Bolzano')
    >>> town_name("E434", "Lana"), town_name("L378", "Trento")
    ('Lana', 'Trento')
    """
    german = _german_names().get(code, name)
    return name if german == name else Labels({"it": name, "de": f"{german} / {name}"})


def town_label(code: str, name: str, label: str) -> Labels | str:
    """The same with the province, as `Municipality.label` has it."""
    called = town_name(code, name)
    if isinstance(called, str):
        return label
    return Labels({"it": label, "de": label.replace(name, called.in_language("de"), 1)})


def town_of(municipality: MunicipalityRow | Municipality | None, written: str = "") -> str:
    """The town of an address, in the request's language.

    Args:
        written: what the address says; another name than the municipality's, such as a village's, stays.
    """
    if municipality is None or (written and words(written) != words(municipality.name)):
        return written
    return say(town_name(municipality.code, municipality.name), current_language())


@lru_cache(maxsize=1)
def _german_names() -> dict[str, str]:
    """By Belfiore code."""
    places = Gazetteer.bundled().municipalities
    return {one.code: one.other_names[0] for one in places if one.province == _SOUTH_TYROL and one.other_names}
