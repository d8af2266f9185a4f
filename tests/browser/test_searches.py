"""The coordinator's page in a real browser, and the address of a page that was opened from a search."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from directory.db import make_engine
from tests.browser.accessibility import faults, needs_packages, sideways
from tests.browser.conftest import PHONE, signed_in
from tests.web.searches import written_searches
from tests.web.territory import SUNDAY_MORNING, Territory

pytestmark = needs_packages


@pytest.fixture
def searched(app: Flask, territory: Territory) -> Iterator[None]:
    """What `written_searches` says."""
    app.extensions["waiting_searches"].write()
    engine = make_engine(territory.settings)
    with written_searches(engine, SUNDAY_MORNING.date()):
        yield
    engine.dispose()


@pytest.mark.usefixtures("searched")
def test_axe_finds_nothing_in_tables_with_rows(page: Page) -> None:
    signed_in(page)
    page.goto("/searches")
    expect(page.get_by_role("cell", name="100 %").first).to_be_visible()
    assert not faults(page)


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_tables_with_rows_fit_on_a_phone(language: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto(f"/searches?lang={language}")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    assert sideways(page) <= 0


def test_the_address_of_an_opened_result_does_not_keep_its_search(page: Page) -> None:
    page.goto("/search?q=psicologo+Forlì")
    link = page.get_by_role("link", name="Spazio Giovani", exact=True)
    expect(link).to_have_attribute("href", re.compile(r"\?search="))
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spazio Giovani")
    expect(page).to_have_url(re.compile(r"/services/[^?]+\?from=[^&]+$"))
