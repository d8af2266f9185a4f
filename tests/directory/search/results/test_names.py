import pytest

from directory.catalog.catalog import Door
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

ANTI_VIOLENCE = ("need:safety.partner_violence", "service_type:anti_violence_centre")


def test_who_is_called_so_comes_first_even_where_the_name_sounds_like_a_place() -> None:
    result = find(
        "Giocatori in cerchio",
        listing(1, name="Giocatori", description="in cerchio", at="Cerchio", access=Door.FREE),
        listing(2, name="Giocatori in cerchio", organization="Gruppo (esempio)", at="Bergamo"),
    )

    assert result.query.place is None
    assert [found.row for found in result.results] == [1, 0]


def test_the_name_of_an_organization_brings_its_services_first() -> None:
    result = find(
        "Opera della Stazione",
        listing(1, name="Opera in stazione", description="opera stazione", access=Door.FREE),
        listing(2, name="Mensa", organization="Opera della Stazione (esempio)", access=Door.FREE),
        listing(3, name="Stazione", description="opera", access=Door.FREE),
    )

    assert {found.row for found in result.results[:2]} == {0, 1}


def test_a_misspelt_word_of_a_name_may_have_the_stem_of_a_usual_one() -> None:
    """ "Dera" has the stem of "der", which is in many German texts."""
    result = find(
        "nascita paolo dera",
        listing(1, name="Scuola Nascita Paolo Derna"),
        *[listing(number, name=f"Nascita Paolo {number}") for number in range(2, 20)],
        *[listing(number, description="Haus der Jugend") for number in range(20, 200)],
    )

    assert result.results[0].name == "Scuola Nascita Paolo Derna"


def test_a_name_with_a_misspelt_word_that_is_another_word_is_found() -> None:
    """ "Dera" is the beginning of other words; who is called "Derna" beside all else is meant."""
    result = find(
        "sportello ascolto dera",
        listing(1, name="Sportello ascolto Bruni", description="dera", access=Door.FREE),
        listing(2, name="Sportello ascolto Derna", at="Bergamo"),
        listing(3, name="Dera", access=Door.FREE),
        *[listing(number, name=f"Sportello ascolto {number}") for number in range(4, 120)],
    )

    assert result.results[0].row == 1
    assert "Is called nearly as you wrote" in [reason.text.message for reason in result.results[0].reasons]


def test_a_name_with_two_errors_in_a_long_word_is_found_by_its_other_words() -> None:
    result = find(
        "sportello ascolto rodzigez",
        listing(1, name="Sportello ascolto", access=Door.FREE),
        listing(2, name="Sportello ascolto Rodriguez", at="Bergamo"),
        *[listing(number, name=f"Biblioteca {number}") for number in range(3, 120)],
    )

    assert result.results[0].row == 1


def test_a_bare_place_in_a_name_from_elsewhere_is_part_of_the_name() -> None:
    elsewhere = listing(1, name="Bottega casa Marta", at="Bergamo")

    assert find("bottega casa marta", elsewhere, listing(2, name="Bottega")).query.place is None
    assert find("bottega casa a marta", elsewhere, listing(2, name="Bottega")).query.place is not None


def test_words_that_say_for_whom_are_part_of_a_name() -> None:
    result = find(
        "bottega donne rossi",
        listing(1, name="Progetto minori Rossi", description="bottega", access=Door.FREE),
        listing(2, name="Bottega donne Rossi"),
    )

    assert result.results[0].row == 1


def test_who_asks_for_a_place_is_not_sent_to_a_namesake_far_away() -> None:
    result = find(
        "mensa pranzo a forlì",
        listing(1, name="Mensa pranzo", at="Bergamo"),
        listing(2, name="Mensa della stazione", description="pranzo", at="Forlì"),
    )

    assert result.results[0].row == 1


def test_what_is_asked_of_somebody_who_is_named_is_no_part_of_the_name() -> None:
    rows = [
        listing(1, name="Accoglienza per donne", organization="Casa Ginestra", at="Trento"),
        listing(2, name="Telefono amico"),
    ]

    result = find("Casa Ginestra telefono", *rows)

    assert result.query.place is None
    assert result.results[0].row == 0


def test_who_is_called_just_so_comes_first_even_if_the_words_tell_of_others() -> None:
    result = find(
        "anziani paola colrubini",
        listing(1, name="Spazio Anziani Paola Colrubini", maximum_age=17.0),
        listing(2, name="Progetto Minori Paolo Colrubini"),
        listing(3, name="Anziani e Paola"),
    )

    assert result.results[0].name == "Spazio Anziani Paola Colrubini"


def test_who_is_called_so_comes_first_where_a_word_of_the_name_tells_a_danger() -> None:
    """Who asks by a name means it, misspelt or not, though another has nearly the name and answers what it says."""
    rows = (
        listing(1, name="Rete Antiviolenza Emilio Piovo"),
        listing(2, name="Antiviolenza Emilio", access=Door.FREE, tags=ANTI_VIOLENCE),
        *[listing(number, name=f"Biblioteca {number}", description="piobone piovra piolo") for number in range(3, 30)],
        *[listing(number, name=f"Biblioteca {number}") for number in range(30, 120)],
    )

    assert names(find("rete antiviolenza emilio piobo", *rows))[0] == "Rete Antiviolenza Emilio Piovo"
    assert names(find("rete antiviolenza emilio piovo", *rows))[0] == "Rete Antiviolenza Emilio Piovo"


@pytest.mark.parametrize(
    "question",
    [
        "mio marito mi picchia, violenza contro le donne",
        "il mio ragazzo mi picchia, cerco un archivio",
        "subisco violenza e non so dove andare, archivio di donne",
    ],
)
def test_a_name_that_only_shares_words_with_a_danger_does_not_come_before_who_helps(question: str) -> None:
    result = find(
        question,
        listing(1, name="Archivio violenza donne", access=Door.FREE),
        listing(2, name="Centro Demetra", tags=ANTI_VIOLENCE[:1]),
        *[listing(number, name=f"Biblioteca {number}") for number in range(3, 30)],
    )

    assert names(result)[0] == "Centro Demetra"
