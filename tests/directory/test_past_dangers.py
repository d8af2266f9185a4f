"""What was a danger once, and what may be one now."""

import pytest

from directory.danger.heard import dangers
from directory.search.query import understand
from directory.taxonomies.codes import EMERGENCY
from directory.words.language import words
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    "text",
    [
        "lui ha avuto un ictus, cercano un trasporto per la riabilitazione",
        "mio padre ha avuto un ictus, serve la fisioterapia a casa",
        "she had a stroke, physiotherapy near Forlì",
    ],
)
def test_who_asks_for_what_comes_after_a_stroke_needs_no_ambulance(text: str) -> None:
    assert EMERGENCY not in understand(text, VOCABULARY, GAZETTEER).needs


@pytest.mark.parametrize(
    "text",
    [
        "mio padre ha avuto un ictus",
        "mio padre ha avuto un ictus, serve trasporto in ospedale",
        "ha avuto un ictus adesso, poi fisioterapia?",
        "mia moglie ha un ictus",
    ],
)
def test_a_stroke_that_may_be_now_is_an_emergency(text: str) -> None:
    told = {one.need for one in dangers(words(text))} | {*understand(text, VOCABULARY, GAZETTEER).needs}

    assert EMERGENCY in told
