"""Words of dialects and of everyday talk: read where they say something, and never taken for something else."""

import pytest

from directory.search.query import Query, understand
from directory.search.spelling.plausible_slips import Slip
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize("word", ["bocia", "picciotto", "guaglione", "fioeu", "toso", "ragasòl"])
def test_a_boy_is_a_boy_in_every_dialect(word: str) -> None:
    query = read(f"{word} che vuole suonare la chitarra")

    assert query.target_groups == ("adolescents",)
    assert query.interests == ("music",)


def test_a_lady_is_a_woman_and_who_is_old_is_old() -> None:
    assert read("sciura che cuce").gender == "woman"
    assert "elderly" in read("i veci del paese, compagnia").target_groups
    assert read("dormitorio stanòt").when is not None


@pytest.mark.parametrize(
    "text", ["è stanca morta, cerca un corso di yoga", "sono morto di sonno", "muore di fame, morta di vergogna"]
)
def test_who_is_tired_to_death_has_lost_nobody(text: str) -> None:
    assert "mental_wellbeing.grief" not in read(text).needs
    assert "mental_wellbeing.crisis" not in read(text).needs


def test_little_words_are_no_others() -> None:
    choir = listing(1, name="Coro", tags=("interest:music",))

    query = find("badante per mio padre, chi aiuta coi contributi", choir).query

    assert not query.mended
    assert not query.interests


@pytest.mark.parametrize(
    ("typed", "right", "sentence"),
    [
        ("vegno", "legno", "che vegno in corriera"),
        ("prof", "proof", "mi ha scritto un prof della scuola"),
        ("ladi", "lads", "disoccupazione finita ladi e si vergogna"),
        ("redt", "rent", "mein bub und redt noch nichts"),
    ],
)
def test_a_word_is_no_slip_of_one_of_another_language_or_with_another_first_letter(
    typed: str, right: str, sentence: str
) -> None:
    assert not Slip(typed, sentence.split()).may_mean(right)


@pytest.mark.parametrize(
    ("typed", "right", "sentence"),
    [
        ("scula", "scuola", "corso per finire la scula"),
        ("tirocino", "tirocinio", "tirocino per ragazzo"),
    ],
)
def test_slips_are_mended(typed: str, right: str, sentence: str) -> None:
    assert Slip(typed, sentence.split()).may_mean(right)


def test_two_slips_of_one_phrase_are_mended_together() -> None:
    food = listing(1, name="Pacco alimentare", tags=("need:money.food",))

    assert dict(find("paco alimantare", food).query.mended) == {"paco": "pacco", "alimantare": "alimentare"}
