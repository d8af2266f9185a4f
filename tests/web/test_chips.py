"""What was understood, as chips that can be taken away."""

import pytest
from flask import Flask

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY
from web.search.address import Address
from web.search.chips import chips


def labels_and_links(text: str) -> dict[str, str]:
    query = understand(text, VOCABULARY, GAZETTEER)
    return {" / ".join(map(str, chip.labels)): chip.link for chip in chips(Address(text=text), query, (), VOCABULARY)}


@pytest.mark.parametrize(
    ("text", "label", "without"),
    [
        ("musica 17 anni", "17 years old", "musica"),
        ("musica tra i 14 e i 18 anni", "14–18 years old", "musica"),
        ("musica under 30", "up to 29 years old", "musica"),
        ("musica over 65", "from 65 years old", "musica"),
        ("musica a basso costo", "at little cost", "musica"),
        ("musica senza pagare", "free of charge", "musica"),
        ("musica senza appuntamento", "without an appointment", "musica"),
        ("visita senza impegnativa", "without a referral", "visita"),
        ("musica per telefono", "by phone", "musica"),
        ("musica online", "by phone or online", "musica"),
        ("musica a domicilio", "comes to your home", "musica"),
        ("musica accessibile in carrozzina", "accessible in a wheelchair", "musica"),
        ("musica sab pom", "sab pom", "musica"),
        ("musica dopo le 18:30", "dopo le 18:30", "musica"),
        ("musica entro 10 km da Trento", "within 10.0 km", "musica da Trento"),
        ("musica a Trento", "Trento (TN)", "musica"),
        ("uomo musica", "for a man", "musica"),
        ("ragazzo di 19 anni musica", "for a man", "di 19 anni musica"),
        ("girl 15 music", "for a woman", "15 music"),
        ("musica nato nel 2009", "born in 2009", "musica"),
        ("musica bimbo di 8 mesi", "8 months old", "musica bimbo di"),
    ],
)
def test_every_condition_has_a_chip_that_takes_its_words_away(app: Flask, text: str, label: str, without: str) -> None:
    with app.test_request_context():
        found = labels_and_links(text)
        assert found[label] == Address(text=without).link


def test_the_age_of_a_child_who_comes_along_has_no_chip(app: Flask) -> None:
    with app.test_request_context():
        assert not any("years" in label for label in labels_and_links("mamma con bimbo di 2 anni"))


@pytest.mark.parametrize("typed", ["mercoledì mattina", "Samstag nachm", "morgen früh", "Saturday"])
def test_times_are_shown_as_they_were_typed(app: Flask, typed: str) -> None:
    with app.test_request_context():
        assert typed in labels_and_links(f"yoga {typed}")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("mercoldì mattina", "mercoledì mattina"), ("venredi", "venerdì"), ("Sabto sera", "sabato sera")],
)
def test_a_misspelt_time_is_shown_as_it_was_read(app: Flask, typed: str, shown: str) -> None:
    with app.test_request_context():
        assert shown in labels_and_links(f"yoga {typed}")


def test_words_that_several_phrases_share_are_taken_away_once(app: Flask) -> None:
    with app.test_request_context():
        link = Address(text="ho 24 anni:").link
        assert link in labels_and_links("ho 24 anni: mi taglio le braccia").values()
