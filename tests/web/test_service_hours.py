"""When a service is open, on its page: from today on, the next opening said first, nothing said twice."""

import re
import uuid
from collections.abc import Iterator
from datetime import datetime, time

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Phone, Schedule, Service, ServiceAtLocation, ServiceStatus
from tests.web.territory import Territory

SATURDAY_AFTERNOON = datetime(2026, 11, 28, 15)  # noqa: DTZ001 - local to the territory


@pytest.fixture
def hours(app: Flask, territory: Territory) -> Iterator[Session]:
    """A session in which hours can be added to the counselling service; they go at the end."""
    with Session(app.extensions["engine"]) as session:
        before = set(session.scalars(sa.select(Schedule.id)))
        yield session
        session.rollback()
        session.execute(sa.delete(Schedule).where(Schedule.id.not_in(before)))
        session.commit()


def add_hours(session: Session, service_id: uuid.UUID, **hours: object) -> None:
    listing = session.scalars(sa.select(ServiceAtLocation).where(ServiceAtLocation.service_id == service_id)).one()
    session.add(Schedule(service_at_location_id=listing.id, **hours))
    session.commit()


def days_shown(html: str) -> list[str]:
    rows = re.findall(r'<th scope="row">(.*?)</th>', html, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]


def test_the_week_begins_today_so_no_day_that_is_over_is_shown(
    app: Flask, client: FlaskClient, territory: Territory
) -> None:
    app.config["NOW"] = SATURDAY_AFTERNOON
    html = client.get(f"/services/{territory.counselling}").text
    days = days_shown(html)
    assert days[0].startswith("sabato 28 nov")
    assert days[2].startswith("lunedì 30 nov")
    assert days[6].startswith("venerdì 4 dic")
    assert html.index('aria-current="date"') < html.index("domenica")


def test_the_next_opening_is_said_at_the_top(app: Flask, client: FlaskClient, territory: Territory) -> None:
    app.config["NOW"] = SATURDAY_AFTERNOON
    html = client.get(f"/services/{territory.counselling}").text
    head = html[html.index("service-head") : html.index("</header>", html.index("service-head"))]
    assert "apre lunedì alle 14:00" in head
    app.config["NOW"] = SATURDAY_AFTERNOON.replace(day=30)
    assert "aperto adesso, fino alle 18:00" in client.get(f"/services/{territory.counselling}").text


def test_what_is_closed_for_now_does_not_open(app: Flask, client: FlaskClient, territory: Territory) -> None:
    page = f"/services/{territory.counselling}"
    with Session(app.extensions["engine"]) as session:
        service = session.get_one(Service, territory.counselling)
        service.status = ServiceStatus.TEMPORARILY_CLOSED
        session.commit()
        try:
            assert "apre domani" not in client.get(page).text
        finally:
            service.status = ServiceStatus.ACTIVE
            session.commit()
    assert "apre domani alle 14:00" in client.get(page).text


def test_a_day_of_the_month_in_a_season_is_said_once(client: FlaskClient, territory: Territory, hours: Session) -> None:
    autumn = {"freq": "MONTHLY", "bymonth": "10,11,12", "opens_at": time(17), "closes_at": time(19)}
    add_hours(hours, territory.counselling, byday="1TU", **autumn)
    html = client.get(f"/services/{territory.counselling}").text
    html = re.sub(r'<p class="print-only.*?</p>', "", html, flags=re.DOTALL)  # a sheet of paper begins with all hours
    assert len(re.findall("1° martedì del mese", html)) == 1
    assert "ottobre–dicembre: ogni 1° martedì del mese 17:00–19:00" in html


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "15 novembre–10 marzo: lunedì 20:00–21:30"),
        ("en", "15 November–10 March: Monday 20:00–21:30"),
        ("de", "15. November–10. März: Montag 20:00–21:30"),
    ],
)
def test_hours_of_days_of_every_year_are_told_with_them(
    client: FlaskClient, territory: Territory, hours: Session, language: str, said: str
) -> None:
    add_hours(hours, territory.counselling, byday="MO", season="11-15/03-10", opens_at=time(20), closes_at=time(21, 30))
    client.post("/list/add", data={"service": str(territory.counselling)})
    for page in (f"/services/{territory.counselling}", "/list/sheet"):
        assert said in " ".join(client.get(page, query_string={"lang": language, "in": language}).text.split()), page


def test_the_same_day_of_next_week_has_its_date(
    app: Flask, client: FlaskClient, territory: Territory, hours: Session
) -> None:
    app.config["NOW"] = SATURDAY_AFTERNOON
    hours.add(Schedule(service_id=territory.helpline, freq="WEEKLY", byday="SA", opens_at=time(10), closes_at=time(12)))
    hours.commit()
    assert "apre sabato 5 dic alle 10:00" in client.get(f"/services/{territory.helpline}").text


@pytest.mark.parametrize(
    ("remark", "sunday"),
    [
        ("chiuso durante le vacanze scolastiche", "chiuso"),
        ("Chiuso a Natale; esclusi i festivi", "chiuso"),
        ("chiuso ad agosto; sabato su richiesta", "vedi sotto"),
        ("a volte la domenica", "vedi sotto"),
    ],
)
def test_words_that_only_close_open_no_other_day(
    client: FlaskClient, territory: Territory, hours: Session, remark: str, sunday: str
) -> None:
    add_hours(hours, territory.counselling, description=remark)
    shown = re.search(r"domenica.*?<td>(.*?)</td>", client.get(f"/services/{territory.counselling}").text, re.DOTALL)
    assert shown
    assert re.sub("<[^>]+>", "", shown[1]).strip() == sunday


def test_what_a_number_is_for_stands_apart_from_it(app: Flask, client: FlaskClient, territory: Territory) -> None:
    with Session(app.extensions["engine"]) as session:
        phone = session.scalars(sa.select(Phone).where(Phone.service_id == territory.counselling)).one()
        phone.description = "segreteria"
        session.commit()
        html = client.get(f"/services/{territory.counselling}").text
        phone.description = None
        session.commit()
    assert "int. 3 – segreteria" in " ".join(html.split())


def test_a_sheet_says_days_with_the_same_hours_together(
    hours: Session, client: FlaskClient, territory: Territory
) -> None:
    def when() -> str:
        page = " ".join(re.sub("<[^>]+>", " ", client.get("/list/sheet").text).split())
        return page[page.index("Quando") :]

    client.post("/list/add", data={"service": str(territory.counselling)})
    assert when().startswith("Quando lunedì, giovedì 14:00–18:00")  # as the territory has it
    add_hours(hours, territory.counselling, byday="TU,WE,FR", opens_at=time(14), closes_at=time(18))
    add_hours(hours, territory.counselling, byday="SA", opens_at=time(9), closes_at=time(12))
    assert when().startswith("Quando lunedì–venerdì 14:00–18:00; sabato 09:00–12:00")
