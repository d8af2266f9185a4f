"""Given names of whoever is spoken of are not looked for in texts of services."""

from matching.features.words import words_asked
from tests.matching.builders import profile


def test_what_somebody_is_called_is_not_looked_for() -> None:
    ((found, _),) = words_asked(profile(words="Sig.ra Maria, senza badante"))
    assert "maria" not in found
    ((found, _),) = words_asked(profile(words="cerca il centro Santa Maria"))
    assert "maria" in found
