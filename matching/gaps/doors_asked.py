"""Which listings are first doors, and who asks for one: who tells something of which nothing was understood."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.ages import OF_AGE, OLDEST
from directory.catalog.catalog import Catalog
from directory.words.language import word_set, words
from directory.words.people import CALLED_MINORS
from matching.profile import Profile
from matching.whom.for_whom import hardly_for, names_others

KINDS: Final = ("social_secretariat", "professional_social_service", "listening_desk", "youth_information")
SOCIAL_SERVICES: Final = ("professional_social_service", "social_secretariat")  # those of a public body
_GIVE: Final = ("financial_aid", "food_bank", "canteen", "clothing", "material_goods", "showers")  # one thing to all
_YOUNG: Final = CALLED_MINORS | word_set("ragazza ragazzo giovane studente studentessa neet youth student jugendlich")
_NO_LONGER_YOUNG: Final = 25  # years: who is called a girl or boy is mostly younger


def asks_for_a_door(profile: Profile) -> bool:
    """Whether words were told, and neither a need nor an interest is known."""
    return bool(profile.words) and not profile.with_stage().needs and not profile.interests


def doors_asked(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): first doors, where nothing else is asked."""
    return doors(profile, catalog) if asks_for_a_door(profile) else np.zeros(len(catalog), np.bool_)


def doors(profile: Profile, catalog: Catalog, kinds: Sequence[str] = KINDS) -> NDArray[np.bool_]:
    """Shape (n,): first doors; where nobody said how old the person is, those for all adults, and none for others.

    To whom the words call a girl, a boy or a student, those for young people are open, too. A first door listens before
    it asks for anything: a fund that wants the bill and the ISEE is none.
    """
    found: NDArray[np.bool_] = catalog.of_kind(*kinds) & ~catalog.of_kind(*_GIVE) & (catalog.isee_maximum < 0)
    if profile.age is None:
        is_for_adults = (catalog.minimum_age <= OF_AGE) & (catalog.maximum_age >= OLDEST)
        if not _YOUNG.isdisjoint(words(profile.words)):
            is_for_adults |= (catalog.minimum_age <= OF_AGE) & (catalog.maximum_age >= _NO_LONGER_YOUNG)
        return found & (~catalog.age_known | is_for_adults) & ~hardly_for(profile, catalog)
    return found & ~names_others(profile, catalog)
