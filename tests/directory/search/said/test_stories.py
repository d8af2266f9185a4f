"""In a story, words that are said of everything count less than those that tell what it is about."""

import pytest

from directory.search.said.stories import tells_a_topic
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

IDLE = listing(
    1, name="Fondo", description="La raccolta è finita, il posto per gli ex soci è di giorno, passa ogni sera."
)
SPEAKING = listing(2, name="Parole ritrovate", description="Incontri dopo un'afasia.")


@pytest.mark.parametrize(
    ("word", "is_topic"),
    [("afasia", True), ("cricket", True), ("finita", False), ("porta", False), ("figlia", False), ("somewhere", False)],
)
def test_words_that_everybody_uses_tell_no_topic(word: str, is_topic: bool) -> None:
    assert tells_a_topic(word) is is_topic


def test_the_rare_word_of_a_story_finds_before_several_that_are_said_of_everything() -> None:
    text = "vuole compagnia, ex camionista, la cura è finita, afasia, passa ogni giorno sul posto"

    assert names(find(text, IDLE, SPEAKING))[0] == SPEAKING.name


def test_a_short_question_asks_for_its_words_as_they_stand() -> None:
    group = listing(3, name="Gruppo del martedì", description="Un gruppo.")
    other = listing(4, name="Incontri", description="Incontri.")

    assert names(find("gruppo", group, other))[0] == group.name


def test_a_story_of_nothing_but_common_words_is_still_looked_for() -> None:
    text = "la porta era chiusa, il giorno è finito, passa la notte in piazza"

    assert names(find(text, listing(5, name="Altro", description="giardino"), IDLE))[0] == IDLE.name


def test_a_text_that_says_most_of_a_plain_question_comes_before_one_with_its_rarest_word() -> None:
    war = listing(
        6, name="Storia", description="La guerra sul mare contro i turchi finì; chi sposò la regina, non si sa."
    )
    carpets = listing(7, name="Tappeti", description="Tappeti turchi.")
    text = "quando finì la guerra sul mare contro i turchi e chi sposò la regina"

    assert names(find(text, carpets, war))[0] == war.name
