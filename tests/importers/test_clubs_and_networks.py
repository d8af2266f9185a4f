"""Lists of clubs and of a network: years of birth, several courses of one club, towns under odd headers, answers."""

from datetime import date

import pytest

from importers.convert.ages import born
from importers.mapping import propose_mapping
from tests.importers.lists import drafts_of, table

COURSES = (
    "ASD Pianta;Calcio;nati 2015-2016;lun-mer-ven;17-18",
    "ASD Pianta;Calcio femminile;2012-2013-2014;mar-gio;17-18",
    "Nuoto Cesena;Corso base;dai 3 anni;mar;pomeriggio",
    "Nuoto Cesena;Acquaticità;3-36 mesi;sab;ore 9.30",
)


def test_a_club_with_several_courses_is_their_organization() -> None:
    drafts, problems = drafts_of("Società sportiva;Disciplina;Nati negli anni;Giorni;Orario", *COURSES)

    assert [(draft.values["organization.name"], draft.name) for draft in drafts[:2]] == [
        ("ASD Pianta", "Calcio"),
        ("ASD Pianta", "Calcio femminile"),
    ]
    year = date.today().year  # noqa: DTZ011
    assert (drafts[0].values["service.minimum_age"], drafts[0].values["service.maximum_age"]) == (
        year - 2017,
        year - 2015,
    )
    assert drafts[2].values["service.minimum_age"] == 3
    assert not [problem for problem in problems if "could not be read" in problem.message]


def test_a_list_of_clubs_each_with_its_sport_has_the_clubs_names() -> None:
    rows = ("ASD Pianta;Calcio", "Volley Cesena;Pallavolo", "Rugby Romagna;Rugby")
    columns = propose_mapping(table("Società;Disciplina", *rows, delimiter=";")).columns
    assert columns == {"Società": "organization.name", "Disciplina": "service.description"}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("nati 2015-2016", (9, 11)),
        ("2013/2014", (11, 13)),
        ("2012-2013-2014", (11, 14)),
        ("2017-18-19-20", (5, 9)),
        ("dal 2016 al 2019", (6, 10)),
        ("2015", (10, 11)),
        ("dal 2005 in poi", (None, 21)),
        ("nati dopo il 2012", (None, 13)),
        ("nate/i 2009-2012", (13, 17)),
        ("fino al 2010", (15, None)),
    ],
)
def test_ages_from_years_of_birth(text: str, ages: tuple[float | None, float | None]) -> None:
    assert born(text, 2026) == ages


@pytest.mark.parametrize("text", ["2016-2040", "1870", "adulti", "stagione 2026/2027 nati 2015"])
def test_other_years_are_none_of_birth(text: str) -> None:
    assert born(text, 2026) is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Piazza Matteotti 2, S. Sofia", "Santa Sofia"),
        ("Via Mazzini 8, Rocca S.Casciano", "Rocca San Casciano"),
        ("Via Mazzini 8 - S. Lazzaro di Savena", "San Lazzaro di Savena"),
    ],
)
def test_saints_of_towns_are_written_short(text: str, town: str) -> None:
    (draft,), _ = drafts_of("Nome;Indirizzo", f"Uno;{text}")
    assert draft.values["address.city"] == town


def test_a_territory_is_the_town_where_nothing_else_is() -> None:
    rows = ("Nonni in rete;Forlì", "Casa Betania;Cesena", "Emporio;via Lunga 45, Forlì")
    drafts, _ = drafts_of("Realtà;Territorio", *rows)
    assert [draft.values.get("address.city") for draft in drafts] == ["Forlì", "Cesena", "Forlì"]
    columns = propose_mapping(table("Nome;Territorio;Comune", "A;Valle;Forlì", "B;Mare;Cesena", delimiter=";")).columns
    assert columns["Comune"] == "address.city"


@pytest.mark.parametrize(
    ("cell", "kind", "amount"),
    [("No: 35 €/mese", "paid", 35), ("No (borse di studio)", "paid", None), ("Sì, con tessera", "low", None)],
)
def test_an_answer_may_go_on(cell: str, kind: str, amount: int | None) -> None:
    (draft,), _ = drafts_of("Nome;Il servizio è gratuito?", f"Uno;{cell}")
    option = draft.values["cost_options"][0]
    assert (option["option"], option["amount"]) == (kind, amount)


@pytest.mark.parametrize("cell", ["giovani uomini 18-25", "18-30 NEET", "NEET 18-30 inviati dal CPI", "Giovani 14-24"])
def test_ages_of_people_need_no_word_for_years(cell: str) -> None:
    (draft,), _ = drafts_of("Nome;A chi è rivolto", f"Uno;{cell}")
    assert "service.minimum_age" in draft.values


@pytest.mark.parametrize("cell", ["Eltern mit Kindern 0-3", "giovani lun-ven 15-18", "donne, ore 9-12"])
def test_other_numbers_beside_people_are_no_ages(cell: str) -> None:
    (draft,), _ = drafts_of("Nome;A chi è rivolto", f"Uno;{cell}")
    assert "service.minimum_age" not in draft.values


def test_listening_centres_have_a_parish() -> None:
    rows = ("San Biagio;Ascolto San Biagio;Via Roma 3, Forlì", "Cava;Caritas Cava;Via Roma 4, Forlì")
    columns = propose_mapping(table("Parrocchia;Centro di ascolto;Indirizzo", *rows, delimiter=";")).columns
    assert columns == {
        "Parrocchia": "organization.name",
        "Centro di ascolto": "service.name",
        "Indirizzo": "address.full",
    }
