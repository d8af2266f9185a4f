"""What templates need of editing, and the blueprints."""

import uuid

from flask import Flask

from directory.accounts.editing import may_edit
from directory.models import Role
from web.access import current_account, may_open
from web.curation.about import term_choices
from web.curation.actors import actor
from web.curation.creating import bp as new_service
from web.curation.history import bp as record_history
from web.curation.own_entries import bp as own_entries
from web.curation.places import bp as new_place
from web.curation.views import bp as curation
from web.db import db_session


def set_up_curation(app: Flask) -> None:
    """Register the pages, and tell templates who may edit what."""
    for blueprint in (curation, record_history, new_service, new_place, own_entries):
        app.register_blueprint(blueprint)
    app.jinja_env.filters["actor"] = actor
    app.jinja_env.globals.update(
        {
            "may_edit_here": _may_edit_here,
            "may_confirm_here": _may_confirm_here,
            "term_choices": term_choices,
        }
    )


def _may_edit_here(organization_id: uuid.UUID) -> bool:
    account = current_account()
    return account is not None and may_edit(db_session(), account, organization_id)


def _may_confirm_here(organization_id: uuid.UUID) -> bool:
    account = current_account()
    return may_open("record_history.confirm_service") and (
        account is None or account.role != Role.PARTNER or _may_edit_here(organization_id)
    )
