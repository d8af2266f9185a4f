"""Help across a border: near on the map, but rights, benefits and insurance mostly end there."""

from typing import Final

from directory.catalog.catalog import Catalog
from directory.catalog.reach import ASK_ACROSS_THE_BORDER, abroad
from directory.i18n import Sentence
from directory.town_names import said_town
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile


def _judge_border(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where it stands in another country than the person lives in, and names no area.

    Never a no: people cross borders for a doctor, a course, a job. A named area is asked about with the residence.
    """
    if profile.place is None:
        return None
    _, area_known = catalog.serves(profile.place)
    return verdicts(catalog, check=catalog.of(abroad(catalog.whole, profile.place.country)) & ~area_known)


def _say_border(profile: Profile, catalog: Catalog, row: int, _verdict: Eligibility) -> Sentence:
    facts = {"from": catalog.town(row), "place": said_town(profile.place) if profile.place else ""}
    return Sentence(ASK_ACROSS_THE_BORDER, facts)


BORDER_RULE: Final = Rule("border", _judge_border, _say_border)
