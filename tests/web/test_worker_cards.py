"""What the page says of a proposed link worker."""

from datetime import timedelta

from flask import Flask, get_template_attribute

from matching.link_workers.assign import propose
from tests.matching.builders import TODAY, profile, team, worker
from web.match.workers import proposal_view

WEEK = ((TODAY + timedelta(days=3), TODAY + timedelta(days=9)),)


def test_a_short_absence_is_told_on_the_card_and_a_long_one_among_the_reasons(app: Flask) -> None:
    crew = team(
        worker(1, name="Anna", absences=WEEK),
        worker(2, name="Bea", absences=((TODAY, None),), load_points=1.0),
        worker(3, name="Carla", load_points=57.0),
    )
    view = proposal_view(propose(profile(age=30), crew), crew)
    assert [card.name for card in view.cards] == ["Anna", "Carla"]
    assert [[str(remark) for remark in card.remarks] for card in view.cards] == [
        ["Will be away from 2026-11-25 until 2026-12-01"],
        [],
    ]
    assert view.cards[1].load_percent == 97
    with app.test_request_context("/?lang=it"):
        html = str(get_template_attribute("match/workers.html", "proposal_cards")(view))
    assert "Sarà assente dal 25 novembre 2026 al 1 dicembre 2026" in html
    assert "È assente, non si sa fino a quando: Bea" in html
    assert "97%, quasi al completo" in html
