"""Whose entries an account may change."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Account, Role
from directory.models.account import account_organization

EDIT_EVERYTHING = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


def may_edit(session: Session, account: Account, organization_id: uuid.UUID) -> bool:
    """Whether that account may change an organization and its services: partners only their own."""
    if account.role in EDIT_EVERYTHING:
        return True
    return account.role == Role.PARTNER and organization_id in own_organizations(session, account)


def own_organizations(session: Session, account: Account) -> frozenset[uuid.UUID]:
    """The organizations that an account works for."""
    belongs = sa.select(account_organization.c.organization_id)
    return frozenset(session.scalars(belongs.where(account_organization.c.account_id == account.id)))
