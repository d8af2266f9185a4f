"""Costs, ways to be helped and languages, as they are typed fast."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("dentista isee 7mila", "low"),
        ("isee sotto i 10 mila", "low"),
        ("isee zero", "low"),
        ("isee inferiore a 9.360", "low"),
        ("isee sotto 8.000", "low"),
        ("caf per isee 2026", None),
        ("isee 45.000", None),
        ("visita con ticket", "low"),
        ("esente ticket, oculista", "free"),
        ("esenzione ticket per reddito", None),
        ("che non costi troppo", "low"),
        ("corso che non costi tanto", "low"),
        ("non a pagamento", "free"),
        ("no a pagamento", "free"),
        ("non ho un euro", "free"),
        ("siamo al verde", "free"),
        ("dentist sliding scale", "low"),
        ("pay what you can", "low"),
        ("nicht teuer", "low"),
        ("Zahnarzt Sozialtarif", "low"),
        ("bezahlbare Wohnung", "low"),
        ("il datore di lavoro non paga", None),
        ("parcheggio a pagamento", None),
    ],
)
def test_further_costs_are_read(text: str, cost: str | None) -> None:
    assert read(text).cost == cost


def test_what_an_isee_tells_of_the_cost_asks_for_no_isee() -> None:
    assert read("dentista isee 7mila").needs == ("health.dental",)
    assert "money.benefits_advice" in read("caf per isee 2026").needs
    assert "work.rights" not in read("corso non a pagamento").needs


@pytest.mark.parametrize(
    ("text", "by_phone"),
    [
        ("gioco azzardo, numero di telefono da chiamare anche di notte", True),
        ("un numero da chiamare", True),
        ("chi posso chiamare? mio padre beve", True),
        ("who can I call, my dad drinks", True),
        ("wen kann ich anrufen", True),
        ("gambling helpline phone", True),
        ("Telefonnummer für Frauen in Not", True),
        ("linea telefonica antiviolenza", True),
        ("disdire contratto telefonico", False),
        ("bolletta telefonica non pagata", False),
        ("truffa telefonica", False),
        ("truffata al telefono", False),
        ("non risponde al telefono", False),
        ("telefono del caf di Rovereto", False),
    ],
)
def test_who_wants_to_call_is_told_from_who_speaks_of_telephones(text: str, by_phone: bool) -> None:
    assert read(text).by_phone == by_phone


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("qualcuno che le faccia compagnia a casa il pomeriggio", True),
        ("fisioterapista a casa", True),
        ("pasti caldi a casa", True),
        ("spesa a casa per anziana", True),
        ("lezioni a casa", True),
        ("medico a casa", True),
        ("portare la spesa a casa", True),
        ("educativa territoriale casa", False),
        ("sta sempre chiuso a casa", False),
        ("sostegno a casa famiglia", False),
        ("aiuto per domanda di sostegno a casa popolare", False),
        ("resta a casa da scuola", False),
        ("non può tornare a casa", False),
        ("il medico la manda a casa", False),
    ],
)
def test_what_somebody_does_at_the_persons_home_is_read(text: str, home: bool) -> None:
    assert read(text).home_visits == home


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("parla tigrigno", {"ti"}),
        ("badante che parla russo e moldavo", {"ru", "ro"}),
        ("parla pulaar", {"ff"}),
        ("parla serbo croato", {"sr", "hr"}),
        ("parla oromo e amarico", {"om", "am"}),
        ("interprete per il rumeno", {"ro"}),
        ("traduttore di cinese", {"zh"}),
        ("mediatrice in urdu", {"ur"}),
        ("senegalese wolof infezione denti ambulatorio", {"wo"}),
        ("ragazzo ivoriano bambara francese febbre alta", {"bm", "fr"}),
        ("bracciante punjabi sfruttato", {"pa"}),
        ("richiedente asilo pashto documenti", {"ps"}),
        ("cucina berbera", set()),
        ("corso di arabo", set()),
        ("bambino cinese", {"zh"}),
        ("musica tamil", set()),
    ],
)
def test_languages_are_read_in_notes(text: str, languages: set[str]) -> None:
    assert set(read(text).languages) == languages


def test_a_mother_tongue_is_no_mother() -> None:
    found = read("lingua madre francese, uomo solo")

    assert set(found.languages) == {"fr"}
    assert found.gender == "man"
