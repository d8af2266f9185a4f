"""Texts of DOS and of old Apple machines keep their accents, and those of Windows are not taken for them."""

from pathlib import Path

import pytest

from importers.read import read_tables

CAPITALS = "NOME;CITTÀ\nCOMUNITÀ L'ETÀ SERENA;FORLÌ\nCASA SAN NICOLÒ;FORLÌ\n"
SMALL = "nome;comune\nComunità San Nicolò;Forlì\nCaffè perché no;Cesena\n"
GERMAN = "Name;Ort\nJugendtreff für Mädchen;Brixen\nTür an Tür;Straßburg\n"
STREETS = "Name;Straße\nKüche;Goethestraße\nFür Mädchen;Dantestraße\nÖffnung;Rathausstraße\nMütter;Schloßstraße\n"


def cells(folder: Path, text: str, encoding: str) -> list[str]:
    path = folder / "lista.txt"
    path.write_bytes(text.encode(encoding))
    (table,) = read_tables(path)
    return [*table.header, *(cell for row in table.rows for cell in row.cells)]


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252", "utf-8"])
@pytest.mark.parametrize("text", [CAPITALS, SMALL, GERMAN, STREETS])
def test_accents_are_what_they_were(tmp_path: Path, text: str, encoding: str) -> None:
    assert cells(tmp_path, text, encoding) == text.strip().replace("\n", ";").split(";")


@pytest.mark.parametrize(
    "text",
    [
        "nome;note\nMensa;pane, latte ecc… e altro\nDocce;sapone ecc…\nCasa;letti ecc…\n",  # one sign alone
        "nome;note\nL’ora;dell’ente ecc…\nUn’idea;lun–ven\n",  # apostrophes and dashes of a word processor
        "nome;note\nÎle;forêt, hôtel, garçon\nChâtillon;août\n",  # French
    ],
)
def test_signs_of_windows_stay_what_they_are(tmp_path: Path, text: str) -> None:
    assert cells(tmp_path, text, "cp1252") == text.strip().replace("\n", ";").split(";")


@pytest.mark.parametrize(
    "text",
    [
        "nome;note\nCENTRO “ARCA”;Corsi, gite, ecc…\nCASA “LUCE”;Pasti, docce, ecc…\n",
        "name;notes\nHelp…;bank•Meals\nWomen”;HelpLine™\nFood bank•Meals;Help…\n",
        "nome;cognome\nNiños;García\nMaría;Peña\nMARTí;MUñOZ\n",
        "nome;nota\nSão Paulo;Irmã Lucia\nPará;Irmã Rosa\n",
        "name;notes\nwomen—and girls…then;house•shelter\nfood—and…more;bank•meals\n",
    ],
)
def test_typography_and_letters_of_other_languages_are_no_accents_of_dos(tmp_path: Path, text: str) -> None:
    assert cells(tmp_path, text, "cp1252") == text.strip().replace("\n", ";").split(";")
