"""What a profile says of a person, and cannot all be true, is pointed out and never decided."""

import pytest

from matching.profile import Profile
from matching.rank import rank
from matching.whom.contradictions import contradictions
from tests.matching.builders import catalog, listing, profile


def said(person: Profile) -> list[str]:
    """The sentences as people read them in English."""
    return [str(sentence) for sentence in contradictions(person)]


@pytest.mark.parametrize(("age", "group"), [(16, "elderly"), (70, "unaccompanied_minors"), (45, "young_adults")])
def test_a_group_of_another_age_is_pointed_out(age: float, group: str) -> None:
    (sentence,) = said(profile(age=age, target_groups=(group, "low_income")))

    assert sentence.startswith(f"The profile says {age} years and “")
    assert sentence.endswith("check which is right.")


def test_it_stands_among_the_notes_and_nothing_is_left_out_for_it() -> None:
    match = rank(profile(age=16, target_groups=("elderly",)), catalog(listing(1)))

    assert any("check which is right" in str(note) for note in match.notes)
    assert len(match.results) == 1


@pytest.mark.parametrize(
    "person",
    [
        profile(age=19, target_groups=("unaccompanied_minors",)),  # came of age on the way
        profile(age=17, target_groups=("young_adults", "neet")),
        profile(age=62, target_groups=("elderly",)),  # lists write so of those over 60, too
        profile(age=40, target_groups=("children",), children_ages=(4.0,)),
        profile(age=50, target_groups=("elderly",), needs=("family.caring",)),
        profile(age=30, target_groups=("children",), needs=("family.childcare",)),
        profile(target_groups=("elderly",)),
    ],
)
def test_what_may_be_true_is_not_pointed_out(person: Profile) -> None:
    assert said(person) == []
