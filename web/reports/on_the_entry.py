"""Reports on the pages of the entry that they speak of: for who deals with them, and for who may confirm the entry."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask import Flask

from directory.models import EntryReport, Role
from directory.queries.reports import open_reports_of
from web.access import current_account, may_open
from web.db import db_session
from web.reports.words import FAULTS


@dataclass(frozen=True)
class ReportsHere:
    """The open reports of an entry, and what its reader may know and do.

    Args:
        with_text: an organisation hears what kind of error it is, and not the words, which may tell whose they are.
    """

    reports: Sequence[EntryReport] = ()
    with_text: bool = False
    may_close: bool = False

    def __bool__(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.reports)


NO_REPORTS = ReportsHere()


def set_up_reports(app: Flask) -> None:
    """Let templates ask for the reports of an entry."""
    app.jinja_env.globals.update({"reports_here": reports_here, "fault_words": FAULTS})


def reports_here(service_id: uuid.UUID, may_confirm: bool) -> ReportsHere:
    """What the reader of a page is told.

    Args:
        may_confirm: who may not confirm the entry is told nothing: anybody can report anything.
    """
    account = current_account()
    if account is None or not may_confirm:
        return NO_REPORTS
    reports = open_reports_of(db_session(), service_id)
    return ReportsHere(reports, account.role != Role.PARTNER, may_open("reported.overview"))


def unread_reports(service_id: uuid.UUID, read: Collection[str]) -> Sequence[EntryReport]:
    """Open reports that did not stand on the page where somebody pressed.

    Args:
        read: the ids of those that did.
    """
    return [one for one in open_reports_of(db_session(), service_id) if str(one.id) not in read]
