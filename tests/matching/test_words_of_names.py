"""Given names of whoever is spoken of are not looked for in texts of services."""

import pytest

from matching.features.words import words_asked
from tests.matching.builders import place, profile


def test_what_somebody_is_called_is_not_looked_for() -> None:
    ((found, _),) = words_asked(profile(words="Sig.ra Maria, senza badante"))
    assert "maria" not in found
    ((found, _),) = words_asked(profile(words="cerca il centro Santa Maria"))
    assert "maria" in found


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("in comunità a Seriate, vuole fare il saldatore", ("comunita", "saldatore")),
        ("Nuota nel centro Santa Maria", ("nuota", "centro", "santa", "maria")),
        ("Gioca nella Fiorentina", ("gioca", "fiorentina")),
        ("Sole e mare", ("sole", "mare")),
        ("Dorme al verde e in orto", ("dorme", "verde", "orto")),
        ("Porta fuori il cane", ("porta", "fuori", "cane")),
    ],
)
def test_a_town_beside_a_need_is_not_looked_for_in_texts(words: str, asked: tuple[str, ...]) -> None:
    assert [found for found, _ in words_asked(profile(words=words, place=place("Bergamo")))] == [asked]


def test_who_should_walk_along_is_not_looked_for_in_texts() -> None:
    ((found, _),) = words_asked(profile(words="Vuole parlare solo con una donna. Disegna fumetti"))

    assert found == ("disegna", "fumetti")
