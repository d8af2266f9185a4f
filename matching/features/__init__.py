"""What matters when a service is chosen for a person: one function per feature, one file per subject."""

from typing import Final

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Feature
from matching.features.access import access, wheelchair
from matching.features.cost import cost
from matching.features.eligible import eligibility
from matching.features.interests import interest_cover
from matching.features.language import spoken_language
from matching.features.needs import need_cover
from matching.features.place import place
from matching.features.response import places_free, response
from matching.features.time import open_times
from matching.features.trust import completeness, verification
from matching.features.words import word_match
from matching.profile import Profile

FEATURES: Final[dict[str, Feature[Profile, Catalog]]] = {
    one.name: one
    for one in (
        need_cover,
        place,
        interest_cover,
        spoken_language,
        word_match,
        cost,
        wheelchair,
        response,
        access,
        open_times,
        eligibility,
        verification,
        places_free,
        completeness,
    )
}
