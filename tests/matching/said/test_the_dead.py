"""A child who died is no child that services are looked for."""

import pytest

from matching.features.words import words_asked
from tests.matching.builders import profile


def looked_for(words: str) -> set[str]:
    return {word for found, _ in words_asked(profile(words=words)) for word in found}


@pytest.mark.parametrize(
    "words",
    [
        "è morto mio figlio",
        "mio figlio è morto a marzo",
        "mia figlia mi è venuta a mancare",
        "ha perso un bambino, vorrebbe parlarne",
        "dopo la morte della figlia non esce",
        "ha perso il figlio in un incidente",
        "ho perso mio figlio al quinto mese",
        "mio figlio, di 20 anni, ci è venuto a mancare",
        "dopo il suicidio del figlio non dorme",
        "my son died in spring",
        "mein Sohn ist gestorben",
    ],
)
def test_a_child_who_died_is_not_looked_for_in_texts_about_children(words: str) -> None:
    assert looked_for(words).isdisjoint({"figlio", "figlia", "bambino", "son", "sohn"})


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("mio figlio ha perso il papà e non dorme", "figlio"),
        ("aiuto per mio figlio, la nonna è morta", "figlio"),
        ("cerca un doposcuola per il figlio", "figlio"),
        ("mio marito è morto, mia figlia di 6 anni non dorme", "figlia"),
        ("suicidio: mio figlio dice che vuole morire", "figlio"),
        ("mio figlio è scomparso da ieri", "figlio"),
        ("ho perso mio figlio al parco", "figlio"),
        ("aiuto per mio figlio, è morta la nonna", "figlio"),
    ],
)
def test_a_child_who_lives_is(words: str, word: str) -> None:
    assert word in looked_for(words)
