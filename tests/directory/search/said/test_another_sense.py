"""Words of a need that say something else: who cheated, what a health office pays back, a child that will not go."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

CONSUMER, TENANCY, TO_SCHOOL = "rights.consumer", "housing.tenancy", "transport.school"


def _needs(text: str) -> tuple[str, ...]:
    return understand(text, VOCABULARY, GAZETTEER).needs


@pytest.mark.parametrize(
    "text",
    [
        "consumatore di sostanze di 22 anni",
        "in carcere per truffa",
        "condannato per frode",
        "mio figlio è stato arrestato per truffa",
        "convicted of fraud",
        "wegen Betrug verurteilt",
        "recesso dal contratto di lavoro",
        "disdire il contratto d'affitto",
        "non mi rimborsano la visita",
        "non mi rimborsano le spese mediche",
        "mio marito mi ha svuotato il conto",
        "i nipoti hanno svuotato il conto della nonna",
    ],
)
def test_what_only_sounds_like_it_is_no_matter_of_consumers(text: str) -> None:
    assert CONSUMER not in _needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "diritti del consumatore",
        "associazione consumatori",
        "sportello del consumatore",
        "ho denunciato per truffa il venditore",
        "mio padre detenuto, vittima di truffa",
        "non mi rimborsano il volo",
        "non mi rimborsano",
        "disdire il contratto della luce",
        "recesso dal contratto",
        "mi hanno svuotato il conto",
        "finti carabinieri hanno svuotato il conto della nonna",
        "raggiro di anziana",
    ],
)
def test_who_was_cheated_is_still_helped(text: str) -> None:
    assert CONSUMER in _needs(text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("recesso dal contratto di lavoro", "work.rights"),
        ("disdire il contratto d'affitto", TENANCY),
        ("il padrone di casa non mi rende la caparra", TENANCY),
        ("consumatore di sostanze di 22 anni", "addictions.substances"),
        ("in carcere per truffa", "rights.prison"),
    ],
)
def test_what_is_meant_is_heard(text: str, need: str) -> None:
    assert _needs(text) == (need,)


@pytest.mark.parametrize(
    "text",
    [
        "non riesco a portarlo a scuola, urla e piange",
        "mia figlia ha attacchi di panico, non riesco a portarla a scuola",
        "non riusciamo più a portarlo a scuola, si rifiuta",
    ],
)
def test_a_child_that_will_not_go_to_school_lacks_no_bus(text: str) -> None:
    assert TO_SCHOOL not in _needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "pedibus",
        "piedibus",
        "scuolabus per bambino disabile",
        "non riesco a portarlo a scuola, lavoro alle 7",
        "chi lo porta a scuola? io ho attacchi di panico",
        "ho attacchi di panico, non riesco a portarlo a scuola in macchina",
        "chi porta mio figlio a scuola, piange la sorellina",
    ],
)
def test_the_way_to_school_is_still_asked_for(text: str) -> None:
    assert TO_SCHOOL in _needs(text)
