"""Pages of results as they were made for somebody else: who asks the same gets the same, as long as it is true.

A page depends on its address, the language, the directory, the day, and when doors open and close; and, for who is
signed in or has put something on a list, on who reads it. So only the pages of all others are kept: with the catalog
that holds the directory's last change, and until the first of the shown doors opens or closes. Marks stand in them for
what each reader gets anew: the token of the forms, and what links say of the search that was written down.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import Flask, Response, current_app, g, request
from flask_wtf.csrf import generate_csrf

from directory.caching import Kept
from directory.catalog.catalog import Catalog
from directory.curation.search_note import SearchNote
from directory.search.question import Query
from web import clock
from web.access import access_of
from web.cards.card import Card
from web.db import current_settings, request_catalog
from web.i18n import current_language
from web.searches.recording import log_search
from web.serving.same_for_everybody import FIELD, is_for_anybody

MOST_PAGES = 500  # about 70 KB each
MOST_BYTES = 200_000  # of a page; a long address stands in it several times, and nobody shall fill the memory with such
TOKEN_MARK, LINK_MARK = secrets.token_hex(16), secrets.token_hex(16)  # nobody can write them into an address
Key = tuple[str, str, str]


@dataclass(frozen=True)
class KeptPage:
    """A page with marks.

    Args:
        html: UTF-8.
        searched: what is written down each time it is asked for.
        made, until: when it is true, local to the territory.
    """

    html: bytes
    searched: SearchNote | None
    made: datetime
    until: datetime

    def filled(self, link: object | None) -> bytes:
        """The page for who reads it now; without a link to the search, where none was written down."""
        html = self.html.replace(TOKEN_MARK.encode(), generate_csrf().encode())
        if self.searched is None:
            return html
        if link is None:
            return html.replace(f"search={LINK_MARK}&amp;".encode(), b"").replace(f"?search={LINK_MARK}".encode(), b"")
        return html.replace(LINK_MARK.encode(), str(link).encode())


class KeptPages:
    """The pages of one application, of the newest catalog that was asked for."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._current: tuple[Catalog, Kept[Key, KeptPage]] | None = None

    def of(self, catalog: Catalog) -> Kept[Key, KeptPage]:
        """Pages of that catalog; those of another are let go."""
        current = self._current
        if current is None or current[0] is not catalog:
            current = self._current = (catalog, Kept(MOST_PAGES))
        return current[1]


def set_up_kept_pages(app: Flask, endpoint: str) -> None:
    """Begin with none; what is kept of that view answers before anything else is done for a request.

    So this is to be set up first. What comes after an answer, such as headers, comes after these as well.
    """
    app.extensions["kept_pages"] = KeptPages()

    @app.before_request
    def answer_from_kept() -> Response | None:
        if request.endpoint != endpoint or not is_for_anybody():
            return None
        access = access_of(app, endpoint)
        if access is None or not access.allows(None, is_public=current_settings().sign_in.is_public):
            return None  # the guard says what happens then
        page = _kept_page(request_catalog())
        return answer_with(page) if page else None


def answer_with(page: KeptPage) -> Response:
    """The page for who asks now; the search is written down."""
    return Response(page.filled(log_search(page.searched)), mimetype="text/html")


def _kept_page(catalog: Catalog) -> KeptPage | None:
    """What was made for the same address, where it is still true."""
    page = _pages(catalog).get(_key())
    return page if page is not None and page.made <= clock.now() < page.until else None


def keep_page(page: KeptPage, catalog: Catalog) -> None:
    """Keep a page for the next who asks for this address, unless it is oddly long."""
    if len(page.html) <= MOST_BYTES:
        _pages(catalog).keep(_key(), page)


@contextmanager
def marked_token() -> Iterator[None]:
    """Templates write the mark in place of the reader's token meanwhile."""
    setattr(g, FIELD, TOKEN_MARK)
    try:
        yield
    finally:
        g.pop(FIELD)


def true_until(query: Query, cards: Iterable[Card], now: datetime) -> datetime:
    """The first moment at which something on the page may be otherwise: a door, the day, what "now" means."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min)
    if query.when is not None and query.when.relative == "now":
        return min(now.replace(second=0, microsecond=0) + timedelta(minutes=1), midnight)
    return min((midnight, *_doors(cards)))


def _doors(cards: Iterable[Card]) -> Sequence[datetime]:
    """When the next opening of each card begins, or ends where it has begun."""
    moments = []
    for card in cards:
        if (opening := card.opening) is None or opening.is_always:
            continue
        moments.append(opening.changes_at)
    return moments


def _pages(catalog: Catalog) -> Kept[Key, KeptPage]:
    kept: KeptPages = current_app.extensions["kept_pages"]
    return kept.of(catalog)


def _key() -> Key:
    return current_language(), request.script_root, request.full_path
