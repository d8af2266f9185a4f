"""Minors who are in the country without a parent: protected by law, before anything else they wish for."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.danger.what_to_do_first import duty_to_a_minor_alone
from directory.i18n import Sentence
from directory.places.gazetteer_files import country_of
from directory.taxonomies import codes
from directory.words.language import fold
from matching.profile import Profile
from matching.whom.looked_after import has_a_guardian, is_taken_in

OWED: Final = (codes.SUPPORTED_HOUSING, codes.BED_TONIGHT, "rights.legal_advice", codes.RESIDENCE_PERMIT)  # beside it
_COUNTRY: Final = r"(?:italia|svizzera|ticino|europa|italy|switzerland|europe|italien|schweiz|europa)"
_ALONE: Final = r"(?:(?:da )?sol[oa]|alone|allein|on (?:his|her) own)"
_NOBODY: Final = r"(?:senza|non ha|nessun\w*|no|without|has no|ohne|keine)"
_FAMILY: Final = r"(?:genitori|parenti|familiari|famiglia|adulti|parents|relatives|family|eltern|familie|verwandte\w*)"
_SAID: Final = re.compile(
    rf"\b(?:in {_COUNTRY}(?: \w+)? {_ALONE}|{_ALONE} (?:in|qui in|nach) {_COUNTRY}"
    rf"|(?:arrivat[oa]|venut[oa]|sbarcat[oa]|partit[oa]|viaggiat[oa]|viaggio|came|arrived|travelled)(?: \w+)? {_ALONE}"
    rf"|{_NOBODY} (?:i |gli |la )?{_FAMILY} (?:qui |qua )?in {_COUNTRY}"
    r"|non accompagnat[oa]|unaccompanied|unbegleitet\w*|msna|tutore volontario|tutrice volontaria)\b"
)


def says_so(text: str) -> bool:
    """Whether words tell of somebody under age that nobody of the family is there.

    >>> says_so("ragazzo di 16 anni, è in Italia da solo"), says_so("arrivato solo"), says_so("è sempre da solo")
    (True, True, False)
    """
    return _SAID.search(fold(text)) is not None


def is_unaccompanied(profile: Profile) -> bool:
    """Whether the person is known to be under age and without parents in the country."""
    return profile.is_minor and any(term.code == codes.UNACCOMPANIED_MINORS for term in profile.target_groups)


def say_duty(profile: Profile) -> list[Sentence]:
    """What the law asks of whoever meets the person; nothing where it does not concern them."""
    if not is_unaccompanied(profile):
        return []
    told = ". ".join((profile.words, *(need.words for need in profile.needs)))
    return duty_to_a_minor_alone(
        country_of(profile.place), is_without_parents=not has_a_guardian(told), is_taken_in=is_taken_in(told)
    )


def for_unaccompanied(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings that name these minors among those they are for."""
    return catalog.for_group(codes.UNACCOMPANIED_MINORS)
