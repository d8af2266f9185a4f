"""An organization as fields that can be edited."""

import uuid
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from directory.curation.entry import Entry, Section, column
from directory.curation.place_fields import phones_field
from directory.errors import NotFound
from directory.i18n import N_, Sentence
from directory.models import Organization, Phone


def organization_entry(session: Session, organization_id: uuid.UUID) -> Entry:
    """What can be edited of an organization, as it is stored now.

    Raises:
        NotFound: there is no such organization.
    """
    query = (
        sa.select(Organization)
        .where(Organization.id == organization_id)
        .options(selectinload(Organization.phones))
        .execution_options(populate_existing=True)
    )
    organization = session.scalar(query)
    if organization is None:
        raise NotFound(N_("This organisation is not in the directory."))
    fields = (
        column(organization, "name", N_("Name"), "name"),
        column(organization, "alternate_name", N_("Also called")),
        column(organization, "description", N_("What it is"), "text"),
        column(organization, "legal_status", N_("Legal form")),
        column(organization, "tax_id", N_("Tax number (codice fiscale)")),
        column(organization, "email", N_("E-mail address"), "email"),
        column(organization, "website", N_("Web page"), "url"),
        phones_field(session, organization.phones, partial(Phone, organization_id=organization.id), N_("Telephones")),
    )
    section = Section("organization", Sentence(N_("The organisation")), fields)
    id_, country = organization.id, organization.country
    return Entry(id_, organization.name, id_, (section,), (id_,), country)
