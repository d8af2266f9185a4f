"""Pages that nobody wants to see are as readable as the others: refusals, failures, forms that were sent wrongly."""

import pytest
from flask import Flask, abort
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessibility import faults, needs_packages
from tests.web.territory import Territory
from web.access import EVERYBODY, asks_for
from web.errors import STATUS, TITLES

pytestmark = needs_packages
PAGE = "accessibility.statement"


@pytest.fixture
def tab(reader: BrowserContext) -> Page:
    """A page of a reader who expects to be refused."""
    return reader.new_page()


@pytest.mark.parametrize("status", sorted({*TITLES, *STATUS.values(), 500} - {401}))
def test_a_refusal_can_be_read_by_everybody(
    status: int, tab: Page, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.view_functions, PAGE, asks_for(EVERYBODY)(lambda: abort(status)))
    answer = tab.goto("/accessibilita")
    assert answer is not None
    assert answer.status == status
    assert not faults(tab, zoomed=True)
    tab.close()


def test_what_was_written_and_refused_can_be_read_and_sent_again(
    tab: Page, app: Flask, territory: Territory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.view_functions, "reports.send", asks_for(EVERYBODY)(lambda service_id: abort(429)))
    tab.goto(f"/services/{territory.counselling}/report")
    tab.get_by_label("Com'è adesso").fill("Il numero è un altro: 0543 712399. " * 6)
    tab.get_by_role("button", name="Invia la segnalazione").click()
    expect(tab.get_by_role("button", name="Invia di nuovo")).to_be_visible()
    tab.get_by_text("Che cosa hai scritto").click()
    assert not faults(tab, zoomed=True)
    tab.close()


def test_a_report_without_its_kind_is_told_what_to_mend(tab: Page, territory: Territory) -> None:
    tab.goto(f"/services/{territory.counselling}/report")
    tab.get_by_role("button", name="Invia la segnalazione").click()
    expect(tab.get_by_text("Scegli cosa non va.").first).to_be_visible()
    assert not faults(tab, zoomed=True)
    tab.close()
