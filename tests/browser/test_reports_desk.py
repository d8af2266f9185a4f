"""The coordinator's page of reported errors in a real browser."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from directory.curation.reports import report_fault
from directory.db import make_engine
from directory.models import EntryReport, Fault
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE, signed_in
from tests.web.signing_in import NOW
from tests.web.territory import Territory

pytestmark = needs_packages


@pytest.fixture(autouse=True)
def reported(territory: Territory) -> Iterator[None]:
    """One report, with words that are long for a phone."""
    engine = make_engine(territory.settings)
    with Session(engine) as session:
        text = "Chiuso da settembre: https://www.example.org/" + "avvisi" * 12
        report_fault(session, territory.counselling, Fault.HOURS, text, "anna@example.org", now=NOW)
        session.commit()
        yield
        session.execute(sa.delete(EntryReport))
        session.commit()
    engine.dispose()


def test_a_report_is_closed_and_axe_finds_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto("/reports")
    assert not faults(page)
    closing = page.get_by_role("button", name="Chiudi Spazio Giovani")
    for _ in range(closing.count()):  # other tests report mistakes in the same directory
        page.get_by_label("Che cosa è stato fatto: Spazio Giovani").first.fill("orario corretto")
        closing.first.click()
    expect(page.get_by_role("heading", name="Nessuna segnalazione")).to_be_visible()
