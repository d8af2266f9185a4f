"""Who did something to an entry, in words."""

from directory.curation.history import NOBODY, account_id_of, name_of
from directory.i18n import N_
from directory.models import Account
from web.access import LINK_WORKERS, current_account
from web.account.forms import ROLE_NAMES
from web.db import db_session
from web.i18n import gettext
from web.services.words import LOADERS

THE_SYSTEM = N_("Prossima itself")
NAMELESS = N_("somebody who wrote no name (%(role)s)")
GONE = N_("somebody whose account is gone")


def actor(name: str) -> str:
    """Who made a change, without the id of their account; commands are called by what they do."""
    if name == NOBODY:
        return gettext(THE_SYSTEM)
    if name in LOADERS:
        return gettext(LOADERS[name])
    return name_of(name) or _without_name(name)


def _without_name(signature: str) -> str:
    """The name they wrote since; else colleagues read the address, and everybody else what they are here."""
    account_id = account_id_of(signature)
    account = db_session().get(Account, account_id) if account_id else None
    if account is None:
        return gettext(GONE)
    reader = current_account()
    if account.name or (reader and LINK_WORKERS.allows(reader.role, is_public=False)):
        return account.called
    return gettext(NAMELESS, role=gettext(ROLE_NAMES[account.role]))
