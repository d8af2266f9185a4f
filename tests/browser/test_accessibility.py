"""The looking itself: what is wrong in one look only, or at 200 % only, is found."""

from playwright.sync_api import Page

from tests.browser.accessibility import faults, needs_packages

pytestmark = needs_packages
PAGE = """<!doctype html><html lang="it"><head><title>Prova</title><style>{style}</style></head>
<body><main><h1>Prova</h1><p>Testo</p><button>A</button><button>B</button></main></body></html>"""


def found(page: Page, style: str, *, zoomed: bool = False) -> list[str]:
    """What is wrong with a page of that style, without the address."""
    page.set_content(PAGE.format(style=style))
    return [fault.removeprefix("about:blank ").split(": <")[0] for fault in faults(page, zoomed=zoomed)]


def test_a_page_that_is_right_has_no_faults(page: Page) -> None:
    assert not found(page, "button { min-width: 44px; min-height: 44px }", zoomed=True)


def test_a_fault_of_one_look_is_found(page: Page) -> None:
    dark = "@media (prefers-color-scheme: dark) { p { color: #eee; background: #fff; transition: color 9s } }"
    assert [one.split(":")[:2] for one in found(page, dark + "button { padding: 20px }")] == [
        ["320 dark", " color-contrast"]
    ]
    assert found(page, "button { padding: 20px } p { width: 700px }") == [
        "320 dark: wider than the window by 388 pixels"
    ]


def test_a_fault_of_the_zoomed_page_is_found(page: Page) -> None:
    between = "@media (min-width: 600px) and (max-width: 700px)"
    tight = f"button {{ padding: 20px }} {between} {{ button {{ all: unset; font-size: 6px }} }}"
    assert not found(page, tight)
    assert [one.split(":")[:2] for one in found(page, tight, zoomed=True)] == [["200 %", " target-size"]]
