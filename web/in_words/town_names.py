"""The town of an address, as people of the page's language call it."""

from directory.models import MunicipalityRow
from directory.places.gazetteer import Municipality
from directory.places.town_names import said_town_with_province, town_name
from directory.words.language import words
from web.i18n import current_language, say


def full_town(place: Municipality | None) -> str:
    """A municipality with its province in the request's language, as forms and addresses take it; "" for none."""
    return say(said_town_with_province(place), current_language()) if place else ""


def town_of(municipality: MunicipalityRow | Municipality | None, written: str = "") -> str:
    """The town of an address, in the request's language.

    Args:
        written: what the address says; another name than the municipality's, such as a village's, stays.
    """
    if municipality is None or (written and words(written) != words(municipality.name)):
        return written
    return say(town_name(municipality.code, municipality.name), current_language())
