import pytest

from directory.tagging.evidence import (
    LIST_CONFIDENCE,
    NAME_CONFIDENCE,
    PROMINENT_CONFIDENCE,
    TEXT_CONFIDENCE,
    Evidence,
    Text,
    Where,
    evidence,
)
from directory.taxonomies.vocabulary import Vocabulary

VOCABULARY = Vocabulary.bundled()
FILLING = "parole " * 40
PHARMACY = ("service_type", "pharmacy")


def found(*texts: Text) -> dict[tuple[str, str], Evidence]:
    return {one.key: one for one in evidence(texts, VOCABULARY)}


def test_a_name_is_surer_than_a_description_and_that_than_a_remark() -> None:
    in_name = found(Text("Farmacia Centrale", Where.NAME))[PHARMACY]
    of_list = found(Text("farmacie_catania", Where.LIST))[PHARMACY]
    at_the_beginning = found(Text("Farmacia aperta la notte", Where.TEXT))[PHARMACY]
    twice = found(Text(FILLING + "farmacia, farmacia", Where.TEXT))[PHARMACY]
    by_the_way = found(Text(FILLING + "accanto alla farmacia", Where.TEXT))[PHARMACY]

    assert in_name.confidence == NAME_CONFIDENCE
    assert of_list.confidence == LIST_CONFIDENCE
    assert at_the_beginning.confidence == twice.confidence == PROMINENT_CONFIDENCE
    assert by_the_way.confidence == TEXT_CONFIDENCE


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("caritas forli", set()),
        ("caritas mense", {"canteen"}),
        ("ausl romagna csm", {"mental_health_centre"}),
        ("sportello sociale", {"social_secretariat"}),
        ("palestre uisp", {"sports_group"}),
    ],
)
def test_who_sent_a_list_says_nothing_of_its_entries(name: str, kinds: set[str]) -> None:
    assert {code for taxonomy, code in found(Text(name, Where.LIST)) if taxonomy == "service_type"} == kinds


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Residenza nel Comune; famiglie con ISEE fino a 15.000 €", {("target_group", "families")}),
        ("iscrizione al collocamento mirato", set()),
        ("persone con dipendenze", {("target_group", "addiction"), ("need", "addictions")}),
    ],
)
def test_conditions_are_not_what_a_service_does(text: str, keys: set[tuple[str, str]]) -> None:
    assert found(Text(text, Where.FOR_WHOM)).keys() == keys


def test_evidence_shows_the_words_that_led_to_it_each_once() -> None:
    both = found(Text("Farmacia", Where.NAME), Text("La farmacia e le farmacie", Where.TEXT))

    assert both[PHARMACY].words == ("farmacia", "farmacie")
    assert both[PHARMACY].confidence == NAME_CONFIDENCE


def test_the_surest_come_first_and_no_text_is_no_evidence() -> None:
    sure = [one.confidence for one in evidence([Text("Farmacia", Where.NAME), Text("mensa", Where.TEXT)], VOCABULARY)]

    assert sure == sorted(sure, reverse=True)
    assert evidence([Text("", Where.NAME)], VOCABULARY) == []


def test_what_a_library_has_books_about_is_no_help() -> None:
    found = evidence([Text("Biblioteca per ragazzi dell'Ordine degli avvocati. Musica", Where.NAME)], VOCABULARY)

    keys = {one.key for one in found}
    assert ("service_type", "library") in keys
    assert ("interest", "music") in keys
    assert not keys & {("need", "rights.legal_advice"), ("service_type", "legal_aid")}
    assert ("target_group", "adolescents") in keys
