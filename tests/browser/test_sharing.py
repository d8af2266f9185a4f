"""Sharing, reporting and reading without network, in a real browser."""

import re
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.accessibility import faults, needs_packages, sideways, unfold
from tests.browser.conftest import PHONE
from tests.web.territory import Territory

pytestmark = needs_packages


def filled_list(page: Page) -> None:
    """Three services on the list, found in two searches."""
    page.goto("/search?q=psicologo+Forlì")
    put_on_list(page, "Spazio Giovani", then=1)
    page.goto("/search?need=housing")
    put_on_list(page, "Rifugio notturno", then=2)
    put_on_list(page, "Sportello del sabato", then=3)


def put_on_list(page: Page, name: str, *, then: int) -> None:
    """Wait for the answer, as people do: who goes elsewhere before it came has not put anything on the list."""
    page.wait_for_load_state("networkidle")  # a click while scripts still come may be lost on a busy machine
    page.get_by_role("button", name=f"Aggiungi all'elenco {name}").click()
    expect(page.get_by_role("link", name=f"Elenco ({then})")).to_be_visible(
        timeout=20_000
    )  # the first page of a server


def made_link(page: Page) -> str:
    filled_list(page)
    page.get_by_role("link", name="Elenco (3)").click()
    page.locator("summary", has_text="Condividi").click()
    page.get_by_role("button", name="Crea un link").click()
    return page.locator(".made-link a").first.get_attribute("href") or ""


def test_three_services_are_shared_with_a_person(page: Page, browser: Browser) -> None:
    link = made_link(page)
    theirs = browser.new_context(locale="de-DE")
    phone = theirs.new_page()
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Servizi per te")
    for name in ("Spazio Giovani", "Rifugio notturno", "Sportello del sabato"):
        expect(phone.get_by_role("heading", name=name)).to_be_visible()
    expect(phone.get_by_text("0543 712345").last).to_be_visible()

    page.get_by_role("button", name="Ritira il link").click()
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Diese Seite gibt es nicht")
    theirs.close()


def test_a_list_is_emptied_at_its_end_and_only_after_a_question(page: Page) -> None:
    filled_list(page)
    page.goto("/list")
    button = page.get_by_role("button", name="Svuota l'elenco")
    expect(button).to_be_hidden()
    page.locator("summary", has_text="Comincia un nuovo elenco").click()
    expect(page.get_by_text("Togliere da questo elenco tutti i 3 servizi?")).to_be_visible()
    button.click()
    expect(page.get_by_text("L'elenco è vuoto").first).to_be_visible()


def test_a_link_is_copied_with_one_press(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = made_link(page)
    page.get_by_role("button", name="Copia il link").click()
    expect(page.locator(".copied [role=status]")).to_have_text("Copiato.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.context.clear_permissions()


def test_after_a_button_the_page_goes_on_where_it_was(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/search?need=work")
    button = page.get_by_role("button", name=re.compile("^Aggiungi all'elenco")).nth(5)
    button.click()
    expect(page).to_have_url(re.compile("#listing-"))
    expect(page.locator("h3:focus")).to_be_visible()
    expect(page.locator("main [data-told]").first).to_contain_text("Ora nell'elenco")
    expect(page.get_by_role("button", name=re.compile("togli"))).to_be_in_viewport()


def test_axe_finds_nothing_on_lists_and_sheets(page: Page) -> None:
    link = made_link(page)
    for address in ("/list", link, "/list/sheet?plain=1", "/search?need=housing"):
        page.goto(address)
        assert not faults(page)


def test_a_list_fits_on_one_sheet_of_paper(page: Page) -> None:
    page.goto(made_link(page))
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_a_mistake_is_reported_after_one_that_is_mended(page: Page, territory: Territory) -> None:
    page.goto(f"/services/{territory.counselling}")
    page.get_by_role("link", name="Segnala un errore").click()
    page.get_by_label("Com'è adesso").fill("Il numero è cambiato")
    page.get_by_role("button", name="Invia la segnalazione").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert not faults(page)
    page.get_by_label("Il telefono o l'e-mail è sbagliato").check()
    page.get_by_role("button", name="Invia la segnalazione").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grazie")
    assert not faults(page)


def test_a_short_profile_needs_no_folded_block_and_an_example_opens_what_it_fills(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/match")
    assert page.evaluate("document.documentElement.scrollHeight") < 2900
    blocks = page.locator("details.block")
    assert [block.get_attribute("open") for block in blocks.all()] == [None] * 4
    page.locator("summary", has_text="Cosa piace?").click()
    expect(page.get_by_label("Musica")).to_be_visible()
    page.goto("/match?example=ponte-bergamo-gino")
    unfold(page)
    expect(page.get_by_label("Accompagnamento educativo")).to_be_visible()


def test_axe_finds_nothing_where_nothing_is(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT")  # whose page may fail to be found
    page = context.new_page()
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("Questa pagina non esiste")
    assert not faults(page)
    context.close()


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A phone that can lose its network."""
    context = browser.new_context(base_url=server, locale="it-IT", viewport={"width": PHONE[0], "height": PHONE[1]})
    yield context
    context.close()


def test_an_area_is_read_without_network_and_says_how_old_it_is(phone: BrowserContext, territory: Territory) -> None:
    page = phone.new_page()
    page.goto("/offline")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_label("Vicino a").fill("Castro")
    page.get_by_role("button", name="Salva su questo dispositivo").click()
    expect(page.get_by_role("alert")).to_contain_text("aggiungi la provincia")
    page.get_by_label("Vicino a").fill("Forlì")
    page.get_by_role("button", name="Salva su questo dispositivo").click()
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    assert not faults(page)

    phone.set_offline(True)
    page.goto("/search?q=psicologo")  # cannot be answered: what was kept is shown, and what was asked fills the box
    expect(page.get_by_label("Cerca in quello che è salvato")).to_have_value("psicologo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leggere senza rete")
    expect(page.get_by_text("Adesso non c'è rete. Quello che era salvato è qui sotto.").last).to_be_visible()
    expect(page.get_by_label("Vicino a")).to_be_hidden()  # nothing can be fetched now
    assert not faults(page)
    expect(page.get_by_text("Salvato su questo dispositivo: Forlì (FC), 20 km")).to_contain_text("adesso")
    page.get_by_label("Cerca in quello che è salvato").fill("adolescenti")
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    expect(page.get_by_text("0543 712345").last).to_be_visible()
    assert sideways(page) <= 0

    page.goto(f"/services/{territory.counselling}")  # kept: it alone
    expect(page.locator("[data-area-list] h3")).to_have_text(["Spazio Giovani"])
    page.goto(f"/services/{uuid.UUID(int=1)}")
    expect(page.get_by_text("non è salvato su questo dispositivo").last).to_be_visible()

    page.get_by_role("button", name="Cancella da questo dispositivo").click()
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_hidden()
    expect(page.get_by_text("su questo dispositivo non è ancora salvato nulla").last).to_be_visible()


def test_a_shared_list_is_kept_and_nothing_else_is(phone: BrowserContext) -> None:
    page = phone.new_page()
    link = made_link(page)
    page.goto(link)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="Tieni per leggere senza rete").click()
    expect(page.get_by_role("button", name="Salvato")).to_be_visible()
    page.goto("/match")
    page.goto("/search?q=psicologo")

    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(async name => (await (await caches.open(name)).keys())"
        ".map(one => new URL(one.url).pathname)))).then(all => all.flat())"
    )
    pages = [path for path in kept if not path.startswith("/static/")]
    assert sorted(pages) == sorted(["/offline", "/" + link.split("/", 3)[3]] + [p for p in pages if "manifest" in p])

    phone.set_offline(True)
    page.goto(link)
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    page.goto("/offline")
    expect(page.get_by_role("link", name=re.compile("Un elenco condiviso"))).to_be_visible()


def test_a_list_that_was_kept_before_an_upgrade_is_shown_with_the_styles_there_are(phone: BrowserContext) -> None:
    page = phone.new_page()
    link = made_link(page)
    page.goto(link)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="Tieni per leggere senza rete").click()
    expect(page.get_by_role("button", name="Salvato")).to_be_visible()
    page.evaluate(
        """async () => {
          const cache = await caches.open("prossima-kept"), [list] = await cache.keys();
          const answer = await cache.match(list), html = await answer.text();
          const before = html.replaceAll(/\\/static\\/[0-9a-f]{12}\\//g, "/static/0123456789ab/");
          await cache.put(list, new Response(before, { status: 200, headers: answer.headers }));
        }"""
    )
    phone.set_offline(True)
    page.goto(link)
    expect(page.get_by_role("heading", name="Spazio Giovani")).to_be_visible()
    expect(page.locator('link[href$="prossima.css"]')).to_have_attribute("href", re.compile("0123456789ab"))
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
