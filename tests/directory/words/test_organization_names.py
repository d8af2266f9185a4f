"""Names of organisations made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.words.organization_names import normalize_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coop. Soc. Il Solco ONLUS", "IL SOLCO SOCIETA' COOPERATIVA SOCIALE"),
        ("SOC. COOP. SOC. A R.L. IL SOLCO", "Il Solco s.c.s."),
        ("C.V.M. - Comunità Volontari per il Mondo", "CVM Comunita' Volontari per il Mondo ODV"),
        ("Ass. S. Martino A.P.S.", "Associazione San Martino"),
        ("Fond. Sant’Anna", "Fondazione S. Anna ETS"),
    ],
)
def test_ways_to_write_one_name_become_the_same(one: str, other: str) -> None:
    assert normalize_name(one) == normalize_name(other)


def test_a_name_that_is_only_a_legal_form_is_kept() -> None:
    assert normalize_name("Coop. Soc.") == "cooperativa sociale"


def test_different_names_stay_different() -> None:
    assert normalize_name("Il Solco") != normalize_name("Il Sole")


@given(st.text())
def test_normalising_keeps_something_of_every_name_with_a_letter_and_never_fails(text: str) -> None:
    assert bool(normalize_name(text)) == any(character.isalnum() for character in normalize_name(text))


@given(st.text(alphabet="abcs. 'AS-", max_size=30))
def test_normalising_twice_adds_no_words(text: str) -> None:
    assert len(normalize_name(normalize_name(text)).split()) <= len(normalize_name(text).split())
