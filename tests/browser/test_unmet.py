"""The coordinator's page of unmet needs in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from directory.db import make_engine
from tests.browser.accessibility import faults, needs_packages, sideways
from tests.browser.conftest import PHONE, signed_in
from tests.web.territory import SUNDAY_MORNING, Territory
from tests.web.unmet import written_unmet

pytestmark = needs_packages


@pytest.fixture(autouse=True)
def known(territory: Territory) -> Iterator[None]:
    """What `written_unmet` says."""
    engine = make_engine(territory.settings)
    with written_unmet(engine, SUNDAY_MORNING.date()):
        yield
    engine.dispose()


def test_axe_finds_nothing_in_a_table_with_rows(page: Page) -> None:
    signed_in(page)
    page.goto("/unmet")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    assert not faults(page)


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_table_is_still_one_on_a_phone_and_fits(language: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto(f"/unmet?lang={language}")
    expect(page.get_by_role("table").get_by_role("rowheader")).to_be_visible()
    assert sideways(page) <= 0
