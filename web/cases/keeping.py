"""Keeping what stands in the match form for a person: what the form offers, and who is at work."""

import json
from dataclasses import dataclass

from flask import request

from directory.errors import NotReady
from directory.i18n import N_
from matching.casework.case_access import Viewer, viewer_of
from matching.casework.cases import Content, ListedCase, Work, list_cases, new_reference
from matching.casework.sealing import CaseKeys
from web import clock
from web.access import current_account, may_open
from web.db import current_settings, db_session

NO_KEYS = N_(
    "Profiles of persons cannot be kept here yet: ask whoever runs this site to set that up. Nothing is stored without."
)


@dataclass(frozen=True)
class KeepingOffer:
    """For whom the form can be kept.

    Args:
        cases: the persons there are. chosen: the id of one of them, or "" for a new one.
        reference: of a new one; proposed, or what was typed.
    """

    cases: list[ListedCase]
    chosen: str
    reference: str


def keeping_offer() -> KeepingOffer | None:
    """None for who may not keep anything now, or where no keys are set."""
    if not may_open("case_profiles.keep") or not current_settings().case_keys:
        return None
    session = db_session()
    return KeepingOffer(
        list_cases(session, current_viewer(), today=clock.today()),
        request.form.get("case", ""),
        request.form.get("reference") or new_reference(session),
    )


def current_viewer() -> Viewer:
    """Who is signed in, as the rule of cases sees them."""
    account = current_account()
    assert account is not None, "a view of cases asks for an account"  # noqa: S101
    return viewer_of(db_session(), account.id)


def current_work() -> Work:
    """Who is signed in, with the keys.

    Raises:
        NotReady: no keys are set; the sentence says who sets them.
    """
    if not current_settings().case_keys:
        raise NotReady(NO_KEYS)
    return Work(current_viewer(), CaseKeys(current_settings().case_keys), clock.utc(), clock.today())


def sent_before() -> tuple[Content, int | None]:
    """What stood in a form when it was opened, and the version then; nothing, where that cannot be read."""
    try:
        was = json.loads(request.form.get("was", ""))
        [("" + need["term"], need["severity"]) for need in was.get("needs", ())]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, None
    return was, request.form.get("version", type=int)
