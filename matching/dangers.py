"""What to do first where a profile tells of a danger."""

from directory.dangers import what_to_do_first
from directory.i18n import Sentence
from matching.profile import Profile


def dangers(profile: Profile) -> list[Sentence]:
    """What to know of violence and of a danger to life; both where both are told."""
    country = profile.place.country if profile.place is not None else "IT"
    needs = [need.term.code for need in profile.needs]
    return what_to_do_first(needs, country=country, is_minor=profile.is_minor)
