"""Address books of Google and Outlook: bodies become entries, private telephones and addresses are not published."""

from pathlib import Path

import pytest

from importers.read import read_bytes, read_tables
from importers.reading.address_book import ADDRESS_BOOK, NO_BODY

GOOGLE = """First Name,Last Name,Organization Name,Organization Title,Notes,E-mail 1 - Label,E-mail 1 - Value,\
Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,\
Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Website 1 - Value
,,Caritas,,Mensa,* Work,caritas@example.org,Work,0543 555101 ::: 0543 555102,Mobile,340 5550102,Work,"Via Fratti 7
Forlì",Via Fratti 7,Forlì,FC,47121,caritas.example.org
Anna,Rossi,Auser,presidente,,,auser@example.org,Work Fax,0547 555103,Home,0547 999999,,,Corso Cavour 2,Cesena,,,
Centro,Antiviolenza,,,,,,Main,0543 555104,,,,,Via Po 3,Meldola,,,
"""
OUTLOOK = """"Titolo","Nome","Secondo nome","Cognome","Società","Posizione","Via (uff.)","Città (uff.)","CAP (uff.)",\
"Via (ab.)","Fax (uff.)","Telefono (uff.)","Abitazione","Cellulare","Indirizzo posta elettronica","Note","Pagina Web"
"Dott.","Mario","","Bianchi","Consultorio","medico","Via Po 11","Forlì","47121","Via Segreta 5","0543 555202",\
"0543 555201","0543 999999","340 5550203","consultorio@example.org","lun 9-12","www.example.org"
"","","","","Centro famiglie","","Via Ancona 3","Cesena","47521","","","0547 555204","","","","",""
"""
ENGLISH = """Title,First Name,Last Name,Company,Business Street,Business City,Home Street,Business Phone,Home Phone,\
E-mail Address
Dr.,Mario,Bianchi,Consultorio,Via Po 11,Forlì,Via Segreta 5,0543 555201,0543 999999,consultorio@example.org
"""


def contacts(text: str) -> list[dict[str, str]]:
    (table,) = read_bytes(text.replace("\\\n", "").encode(), "contatti.csv")
    assert ADDRESS_BOOK in [each.message for each in table.problems]
    return [{name: cell for name, cell in zip(table.header, row.cells, strict=True) if cell} for row in table.rows]


def test_contacts_of_google_are_read_by_their_values() -> None:
    first, second, third = contacts(GOOGLE)
    assert first == {
        "Ente": "Caritas",
        "Note": "Mensa",
        "Telefono": "0543 555101; 0543 555102; 340 5550102",
        "E-mail": "caritas@example.org",
        "Sito web": "caritas.example.org",
        "Via": "Via Fratti 7",
        "Comune": "Forlì",
        "Provincia": "FC",
        "CAP": "47121",
    }
    assert second["Ente"] == "Auser"
    assert (second["Referente"], second["Fax"], second["Recapito privato"]) == (
        "Anna Rossi",
        "0547 555103",
        "0547 999999",
    )
    assert "Telefono" not in second
    assert (third["Nome"], third["Via"], third["Comune"]) == ("Centro Antiviolenza", "Via Po 3", "Meldola")


def test_who_has_no_body_is_told() -> None:
    (table,) = read_bytes(GOOGLE.replace("\\\n", "").encode(), "contatti.csv")
    told = [(each.line, each.value) for each in table.problems if each.message == NO_BODY]
    assert told == [(5, "Centro Antiviolenza")]


@pytest.mark.parametrize("text", [OUTLOOK, ENGLISH])
def test_contacts_of_outlook_are_those_of_bodies(text: str) -> None:
    first = contacts(text)[0]
    assert (first["Ente"], first["Referente"], first["Via"], first["Comune"]) == (
        *("Consultorio", "Dott. Mario Bianchi" if text == OUTLOOK else "Dr. Mario Bianchi"),
        *("Via Po 11", "Forlì"),
    )
    assert "Nome" not in first
    assert first["Telefono"].startswith("0543 555201")
    assert set(first["Recapito privato"].split("; ")) == {"Via Segreta 5", "0543 999999"}


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
