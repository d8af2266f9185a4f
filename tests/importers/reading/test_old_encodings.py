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


UNION = (
    "SEDE;INDIRIZZO;COMUNE;ORARI\nLEGA;VIA PELACANO 7 - 1° PIANO;FORLÌ;\nUNITÀ;VIA PO 2;CESENA;1° E 3° LUNEDÌ 9-12\n"
)
FLOORS = "sede;indirizzo\nCasa;Via Po 2 - 1° piano\nDocce;Via Po 3 - 2° piano\n"
ELIDED = "nome;note\nL´età serena;Comunità, 1° piano\nNell´unità;perché più di 65 anni\n"
APPLE = "nome;note\nL’ora d’ascolto;dell’età…\nCaffè “Arca”;perché – più – no\nCASA DELL’UNITÀ;n° 5, 1° piano\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (UNION, FLOORS) for encoding in ("cp850", "mac_roman", "cp1252")),
        *((APPLE, encoding) for encoding in ("mac_roman", "cp1252")),
        *((ELIDED, encoding) for encoding in ("cp850", "cp1252")),
        (UNION.replace("Ì", "'").replace("À", "'"), "cp437"),
        ("nome;note\nCAFFÈ;PERCHÉ\nUNITÀ;FORLÌ\n", "mac_roman"),
    ],
)
def test_floors_and_apostrophes_beside_accents_do_not_hide_them(tmp_path: Path, text: str, encoding: str) -> None:
    assert cells(tmp_path, text, encoding) == text.strip().replace("\n", ";").split(";")


@pytest.mark.parametrize(
    "text",
    [
        "navn;adresse\nSmørrebrød;Nørregade 1\nRøde Kors;Østergade 5\n",  # Danish
        "nome;nota\nBALÕES E CORAÇÕES;São Paulo\nMILHÕES;REGIÕES\n",
        "nom;note\nMaïs;naïf\nL'ouïe;haïr\n",
        "nome;note\n¡Ven!;Casa 3\n¿Quién?;¡Sí!\n",
        "nome;indirizzo\nCasa;Via Po 2 - 1° piano\n«Arca»;Via Po 3 – 2° piano\n",
        "nome;note\nUnità;Ø 5 cm, 1ø piano\nCaffè;perché no\n",  # Windows' accents are stronger than a wrong sign
        "nome;note\nArticolo 1§2;3¦4\nCasa ®;10µ\n",
    ],
)
def test_signs_alone_are_no_accents_of_old_machines(tmp_path: Path, text: str) -> None:
    assert cells(tmp_path, text, "cp1252") == text.strip().replace("\n", ";").split(";")
