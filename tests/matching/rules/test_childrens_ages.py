"""A service for families with small children is not for those whose children are grown."""

import pytest

from directory.catalog.childrens_ages import NO_CHILDREN, childrens_ages
from matching.eligibility import Eligibility
from tests.matching.builders import profile
from tests.matching.judging import CHECK, NO, YES, asked


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Case manager per famiglie 0-6", (0, 6)),
        ("Famiglie con almeno un figlio sotto i sei anni, o in attesa", (0, 5)),
        ("Visite a casa nei primi mille giorni", (0, 3)),
        ("Spazio bimbi da 3 a 36 mesi", (0.25, 3)),
        ("Genitori con figli di 11-17 anni", (11, 17)),
        ("Parents of children aged 0 to 5", (0, 5)),
        ("Bambini fino a 10 anni", (0, 10)),
        ("Punto Ascolto 14-25", NO_CHILDREN),
        ("Mamme al parco, mar 9-12", NO_CHILDREN),
        ("Bambini 16-19", NO_CHILDREN),
        ("Famiglie in via Roma 3-5", NO_CHILDREN),
        ("Genitori di adolescenti", NO_CHILDREN),
    ],
)
def test_ages_of_children_are_read_from_names_and_conditions(text: str, ages: tuple[float, float]) -> None:
    assert childrens_ages(text) == ages


@pytest.mark.parametrize(
    ("children", "needs", "verdict"),
    [
        ((8,), ("family.parenting",), NO),
        ((7,), ("family.parenting",), CHECK),
        ((8, 2), ("family.parenting",), YES),
        ((6.5,), ("family.parenting",), YES),
        ((), ("family.parenting",), YES),
        ((8,), ("family.pregnancy",), YES),
    ],
)
def test_families_are_taken_by_the_ages_of_their_children(
    children: tuple[float, ...], needs: tuple[str, ...], verdict: Eligibility
) -> None:
    person = profile(age=40, children_ages=children, needs=needs, target_groups=("families",))

    found, why = asked(
        person, name="Famiglie 0-6", minimum_age=16, tags={("target_group", "families"): 1.0}, needs=needs
    )

    assert found == verdict
    assert why.startswith("For families with children aged 0 to 6") is (verdict != YES)
