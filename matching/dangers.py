"""What to do first where a profile tells of a danger."""

from directory.danger.what_to_do_first import what_to_do_first
from directory.i18n import N_, Sentence
from directory.places.gazetteer_files import country_of
from directory.taxonomies.codes import CRISIS
from matching.profile import Profile
from matching.said.end_of_strength import says_so


def dangers(profile: Profile) -> list[Sentence]:
    """What to know of violence and of a danger to life; both where both are told."""
    country = country_of(profile.place)
    needs = [need.term.code for need in profile.needs]
    found = what_to_do_first(needs, country=country, is_minor=profile.is_minor)
    if CRISIS not in needs and _is_at_the_end_of_strength(profile):
        message = N_(
            "Not being able to bear it any more may be said of a burden or of life: ask which, in plain words."
        )
        found.insert(0, Sentence(message))
    return found


def _is_at_the_end_of_strength(profile: Profile) -> bool:
    return any(says_so(text) for text in (profile.words, *(need.words for need in profile.needs)))
