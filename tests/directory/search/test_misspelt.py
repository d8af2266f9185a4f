"""What becomes of misspelt words in a search, and of words that are right."""

import pytest

from directory.search.question import When
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names, said


def test_a_misspelt_word_is_repaired_and_this_is_said() -> None:
    result = find("xilografya", listing(1, name="Xilografia per tutti"), listing(2, name="Biblioteca"))

    assert names(result) == ["Xilografia per tutti"]
    assert [str(sentence) for sentence in result.relaxed] == ["“xilografya” was read as “xilografia”."]
    assert said(result)["words"] == "Matches your words: xilografia"


@pytest.mark.parametrize("word", ["marocchina", "ieri"])
def test_words_that_are_right_are_not_taken_for_others_where_no_listing_has_them(word: str) -> None:
    result = find(f"xilografia {word}", listing(1, name="Xilografia: macchina, veri"))

    assert result.relaxed == ()


def test_a_name_that_is_looked_for_as_another_word_is_told() -> None:
    result = find("zeno", listing(1, name="Né più né meno"))

    assert [str(sentence) for sentence in result.relaxed] == ["“zeno” was read as “meno”."]


def test_a_misspelt_need_is_understood_as_a_need() -> None:
    result = find(
        "psicolgo a Forlì",
        listing(1, name="Spazio Aurora", tags=("service_type:psychological_support",)),
        listing(2, name="Biblioteca"),
    )

    assert result.query.service_types == ("psychological_support",)
    assert names(result) == ["Spazio Aurora"]
    assert [str(sentence) for sentence in result.relaxed] == ["“psicolgo” was read as “psicologo”."]


def test_a_misspelt_word_is_named_only_where_what_it_was_taken_for_is_said() -> None:
    guitars = [listing(number, name="Corso di chitarra") for number in (2, 3)]  # the more frequent word is meant
    result = find("chitara", listing(1, name="Acqua Chiara"), *guitars)

    words = {one.name: [one_.text.message for one_ in one.reasons if one_.feature == "words"] for one in result.results}
    assert words["Corso di chitarra"] == ["Matches your words: %(words)s"]
    assert words.get("Acqua Chiara", []) != ["Matches your words: %(words)s"]


@pytest.mark.parametrize("word", ["allettato", "cope", "chili", "settimo", "vedova", "freund"])
def test_a_right_word_that_no_listing_has_is_not_taken_for_another(word: str) -> None:
    result = find(word, listing(1, description="allattare cose child settimane freunde vedove"))

    assert result.query.mended == ()


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("teatro la osera", "when", When(part=2)),
        ("teatro non troppo qcara", "cost", "low"),
        ("educatore che viene a asa", "home_visits", True),
        ("mediatrice tigrio", "languages", ("ti",)),
        ("educativa di serada", "service_types", ("youth_centre",)),
        ("sosteggno economico", "needs", ("money",)),
        ("nrto", "interests", ("nature_gardening",)),
        ("divorzire", "needs", ("family.conflict",)),
        ("mesa", "service_types", ("canteen",)),
        ("bimba 7 ann", "ages", (7, 7)),
        ("17nene", "ages", (17, 17)),
        ("man 28 yeras old", "ages", (28, 28)),
    ],
)
def test_of_words_that_a_misspelt_one_may_be_that_is_meant_of_which_the_question_makes_sense(
    text: str, field: str, value: object
) -> None:
    result = find(text, listing(1, name="Teatro, opera e divorzi", description="Nota: posto, costo e mese"))

    assert getattr(result.query, field) == value


@pytest.mark.parametrize("text", ["figli Luca 5, Anna 3", "classe 3a", "10 panni"])
def test_what_is_counted_behind_a_number_is_not_taken_for_years(text: str) -> None:
    assert find(text, listing(1)).query.ages is None


@pytest.mark.parametrize("text", ["uscito dal carcere di Bollate", "viene dal Gambia", "CAP", "anziana sola"])
def test_names_countries_and_forms_of_right_words_are_mended_by_nothing(text: str) -> None:
    listings = [listing(1, description="ballate cambia capo dove anziani soli vanno"), listing(2)]

    assert find(text, *listings).query.mended == ()


def test_a_word_that_was_understood_is_not_taken_for_another_that_listings_have() -> None:
    result = find(
        "spaccia", listing(1, name="Spesa e pacchi a domicilio"), listing(2, tags=("need:addictions.substances",))
    )

    assert [found.listing_id for found in result.results] == [listing(2).listing_id]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("pazza per la moda", "Pizza e cucina"),
        ("triennale finita, cerca lavoro", "Tribunale per i minorenni"),
        ("quanto si aspetta per la dislessia", "Quinto conto"),
        ("qualsiasi roba rumorosa", "Buon umore"),
    ],
)
def test_a_word_that_people_say_is_read_as_no_other(text: str, others: str) -> None:
    result = find(text, listing(1, name=others), listing(2, name="Moda, lavoro, dislessia, roba"))

    assert result.query.mended == ()
    assert names(result)[0] != others
