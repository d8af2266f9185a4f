"""Suggestions that do not fit: put aside with a reason by a button of the page, and brought back."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import flash, request
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from directory.i18n import N_, Sentence
from directory.models import Service
from matching.casework.marked_services import MOST_MARKED, NO_FIT_WORDS, Aside, read_asides, without
from web.i18n import gettext
from web.shortlist.sent import UNCLEAR

FIELD, PUT, BACK = "aside", "put-aside", "bring-back"
PUT_ASIDE = N_("Put aside: %(name)s.")
BROUGHT_BACK = N_("Suggested again: %(name)s.")


@dataclass(frozen=True)
class MarkedService:
    """A service with its name, and why it was put aside, if it was."""

    service_id: uuid.UUID
    name: str
    why: Sentence | None = None


def with_refused(data: Mapping[str, Any], asides: Iterable[Aside]) -> dict[str, Any]:
    """A profile for the matcher, which then suggests others in their place."""
    return {**data, "refused": [str(one.service_id) for one in asides]}


def after_button(session: Session, asides: Sequence[Aside]) -> list[Aside]:
    """What is put aside after the button that was pressed, which is said.

    Raises:
        InvalidInput: what the button names is no service or no reason.
    """
    if wanted := request.form.get(PUT):
        found = read_asides([wanted])
        if not found:
            raise InvalidInput(UNCLEAR)
        _tell(session, PUT_ASIDE, found[0].service_id)
        return [*without(asides, found[0].service_id), *found][-MOST_MARKED:]
    if wanted := request.form.get(BACK):
        service_id = named_service(wanted)
        _tell(session, BROUGHT_BACK, service_id)
        return without(asides, service_id)
    return [*asides]


def named_service(text: str) -> uuid.UUID:
    """The service that a button names.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return uuid.UUID(text)
    except ValueError:
        raise InvalidInput(UNCLEAR) from None


def _tell(session: Session, words: str, service_id: uuid.UUID) -> None:
    for one in marked_services(session, [service_id]):
        flash(gettext(words, name=one.name), "success")


def marked_services(session: Session, services: Sequence[uuid.UUID]) -> list[MarkedService]:
    """These services by name, in their order; those that are gone are left out."""
    rows = session.execute(sa.select(Service.id, Service.name).where(Service.id.in_(services)))
    names = dict(rows.tuples().all())
    return [MarkedService(one, names[one]) for one in services if one in names]


def shown_asides(session: Session, asides: Sequence[Aside]) -> list[MarkedService]:
    """What was put aside, by name and with the reason."""
    reasons = {one.service_id: Sentence(NO_FIT_WORDS[one.why]) for one in asides}
    named = marked_services(session, [*reasons])
    return [MarkedService(one.service_id, one.name, reasons[one.service_id]) for one in named]
