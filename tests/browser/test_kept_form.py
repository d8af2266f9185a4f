"""Who is signed out while writing goes on where they were, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE, sign_in
from tests.web.territory import COORDINATOR, PASSWORD, Territory

pytestmark = needs_packages


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A tab in which being refused is expected, of which the console complains."""
    context = browser.new_context(base_url=server, locale="it-IT", service_workers="block")
    yield context.new_page()
    context.close()


def test_what_was_written_is_sent_after_signing_in_beside_it(page: Page, territory: Territory) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    sign_in(page)
    page.goto(f"/curation/services/{territory.counselling}")
    page.locator("textarea[name=description]").fill("Ascolto per ragazze e ragazzi.\nAnche di sera.")
    page.context.clear_cookies()
    with page.expect_response(lambda answer: answer.status == 401):
        page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("L'accesso è scaduto")
    page.get_by_text("Che cosa hai scritto").click()
    expect(page.get_by_text("Anche di sera.").last).to_be_visible()
    assert not faults(page)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Accedi in un'altra scheda").click()
    beside = opened.value
    beside.get_by_label("Indirizzo e-mail").fill(COORDINATOR)
    beside.get_by_label("Password").fill(PASSWORD)
    beside.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    beside.wait_for_url(lambda address: "sign-in" not in address)
    beside.close()
    page.get_by_role("button", name="Invia di nuovo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Prima e dopo"))
    expect(page.get_by_text("Anche di sera.").last).to_be_visible()
