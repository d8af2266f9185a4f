"""Which proposed tags come ticked: those that are sure, and the page says so."""

import re

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import factories
from tests.web.reading import elements, ticked

ADDRESS = "/tags/service_type/pharmacy"
WHY = "Sono spuntate le proposte sicure almeno al 65 %"


def sureness(page: str) -> dict[str, int]:
    """Service -> how sure its proposal is, in percent."""
    found = re.findall(r'name="service"\s+value="([^"]+)".*?\(sicura al (\d+) %\)', page, re.DOTALL)
    return {service: int(percent) for service, percent in found}


def test_proposals_that_are_not_sure_come_unticked_and_the_page_says_why(
    coordinator: FlaskClient, stored: Session
) -> None:
    owner = factories.organization(stored, name="Comune di prova")
    factories.service(stored, name="Farmacia comunale Farmacia", organization_id=owner.id)
    factories.service(stored, name="Sportello sociale", description="Accanto alla farmacia.", organization_id=owner.id)
    stored.commit()
    page = coordinator.get(ADDRESS).text
    sure = sureness(page)
    assert ticked(page, "service") == {service for service, percent in sure.items() if percent >= 65}
    assert WHY in page
    (box,) = [one for one in elements(page, "input", name="service") if "checked" not in one]
    coordinator.post(ADDRESS, data={"service": [*ticked(page, "service")], "decision": "confirm"})
    page = coordinator.get(ADDRESS).text
    assert [*sureness(page)] == [box["value"]]  # what was not ticked stays proposed
    assert not ticked(page, "service")
