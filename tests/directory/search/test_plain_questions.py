"""Questions about what texts tell, and not about what somebody needs: their words find the text that answers them."""

import pytest

from directory.search.query import understand
from directory.search.reading import read_question
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing
from tests.directory.search.asking import find, names


def test_a_word_that_seems_to_be_asked_for_does_not_hide_the_text_that_has_all_the_others() -> None:
    summit = "Le riunioni dei governi al vertice furono volute da Giscard."
    courses = [listing(number, name=f"Corso {number}", tags=("interest:languages",)) for number in range(2, 6)]
    others = [listing(number, name=f"Testo {number}", description="Statista.") for number in range(6, 26)]

    found = find(
        "Quale statista francese promosse gli incontri periodici al vertice tra i leader d'Europa?",
        listing(1, name="Vertice", description=summit),
        *courses,
        *others,
    )

    assert names(found)[0] == "Vertice"


MONK = "Il frate Michele racconta che le navi portarono la peste a Messina."
NUNS = "Il frate Michele racconta la vita delle monache."


def test_a_town_near_which_nobody_is_known_is_looked_for_in_texts() -> None:
    found = find(
        "Quale racconto c'è di Messina?",
        listing(1, name="Uno", description=NUNS, at="Forlì"),
        listing(2, name="Due", description="Le navi portarono la peste a Messina.", at="Forlì"),
    )

    assert set(names(found)) == {"Uno", "Due"}


def test_a_town_where_somebody_is_stays_a_hint() -> None:
    found = find(
        "Quale racconto c'è di Messina?",
        listing(1, name="Uno", description=NUNS, at="Messina"),
        listing(2, name="Due", description="Le navi portarono la peste a Messina.", at="Forlì"),
    )

    assert names(found) == ["Uno"]


def test_who_asks_for_nothing_but_a_town_is_shown_what_is_nearest() -> None:
    found = find("Messina", listing(1, name="Uno", at="Forlì"), listing(2, name="Due", description=MONK, at="Trento"))

    assert set(names(found)) == {"Uno", "Due"}


def test_words_of_an_age_are_looked_for_where_no_listing_states_ages() -> None:
    king = listing(1, name="Re", description="Il re salì al trono a 20 anni, dopo la guerra.")
    queen = listing(2, name="Regina", description="La regina salì al trono dopo la guerra.")
    stated = listing(3, name="Gruppo", description="Salì al trono.", minimum_age=14, maximum_age=25)

    question = "Chi salì al trono a 20 anni?"

    assert names(find(question, queen, king))[0] == "Re"
    assert "20" in read_question(question, catalog_of(queen, king)).words
    assert "20" not in read_question(question, catalog_of(queen, king, stated)).words


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Chi firmò l'assegno?", None),
        ("Cosa chiarì Jean Senebier nel 1782?", None),
        ("Chi morì a Chiari?", "Chiari"),
        ("mensa a Forlì", "Forlì"),
        ("mensa a Nardó", "Nardò"),  # the accent may be the wrong one
        ("sportello a Chiari", "Chiari"),
    ],
)
def test_an_accent_tells_a_verb_from_a_town(text: str, town: str | None) -> None:
    place = understand(text, VOCABULARY, GAZETTEER).place

    assert (place.name if place else None) == town


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("una statua in bronzo", None),
        ("corso a Buronzzo", "Buronzo"),
        ("corso a Bergmo", "Bergamo"),
        ("una statua in marmo", None),
    ],
)
def test_a_word_that_everybody_says_is_no_misspelt_town(text: str, town: str | None) -> None:
    place = understand(text, VOCABULARY, GAZETTEER).place

    assert (place.name if place else None) == town


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Quando naufragò la London Valour?", None),
        ("Dove attraccarono le galee genovesi?", None),
        ("quando rientra mi strattona e mi insulta davanti ai bambini", "safety.partner_violence"),
    ],
)
def test_little_words_alone_tell_no_need(text: str, need: str | None) -> None:
    found = find(text, listing(1, description="Un testo."))

    assert found.query.needs == ((need,) if need else ())


def test_no_need_is_guessed_of_what_a_text_says_in_its_own_words() -> None:
    prison = listing(
        1, name="Vandea", description="I ribelli furono annientati a Savenay; si affogarono migliaia di detenuti."
    )
    others = [listing(number, name=f"Testo {number}", description="Il fiume scorre.") for number in range(10, 40)]

    found = find("Dove furono annientati i ribelli della Vandea?", prison, *others)

    assert found.query.needs == ()
    assert names(found)[0] == "Vandea"


def test_a_danger_is_guessed_whatever_texts_say() -> None:
    text = listing(1, name="Testo", description="Quando rientra mi strattona e mi insulta, disse la regina.")

    found = find("quando rientra mi strattona e mi insulta davanti ai bambini", text)

    assert found.query.needs == ("safety.partner_violence",)
