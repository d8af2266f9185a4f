"""Where a sentence tells a need and an interest that is part of the trouble, the need is what is asked for."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    "text",
    [
        "ragazzo chiuso in camera col computer",
        "non esce di casa, sempre al computer",
        "chiuso in camera, gioca ai videogiochi tutta la notte",
        "non va più a scuola, sta sempre davanti al pc",
    ],
)
def test_a_screen_beside_which_somebody_is_shut_in_is_no_interest(text: str) -> None:
    query = read(text)

    assert query.needs
    assert not query.interests
    assert not any(need.startswith("digital") for need in query.needs)


@pytest.mark.parametrize("text", ["è caduto dalla moto, non cammina", "paura dei cani, attacchi di panico"])
def test_what_hurt_somebody_is_no_interest(text: str) -> None:
    assert not read(text).interests


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("non esce di casa, gli piacciono i videogiochi", "video_games"),
        ("chiuso in camera, vorrebbe un corso di computer", "computing"),
        ("non esce, ha un cane", "animals"),
        ("musica per ragazzo chiuso in camera", "music"),
    ],
)
def test_what_somebody_likes_or_looks_for_stays_an_interest(text: str, interest: str) -> None:
    assert interest in read(text).interests


def test_who_helps_the_withdrawn_comes_before_a_game_lab() -> None:
    lab = listing(1, name="Game lab", at="Trento", tags=("interest:video_games", "interest:computing"))
    house = listing(2, name="Fuori dalla stanza", at="Trento", tags=("need:mental_wellbeing.withdrawal",))

    assert find("chiuso in camera col computer, Trento", lab, house).results[0].name == house.name
