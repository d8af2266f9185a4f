"""Whose place a header speaks of: a registered office, or where a person lives or was born, is no service's place."""

import re
from typing import Literal

from directory.i18n import N_
from importers.columns.fields import header_lexicon
from importers.columns.header_fit import header_words

Whose = Literal["service", "office", "person"]

OFFICE_TAKEN = N_(
    "The list names no other place than the registered office, so this was taken as the place of the services: check "
    "whether people find them there."
)
OFFICE_LEFT = N_(
    "This column speaks of the registered office, where the service need not be, so it was not taken as its place: "
    "choose its field if it is."
)
PERSON_LEFT = N_(
    "This column says where a person lives or was born, so it was not taken as the place of the service: choose its "
    "field if it is."
)

IF_DIFFERENT = re.compile(r"\bse (?:e )?divers[aoie]|\bif different|\b(?:falls|wenn) abweichend", re.IGNORECASE)
PLACE_FIELDS = ("address.", "location.")
WHERE = frozenset(  # fields that say where something is; a region alone does not
    (
        *("address.full", "address.street", "address.city", "address.municipality_code", "address.postal_code"),
        *("location.latitude", "location.longitude", "location.coordinates"),
    )
)
STREET_FIELDS = frozenset({"address.full", "address.street"})
TOWN_FIELDS = frozenset(
    {"address.city", "address.municipality_code", "address.postal_code", "address.province", "address.region"}
)
PERSON = frozenset(
    (
        *("residenza", "residente", "residenti", "nascita", "nato", "nata", "nati", "rappresentante", "presidente"),
        *("residence", "birth", "birthplace", "born", "wohnort", "wohnsitz", "geburtsort", "geboren", "naissance"),
    )
)
OFFICE = frozenset(
    (
        *("legale", "legali", "fiscale", "registered", "headquarters", "siege", "sitz"),
        *("rechtssitz", "firmensitz", "gesellschaftssitz", "hauptsitz", "vereinssitz", "rechtssitzes", "sitzes"),
    )
)
ALSO_OF_SERVICES = frozenset({"operativa", "operative", "operativo"})  # "sede legale e operativa"


def whose_place(header: str) -> Whose:
    """Whose place a column would say, if it says one.

    >>> whose_place("Comune di residenza"), whose_place("Indirizzo sede legale"), whose_place("Sede legale e operativa")
    ('person', 'office', 'service')
    """
    said = frozenset(header_words(header, header_lexicon()))
    if said & PERSON:
        return "person"
    return "office" if said & OFFICE and not said & ALSO_OF_SERVICES else "service"


def is_of_services(header: str) -> bool:
    """Whether a header says that people are received there: "Indirizzo sede operativa"."""
    return bool(ALSO_OF_SERVICES.intersection(header_words(header, header_lexicon())))


def only_if_different(header: str) -> bool:
    """Whether a column says a place only where it is not the registered office: "Sede operativa (se diversa)".

    >>> only_if_different("Sede operativa (se diversa da quella legale)"), only_if_different("Sede operativa")
    (True, False)
    """
    return IF_DIFFERENT.search(header) is not None and whose_place(header) != "person"


def is_of_a_place(field: str) -> bool:
    """Whether a field says where something is, or describes that place."""
    return field.startswith(PLACE_FIELDS)
