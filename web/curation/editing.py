"""Editing a record: written, shown as before and after, then saved.

What two people change at once is decided field by field.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from directory.accounts.editing import may_edit
from directory.curation.edit import Comparison, EditedMeanwhile, compare, save
from directory.curation.entry import Entry, Field
from directory.i18n import N_
from directory.models import Organization
from directory.queries.record_history import last_change
from web.access import current_account, current_signature
from web.curation.doubts import doubts
from web.curation.reading import READERS, told
from web.curation.sent import Sent, read_sent
from web.db import db_session
from web.errors import OF_ANOTHER, OfAnotherOrganization
from web.i18n import gettext

Answer = str | Response | tuple[str, int]
SAVED = N_("Saved. Searches find it from now on.")
NOTHING_CHANGED = N_("You changed nothing.")


@dataclass(frozen=True)
class Link:
    """Where else one may go from a form; `words` in English, to be translated."""

    words: str
    address: str


@dataclass(frozen=True)
class Edited:
    """A record that is being edited: how to read it, who may, and where its pages are.

    Args:
        load: reads it as it is stored now; raises AppError where it is gone or nobody may see it.
        links: of this entry, shown above the form.
        saved: what is said when it is saved.
    """

    load: Callable[[], Entry]
    address: str
    back: str
    links: Callable[[Entry], tuple[Link, ...]]
    saved: str = SAVED


def require_editor(organization_id: uuid.UUID) -> None:
    """Stop who may not change this organization's entries.

    Raises:
        OfAnotherOrganization: a partner of another one.
    """
    account, session = current_account(), db_session()
    if account is None:
        abort(403)
    if not may_edit(session, account, organization_id):
        raise OfAnotherOrganization(OF_ANOTHER, name=session.get_one(Organization, organization_id).name)


def edit(edited: Edited) -> Answer:
    """One step of editing: the form, before and after, or saved and back."""
    entry = edited.load()
    if request.method == "GET":
        return _form(edited, entry, Sent.unchanged(entry))
    sent = read_sent(entry, request.form)
    if sent.errors:
        return _form(edited, entry, sent), 422
    step = request.form.get("step")
    if step == "save":
        return _save(edited, sent)
    return _form(edited, entry, sent) if step == "edit" else _preview(edited, entry, sent)


def _preview(edited: Edited, entry: Entry, sent: Sent) -> Answer:
    comparison = compare(entry, sent.was, sent.mine)
    if comparison.clashes:
        return _decide(edited, entry, sent, comparison)
    if not comparison.mine:
        flash(gettext(NOTHING_CHANGED), "warning")
        return _form(edited, entry, sent)
    return _page("curation/preview.html", edited, entry, sent, comparison=comparison, doubts=doubts)


def _save(edited: Edited, sent: Sent) -> Answer:
    session = db_session()
    by = current_signature()
    try:
        save(session, edited.load, sent.was, sent.mine, by=by)
    except EditedMeanwhile as clash:
        session.rollback()
        return _decide(edited, edited.load(), sent, clash.comparison)
    session.commit()
    flash(gettext(edited.saved), "success")
    return redirect(edited.back)


def _form(edited: Edited, entry: Entry, sent: Sent) -> str:
    return _page("curation/form.html", edited, entry, sent, readers=READERS)


def _decide(edited: Edited, entry: Entry, sent: Sent, comparison: Comparison) -> tuple[str, int]:
    """Both versions of what two people changed."""
    return _page(
        "curation/decide.html",
        edited,
        entry,
        sent.after_clashes(comparison.clashes),
        comparison=comparison,
        other=last_change(db_session(), entry.row_ids),
    ), 409


def _page(template: str, edited: Edited, entry: Entry, sent: Sent, **more: object) -> str:
    return render_template(template, edited=edited, entry=entry, sent=sent, words=_words, **more)


def _words(field: Field, text: str) -> str:
    """A canonical text as people read it in a comparison; choices by their words."""
    if text in field.choices:
        return gettext(field.choices[text])
    return told(field, text)
