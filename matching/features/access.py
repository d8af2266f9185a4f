"""Whether the person gets in: through the door, and through the procedure."""

import numpy as np

from directory.catalog.catalog import Catalog, Door
from directory.catalog.scoring import Values, feature
from directory.catalog.ways_in import ASK_OF_A_WHEELCHAIR, GETS_IN, GETS_NOT_IN, WAYS_IN
from directory.i18n import N_, Sentence
from matching.profile import Profile
from matching.shortlisting.telephone_lines import nobody_goes_there
from matching.weighting.weights import weight_of

_REFERRAL_TO_ASK = 0.6  # a link worker can often write it


def _explain_wheelchair(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    if values.facts["nobody_goes"].item(row):
        return Sentence(N_("Nobody has to go there"))
    return GETS_IN if catalog.wheelchair[row] == 1 else GETS_NOT_IN


@feature(
    weight=weight_of("service", "wheelchair"),
    explain=_explain_wheelchair,
    unknown=ASK_OF_A_WHEELCHAIR,
)
def wheelchair(profile: Profile, catalog: Catalog) -> Values | None:
    """Asked only for a person who needs it, and not of who helps by phone or at home and has no door.

    Returns:
        known: False where nothing is said.
    """
    if not profile.wheelchair:
        return None
    nobody_goes = nobody_goes_there(catalog)
    gets_in = ((catalog.wheelchair == 1) | nobody_goes).astype(np.float32)
    return Values(gets_in, (catalog.wheelchair >= 0) | nobody_goes, {"nobody_goes": nobody_goes})


def _explain_access(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    return WAYS_IN[Door(int(catalog.access[row]))]


@feature(
    weight=weight_of("service", "access"),
    explain=_explain_access,
    unknown=N_("Ask whether a referral is needed."),
)
def access(profile: Profile, catalog: Catalog) -> Values | None:
    """Free access is best; a referral or mandate that the person has opens its door as well.

    Returns:
        None when neither referral nor mandate is spoken of; known: False where the way in is not said.
    """
    if profile.referred is None and profile.mandate is None:
        return None
    by_referral = 1.0 if profile.referred or profile.mandate else _REFERRAL_TO_ASK
    value_by_door = np.array([0, 1, by_referral, 1 if profile.mandate else 0], np.float32)
    return Values(value_by_door[catalog.access], catalog.access != Door.UNKNOWN)
