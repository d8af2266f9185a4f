"""What a profile says of a person and cannot all be true: pointed out, since nobody but them knows what is right."""

from typing import Final

from directory.ages import AGE_GROUPS, possible_groups_of_age
from directory.i18n import N_, Labels, Sentence
from directory.taxonomies import codes
from matching.profile import Profile
from matching.whom.groups import FOR_A_CHILD, FOR_A_RELATIVE

_OF_AN_AGE: Final = {**{code: code for code in AGE_GROUPS}, codes.UNACCOMPANIED_MINORS: codes.MINORS}


def contradictions(profile: Profile) -> list[Sentence]:
    """Stated groups of another age than the person's, with a margin at the edges.

    Who asks for a child or a relative, too, may have stated their group.
    """
    asks_for_others = {need.term.code for need in profile.needs} & (FOR_A_CHILD | FOR_A_RELATIVE)
    if profile.age is None or profile.children_ages or asks_for_others:
        return []
    possible = possible_groups_of_age(profile.age)
    stated = [term for term in profile.target_groups if _OF_AN_AGE.get(term.code, "") not in {"", *possible}]
    if not stated:
        return []
    facts = {"age": profile.age_years or 0, "groups": tuple(Labels(term.labels) for term in stated)}
    return [Sentence(N_("The profile says %(age)s years and “%(groups)s”: check which is right."), facts)]
