"""List and map in a real browser: they say the same, and everything works with keys."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE
from tests.web.territory import Territory

pytestmark = needs_packages

PHONE_SIZE: Any = {"width": PHONE[0], "height": PHONE[1]}
DESKTOP = {"width": 1280, "height": 900}
SEARCH = "/search?q=psicologo+Forlì"


def pins(page: Page) -> Locator:
    return page.get_by_role("region", name="Mappa dei risultati").get_by_role("button", name=re.compile("Spazio"))


def shown_map(page: Page, address: str = SEARCH) -> Locator:
    """The pin of a result, once the map is there."""
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.goto(address)
    expect(pins(page).first).to_be_visible()
    return pins(page).first


def test_axe_finds_nothing_with_the_map_open(page: Page) -> None:
    page.goto(f"{SEARCH}&view=map")
    expect(pins(page).first).to_be_visible()
    pins(page).first.press("Enter")
    expect(page.locator(".leaflet-popup")).to_be_visible()
    assert not faults(page)


NAMES_UNDER_MARKERS = """() => {
  const boxes = (of) => [...document.querySelectorAll(of)].map((one) => one.firstElementChild.getBoundingClientRect());
  const lies = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  const names = boxes(".map-label:not([hidden])");
  const markers = boxes(".is-cluster, .is-shown, .is-other");
  return [names.length, names.filter((name) => markers.some((marker) => lies(name, marker))).length];
}"""


def test_no_name_of_a_town_lies_under_a_marker(page: Page) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.goto("/search?need=work")
    expect(page.get_by_role("button", name="12 risorse vicine tra loro").first).to_be_visible()
    expect(page.locator(".map-label:not([hidden])").first).to_be_visible()
    for way in ("in", "out", "out"):
        page.locator(f".leaflet-control-zoom-{way}").click()
        page.wait_for_timeout(300)
        names, hidden = page.evaluate(NAMES_UNDER_MARKERS)
        assert names
        assert not hidden


def test_a_result_and_its_pin_light_up_together(page: Page) -> None:
    pin = shown_map(page)
    card = page.get_by_role("article", name=re.compile("Spazio Giovani"))
    active = re.compile("is-active")

    card.hover()
    expect(pin).to_have_class(active)
    page.get_by_role("heading", name="risorse").or_(page.get_by_role("heading", name="risorsa")).first.hover()
    expect(pin).not_to_have_class(active)
    card.get_by_role("link", name="Spazio Giovani", exact=True).focus()
    expect(pin).to_have_class(active)
    pin.focus()
    expect(card).to_have_class(active)


def test_a_pin_opens_with_a_key_and_says_what_the_card_says(page: Page) -> None:
    pin = shown_map(page)
    pin.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    for words in ("Spazio Giovani", "AUSL Romagna", "gratuito", "apre domani alle 14:00"):
        expect(popup).to_contain_text(words)
    expect(popup.get_by_role("button", name="Chiudi")).to_be_visible()
    popup.get_by_role("link", name="Spazio Giovani").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spazio Giovani")


def test_on_a_phone_the_map_is_a_tab_that_stands_in_the_address(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(SEARCH)
    card = page.get_by_role("article", name=re.compile("Spazio Giovani"))
    expect(card).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()

    page.get_by_role("button", name="Mappa", exact=True).click()
    expect(pins(page).first).to_be_visible()
    expect(card).to_be_hidden()
    expect(page).to_have_url(re.compile("view=map"))
    page.reload()
    expect(pins(page).first).to_be_visible()

    page.get_by_role("button", name="Elenco", exact=True).click()
    expect(card).to_be_visible()
    expect(page).not_to_have_url(re.compile("view=map"))


def test_on_a_phone_a_card_leads_to_its_pin(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(SEARCH)
    page.get_by_role("button", name="Mappa Spazio Giovani").click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Spazio Giovani")


def test_under_the_map_of_a_phone_stand_the_services_of_a_circle_that_was_pressed(page: Page) -> None:
    page.set_viewport_size(PHONE_SIZE)
    page.goto("/search?need=work&view=map")
    told = page.locator("[data-map-told]")
    page.get_by_role("button", name="12 risorse vicine tra loro").first.click()
    expect(told).to_contain_text("12 risorse qui:")
    expect(told.get_by_role("link", name=re.compile("Tirocini")).first).to_be_visible()
    zoom = page.locator(".leaflet-control-zoom-in")
    for _ in range(8):  # nearer than outlines and names there is only grey
        if "leaflet-disabled" in (zoom.get_attribute("class") or ""):
            break
        zoom.click()
        page.wait_for_timeout(300)
    expect(zoom).to_have_class(re.compile("leaflet-disabled"))
    assert not faults(page)


def test_what_has_no_place_stands_under_the_map_of_a_phone_and_the_start_is_named(page: Page) -> None:
    page.set_viewport_size(PHONE_SIZE)
    page.goto("/search?q=psicologo+o+numero+di+ascolto+Forlì&view=map")
    expect(page.locator("[data-map-told]")).to_contain_text("Numero di ascolto")
    expect(page.locator(".map-start")).to_have_text("da qui")


def test_results_of_other_pages_are_on_the_map_too(page: Page) -> None:
    shown = page.get_by_role("region", name="Mappa dei risultati")
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.goto("/search?need=work")
    expect(shown.get_by_role("button", name="12 risorse vicine tra loro").first).to_be_visible()


def test_a_phone_loads_no_map_before_it_is_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "leaflet.js" in address or "/map/" in address or "points" in address]


def test_without_script_there_is_no_map_and_nothing_is_missing(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{SEARCH}&view=map")
    expect(page.locator("#map")).to_be_hidden()
    expect(page.get_by_role("article", name=re.compile("Spazio Giovani"))).to_be_visible()
    context.close()


def test_a_service_fits_on_one_sheet_of_paper(page: Page, territory: Territory) -> None:
    for service_id in (territory.counselling, territory.desk):
        page.goto(f"/services/{service_id}?from=Cesena")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_the_map_of_a_service_shows_its_places_and_says_what_the_page_says(page: Page, territory: Territory) -> None:
    page.goto(f"/services/{territory.counselling}?from=Cesena")
    shown = page.get_by_role("region", name="Mappa delle sedi")
    shown.scroll_into_view_if_needed()
    pin = shown.get_by_role("button", name="Spazio Giovani")
    expect(pin).to_be_visible()
    pin.press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("Via Roma 1")
    assert not faults(page)


def test_without_script_the_list_is_there_whatever_the_address_asks_for(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, viewport=PHONE_SIZE)
    page = context.new_page()
    page.goto(f"{SEARCH}&view=map")
    expect(page.get_by_role("article", name=re.compile("Spazio Giovani"))).to_be_visible()
    context.close()


def test_the_name_of_a_town_stands_under_what_is_found_in_it(page: Page) -> None:
    shown_map(page)
    page.wait_for_load_state("networkidle")  # names are laid out anew when the results' points have come
    label = page.locator(".map-label", has_text=re.compile("^Forlì$")).filter(visible=True).first
    expect(label).to_be_visible()
    name, point = label.locator("span").bounding_box(), label.evaluate("one => one.getBoundingClientRect().toJSON()")
    assert name
    assert abs(name["x"] + name["width"] / 2 - point["x"]) <= 1
    assert name["y"] >= point["y"] + 19  # half of the circle that says how many are there


def test_names_of_towns_never_lie_on_each_other(page: Page) -> None:
    shown_map(page)
    expect(page.locator(".map-label:visible").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    boxes = page.locator(".map-label:visible > span").evaluate_all(
        """all => all.map((one) => one.getBoundingClientRect())
            .map(({left, right, top, bottom}) => [left, right, top, bottom])"""
    )
    assert len(boxes) > 1
    for at, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert not (left < other[1] and other[0] < right and top < other[3] and other[2] < bottom)


def test_a_phone_shows_at_once_whose_the_outlines_are(page: Page) -> None:
    page.set_viewport_size(PHONE_SIZE)
    page.goto(f"{SEARCH}&view=map")
    owed = page.locator(".leaflet-control-attribution")
    expect(owed).to_be_visible()
    box = owed.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE[1]
