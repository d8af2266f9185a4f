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
        ("Bambini 0-3 al mattino, 4-10 al pomeriggio", (0, 10)),
        ("Famiglie con figli 0-6, anche in attesa", (0, 6)),
        ("Genitori 0-3 anni", (0, 3)),
        ("Bambini under 12", (0, 11)),
        ("Famiglie fino a 5 componenti", NO_CHILDREN),
        ("famiglie sotto i 10.000 euro", NO_CHILDREN),
        ("genitori fino a 10 incontri gratuiti", NO_CHILDREN),
        ("famiglie da 2 a 5 persone", NO_CHILDREN),
        ("famiglie con 2-4 figli", NO_CHILDREN),
        ("Corsi per genitori 2 - 3 volte al mese", NO_CHILDREN),
        ("Famiglie entro 2 km", NO_CHILDREN),
        ("famiglie fino a 4 persone", NO_CHILDREN),
        ("Bambini fino a 10 per gruppo", NO_CHILDREN),
        ("Spazio bambini 3-5 posti", NO_CHILDREN),
        ("Genitori under 30", NO_CHILDREN),
        ("Mamme sotto i 25 anni", NO_CHILDREN),
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


@pytest.mark.parametrize(
    ("words", "children", "verdict"),
    [
        ("mamma di 38 anni con figlio di 15 anni e una neonata", (15,), CHECK),
        ("figlio di 9 anni e bimba appena nata", (9,), CHECK),
        ("mother with a son of 9 and a newborn", (9,), CHECK),
        ("Sohn 9 Jahre und ein Neugeborenes", (9,), CHECK),
        ("figlio di 9 anni, e con i più piccoli non so come fare", (9,), CHECK),
        ("ho tre figli, il grande di 12 anni", (12,), CHECK),
        ("due figli di 9 e 12 anni", (9, 12), NO),
        ("figlio di 9 anni, cerco una baby sitter", (9,), NO),
    ],
)
def test_children_whose_age_nobody_told_are_not_forgotten(
    words: str, children: tuple[float, ...], verdict: Eligibility
) -> None:
    person = profile(age=38, children_ages=children, words=words, needs=("family.parenting",))

    assert asked(person, name="Famiglie 0-6", tags={("target_group", "families"): 1.0})[0] == verdict
