"""Where somebody begins of whom nobody knows yet what they need: who welcomes people and finds out with them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.catalog.reach import within_reach
from directory.i18n import N_, Sentence
from directory.places.gazetteer_files import country_of
from matching.gaps.doors_asked import KINDS, doors
from matching.profile import Profile
from matching.rules.border import of_another_country
from matching.rules.history import of_a_refused_kind
from matching.shortlisting.assessment import Assessment, Suggestion
from matching.shortlisting.journeys import farthest_km, from_afar

SHOWN: Final = 3

_EVERYWHERE: Final = {  # Italy: law 328/2000, article 22; Switzerland: 143.ch, 147.ch
    "IT": N_("Everybody may ask the social services of the municipality (segretariato sociale), whatever it is about."),
    "CH": N_(
        "Everybody may ask the social services of the municipality. Day and night somebody listens at 143, and to"
        " children and young people at 147."
    ),
}


def say_doors_everywhere(profile: Profile) -> Sentence | None:
    """Which door is open wherever somebody lives, for whom the directory knows none; None for other countries."""
    message = _EVERYWHERE.get(country_of(profile.place))
    return Sentence(message) if message else None


def first_doors_near(profile: Profile, catalog: Catalog, kinds: Sequence[str] = KINDS) -> list[Suggestion]:
    """The best of them that the person can reach and may come to, for who is answered by nothing else."""
    if profile.place is None:
        return []
    found = doors(profile, catalog, kinds) & catalog.live & ~of_a_refused_kind(profile, catalog)
    found &= within_reach(catalog, profile.place, farthest_km(profile), found)
    known = Assessment.of(profile, Part(catalog, np.flatnonzero(found)))
    return known.suggestions(known.best(SHOWN, known.reachable & at_home(profile, known.catalog)))


def at_home(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): neither from afar nor across a border, where nobody begins."""
    return ~(from_afar(profile, catalog) | of_another_country(profile, catalog))
