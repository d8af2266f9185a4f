"""Pictures of every page for people to look at: `make screenshots` (phone and desktop, light and dark).

They show the installation that the settings name; load the demonstration first (`make demo SERVE=0`).
"""

import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from directory.catalog.current import current
from directory.db import make_engine, open_session
from directory.settings import Settings
from tests.browser.conftest import ARGUMENTS, NAMES, PHONE
from web.app import create_app

FOLDER = Path("screenshots")
DESKTOP = (1280, 900)
SIZES = {"phone": PHONE, "desktop": DESKTOP}
QUESTION = "psicologo gratis vicino a Forlì per una ragazza di 17 anni"
PAGES = {
    "home": "/",
    "search": f"/search?q={QUESTION}",
    "search-far": "/search?q=aiuto con lo sfratto xilofono a Forlì",
    "search-map": f"/search?q={QUESTION}&view=map",
    "search-nothing": "/search?q=xilofono&cost=paid&language=zh",
    "search-mistake": "/search?q=x&near=Castro",
    "match": "/match",
    "match-example": "/match?example=cope-trento-sara",
    "searches": "/searches",
    "unmet": "/unmet",
    "list": "/list",
    "offline": "/offline",
    "accessibility": "/accessibilita",
    "not-found": "/nowhere",
}


def service_pages(settings: Settings) -> dict[str, str]:
    """The pages of the first results for a few questions."""
    engine = make_engine(settings)
    with open_session(engine) as session:
        catalog = current(session, settings)
        names = {catalog.name[row]: catalog.service_uuid(row) for row in catalog.live_rows.tolist()}
    engine.dispose()
    wished = {
        "service": "sportello casa|consultorio",
        "service-library": "biblioteca",
        "service-helpline": "112|1522|emergenza",
    }
    found = {
        page: [names[name] for name in sorted(names) if re.search(words, name, re.IGNORECASE)]
        for page, words in wished.items()
    }
    pages = {page: f"/services/{ids[0]}" for page, ids in found.items() if ids}
    return {**pages, "report": f"{pages['service']}/report"} if "service" in pages else pages


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of the application while it is served."""
    listening = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}"
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def take(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> Iterator[Path]:
    """One picture of each page, size and scheme; the whole page, however long."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                base_url=address,
                locale="it-IT",
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            tab = context.new_page()
            for name, page in pages.items():
                tab.goto(page)
                tab.wait_for_load_state("networkidle")
                path = folder / f"{name}-{size}-{scheme}.png"
                tab.screenshot(path=path, full_page=True)
                yield path
            context.close()


def main() -> None:
    """Take the pictures; arguments are the beginnings of names of pages, all without any."""
    executable = os.environ.get("PROSSIMA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    settings = Settings.from_env()
    pages = {**PAGES, **service_pages(settings)}
    chosen = {name: page for name, page in pages.items() if not sys.argv[1:] or name.startswith(tuple(sys.argv[1:]))}
    FOLDER.mkdir(exist_ok=True)
    with serving(create_app(settings)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for path in take(browser, address, chosen, FOLDER):
            sys.stdout.write(f"{path}\n")
        browser.close()


if __name__ == "__main__":
    main()
