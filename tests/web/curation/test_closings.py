"""Closing periods, in the form of a service and wherever its hours are shown."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.curation.sending import fields, send
from tests.web.curation.test_editing import rows
from tests.web.territory import SUNDAY_MORNING, Territory


def form_of(territory: Territory) -> str:
    return f"/curation/services/{territory.counselling}"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20/12/2026-7/1/2027, ferie", "20/12/2026-7/1/2027, ferie"),
        ("chiuso dal 20 dicembre al 7 gennaio", "20/12/2026-7/1/2027"),
        ("Dal 20/12 al 7/1 per ferie", "20/12/2026-7/1/2027, per ferie"),
        ("dal 5 agosto al 20 agosto, ferie, poi riapre", "5/8/2027-20/8/2027, ferie, poi riapre"),
        ("24 dicembre", "24/12/2026"),
        ("dal 16 al 30 gennaio 2027", "16/1/2027-30/1/2027"),
        ("chiusi dal 3 al 9 agosto per ferie", "3/8/2027-9/8/2027, per ferie"),
        ("3-9/8/2027", "3/8/2027-9/8/2027"),
        ("ad agosto", "1/8/2027-31/8/2027"),
        ("tutto il mese di novembre", "1/11/2026-30/11/2026"),
        ("geschlossen im Februar 2028", "1/2/2028-29/2/2028"),
        ("20/12/2026-7/1/2027 ferie", "20/12/2026-7/1/2027, ferie"),
        ("dal 1 al 15 agosto ferie estive", "1/8/2027-15/8/2027, ferie estive"),
        ("24 dicembre chiusura straordinaria, poi riapre", "24/12/2026, chiusura straordinaria, poi riapre"),
        ("dal 20/12/2026 al sette gennaio", None),
        ("di martedì", None),
        ("dal 1 gennaio 2027 al 3 gennaio", "1/1/2027-3/1/2027"),
        ("20. Dezember 2026 bis 7. Januar 2027", "20/12/2026-7/1/2027"),
    ],
)
def test_periods_are_read_as_people_write_them(
    typed: str, read: str | None, coordinator: FlaskClient, territory: Territory
) -> None:
    answer = send(coordinator, form_of(territory), "preview", closings=typed)
    assert answer.status_code == (200 if read else 422)
    if read:
        assert f'<strong class="lines">{read}</strong>' in answer.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7/1/2027-20/12/2026", "finisce prima di cominciare"),
        ("dal 31/2/2027 al 3/3/2027", "il primo e l&#39;ultimo giorno"),
        ("31 febbraio", "il primo e l&#39;ultimo giorno"),
        ("20/12/2026-7/1/2029", "più di due anni"),
        ("1/1/2031-7/1/2031", "più di due anni"),
        ("dal 20/12/2026", "non ha un ultimo giorno"),
        ("quando capita", "il primo e l&#39;ultimo giorno"),
        ("dal 9 al 3 agosto 2027", "finisce prima di cominciare"),
    ],
)
def test_what_cannot_be_is_told_and_stays_as_it_was_typed(
    typed: str, sentence: str, coordinator: FlaskClient, territory: Territory
) -> None:
    answer = send(coordinator, form_of(territory), "save", closings=typed, alternate_name="Il nido")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert (fields(answer.text)["closings"], fields(answer.text)["alternate_name"]) == (typed, "Il nido")


def test_a_closing_is_shown_wherever_hours_are_until_it_is_over(
    coordinator: FlaskClient, territory: Territory, app: Flask
) -> None:
    assert "apre domani alle 14" in coordinator.get("/search?q=spazio+giovani").text
    shown = send(coordinator, form_of(territory), "preview", closings="22/11/2026-4/12/2026, ferie")
    assert rows(shown.text) == ["Periodi di chiusura"]
    coordinator.post(form_of(territory), data={**fields(shown.text), "step": "save"})

    cards = coordinator.get("/search?q=spazio+giovani").text
    page = coordinator.get(f"/services/{territory.counselling}").text
    assert "apre domani" not in cards
    assert "chiuso fino al 4 dicembre 2026" in cards
    assert "apre lunedì 7 dic alle 14" in cards
    assert "Chiuso dal 22 novembre 2026 al 4 dicembre 2026: ferie" in page
    assert "chiuso fino al 4 dicembre 2026" in page
    assert page.count("chiuso: ferie") == 7  # each of the coming days
    assert "Periodi di chiusura" in coordinator.get(form_of(territory)).text
    assert "22 novembre 2026" in coordinator.get(f"{form_of(territory)}/history").text

    app.config["NOW"] = datetime(2026, 12, 9, 10)  # noqa: DTZ001 - local to the territory
    try:
        later = coordinator.get(f"/services/{territory.counselling}").text
        assert "Chiuso dal" not in later
        assert "ferie" not in coordinator.get("/search?q=spazio+giovani").text
        assert fields(coordinator.get(form_of(territory)).text)["closings"] == "22/11/2026-4/12/2026, ferie"
        send(coordinator, form_of(territory), "save", closings="")
        assert fields(coordinator.get(form_of(territory)).text)["closings"] == ""
    finally:
        app.config["NOW"] = SUNDAY_MORNING


def test_kept_lists_and_sheets_say_it_once(coordinator: FlaskClient, territory: Territory) -> None:
    send(coordinator, form_of(territory), "save", closings="24/12/2026")
    coordinator.post("/list/add", data={"service": str(territory.counselling)})
    sheet = coordinator.get("/list/sheet").text
    assert sheet.count("chiuso il 24 dicembre 2026") + sheet.count("Chiuso il 24 dicembre 2026") == 1
    send(coordinator, form_of(territory), "save", closings="")
