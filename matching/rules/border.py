"""Help across a border: near on the map, but rights, benefits and insurance mostly end there."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.reach import ASK_ACROSS_THE_BORDER, abroad
from directory.i18n import Sentence
from directory.places.town_names import said_town
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile


def across_the_border(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings in another country than the person lives in that name no area."""
    return _abroad(profile, catalog, serves=False)


def of_another_country(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings in another country than the person lives in that do not serve people from there."""
    return _abroad(profile, catalog, serves=True)


def _abroad(profile: Profile, catalog: Catalog, *, serves: bool) -> NDArray[np.bool_]:
    """Shape (n,): what is in another country, but for what serves the place, or for what names any area."""
    if profile.place is None:
        return np.zeros(len(catalog), np.bool_)
    place = profile.place

    def find(some: Catalog) -> NDArray[np.bool_]:
        known = some.serves(place)[0 if serves else 1]
        return some.of(abroad(some.whole, place.country)) & ~known

    return catalog.of_start(("abroad", place.code, serves), find)


def _judge_border(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked, and never a no: people cross borders for a doctor, a course, a job.

    A named area is asked about with the residence.
    """
    return None if profile.place is None else verdicts(catalog, check=across_the_border(profile, catalog))


def _say_border(profile: Profile, catalog: Catalog, row: int, _verdict: Eligibility) -> Sentence:
    facts = {"from": catalog.town(row), "place": said_town(profile.place) if profile.place else ""}
    return Sentence(ASK_ACROSS_THE_BORDER, facts)


BORDER_RULE: Final = Rule("border", _judge_border, _say_border)
