"""One database session per request, closed when it ends."""

import sqlalchemy as sa
from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from directory.catalog.catalog import Catalog
from directory.catalog.current import current
from directory.curation.setup import require_ready
from directory.db import make_engine, open_session
from directory.settings import Settings
from web import clock


def set_up_database(app: Flask, settings: Settings) -> None:
    """Keep the engine with the application, and close each request's session."""
    app.extensions["engine"] = make_engine(settings)

    @app.teardown_appcontext
    def close(_problem: BaseException | None) -> None:
        session = g.pop("session", None)
        if session is not None:
            session.close()


def db_session() -> Session:
    """This request's session; views commit what they wrote.

    Raises:
        NotReady: `prossima init` has not prepared the database.
    """
    if "session" not in g:
        engine: sa.Engine = current_app.extensions["engine"]
        if not current_app.extensions.get("database_ready"):
            require_ready(engine)
            current_app.extensions["database_ready"] = True
        g.session = open_session(engine)
    session: Session = g.session
    return session


def request_catalog() -> Catalog:
    """The catalog that holds the last change before this request asked for it first."""
    if "catalog" not in g:
        g.catalog = current(db_session(), current_settings(), today=clock.today())
    catalog: Catalog = g.catalog
    return catalog


def current_settings() -> Settings:
    """What the application was made with."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings
