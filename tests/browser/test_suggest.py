"""Suggestions while somebody types, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.accessibility import faults, needs_packages, sideways
from tests.browser.conftest import PHONE

pytestmark = needs_packages


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Cosa serve?")


def typed(page: Page, text: str, address: str = "/") -> Locator:
    """The options once they are there."""
    page.goto(address)
    box(page).press_sequentially(text)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible()
    return options


@pytest.mark.parametrize("address", ["/", "/match"])
def test_axe_finds_nothing_while_the_list_is_open(address: str, page: Page) -> None:
    typed(page, "psic", address)
    page.keyboard.press("ArrowDown")
    assert not faults(page)


def test_the_list_fits_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    typed(page, "sportello")
    assert sideways(page) <= 0


def test_a_suggestion_is_chosen_with_the_keyboard_and_searched(page: Page) -> None:
    options = typed(page, "forl")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").first).to_contain_text(str(options.count()))

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.get_attribute("id") or ""
    expect(box(page)).to_have_attribute("aria-activedescendant", first)
    page.keyboard.press("ArrowUp")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", first)
    expect(box(page)).to_have_value("forl")  # what was typed stays while one looks

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=Forl%C3%AC$"))
    expect(page.get_by_role("heading", level=2).filter(has_text="risors")).to_be_visible()


def test_a_suggestion_is_chosen_with_a_click_in_the_header_too(page: Page) -> None:
    typed(page, "spazio gio", "/match").filter(has_text="AUSL Romagna").first.click()
    expect(page).to_have_url(re.compile(r"/search\?q=Spazio\+Giovani"))
    expect(page.get_by_role("link", name=re.compile("^Spazio Giovani")).first).to_be_visible()


def test_escape_closes_the_list_and_keeps_the_text(page: Page) -> None:
    options = typed(page, "forl")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box(page)).to_have_value("forl")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options.first).to_be_hidden()


def test_enter_without_a_choice_searches_what_was_typed(page: Page) -> None:
    typed(page, "psicologo forl")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=psicologo\+forl$"))


def test_an_answer_that_was_overtaken_is_not_shown(page: Page) -> None:
    page.goto("/")
    waiting: list[Route] = []
    page.route("**/suggest?q=tren", lambda route: waiting.append(route))  # noqa: PLW0108 - never answered
    with page.expect_request("**/suggest?q=tren"):
        box(page).press_sequentially("tren")
    with page.expect_event("requestfailed"):  # aborted
        box(page).press_sequentially("ti")
    expect(page.get_by_role("option").first).to_contain_text("Trenti")
    assert len(waiting) == 1


def test_the_box_searches_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    field = page.get_by_role("searchbox", name="Cosa serve?")
    field.fill("psicologo Forlì")
    field.press("Enter")
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    context.close()
