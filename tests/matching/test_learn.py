import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import InvalidInput
from matching.features import FEATURES
from matching.learn import LEAST_CHOICES, Choice, choice_of, learn
from tests.matching.builders import HOUSING, listing, profile
from tests.matching.builders import catalog as catalog_of

NAMES = list(FEATURES)
PRESENT = {name: feature.weight for name, feature in FEATURES.items()}


def choices(taste: dict[str, float], count: int = 400, seed: int = 1, noise: float = 0.05) -> list[Choice]:
    """People who choose by a taste of their own, with some chance."""
    dice = np.random.default_rng(seed)
    weights = np.array([taste.get(name, 0.0) for name in NAMES])
    made = []
    for _ in range(count):
        values = dice.random((8, len(NAMES))).astype(np.float32)
        wish = values @ weights + dice.normal(0, noise * weights.sum(), 8)
        made.append(Choice(values, int(np.argmax(wish))))
    return made


def test_what_people_choose_by_gains_weight() -> None:
    lesson = learn(choices({"place": 1.0}), PRESENT)

    assert lesson.is_better
    assert lesson.after.first > lesson.before.first
    assert max(lesson.weights, key=lambda name: lesson.weights[name]) == "place"


def test_people_who_choose_by_the_present_weights_teach_nothing_new() -> None:
    lesson = learn(choices(PRESENT), PRESENT)

    assert not lesson.is_better


def test_the_weights_keep_their_sum_and_are_never_negative() -> None:
    lesson = learn(choices({"place": 1.0, "cost": -1.0}), PRESENT)

    assert sum(lesson.weights.values()) == pytest.approx(sum(PRESENT.values()), abs=0.01)
    assert min(lesson.weights.values()) >= 0
    assert lesson.weights["cost"] < PRESENT["cost"]


def test_what_nobody_asked_about_keeps_its_weight() -> None:
    told = [Choice(np.where(np.array(NAMES) == "wheelchair", 0, one.values), one.chosen) for one in choices(PRESENT)]

    assert learn(told, PRESENT).weights["wheelchair"] == PRESENT["wheelchair"]


def test_that_the_first_is_taken_because_it_is_first_is_not_learned_as_taste() -> None:
    """Everybody takes the first of lists in the order of the place: the place of the list explains it as well."""
    dice = np.random.default_rng(3)
    shown = [dice.random((8, len(NAMES))).astype(np.float32) for _ in range(400)]
    lazy = [Choice(values, 0) for values in shown]

    assert not learn(lazy, PRESENT).is_better


@pytest.mark.parametrize("count", [0, LEAST_CHOICES - 1])
def test_few_choices_are_refused(count: int) -> None:
    with pytest.raises(InvalidInput, match=f"{count} choices are too few"):
        learn(choices(PRESENT, count), PRESENT)


def test_a_list_of_one_is_no_choice() -> None:
    alone = [Choice(one.values[:1], 0) for one in choices(PRESENT)]

    with pytest.raises(InvalidInput, match="0 choices are too few"):
        learn(alone, PRESENT)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000))
def test_the_same_choices_teach_the_same(seed: int) -> None:
    made = choices({"place": 1.0, "need_cover": 2.0}, LEAST_CHOICES, seed)

    assert learn(made, PRESENT) == learn(made, PRESENT)


def test_a_choice_holds_what_the_features_say_of_what_was_shown() -> None:
    catalog = catalog_of(listing(1, needs=(HOUSING,)), listing(2, needs=()))
    choice = choice_of(profile(needs=(HOUSING,)), catalog, [1, 0], 1)

    covered = choice.values[:, NAMES.index("need_cover")]
    assert covered[1] > covered[0]
    assert (choice.values[:, NAMES.index("interest_cover")] == 0).all()
