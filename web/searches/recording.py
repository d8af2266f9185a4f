"""Writing the query log from pages: what cannot be written is left out, and nobody waits for it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from flask import current_app, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from directory.catalog.catalog import Catalog
from directory.curation.search_log import Keeping, Searched, impatient, is_unwritable, record, record_opening
from directory.search.search import SearchResult
from directory.settings import Settings
from directory.vocabulary import Vocabulary
from web import clock
from web.db import current_settings, db_session
from web.search.understood import understood_json

LINK = "search"  # the name under which a link to a result carries its search

T = TypeVar("T")


def keeping_of(settings: Settings, key: str) -> Keeping:
    """How this installation keeps what people look for."""
    return Keeping(settings.search_log_days, settings.search_log_threshold, key)


def to_be_logged(found: SearchResult, filters: Mapping[str, Sequence[str]], catalog: Catalog) -> Searched | None:
    """What of a search is written down; None where nothing is."""
    if not current_settings().search_log_days:
        return None
    return Searched(
        query=found.query,
        total=found.total,
        services=[one.service_id for one in found.results],
        understood=understood_json(found.query, found.relaxed_codes),
        filters=filters,
        unknown=[word for word in found.query.rest if not catalog.text.knows(word)],
    )


def log_search(searched: Searched | None, vocabulary: Vocabulary) -> uuid.UUID | None:
    """Write a search down. Returns what links to its results carry, None where nothing was written."""
    if searched is None:
        return None
    keeping = keeping_of(current_settings(), current_app.config["SECRET_KEY"])
    write = partial(record, searched=searched, vocabulary=vocabulary, keeping=keeping, today=clock.today())
    return written_or_left_out(db_session(), write, current_app.logger.warning)


def log_opening(service_id: uuid.UUID) -> None:
    """Note that a result was opened, when the address says from which search; an odd address says nothing."""
    try:
        link = uuid.UUID(request.args[LINK])
    except (KeyError, ValueError):
        return
    if current_settings().search_log_days:
        write = partial(record_opening, link=link, service_id=service_id, today=clock.today())
        written_or_left_out(db_session(), write, current_app.logger.warning)


def written_or_left_out(
    session: Session, write: Callable[[Session], T], warn: Callable[[str, str], object]
) -> T | None:
    """Write and commit, but wait for nobody: what cannot be written just now is left out.

    Args:
        warn: takes a message with one "%s", and what fills it.
    Returns:
        What `write` does; None where nothing was written.
    """
    try:
        with impatient(session):
            written = write(session)
        session.commit()
    except DBAPIError as problem:
        session.rollback()
        if not is_unwritable(problem):
            raise
        # Neither the statement nor its values: they are what the log must not keep elsewhere.
        warn("The query log was not written: %s", type(problem.orig).__name__)
        return None
    return written
