"""Of many listings each set of groups is judged once: that must say of each what asking it alone says."""

from itertools import combinations

import numpy as np
import pytest

from directory.catalog.part import Part
from matching.profile import Profile
from matching.whom.for_whom import hardly_for, means_others, names_others, rather_for_others
from tests.matching.builders import catalog, listing, profile

GROUPS = (
    "prison",
    "addiction",
    "refugees",
    "women",
    "families",
    "adults",
    "young_adults",
    "migrants",
    "neet",
    "elderly",
)
SETS = [some for many in range(4) for some in combinations(GROUPS, many)]
MANY = catalog(
    *(
        listing(number, tags={("target_group", code): 1.0 for code in SETS[number % len(SETS)]})
        for number in range(1, 701)
    )
)


@pytest.mark.parametrize(
    "person",
    [
        profile(age=24.0),
        profile(age=24.0, target_groups=("migrants",)),
        profile(age=40.0, target_groups=("prison", "women"), children_ages=(4.0,)),
        profile(age=None, needs=("addictions.alcohol",)),
    ],
)
@pytest.mark.parametrize("judge", [names_others, means_others, hardly_for, rather_for_others])
def test_many_listings_are_judged_as_each_alone(judge: object, person: Profile) -> None:
    assert callable(judge)
    few = [Part(MANY, np.arange(start, start + 100)) for start in range(0, 700, 100)]

    said = judge(person, MANY)

    assert said.any()
    assert not said.all()
    assert said.tolist() == np.concatenate([judge(person, some) for some in few]).tolist()
