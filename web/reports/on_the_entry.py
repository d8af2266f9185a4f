"""Reports on the pages of the entry that they speak of, for who deals with them."""

import uuid
from collections.abc import Sequence

from flask import Flask

from directory.models import EntryReport
from directory.queries.reports import open_reports_of
from web.access import may_open
from web.db import db_session
from web.reports.words import FAULTS


def set_up_reports(app: Flask) -> None:
    """Let templates ask for the reports of an entry."""
    app.jinja_env.globals.update({"reports_here": _reports_here, "fault_words": FAULTS})


def _reports_here(service_id: uuid.UUID) -> Sequence[EntryReport]:
    return open_reports_of(db_session(), service_id) if may_open("reported.overview") else ()
