"""What is wrong with a page that is open: against WCAG 2.2 AA by axe-core, and wider than its window."""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from web.assets import ROOT, VENDOR

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NO_PACKAGES: Final = (
    "NO FRONT-END PACKAGES, THE BROWSER TESTS DID NOT RUN: npm ci --ignore-scripts; python -m web.assets"
)
needs_packages = pytest.mark.skipif(not (AXE.is_file() and (VENDOR / "sprites.svg").is_file()), reason=NO_PACKAGES)

# Narrow and wide, dark and light: colours and room go wrong apart from each other, so each once is enough.
BOTH_LOOKS: Final[tuple[tuple[int, Literal["dark", "light"]], ...]] = ((1280, "light"), (320, "dark"))
ZOOMED: Final = 640  # pixels: how wide a window of 1280 is at 200 %
_HEIGHT: Final = 844
_STANDARDS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OF_ROOM: Final = ["target-size", "scrollable-region-focusable", "meta-viewport"]  # the rules that depend on the room
# Only what is found leaves the browser: all that is right would be a hundred times as much.
_FIND: Final = """
async ([within, runOnly]) => (
  await axe.run(within, {runOnly, resultTypes: ["violations"], preload: false, iframes: false, selectors: false})
).violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(", ")}`)
"""
_SCROLL_TO: Final = "top => window.scrollTo({top, behavior: 'instant'})"
_TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Fonts change how wide words are; colours fade over, and are brought to their end, but what turns never has one. At
# the end of the page a bar that stays in view covers nothing; elsewhere, what is found depends on where one is.
_SETTLED: Final = """
async () => {
  await document.fonts.ready;
  document.getAnimations()
    .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime))
    .forEach(one => one.finish());
  window.scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"});
}
"""


def faults(page: Page, within: str = "html", *, zoomed: bool = False) -> list[str]:
    """What is wrong in both looks, in words; `zoomed` looks at 200 %, too. The window is afterwards as it was."""
    before, height = page.viewport_size, page.evaluate("window.scrollY")
    page.wait_for_load_state("load")  # a link was followed: without its stylesheet a page has other faults
    found = [f"{look}: {fault}" for look in _in_both_looks(page) for fault in _now(page, within, _STANDARDS)]
    if zoomed:
        page.set_viewport_size({"width": ZOOMED, "height": _HEIGHT // 2})
        found += [f"200 %: {fault}" for fault in _now(page, within, {"type": "rule", "values": _OF_ROOM})]
    if before:
        page.set_viewport_size(before)
    page.emulate_media(color_scheme="light")
    page.evaluate(_SCROLL_TO, height)  # else the next field that is filled makes the page glide, and a click misses
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate(_TOO_WIDE)
    return width


def unfold(page: Page, parts: str = "main details") -> None:
    """Open what is folded."""
    page.evaluate("parts => document.querySelectorAll(parts).forEach(part => { part.open = true })", parts)


def _in_both_looks(page: Page) -> Iterator[str]:
    """The page that is open, one look after the other: only its style depends on that, so it is not opened anew."""
    for width, scheme in BOTH_LOOKS:
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.emulate_media(color_scheme=scheme)
        yield f"{page.url} {width} {scheme}"


def _now(page: Page, within: str, rules: object) -> list[str]:
    page.evaluate(_SETTLED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_core())
    found: list[str] = page.evaluate(_FIND, [within, rules])
    width = sideways(page)
    return found + ([f"wider than the window by {width} pixels"] if width > 0 else [])


@cache
def _axe_core() -> str:
    """The program that looks for violations."""
    return AXE.read_text("utf-8")
