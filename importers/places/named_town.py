"""The municipality that stands in a name alone: "Centro giovani di Meldola", "Biblioteca comunale - Forlimpopoli"."""

import re

from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.words.language import fold
from importers.places.finder import Place, Usual
from importers.places.written_address import is_called, town_of_venue

TOWN_OF_NAME = N_("No column says the municipality, so the one in the name was taken: check it.")
LEAD = re.compile(r"(?:\b(?:di|a|comune di|comunale|ad)|[-–,(]|\bd['’])\s*$", re.IGNORECASE)  # behind which it is meant
BODY = re.compile(r"^comune di\s*$", re.IGNORECASE)  # behind which also the shortest name is a town's
ARTICLE = re.compile(r"(?:\b(?:il|lo|la|i|gli|le|un|una|der|die|das)\s|\bl['’])$", re.IGNORECASE)  # "Il Girasole"
SHORTEST = 4  # letters


def named_town(name: str, gazetteer: Gazetteer, usual: Usual | None) -> str:
    """The municipality with which a name ends, with its province; empty where none does, or another may be meant.

    Args:
        usual: where most rows of the list are: a town of another province is left out. Where they have no province in
            common, only what a word such as "di" announces is a town.

    >>> named_town("Centro giovani di Meldola", Gazetteer.bundled(), None)
    'Meldola (FC)'
    >>> named_town("Parrocchia di San Martino", Gazetteer.bundled(), None)
    ''
    """
    plain = " ".join(name.replace("(", ", ").split()).rstrip(" .)")
    town = parts.city if (parts := town_of_venue(plain)) else ""
    if len(town) == len(plain) or (len(town) < SHORTEST and not BODY.search(plain[: -len(town)])):
        return ""
    if ARTICLE.search(plain[: -len(town)]):
        return ""
    found = [each for each in gazetteer.candidates(town) if is_called(each, town)]
    if usual is not None and usual.province:
        found = [each for each in found if each.province == usual.province]
    elif usual is not None and not LEAD.search(plain[: -len(town)]):
        return ""
    return f"{found[0].name} ({found[0].province})" if len(found) == 1 else ""


def without_place(name: str, place: Place | None) -> str:
    """A name without the municipality that it ends with: the parish of Cori has no choirs."""
    town = fold(place.municipality.name) if place and place.municipality else ""
    plain = fold(name)
    return plain.removesuffix(town) if town and plain.endswith(f" {town}") else name
