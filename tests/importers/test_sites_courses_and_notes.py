"""Lists of web sites, courses and centres as they are sent: what must not be lost, or said of the wrong thing."""

import json
from pathlib import Path
from typing import Any

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.ages import age_range
from importers.places.finder import PlaceFinder
from importers.read import read_tables
from importers.records.drafts import read_drafts
from importers.row_values import Canonical, canonical
from tests.importers.lists import drafts_of


def read(header: str, *rows: str) -> list[Canonical]:
    """What each entry of a list says."""
    return [canonical(draft.values) for draft in drafts_of(header, *rows)[0]]


def post(title: str, content: str) -> dict[str, Any]:
    """A page of a WordPress site, as its interface gives it."""
    return {
        "title": {"rendered": title},
        "content": {"rendered": content, "protected": False},
        "acf": {"comune": "Forlì", "telefono": "0543 712345"},
    }


def test_a_site_says_its_words_without_its_markup(tmp_path: Path) -> None:
    path = tmp_path / "sito.json"
    pages = [
        post("Emporio &#8220;Il Pane&#8221;", "\n<p>Per famiglie in difficolt&agrave;.</p>\n<ul><li>spesa</li></ul>"),
        post("Guardaroba", "<p>Abiti &amp; scarpe</p>"),
    ]
    path.write_text(json.dumps(pages), "utf-8")
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    drafts = read_drafts(read_tables(path), finder, country="IT", about="sito").drafts
    said = [(draft.values["service.name"], draft.values["service.description"]) for draft in drafts]
    assert said == [
        ("Emporio “Il Pane”", "Per famiglie in difficoltà.\nspesa"),
        ("Guardaroba", "Abiti & scarpe"),
    ]


def test_addresses_of_the_web_keep_their_signs() -> None:
    (entry,) = read("nome;comune;sito", "Emporio;Forlì;https://example.org/?a=1&copy=2")
    assert entry["service.url"] == "https://example.org/?a=1&copy=2"


def test_courses_at_a_few_sites_are_called_by_the_course() -> None:
    entries = read(
        "Sede;Indirizzo;Corso;Giorni;Orario",
        "Sede centrale;Viale Roma 24, Forlì;Italiano;lun;18-20",
        "Sede centrale;Viale Roma 24, Forlì;Primo livello;mar;15-19",
        "Sede centrale;Viale Roma 24, Forlì;Inglese;gio;18-20",
        "Punto Cesena;Via Plauto 195, Cesena;Italiano;mer;9-11",
    )
    assert [(one["service.name"], one["location.name"]) for one in entries] == [
        ("Italiano", "Sede centrale"),
        ("Primo livello", "Sede centrale"),
        ("Inglese", "Sede centrale"),
        ("Italiano", "Punto Cesena"),
    ]


def test_a_certified_address_comes_after_the_one_that_people_write_to() -> None:
    rows = ("Uno;Forlì;uno@pec.example.org;uno@example.org", "Due;Forlì;due@pec.example.org;", "Tre;Forlì;;")
    entries = read("nome;comune;PEC;Email", *rows)
    assert entries[0]["service.email"] == "uno@example.org"
    (alone,) = read("nome;comune;PEC", "Uno;Forlì;uno@pec.example.org")
    assert alone["service.email"] == "uno@pec.example.org"


@pytest.mark.parametrize("note", ["previo appuntamento telefonico", "Su appuntamento.", "prenotazione obbligatoria"])
def test_a_note_that_asks_for_an_appointment_is_of_all_hours(note: str) -> None:
    (entry,) = read("nome;comune;orari;note", f"Centro di ascolto;Forlì;mar 16-18;{note}")
    (row,) = entry["schedules"]
    assert row["by_appointment"] == "true"


@pytest.mark.parametrize("note", ["sabato su appuntamento", "consigliato appuntamento", "per appuntamenti: 0543 7123"])
def test_a_note_that_says_more_leaves_the_hours_as_they_are(note: str) -> None:
    (entry,) = read("nome;comune;orari;note", f"Centro di ascolto;Forlì;mar 16-18;{note}")
    assert all("by_appointment" not in row for row in entry["schedules"])


def test_a_floor_behind_the_town_hides_no_town() -> None:
    (entry,) = read("servizio;dove", "Affidi;Palazzo Uffici, Via Marconi 9, Treviglio (BG), 2° piano")
    found = [entry[f"address.{part}"] for part in ("address_1", "address_2", "city", "state_province")]
    assert found == ["Palazzo Uffici, Via Marconi 9", "2° piano", "Treviglio", "BG"]


@pytest.mark.parametrize(
    "words", ["Minori e genitori", "genitori e minori", "minori, famiglie", "Minderjährige und ihre Familien"]
)
def test_minors_with_their_parents_have_no_highest_age(words: str) -> None:
    found = age_range(words)
    assert found is None or found.maximum is None


def test_minors_away_from_their_families_are_minors() -> None:
    found = age_range("minori allontanati dalla famiglia")
    assert found is not None
    assert found.maximum == 17


def test_what_a_register_cancelled_is_no_longer_there() -> None:
    rows = ("Uno;Forlì;", "Due;Forlì;30/06/2026", "Tre;Forlì;")
    entries = read("Denominazione;Comune;Data cancellazione", *rows)
    assert [one.get("service.status") for one in entries] == [None, "inactive", None]


def test_labels_of_a_service_card_are_known() -> None:
    (entry,) = read(
        "Servizio;Cos'è;Comune;N. telefono;Giorni/ore;Territorio di competenza",
        "Affidi;Sostegno a chi accoglie;Forlì;0543 712345;lun 9-12;Forlì",
    )
    assert entry["service.description"] == "Sostegno a chi accoglie"
    assert (entry["phones"][0]["number"], entry["schedules"][0]["byday"]) == ("+390543712345", "MO")
    assert entry["service_areas"][0]["name"] == "Forlì"
