"""What is told in passing: how long something lasted, a town in its dialect, what somebody of age did not finish."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("si è buttato via 3 anni dopo il covid, 20 anni", 20),
        ("ha perso 3 anni di scuola, 17 anni", 17),
        ("logopedia, aspetta da 2 anni, bimbo di 4 anni", 4),
        ("Wartezeit 1 Jahr, Bub 4 Jahre", 4),
        ("non si parlano da 10 anni, ha 33 anni", 33),
        ("guitar lessons for a shy kid of 11, Rovereto", 11),
    ],
)
def test_how_long_something_lasted_is_no_age(text: str, age: int) -> None:
    assert read(text).ages == (age, age)


def test_the_year_of_a_school_is_no_age() -> None:
    assert read("compiti di matematica, superiori, 4° anno").ages is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("dormitorio Bèrghem", "Bergamo"),
        ("lavoro a Brèsa", "Brescia"),
        ("mensa Napule", "Napoli"),
        ("alloggio a Ciass", "Chiasso"),
        ("ho fame, Bz", "Bolzano"),
    ],
)
def test_a_town_is_known_by_its_name_in_dialect_and_by_the_letters_of_its_province(text: str, town: str) -> None:
    place = read(text).place

    assert place is not None
    assert place.name == town


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("vorrebbe la terza media, 20 anni", "education.diploma"),
        ("due gemelli di 40 giorni, nessun parente", "family.pregnancy"),
        ("22 anni, non esce da un anno", "mental_wellbeing.withdrawal"),
        ("corso per imparare a usare il pc", "digital.basics"),
        ("casa occupata, arriva la polizia", "housing.eviction"),
        ("il papà di novant'anni ha diritto all'accompagnamento", "money.benefits_advice"),
        ("l'inps vuole indietro 4000 euro", "money.benefits_advice"),
        ("non ha documenti né soldi né dove andare", "housing.emergency"),
    ],
)
def test_needs_are_heard_as_they_are_told(text: str, need: str) -> None:
    assert need in read(text).needs


def test_who_is_a_pupil_is_no_adult_without_a_diploma() -> None:
    assert "education.diploma" not in read("fa la terza media, ha 13 anni").needs


def test_who_only_tells_to_be_gay_is_not_guessed_to_be_beaten() -> None:
    line = listing(1, name="Linea", tags=("need:safety.partner_violence",))

    found = find("so gay e nel paese mio se sanno è la fine", line)

    assert found.query.needs == ("family.couple_sexuality",)
    assert not found.query.dangers


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("debiti con finanziarie, Bellinzona no scusa Lugano", "Lugano"),
        ("contributo mai arrivato, Faenza no Forlì", "Forlì"),
        ("dentista a Cesena, anzi a Forlì", "Forlì"),
        ("dentista a Cesena e Forlì, no dolore", "Cesena"),
    ],
)
def test_a_place_that_is_taken_back_for_the_next_is_not_meant(text: str, town: str) -> None:
    place = read(text).place

    assert place is not None
    assert place.name == town


@pytest.mark.parametrize("text", ["l'ho scoperto ieri sera", "sfrattato sabato scorso", "he slept outside last night"])
def test_when_something_happened_is_no_time_to_come(text: str) -> None:
    assert read(text).when is None


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mia figlia di 15 si taglia", (15, 15)),
        ("uomo di 50 solo", (50, 50)),
        ("figlio di 9 con difficoltà", (9, 9)),
        ("mamma di 3, cerca nido", None),
        ("mamma di 3 bambini", None),
    ],
)
def test_an_age_is_read_behind_whose_it_is(text: str, ages: tuple[int, int] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "is_now"),
    [
        ("ha un ictus, Forlì", True),
        ("pensionato dopo un ictus, pasti a casa", False),
        ("Rentner nach Schlaganfall braucht Essen", False),
        ("abbiamo perso la casa nell'alluvione del 2023", False),
        ("c'è l'alluvione, siamo sul tetto", True),
        ("dopo la caduta non respira", True),
        ("non respira, è nato nel 2023", True),
        ("after dinner he stopped breathing, he is unconscious", True),
        ("nach dem Essen ist er bewusstlos", True),
    ],
)
def test_what_was_a_danger_long_ago_calls_for_no_ambulance(text: str, is_now: bool) -> None:
    assert ("safety.emergency" in read(text).needs) == is_now


def test_who_has_no_lawyer_looks_for_one() -> None:
    found = read("asylum interview in three weeks and no lawyer")

    assert ("legal_aid" in found.service_types, found.refused_kinds) == (True, ())


def test_parents_whom_their_child_beats_are_told_whom_to_call() -> None:
    found = read("figlio di 35 anni che ci picchia quando gli neghiamo i soldi per la cocaina")

    assert any("1522" in str(one) for one in found.dangers)
    assert "safety.partner_violence" not in found.needs


def test_a_pastime_answers_nothing_where_somebody_is_not_paid() -> None:
    kitchen = listing(1, name="Laboratorio", at="Forlì", tags=("interest:cooking",))
    union = listing(2, name="Sportello", at="Cesena", tags=("need:work.rights",))

    found = find("il capo non mi paga da tre mesi, cucina di un ristorante a Forlì", kitchen, union)

    assert [one.name for one in found.results] == ["Sportello", "Laboratorio"]


def test_a_centre_for_the_young_comes_last_for_an_old_man() -> None:
    young = listing(1, name="Casa aperta", at="Trento", minimum_age=14, maximum_age=25, tags=("need:social",))
    visits = listing(2, name="Visite", at="Rovereto", tags=("need:social.elderly_company",))

    found = find("signore anziano che non vede nessuno, Trento", young, visits)

    assert [one.name for one in found.results] == ["Visite", "Casa aperta"]


@pytest.mark.parametrize(
    ("text", "is_asked_for"),
    [
        ("signore chiede soldi per mangiare", True),
        ("lavorava in negozio, ora senza soldi", True),
        ("ci picchia quando gli neghiamo i soldi", False),
    ],
)
def test_money_that_is_refused_to_somebody_is_no_need_of_theirs(text: str, is_asked_for: bool) -> None:
    assert any(need.startswith("money") for need in read(text).needs) == is_asked_for


@pytest.mark.parametrize("text", ["il sabato fa sport", "può un altro pomeriggio", "qualcosa per un'altra sera"])
def test_a_time_to_come_is_not_taken_for_one_that_is_gone(text: str) -> None:
    assert read(text).when is not None


def test_the_other_evening_is_gone() -> None:
    assert read("l'altra sera è caduto").when is None
