"""What a phone keeps of an area, so that questions are understood without network."""

import gzip
import re
from datetime import date, time
from typing import Any

import pytest
from flask.testing import FlaskClient

from directory.queries.hours import Span, Week
from tests.web.territory import Territory
from web.offline.area import kept_week

MOST_COMPRESSED = (
    190_000  # bytes, of which all but some hundred for each service are the words and rules of the vocabulary
)


@pytest.fixture
def area(client: FlaskClient, territory: Territory) -> dict[str, Any]:
    kept: dict[str, Any] = client.get("/offline/area.json?near=Forlì&within=20").get_json()
    return kept


def forms(area: dict[str, Any]) -> list[tuple[str, int]]:
    """Every form with the number of its stem, in the order in which they stand."""
    lines = [line for table in area["words"] for line in table.split("|")]
    found = []
    for number, line in enumerate(lines):
        stem, *written = line.split(" ")
        found += [(stem + one[1:] if one.startswith("-") else one, number) for one in written]
    return found


def alone(area: dict[str, Any], label: str) -> set[str]:
    """The words that mean a term."""
    in_order = list(dict.fromkeys(form for form, _ in forms(area)))
    (term,) = [one for one in area["terms"] if one["label"] == label]
    return {in_order[int(number, 36)] for number in term["alone"].split()}


def fitting(area: dict[str, Any], label: str) -> list[str]:
    """The services that answer a term just as it is."""
    (term,) = [one for one in area["terms"] if one["label"] == label]
    return [area["services"][place]["name"] for place in term["fits"].get("9", [])]


def test_terms_come_with_the_words_that_mean_them_in_three_languages(area: dict[str, Any]) -> None:
    assert {"psicologo", "psicologa", "psychologist", "psychologin"} <= alone(area, "Supporto psicologico")
    assert fitting(area, "Supporto psicologico") == ["Spazio Giovani"]


def test_languages_and_towns_are_asked_for_like_terms(area: dict[str, Any]) -> None:
    assert alone(area, "arabo") == {"arabo", "arabic", "arabisch"}
    assert fitting(area, "arabo") == ["Spazio Giovani"]
    assert "Spazio Giovani" in fitting(area, "Forlì")
    assert "Numero di ascolto" not in fitting(area, "Forlì")


def test_terms_that_nothing_answers_are_understood_all_the_same(area: dict[str, Any]) -> None:
    assert "sfratto" in alone(area, "Sfratto o rischio di perdere la casa")
    assert fitting(area, "Sfratto o rischio di perdere la casa") == []


def test_phrases_are_stems_by_their_numbers(area: dict[str, Any]) -> None:
    stems: dict[str, set[int]] = {}
    for form, number in forms(area):
        stems.setdefault(form, set()).add(number)
    (term,) = [one for one in area["terms"] if one["label"] == "Sfratto o rischio di perdere la casa"]
    phrases = [[int(number, 36) for number in phrase.split(" ")] for phrase in term["phrases"].split("|")]
    assert any(
        len(phrase) == 2 and phrase[0] in stems["rischio"] and phrase[1] in stems["sfratto"] for phrase in phrases
    )


def test_the_words_of_a_service_are_those_of_its_texts(area: dict[str, Any]) -> None:
    (service,) = [one for one in area["services"] if one["name"] == "Spazio Giovani"]
    own = {int(number, 36) for number in service["words"].split()}
    known = {form for form, number in forms(area) if number in own}
    assert {"giovani", "psicologa", "ascolto"} <= known
    assert not known & {"per", "e"}


def test_hours_ages_and_the_point_are_kept_for_whoever_asks_later(area: dict[str, Any]) -> None:
    (service,) = [one for one in area["services"] if one["name"] == "Spazio Giovani"]
    assert service["week"] == [[[840, 1080, ""]], [], [], [[840, 1080, ""]], [], [], []]
    assert service["ages"] == [14, 20]
    assert service["at"] == pytest.approx([44.2, 12.0], abs=0.1)
    assert "2026-12-25" in area["holidays"]
    assert "2027-01-01" in area["holidays"]


def test_dangers_say_what_to_do_first(area: dict[str, Any]) -> None:
    (term,) = [one for one in area["terms"] if one["label"] == "Violenza domestica e di genere"]
    assert "1522" in " ".join(term["first"])
    assert "112" in area["danger"]


def test_the_rules_for_dangers_name_their_needs(area: dict[str, Any]) -> None:
    texts = {"mi picchia": "Violenza domestica e di genere", "non respira": "Emergenza sociale"}
    for text, label in texts.items():
        heard = [rule["term"] for rule in area["dangers"]["rules"] if re.search(rule["pattern"], text)]
        assert label in {area["terms"][place]["label"] for place in heard}
    assert area["terms"][area["dangers"]["emergency"]]["label"] == "Emergenza sociale"
    assert "112" in area["dangers"]["at_once"]


def test_first_doors_are_lines_where_nobody_welcomes_everybody(area: dict[str, Any]) -> None:
    assert [area["services"][place]["name"] for place in area["doors"]] == ["Numero di ascolto"]


def test_nothing_is_kept_of_persons_and_the_whole_is_small(client: FlaskClient, territory: Territory) -> None:
    answer = client.get("/offline/area.json?near=Forlì&within=20").get_data()
    for private in ("giovani@example.org", "Carla", "Sara", "Luca Neri"):
        assert private not in answer.decode()
    assert len(gzip.compress(answer)) < MOST_COMPRESSED


def test_hours_past_midnight_and_of_a_whole_day_are_minutes_from_its_beginning() -> None:
    night, whole = Span(time(22), time(2)), Span(time(0), time(0))
    week = kept_week(Week(((night,), (whole,)) + ((),) * 5), date(2026, 11, 23))
    assert week["week"][:2] == [[[1320, 1560, ""]], [[0, 1440, ""]]]


def test_hours_by_appointment_or_without_an_end_open_no_door() -> None:
    spans = (Span(time(9), time(12), by_appointment=True), Span(time(14)))
    assert kept_week(Week((spans,) + ((),) * 6), date(2026, 11, 23))["week"] == [[] for _ in range(7)]
