"""A profile is filled in, kept for a person, and found again, in a real browser."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import faults, needs_packages, unfold
from tests.browser.conftest import signed_in
from tests.browser.test_pages import filled_form, need

pytestmark = needs_packages
OUTSIDE_THE_FORM = "main details:not(#profile-form details)"


def kept(page: Page) -> str:
    """Fill in the form and keep it; the address of the person's page."""
    signed_in(page)
    filled_form(page)
    page.get_by_label("Con le sue parole").fill("ho gli attacchi di panico")
    return saved(page)


def saved(page: Page) -> str:
    """Keep what stands in the form; the address of the person's page."""
    page.get_by_role("button", name="Salva come bozza").click()
    page.wait_for_url(re.compile("/cases/"))
    return page.url


def check(page: Page) -> None:
    """Nothing to complain of with everything unfolded but the form: /match is looked at with hundreds of needs."""
    unfold(page, OUTSIDE_THE_FORM)
    assert not faults(page)


def test_a_profile_is_kept_and_stands_there_when_one_comes_back(page: Page) -> None:
    address = kept(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bozza")
    reference = page.get_by_role("heading", level=1).inner_text().split()[0]
    check(page)

    page.goto("/cases")
    check(page)
    page.get_by_role("link", name=reference, exact=True).click()
    page.get_by_role("link", name="Cambia il profilo").click()
    expect(page.get_by_label("Età", exact=True)).to_have_value("17")
    expect(page.get_by_label("Con le sue parole")).to_have_value("ho gli attacchi di panico")
    expect(need(page, "Ansia")).to_be_checked()

    page.get_by_role("button", name="Salva e suggerisci").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(reference)
    page.get_by_role("button", name=re.compile("^Aggiungi all.elenco Spazio Giovani")).click()
    expect(page.get_by_role("button", name=re.compile("togli.*Spazio Giovani"))).to_be_visible()
    check(page)
    page.goto(f"{address}/erase")
    check(page)


def test_two_writers_of_a_profile_lose_nothing(browser: Browser, server: str) -> None:
    first = browser.new_context(base_url=server, locale="it-IT").new_page()
    signed_in(first)
    first.goto("/match")
    first.get_by_label("Età", exact=True).fill("17")
    address = saved(first)
    second = browser.new_context(base_url=server, locale="it-IT").new_page()
    signed_in(second)
    for one in (first, second):
        one.goto(f"{address}/profile")
    for one, age in ((first, "18"), (second, "16")):
        one.get_by_label("Età", exact=True).fill(age)
        one.get_by_role("button", name="Salva come bozza").click()
    told = second.get_by_role("alert")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Età: 18")
    expect(second.get_by_label("Età", exact=True)).to_have_value("16")
    check(second)
    for one in (first, second):
        one.context.close()


def test_a_profile_is_kept_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    signed_in(page)
    page.goto("/match")
    page.get_by_label("Comune").fill("Forlì")
    page.get_by_role("button", name="Salva come bozza").click()
    expect(page.get_by_text("Salvato come bozza.").last).to_be_visible()
    context.close()


def test_a_suggestion_goes_on_the_list_of_a_reader_who_keeps_nothing(page: Page) -> None:
    filled_form(page)
    page.get_by_role("button", name="Suggerisci").click()
    page.get_by_role("button", name=re.compile("^Aggiungi all.elenco Spazio Giovani")).click()
    expect(page.get_by_role("button", name=re.compile("togli.*Spazio Giovani"))).to_be_visible()
    expect(page.get_by_role("heading", name="Suggerimenti", exact=True)).to_be_visible()
    assert not faults(page)
