"""What people look for, handed from pages to the query log; nobody waits for its writing."""

import uuid
from collections.abc import Mapping, Sequence

from flask import Flask, current_app, request

from directory.catalog.catalog import Catalog
from directory.curation.search_note import Keeping, Searched, SearchNote, note_of
from directory.search.search import SearchResult
from directory.settings import Settings
from web import clock
from web.db import current_settings
from web.search.understood import understood_json
from web.searches.waiting import WaitingSearches

LINK = "search"  # the name under which a link to a result carries its search


def set_up_searches(app: Flask, settings: Settings) -> None:
    """Let searches wait with the application until they are written; needs its database."""
    keeping = keeping_of(settings, app.config["SECRET_KEY"])
    app.extensions["waiting_searches"] = WaitingSearches(app.extensions["engine"], keeping, app.logger.warning)


def keeping_of(settings: Settings, key: str) -> Keeping:
    """How this installation keeps what people look for."""
    return Keeping(settings.search_log_days, settings.search_log_threshold, key)


def to_be_logged(found: SearchResult, filters: Mapping[str, Sequence[str]], catalog: Catalog) -> SearchNote | None:
    """What of a search is written down; None where nothing is."""
    settings = current_settings()
    if not settings.search_log_days:
        return None
    searched = Searched(
        query=found.query,
        total=found.total,
        services=[one.service_id for one in found.results],
        understood=understood_json(found.query, found.relaxed_codes),
        filters=filters,
        unknown=[word for word in found.query.rest if not catalog.text.knows(word)],
    )
    return note_of(searched, catalog.vocabulary, keeping_of(settings, current_app.config["SECRET_KEY"]))


def log_search(note: SearchNote | None) -> uuid.UUID | None:
    """Let a search be written down soon. Returns what links to its results carry, None where nothing is written."""
    if note is None:
        return None
    link = uuid.uuid4()
    _waiting().add_search(link, note, today=clock.today())
    return link


def log_opening(service_id: uuid.UUID) -> None:
    """Note that a result was opened, when the address says from which search; an odd address says nothing."""
    try:
        link = uuid.UUID(request.args[LINK])
    except (KeyError, ValueError):
        return
    if current_settings().search_log_days:
        _waiting().add_opening(link, service_id, today=clock.today())


def _waiting() -> WaitingSearches:
    waiting: WaitingSearches = current_app.extensions["waiting_searches"]
    return waiting
