"""What a person does with the pages, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessibility import BOTH_LOOKS, faults, needs_packages, sideways, unfold
from tests.browser.conftest import PHONE, signed_in
from tests.web.territory import Territory

pytestmark = needs_packages

PAGES = (
    "/",
    "/search?q=psicologo+Forlì+17+anni",
    "/search?q=x&near=Castro",
    "/search?q=xkqz+astronave",
    "/search?q=mio+marito+mi+picchia+e+vuole+uccidermi",
    "/match",
    "/services/{counselling}",
    "/searches",
    "/unmet",
    "/weights",
    "/team",
    "/reports",
    "/account",
    "/account/sign-in",
    "/account/reset",
    "/account/password",
    "/account/codes",
    "/account/passkeys",
    "/account/passkey",
    "/account/spare-codes",
)
SIGNED_IN = (
    "/searches",
    "/unmet",
    "/weights",
    "/team",
    "/reports",
    "/account",
    "/account/password",
    "/account/codes",
    "/account/passkeys",
    "/account/spare-codes",
    "/list",
    "/offline",
    "/accessibilita",
    "/services/{counselling}?from=Cesena",
    "/services/{counselling}/report",
    "/search?q=aiuto+casa+tirocinio+xilofono+Forlì",
)


def opened(page: Page, address: str, territory: Territory) -> None:
    """Go there, as a coordinator where that is needed."""
    if address in SIGNED_IN:
        signed_in(page)
    page.goto(address.format(counselling=territory.counselling))


def need(page: Page, beginning: str) -> Locator:
    needs = page.locator("#needs")
    return needs.get_by_role("checkbox", name=re.compile(f"^{beginning}"), include_hidden=True)


def filled_form(page: Page) -> None:
    page.goto("/match")
    page.get_by_label("Età", exact=True).fill("17")
    page.get_by_label("Comune").fill("Forlì")
    page.get_by_label("Trova un bisogno").fill("panico")
    need(page, "Ansia").check()


def test_search_works_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label("Cosa serve?")).to_be_focused()  # the start page begins in the box
    page.keyboard.press("/")
    expect(page.get_by_label("Cosa serve?")).to_have_value("")
    page.goto("/match")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Vai al contenuto")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Cosa serve?")).to_be_focused()
    page.keyboard.type("psicologo vicino a Forlì")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    link = page.get_by_role("link", name="Spazio Giovani", exact=True)
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spazio Giovani")


def test_the_results_are_two_steps_from_the_top_of_the_page(page: Page) -> None:
    page.goto("/search?q=psicologo+vicino+a+Forlì")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Vai ai risultati")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.result, .note, .map, .views') !== null")


def test_on_a_phone_filters_are_sent_without_scrolling_and_say_which_place_counts(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/search?q=psicologo+vicino+a+Forlì&cost=free")
    page.locator("summary", has_text="Filtri").click()
    expect(page.get_by_text("Ora, dalle tue parole: Forlì (FC)")).to_be_visible()
    for control in (page.get_by_role("button", name="Mostra", exact=True), page.get_by_text("Togli tutti i filtri")):
        box = control.bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE[1]


def test_a_filter_is_chosen_kept_in_the_address_and_lifted(page: Page) -> None:
    page.goto("/search?need=work")
    page.get_by_text("Comune", exact=True).click()
    page.get_by_label("Trento (TN)").check()
    page.get_by_role("button", name="Mostra", exact=True).click()
    expect(page).to_have_url(re.compile("municipality=L378"))
    expect(page.get_by_role("heading", name="12 risorse")).to_be_visible()

    page.get_by_role("link", name="Cerca senza: Trento (TN)").click()
    expect(page.get_by_role("heading", name="24 risorse")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="12 risorse")).to_be_visible()


def test_a_profile_is_filled_in_and_answered(page: Page) -> None:
    filled_form(page)
    page.get_by_label(re.compile("^Quanto pesa: Ansia")).select_option(label="pesa molto")
    page.get_by_role("button", name="Suggerisci").click()

    expect(page.get_by_role("heading", name="Suggerimenti")).to_be_visible()
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    expect(page.get_by_role("heading", name="Sara Conti")).to_be_visible()
    assert "Forl" not in page.url


def test_narrowing_hides_what_does_not_fit_and_keeps_what_is_ticked(page: Page) -> None:
    filled_form(page)
    page.get_by_label("Trova un bisogno").fill("sfratto")
    expect(need(page, "Sfratto")).to_be_visible()
    expect(need(page, "Ansia")).to_be_visible()
    expect(need(page, "Tirocinio")).to_be_hidden()
    expect(page.locator("#narrow-status")).to_contain_text("trovat")


def test_what_is_told_of_a_person_is_seen_whole_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/match")
    words = page.get_by_label("Con le sue parole")
    words.fill("Ha perso il lavoro ed è indietro con l'affitto. Il figlio non esce più di casa e a scuola non va. " * 3)
    assert words.evaluate("box => box.scrollHeight - box.clientHeight") <= 0


def test_a_mistake_leads_to_its_field(page: Page) -> None:
    filled_form(page)
    page.get_by_label("Età", exact=True).fill("240")
    page.get_by_role("button", name="Suggerisci").click()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Età", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Età", exact=True)).to_have_value("240")


def test_everything_works_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    page.goto("/match")
    page.get_by_label("Comune").fill("Forlì")
    page.get_by_text("Benessere psicologico", exact=True).first.click()
    need(page, "Ansia").check()
    page.get_by_role("button", name="Suggerisci").click()
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    context.close()


def test_a_network_is_chosen_shown_and_accessible(page: Page) -> None:
    filled_form(page)
    page.get_by_role("button", name="Suggerisci").click()
    page.locator("summary", has_text="Quanto aiuto").click()
    page.get_by_label("Scegli diversamente").select_option(label="rete")
    page.get_by_role("button", name="Mostra", exact=True).click()
    expect(page.get_by_role("heading", name="La rete")).to_be_visible()
    unfold(page)
    assert not faults(page)


def test_long_names_of_needs_that_can_be_added_fit_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": BOTH_LOOKS[1][0], "height": PHONE[1]})
    page.goto("/match?example=segretariato-sociale-pioltello-teresa&lang=de")
    expect(page.get_by_role("button", name=re.compile("^Hinzufügen: Hilfe bei Ansuchen"))).to_be_visible()
    assert sideways(page) <= 0


def test_a_printed_result_says_whom_to_call(page: Page) -> None:
    page.goto("/search?q=psicologo+Forlì+17+anni")
    page.emulate_media(media="print")
    result = page.get_by_role("article", name=re.compile("Spazio Giovani"))
    expect(result.locator(".number")).to_be_visible()
    expect(result.get_by_role("button")).to_have_count(0)
    expect(result.get_by_text("Aggiungi all'elenco")).to_be_hidden()


def test_printed_suggestions_say_what_to_check_and_keep_the_points_on_the_screen(page: Page) -> None:
    page.goto("/match?example=cope-trento-sara")
    if not page.get_by_text("Da verificare:").count():
        page.goto("/match")
        page.get_by_label("Età").fill("17")
        page.locator("summary", has_text="Benessere psicologico").first.click()
        page.locator("input[name=needs]").first.check()
        page.get_by_role("button", name="Suggerisci").first.click()
    folded = page.locator("details:has(> .checks)").first
    expect(folded.locator("li").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded.locator("li").first).to_be_visible()
    expect(page.get_by_text("Perché a questo posto").first).to_be_hidden()
    expect(page.get_by_text("Non per questa persona, perché")).to_be_hidden()


def test_the_menu_of_the_account_opens_within_the_window(page: Page) -> None:
    signed_in(page)
    page.goto("/accessibilita")
    page.locator(".account-menu > summary").click()
    for width in (320, 390, 575, 600, 800, 1280):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        box = page.locator(".account-menu > .menu").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(address: str, page: Page, territory: Territory) -> None:
    opened(page, address, territory)
    for width, _ in BOTH_LOOKS:
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        assert sideways(page) <= 0  # folded, as it comes
    unfold(page)
    assert not faults(page, zoomed=True)


def test_axe_finds_nothing_in_suggestions_and_mistakes(page: Page) -> None:
    filled_form(page)
    page.get_by_label("Età", exact=True).fill("240")
    page.get_by_role("button", name="Suggerisci").click()
    assert not faults(page)
    page.get_by_label("Età", exact=True).fill("17")
    page.get_by_role("button", name="Suggerisci").click()
    expect(page.get_by_role("heading", name="Suggerimenti")).to_be_visible()
    unfold(page)
    assert not faults(page)


def test_axe_finds_nothing_in_the_stages_of_a_pathway(page: Page) -> None:
    page.goto("/match?example=ponte-bergamo-gino")
    unfold(page)
    page.get_by_label("Accompagnamento educativo").check()
    page.get_by_role("button", name="Suggerisci").click()
    expect(page.locator('[aria-current="step"]')).to_contain_text("Bilancio di competenze")
    assert not faults(page)


def test_the_days_of_a_week_begin_with_a_capital_and_their_months_do_not(page: Page, territory: Territory) -> None:
    page.goto(f"/services/{territory.counselling}")
    day = page.locator(".hours tbody th").first
    expect(day).to_be_visible()
    assert day.evaluate("one => getComputedStyle(one).textTransform") == "none"
    assert day.evaluate("one => getComputedStyle(one, '::first-letter').textTransform") == "uppercase"
