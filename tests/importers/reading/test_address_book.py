"""Address books of Google and Outlook: organizations become entries with what is of work, and nothing else is taken."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.read import read_bytes, read_tables
from importers.reading.address_book import ADDRESS_BOOK, NO_BODY
from importers.reading.tables import Table

GOOGLE = """First Name,Last Name,Organization Name,Organization Title,Notes,Sesso,E-mail 1 - Label,E-mail 1 - Value,\
Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,\
Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Website 1 - Label,Website 1 - Value
,,Caritas,,suo marito sta male,F,* Work,caritas@example.org,Work,0543 555101 ::: 0543 555102,Mobile,340 5550102,\
Lavoro,"Via Fratti 7
Forlì",Via Fratti 7,Forlì,FC,47121,Work,caritas.example.org
Anna,Rossi,Auser,presidente,depressa,F,Personal,anna@example.org,Work Fax,0547 555103,Home,0547 999999,Casa dei \
genitori,Via Segreta 1,Via Segreta 1,Cesena,,,Profile,anna.example.org
Centro,Antiviolenza,,,,,,,Main,0543 555104,,,Work,,Via Po 3,Meldola,,,,
Mamma,,,,,F,,,Home,0543 999998,,,Home,,Via Segreta 2,Forlì,,,,
"""
OUTLOOK = """"Titolo","Nome","Secondo nome","Cognome","Società","Posizione","Via (uff.)","Città (uff.)","CAP (uff.)",\
"Via (ab.)","Fax (uff.)","Telefono (uff.)","Abitazione","Cellulare","Altro telefono","Telefono principale",\
"Indirizzo posta elettronica","Note","Pagina Web","E-mail 2 Address","Sesso"
"Dott.","Mario","","Bianchi","Consultorio","medico","Via Po 11","Forlì","47121","Via Segreta 5","0543 555202",\
"0543 555201","0543 999999","340 9999993","0543 999994","0543 999995","mario@example.org","mia vicina, depressa",\
"mario.example.org","m@example.org","Femmina"
"","","","","Centro famiglie","","Via Ancona 3","Cesena","47521","","","0547 555204","","","","",\
"centro@example.org","","centro.example.org","",""
"""
ENGLISH = """Title,First Name,Last Name,Company,Business Street,Business City,Home Street,Business Phone,Home Phone,\
Other Phone,Primary Phone,E-mail Address,Gender,Home City
Dr.,Mario,Bianchi,Consultorio,Via Po 11,Forlì,Via Segreta 5,0543 555201,0543 999999,0543 999998,0543 999997,\
m@example.org,Female,Bertinoro
"""
GERMAN = """Anrede,Vorname,Nachname,Firma,Straße geschäftlich,Ort geschäftlich,Telefon geschäftlich,Telefon (privat),\
Mobiltelefon,E-Mail-Adresse,Notizen
Herr,Karl,Moser,Sozialdienst,Bahnhofstraße 3,Meran,0473 555301,0473 999999,340 9999999,karl@example.org,krank
"""


def book(text: str) -> Table:
    (table,) = read_bytes(text.replace("\\\n", "").encode(), "contatti.csv")
    assert [each.message for each in table.problems].count(ADDRESS_BOOK) == 1
    return table


def contacts(text: str) -> list[dict[str, str]]:
    table = book(text)
    return [{name: cell for name, cell in zip(table.header, row.cells, strict=True) if cell} for row in table.rows]


def test_only_what_is_of_work_is_taken_of_contacts_of_google() -> None:
    assert contacts(GOOGLE) == [
        {
            "Ente": "Caritas",
            "Telefono": "0543 555101; 0543 555102",
            "E-mail": "caritas@example.org",
            "Sito web": "caritas.example.org",
            "Via": "Via Fratti 7",
            "Comune": "Forlì",
            "Provincia": "FC",
            "CAP": "47121",
        },
        {"Ente": "Auser", "Fax": "0547 555103"},
    ]


def test_who_has_no_organization_is_left_out_and_told() -> None:
    assert [(each.line, each.value) for each in book(GOOGLE).problems if each.message == NO_BODY] == [(5, ""), (6, "")]


CONSULTORIO = {"Ente": "Consultorio", "Telefono": "0543 555201", "Via": "Via Po 11", "Comune": "Forlì"}
FAMILIES = {"Ente": "Centro famiglie", "Telefono": "0547 555204", "Via": "Via Ancona 3", "Comune": "Cesena"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OUTLOOK,
            [
                {**CONSULTORIO, "Fax": "0543 555202", "CAP": "47121"},
                {**FAMILIES, "CAP": "47521", "E-mail": "centro@example.org", "Sito web": "centro.example.org"},
            ],
        ),
        (ENGLISH, [CONSULTORIO]),
        (
            GERMAN,
            [{"Ente": "Sozialdienst", "Telefono": "0473 555301", "Via": "Bahnhofstraße 3", "Comune": "Meran"}],
        ),
    ],
)
def test_only_what_is_of_work_is_taken_of_contacts_of_outlook(text: str, expected: list[dict[str, str]]) -> None:
    assert contacts(text) == expected


@pytest.mark.parametrize(
    "label",
    [
        "Cellulare privato",
        "Personale",
        "casa dei genitori",
        "Personal",
        "Home",
        "Casa",
        "Altro",
        "Other",
        "Mobile",
        "Privat",
        "",
        "Lavoro di mamma",
        "Home office",
        "Principale di casa",
    ],
)
def test_a_label_that_does_not_say_work_keeps_a_value_back(label: str) -> None:
    assert "0543 555101" not in str(contacts(GOOGLE.replace("* Work,", ",").replace(",Work,0543", f",{label},0543")))


@pytest.mark.parametrize(
    "label",
    [
        "Work",
        "* Work",
        "Lavoro",
        "Ufficio",
        "Main",
        "Principale",
        "Arbeit",
        "Geschäftlich",
        "Business",
        "Company",
        "Sede",
    ],
)
def test_a_label_that_says_work_lets_a_value_be_taken(label: str) -> None:
    assert contacts(GOOGLE.replace(",Work,0543", f",{label},0543"))[0]["Telefono"] == "0543 555101; 0543 555102"


def test_nothing_private_is_published_in_entries(session: Session, tmp_path: Path) -> None:
    for name, text in {"google": GOOGLE, "outlook": OUTLOOK, "english": ENGLISH, "german": GERMAN}.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(text.replace("\\\n", ""), "utf-8")
        plan = make_plan(session, path)
        said = str([(each.draft.values, each.draft.cells) for each in plan.records])
        assert len(plan.records) in (1, 2)
        for private in ("9999", "Segreta", "Rossi", "Bianchi", "Moser", "mario", "vicina", "marito", "gender_reserved"):
            assert private not in said


@pytest.mark.parametrize(
    "header",
    [
        "Titolo;Nome;Cognome;Note;Società;Telefono;Via;Comune",
        "Nome;Cognome;Studio;Via;CAP;Comune;Telefono;E-mail",
        "Cognome;Nome;Titolo;Note;Pagina web;Cellulare;Telefono;Comune",
        "First name;Last name;Company;Phone;Street;City;Notes;Web page",
        "Servizio;Telefono (uff.);Cellulare;Via (uff.);Note;E-mail address",
    ],
)
def test_other_lists_of_people_stay_as_they_are(header: str, tmp_path: Path) -> None:
    path = tmp_path / "medici.csv"
    path.write_text(header + "\n" + ";".join("abcdefgh"[: header.count(";") + 1]) + "\n", "utf-8")
    (table,) = read_tables(path)
    assert table.header == tuple(header.split(";"))
