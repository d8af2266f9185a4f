"""The coordinator's pages of the team in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from directory.db import make_engine
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE, signed_in
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


def test_a_coordinator_decides_and_axe_finds_nothing_on_the_way(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto("/team")
    assert not faults(page)
    page.get_by_role("link", name="Decidi TN-2026-014").click()
    assert not faults(page)

    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Assegna").click()
    expect(page.get_by_role("alert")).to_contain_text("non è la prima proposta")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    assert not faults(page)
    page.get_by_label("Motivo").fill("la conosce già")
    page.get_by_role("button", name="Assegna").click()
    expect(page.get_by_role("heading", name="Nessuno è in attesa")).to_be_visible()
    expect(page.get_by_text("segue «TN-2026-014» da oggi").last).to_be_visible()


def test_a_plan_is_changed_applied_and_taken_back_and_axe_finds_nothing(page: Page) -> None:
    signed_in(page)
    page.goto("/team")
    page.get_by_role("link", name="Piano per la squadra").click()
    assert not faults(page)
    page.get_by_role("button", name="Mostra il piano").click()
    assert not faults(page)
    line = page.get_by_label("Chi segue TN-2026-014?")
    planned = line.evaluate("select => select.selectedIndex")  # either of two who suit as well
    line.select_option(index=1 - planned)
    page.get_by_role("button", name="Applica il piano").click()
    expect(page.get_by_text("Hai cambiato delle righe").last).to_be_visible()
    assert not faults(page)
    page.get_by_role("button", name="Applica il piano").click()
    expect(page.get_by_role("heading", name="Piani applicati")).to_be_visible()
    assert not faults(page)
    page.get_by_role("button", name="Annulla il piano").click()
    expect(page.get_by_text("annullato", exact=False).first).to_be_visible()


def test_what_is_imagined_is_shown_and_axe_finds_nothing(page: Page) -> None:
    signed_in(page)
    page.goto("/team")
    page.get_by_role("link", name="Che cosa succederebbe se…").click()
    page.get_by_label("Chi sarebbe?").select_option(index=2)
    page.get_by_label("Quante").fill("2")
    page.get_by_role("button", name="Mostra che cosa cambierebbe").click()
    expect(page.get_by_role("alert")).to_contain_text("Indica dove vivrebbero")
    page.get_by_label("Comune in cui vivono").fill("Forlì")
    page.get_by_label("Di che cosa avrebbero bisogno").fill("lavoro")
    page.get_by_role("button", name="Mostra che cosa cambierebbe").click()
    expect(page.get_by_role("heading", name="Che cosa cambierebbe")).to_be_visible()
    assert not faults(page)


def test_a_link_worker_is_corrected_and_axe_finds_nothing(page: Page) -> None:
    signed_in(page)
    page.goto("/team/workers/new")
    assert not faults(page)
    page.goto("/team")
    page.get_by_role("link", name="Modifica Sara Conti").click()
    knows = page.get_by_label("Conosce bene")
    knows.fill("xilofono quantistico")
    page.get_by_label("Lingue").focus()
    expect(page.get_by_text("qui non si conosce").last).to_be_visible()
    assert not faults(page)
    knows.fill("Ansia, umore basso, stress")
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Prima e dopo")
    assert not faults(page)
