"""Words that are heard alike are found by each other, and only these."""

import pytest

from directory.words.keyboard import KEYS_BESIDE
from directory.words.sounds import SoundingAlike, sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("boleta", "bolletta"),
        ("mackina", "macchina"),
        ("kiude", "chiude"),
        ("squola", "scuola"),
        ("aqua", "acqua"),
        ("cuasi", "quasi"),
        ("tirocigno", "tirocignio"),
        ("fuer", "fur"),
        ("strase", "strasse"),
        ("ospital", "hospital"),
    ],
)
def test_spellings_of_one_word_sound_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cena", "chena"),
        ("casa", "cassia"),
        ("ghiro", "giro"),
        ("shisha", "sissa"),
        ("cura", "quota"),
        ("mensa", "messa"),
    ],
)
def test_words_that_are_heard_otherwise_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_short_words_and_numbers_are_not_found_by_ear() -> None:
    words = SoundingAlike(["anno", "ano", "chi", "2222"])

    assert words.of("hanno") == {"anno"}
    assert words.of("ki") == set()
    assert words.of("222") == set()


def test_keys_lie_beside_each_other() -> None:
    assert set(KEYS_BESIDE["s"]) == set("adwx")
    assert all(one in KEYS_BESIDE[other] for one, several in KEYS_BESIDE.items() for other in several)
