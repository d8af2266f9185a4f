"""What link workers type while somebody talks, and what must not be read out of it."""

from typing import Any

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names, said


def read(text: str, *served: str, **values: Any) -> Query:
    """Understood where these municipalities have listings."""
    codes = {GAZETTEER.resolve(name).code for name in served}
    return understand(text, VOCABULARY, GAZETTEER, served=codes.__contains__, **values)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mamma di 30 anni con bimbo di 5 che non parla ancora, logopedista", (5, 5)),
        ("papà 41, nido per bimba di 8 mesi", (0.67, 0.67)),
        ("mamma 34 anni cerca logopedista per il figlio", None),
        ("mamma di 30 anni con bimbo di 5 cerca lavoro", (30, 30)),
        ("ragazza 24 anni cerca logopedista", (24, 24)),
    ],
)
def test_where_all_is_for_a_child_the_age_of_the_parent_shuts_no_door(
    text: str, ages: tuple[float, float] | None
) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "place", "province"),
    [
        ("uscito da due settimane, non ha residenza, BG", "Bergamo", "BG"),
        ("smettere con la coca, BG, subito", "Bergamo", "BG"),
        ("casa popolare, comune di BO, donna sola", "Bologna", "BO"),
        ("gioca sempre, PC, non esce", None, None),
        ("SFRATTO URGENTE, BG", None, None),
        ("pacco alimentare bg subito", None, None),
    ],
)
def test_letters_of_a_province_that_are_set_apart_are_the_province(
    text: str, place: str | None, province: str | None
) -> None:
    query = read(text)

    assert (query.place and query.place.name, query.province) == (place, province)


@pytest.mark.parametrize(
    ("text", "place"), [("camminate zona Alzano", "Alzano Lombardo"), ("zona Romano", "Romano di Lombardia")]
)
def test_a_first_word_is_the_municipality_that_has_listings_rather_than_a_hamlet(text: str, place: str) -> None:
    query = read(text, place)

    assert query.place is not None
    assert query.place.name == place


def test_a_second_place_is_named_and_not_looked_for_in_texts() -> None:
    query = read("dentista trento o rovereto")

    assert query.place is not None
    assert query.place.name == "Trento"
    assert query.words == ("dentista",)
    assert [str(note) for note in query.notes] == [
        "Looked for near Trento and near Rovereto: distances are from the nearer of them."
    ]


def test_of_two_places_the_nearer_counts() -> None:
    """Rovereto is 21 km from Trento, and nobody is shut out for living near the other."""
    there = listing(1, name="Cure dentali", at="Rovereto", tags=("service_type:dental_care",))

    result = find("dentista a Trento o Rovereto", there)

    assert result.query.also_near == (GAZETTEER.resolve("Rovereto"),)
    assert said(result)["proximity"] == "In Rovereto"
    assert "Cure dentali" in names(find("dentista a Lecce o Rovereto", there))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("muratore", "curatore"),
        ("frasi", "farsi"),
        ("seit", "sei"),
        ("filling", "filming"),
        ("bollate", "ballare"),
        ("espulso", "espulsione"),
    ],
)
def test_everyday_words_and_names_of_towns_are_taken_for_nothing_else(text: str, words: str) -> None:
    assert find(text, listing(1, description=words)).query.mended == ()


def test_how_many_they_are_is_not_looked_for_in_texts() -> None:
    query = find("sfratto tra 10 giorni con 3 figli", listing(1, name="Psicologa a 10 euro")).query

    assert "10" not in query.words
    assert "3" not in query.words


@pytest.mark.parametrize(
    ("text", "is_by_phone"),
    [("consulenza al telefono", True), ("sta tutto il giorno al cellulare", False), ("sempre al telefono", False)],
)
def test_who_is_always_on_the_phone_needs_not_be_helped_by_phone(text: str, is_by_phone: bool) -> None:
    assert read(text).by_phone is is_by_phone


@pytest.mark.parametrize(
    "text", ["cannabis tutti i giorni", "la finanziaria chiama tutti i giorni", "beve ogni giorno"]
)
def test_what_happens_every_day_is_no_time_to_come(text: str) -> None:
    assert read(text).when is None


@pytest.mark.parametrize(
    ("text", "days", "part"),
    [
        ("sala prove il venerdì dopo scuola", (4,), 1),
        ("palestra dopo il lavoro", (), 2),
        ("driving theory, Brescia, Sat", (5,), None),
    ],
)
def test_further_times_are_read(text: str, days: tuple[int, ...], part: int | None) -> None:
    when = read(text).when

    assert when is not None
    assert (when.days, when.part) == (days, part)


def test_the_mountain_club_is_no_saturday() -> None:
    assert read("gite con la SAT, Trento").when is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("mi mena quando torno da scuola", "education.dropout"),
        ("scuola guida per chi parla poco italiano", "mental_wellbeing.listening"),
    ],
)
def test_needs_that_the_words_only_sound_like_are_not_read(text: str, missing: str) -> None:
    assert missing not in read(text).needs


def test_with_whom_to_talk_is_a_need() -> None:
    assert read("con chi parlo di notte").needs == ("mental_wellbeing.listening",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bullizzato a scuola", "school"),
        ("educativa domiciliare su mandato del tribunale", "public_office"),
        ("il tribunale ha disposto incontri col padre", "public_office"),
    ],
)
def test_a_school_or_court_that_is_only_told_of_is_not_looked_for(text: str, kind: str) -> None:
    assert kind not in read(text).service_types


@pytest.mark.parametrize(("text", "kind"), [("iscrivere a scuola", "school"), ("dov'è il tribunale", "public_office")])
def test_a_school_or_court_that_is_asked_for_is_looked_for(text: str, kind: str) -> None:
    assert kind in read(text).service_types


def test_what_somebody_cannot_do_any_more_is_no_pastime_and_no_refusal() -> None:
    query = read("signora sola non cucina più")

    assert (query.interests, query.notes) == ((), ())


def test_a_language_noted_between_commas_is_spoken() -> None:
    assert read("ragazza 24 anni depressa, Rovereto, inglese").languages == ("en",)
    assert read("corsi di chitarra, inglese, yoga").languages == ()


def test_the_law_on_disability_is_read_by_its_letter() -> None:
    assert read("L.104 permessi al lavoro").needs == read("legge 104 permessi al lavoro").needs


def test_half_way_is_no_meta_and_a_riviera_is_that_of_romagna() -> None:
    assert read("l'affitto cresce a metà contratto, Cesena").place == GAZETTEER.resolve("Cesena")
    assert read("mare per anziani, riviera romagnola").place == GAZETTEER.resolve("Rimini")


def test_who_wants_the_diploma_of_a_school_is_not_in_its_classes() -> None:
    assert read("terza media da grandi a Rovereto").ages is None
    assert "education.diploma" in read("terza media da grandi a Rovereto").needs


def test_the_german_one_is_no_man() -> None:
    assert read("Mietbeitrag, wo sucht man an").gender is None
    assert read("a man looking for work").gender == "man"
