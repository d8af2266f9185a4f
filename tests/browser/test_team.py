"""The coordinator's pages of the team in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from directory.db import make_engine
from tests.browser.conftest import PHONE, signed_in
from tests.browser.test_pages import pytestmark as needs_packages
from tests.browser.test_pages import sideways, violations
from tests.web.team import nobody_waits, waits
from tests.web.territory import Territory

pytestmark = needs_packages


@pytest.fixture(autouse=True)
def somebody_waits(territory: Territory) -> Iterator[None]:
    """One person, for whom two link workers were proposed."""
    engine = make_engine(territory.settings)
    with Session(engine) as session:
        waits(session)
        yield
        nobody_waits(session)
    engine.dispose()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_coordinator_decides_and_axe_finds_nothing_on_the_way(scheme: Any, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto("/team")
    assert not violations(page)
    assert sideways(page) <= 0
    page.get_by_role("link", name="Decidi TN-2026-014").click()
    assert not violations(page)
    assert sideways(page) <= 0

    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Assegna").click()
    expect(page.get_by_role("alert")).to_contain_text("non è la prima proposta")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    assert not violations(page)
    page.get_by_label("Motivo").fill("la conosce già")
    page.get_by_role("button", name="Assegna").click()
    expect(page.get_by_role("heading", name="Nessuno è in attesa")).to_be_visible()
    expect(page.get_by_text("segue «TN-2026-014» da oggi")).to_be_visible()
