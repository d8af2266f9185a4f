"""Hours of days of the month: nobody may learn of them only on one page of several."""

from datetime import time

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Schedule, ServiceAtLocation
from tests import factories
from tests.web.territory import Territory

SAID = {
    "-1SU": "ogni ultima domenica del mese 09:00–12:00",
    "MO": "ogni 1° lunedì del mese 09:00–12:00",
    "1SU": "ogni 1ª domenica del mese 09:00–12:00",
    "2SA": "ogni 2° sabato del mese 09:00–12:00",
}


def test_the_page_the_sheet_and_what_is_kept_for_reading_say_them(
    stored: Session, client: FlaskClient, territory: Territory
) -> None:
    (listing,) = stored.scalars(sa.select(ServiceAtLocation).filter_by(service_id=territory.counselling))
    hours = {"service_at_location_id": listing.id, "freq": "MONTHLY", "opens_at": time(9), "closes_at": time(12)}
    for byday in SAID:
        factories.add(stored, Schedule(**hours, byday=byday))
    stored.commit()
    client.post("/list/add", data={"service": str(territory.counselling), "next": "/search?q=x"})
    page = client.get(f"/services/{territory.counselling}").text

    assert [words for words in SAID.values() if words not in page] == []
    whole = "; ".join(("giovedì 14:00–18:00", *SAID.values()))
    assert whole in client.get("/list/sheet").text
    assert whole in str(client.get("/offline/area.json?near=Forlì&within=10").get_json()["services"])
